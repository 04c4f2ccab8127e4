#include "rules/kinds/gap_walker.h"

#include <algorithm>

#include "document/worded.h"

namespace calame {
namespace {

// Where the first space in `text` begins, no-break ones included; its size when there is none.
std::size_t space_in(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == ' ') return i;
    if (c == 0xC2 && text.substr(i, 2) == "\u00A0") return i;
    if (c == 0xE2 && (text.substr(i, 3) == "\u202F" || text.substr(i, 3) == "\u2009")) return i;
  }
  return text.size();
}

std::size_t space_end(std::string_view text, std::size_t at) {
  while (at < text.size() && space_in(text.substr(at)) == 0) {
    const auto c = static_cast<unsigned char>(text[at]);
    at += c == ' ' ? 1 : c == 0xC2 ? 2 : 3;
  }
  return at;
}

}  // namespace

GapWalker::GapWalker(const Subject& subject, TextSpan block)
    : subject_(subject), tokens_(subject.analysis.tokens_in(block)) {
  const auto& spans = subject.analysis.protected_spans;
  protected_ = std::lower_bound(spans.begin(), spans.end(), block.begin,
                                [](const ProtectedSpan& p, TextOffset at) { return p.span.end <= at; });
  const auto& numbers = subject.analysis.numbers;
  number_ = std::lower_bound(numbers.begin(), numbers.end(), block.begin,
                             [](const NumberSpan& n, TextOffset at) { return n.span.end <= at; });
}

void GapWalker::classify_number(Neighbour& n) {
  while (number_ != subject_.analysis.numbers.end() && number_->span.end <= n.span.begin) ++number_;
  if (number_ != subject_.analysis.numbers.end() && number_->span.begin <= n.span.begin) n.number = &*number_;
}

// The next part of a number with spaces inside: a group of thousands, of a telephone number.
Neighbour GapWalker::part() {
  const std::string_view rest = text_of(subject_.document, parts_);
  const std::size_t size = space_in(rest);
  Neighbour n;
  n.span = {parts_.begin, TextOffset(parts_.begin.value + static_cast<std::uint32_t>(size))};
  n.text = rest.substr(0, size);
  n.classes = gap_class::number;
  n.there = true;
  classify_number(n);
  parts_.begin = TextOffset(parts_.begin.value + static_cast<std::uint32_t>(space_end(rest, size)));
  after_number_ = true;
  return n;
}

Neighbour GapWalker::next() {
  if (!parts_.empty()) return part();
  Neighbour n;
  if (i_ >= tokens_.size()) {
    n.classes = gap_class::end;
    return n;
  }
  const std::size_t i = i_++;
  const Token& token = tokens_[i];
  const auto end = subject_.analysis.protected_spans.end();
  while (protected_ != end && protected_->span.end <= token.span.begin) ++protected_;
  const bool inside = protected_ != end && protected_->span.begin <= token.span.begin;
  n.span = token.span;
  n.text = text_of(subject_.document, token.span);
  n.classes = inside ? gap_class::is_protected : classify(subject_, token, after_number_);
  n.there = true;
  classify_number(n);
  after_number_ = token.kind == TokenKind::number;
  const bool telephone = inside && n.number && n.number->type == NumberClass::phone && n.number->span == token.span;
  if ((telephone || (!inside && after_number_ && n.text.size() > 4)) && space_in(n.text) < n.text.size()) {
    parts_ = token.span;
    return part();
  }
  if (n.text == "." && i > 0 && tokens_[i - 1].span.end == token.span.begin)
    n.with_word = text_of(subject_.document, TextSpan(tokens_[i - 1].span.begin, token.span.end));
  return n;
}

}  // namespace calame
