// Text of a page into the prose: decoded, mapped, its white space collapsed as a browser shows it.
#pragma once

#include <vector>

#include "document/html_reader.h"
#include "document/html_text.h"

namespace calame {

class HtmlFlow {
 public:
  HtmlFlow(DocumentBuilder& builder, const HtmlPlaces& places) : builder_(builder), places_(places) {}

  /// Adds what `text` holds from between the two places; gives where the last of it ended, white
  /// space aside; 0 when nothing was added.
  std::uint32_t add(const GumboText& text, const GumboElement& parent, bool preformatted, SourceOffset from,
                    SourceOffset to);
  /// More no-break spaces were entities than characters.
  [[nodiscard]] bool entity_spaces() const { return entity_spaces_ > plain_spaces_; }

 private:
  void count_spaces(const HtmlPiece&);
  void preformatted_piece(const HtmlPiece&);
  void decoded_piece(const HtmlPiece&);
  void verbatim_piece(const HtmlPiece&);

  DocumentBuilder& builder_;
  const HtmlPlaces& places_;
  std::vector<HtmlPiece> pieces_;
  std::uint32_t reached_ = 0;
  std::size_t entity_spaces_ = 0, plain_spaces_ = 0;
};

}  // namespace calame
