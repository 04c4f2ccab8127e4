// The parts that read_html() is made of.
#pragma once

#include <gumbo.h>

#include <string_view>

#include "document/builder.h"

namespace calame {

/// Offsets of what gumbo points at in the text that it parsed.
struct HtmlPlaces {
  std::string_view html;

  [[nodiscard]] bool holds(const GumboStringPiece& piece) const {
    return piece.data && piece.length > 0 && piece.data >= html.data() &&
           piece.data + piece.length <= html.data() + html.size();
  }
  [[nodiscard]] SourceSpan span(const GumboStringPiece& piece) const {
    if (!holds(piece)) return {};
    const auto begin = std::uint32_t(piece.data - html.data());
    return {begin, begin + std::uint32_t(piece.length)};
  }
};

/// A copy that the parser made of an element left open: its tag stands elsewhere.
inline bool is_html_clone(const GumboNode& node) {
  return (node.parse_flags &
          (GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT | GUMBO_INSERTION_ADOPTION_AGENCY_CLONED)) != 0;
}

/// Attributes of the node opened last, those that people read as runs of prose.
void add_html_attributes(DocumentBuilder&, const GumboNode&, const HtmlPlaces&);

/// Decides what of the page is its article, and which region each node and block belongs to.
void find_main_content(Document&);

}  // namespace calame
