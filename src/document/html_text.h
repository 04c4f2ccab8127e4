// From gumbo's decoded text back to the bytes that it was read from.
#pragma once

#include <string_view>
#include <vector>

#include "calame/document.h"

namespace calame {

enum class HtmlTextKind : std::uint8_t {
  data,      // ordinary text: references are decoded; tags in between were ignored by the parser
  raw,       // title, textarea: '<' is a character
  literal,   // plaintext, xmp: so is '&'
  attribute  // a value, without its quotes
};

struct HtmlPiece {
  std::string_view text;  // into the decoded text
  SourceSpan from;
  Mapping mapping;  // verbatim or decoded
};

// Ascending pieces that together are `decoded`. `original` begins at `offset` in the source and may
// be longer than what `decoded` was read from. Appends to `pieces`.
void align_html(std::string_view decoded, std::string_view original, std::uint32_t offset, HtmlTextKind,
                std::vector<HtmlPiece>& pieces);

}  // namespace calame
