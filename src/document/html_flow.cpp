#include "document/html_flow.h"

#include "document/html_markup.h"

namespace calame {
namespace {

HtmlTextKind kind_of(const GumboElement& parent) {
  if (parent.tag_namespace != GUMBO_NAMESPACE_HTML) return HtmlTextKind::data;
  switch (parent.tag) {
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_TEXTAREA:
      return HtmlTextKind::raw;
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_PLAINTEXT:
      return HtmlTextKind::literal;
    default:
      return HtmlTextKind::data;
  }
}

bool is_single_space(std::string_view text, std::size_t at) {
  return text[at] == ' ' && at + 1 < text.size() && !is_html_space(text[at + 1]);
}

}  // namespace

std::uint32_t HtmlFlow::add(const GumboText& text, const GumboElement& parent, bool preformatted, SourceOffset from,
                            SourceOffset to) {
  const SourceSpan original = places_.span(text.original_text);
  pieces_.clear();
  align_html(text.text, places_.html.substr(original.begin.value, original.size()), original.begin.value,
             kind_of(parent), pieces_);
  reached_ = 0;
  for (const HtmlPiece& piece : pieces_) {
    if (piece.from.begin < from || piece.from.begin >= to) continue;
    count_spaces(piece);
    if (preformatted)
      preformatted_piece(piece);
    else if (piece.mapping == Mapping::verbatim)
      verbatim_piece(piece);
    else
      decoded_piece(piece);
  }
  return reached_;
}

void HtmlFlow::count_spaces(const HtmlPiece& piece) {
  for (const std::string_view space : {"\u00A0", "\u202F"}) {
    if (piece.mapping == Mapping::decoded) {
      entity_spaces_ += piece.text == space;
      continue;
    }
    for (std::size_t i = 0; (i = piece.text.find(space, i)) != std::string_view::npos; i += space.size())
      ++plain_spaces_;
  }
}

void HtmlFlow::preformatted_piece(const HtmlPiece& piece) {
  if (piece.mapping == Mapping::verbatim)
    builder_.text(piece.text, piece.from.begin);
  else
    builder_.decoded(piece.text, piece.from);
  reached_ = piece.from.end.value;
}

void HtmlFlow::decoded_piece(const HtmlPiece& piece) {
  if (piece.text.size() == 1 && is_html_space(piece.text[0])) return builder_.space(piece.from);
  builder_.decoded(piece.text, piece.from);
  reached_ = piece.from.end.value;
}

// Single spaces between words stay in the run of text; all other white space collapses.
void HtmlFlow::verbatim_piece(const HtmlPiece& piece) {
  const std::string_view text = piece.text;
  const std::uint32_t base = piece.from.begin.value;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = begin;
    while (end < text.size() && is_html_space(text[end])) ++end;
    if (end > begin) builder_.space({base + std::uint32_t(begin), base + std::uint32_t(end)});
    begin = end;
    while (end < text.size() && (!is_html_space(text[end]) || is_single_space(text, end))) ++end;
    if (end == begin) break;
    builder_.text(text.substr(begin, end - begin), {base + std::uint32_t(begin)});
    reached_ = base + std::uint32_t(end);
    begin = end;
  }
}

}  // namespace calame
