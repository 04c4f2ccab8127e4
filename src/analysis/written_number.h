// A number as its tokens stand in the text.
#pragma once

#include <cstddef>

#include "analysis/number_shapes.h"
#include "analysis/token_window.h"

namespace calame {

// Of one token or several, [first, end): 1 000 with plain spaces, 10-12, 2/3.
struct WrittenNumber {
  std::size_t first = 0, end = 0;
  NumberShape shape;
  NumberShape second;  // of 10-12
  char joint = 0;      // '-' or '/'
};

// That begins with the number token `i`.
WrittenNumber read_number(const TokenWindow&, std::size_t i);

}  // namespace calame
