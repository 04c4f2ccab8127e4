// Numbers and references with a structure of their own, which no rule may space or reword.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace calame {

struct ByteRange {
  std::size_t begin = 0, end = 0;
};

// `core`: a run without white space in `text`, without the signs around it, that holds a digit. The
// range may end beyond it (phone numbers, IBAN) and may begin inside it.
std::optional<ByteRange> find_identifier(std::string_view text, ByteRange core);

}  // namespace calame
