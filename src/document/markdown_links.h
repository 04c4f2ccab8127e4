// Where the parts of an inline link stand: md4c gives its values, not its places.
#pragma once

#include <cstdint>
#include <string_view>

#include "calame/span.h"

namespace calame {

struct LinkTail {
  std::uint32_t end = 0;          // past the whole link
  bool inline_form = false;       // (destination "title") rather than a reference
  SourceSpan destination, title;  // without <> and quotes; empty when absent
  std::uint32_t scanned = 0;      // bytes looked at
};

// `at` = the ] that ends the text of a link that the parser has recognised.
LinkTail link_tail(std::string_view text, std::uint32_t at);

}  // namespace calame
