#include "rules/kinds/gap_walker.h"

#include <limits>

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

GapWalker::GapWalker(const Subject& subject)
    : subject_(subject),
      prose_(subject.document.prose),
      tokens_(subject.analysis.tokens),
      protected_(subject.analysis.protected_spans.begin()),
      number_(subject.analysis.numbers.begin()) {}

void GapWalker::enter(TextSpan block) {
  while (i_ < tokens_.size() && tokens_[i_].span.begin < block.begin) ++i_;
  tokens_ = tokens_.subspan(i_);
  i_ = 0;
  block_end_ = block.end;
  parts_ = TextSpan();
  after_number_ = false;
}

namespace {

constexpr TextOffset nowhere(std::numeric_limits<std::uint32_t>::max());

// The first of the spans that ends behind `at`, and where it begins.
template <class Spans>
TextOffset advance(const Spans& spans, typename Spans::const_iterator& next, TextOffset at) {
  while (next != spans.end() && next->span.end <= at) ++next;
  return next == spans.end() ? nowhere : next->span.begin;
}

}  // namespace

bool GapWalker::reaches_protected(TextOffset at) {
  protected_begin_ = advance(subject_.analysis.protected_spans, protected_, at);
  return protected_begin_ <= at;
}

const NumberSpan* GapWalker::reached_number(TextOffset at) {
  number_begin_ = advance(subject_.analysis.numbers, number_, at);
  return number_begin_ <= at ? &*number_ : nullptr;
}

// The next part of a number with spaces inside: a group of thousands, of a telephone number.
void GapWalker::part(Neighbour& n) {
  const std::string_view rest = text_of(subject_.document, parts_);
  const std::size_t size = space_in(rest);
  n = Neighbour();
  n.span = {parts_.begin, TextOffset(parts_.begin.value + static_cast<std::uint32_t>(size))};
  n.text = rest.substr(0, size);
  n.classes = gap_class::number;
  n.there = true;
  n.number = number_at(n.span.begin);
  parts_.begin = TextOffset(parts_.begin.value + static_cast<std::uint32_t>(space_end(rest, size)));
  after_number_ = true;
}

void GapWalker::next(Neighbour& n) {
  if (!parts_.empty()) return part(n);
  if (i_ >= tokens_.size() || tokens_[i_].span.begin >= block_end_) {
    n = Neighbour();
    n.classes = gap_class::end;
    return;
  }
  const std::size_t i = i_++;
  const Token& token = tokens_[i];
  const bool inside = is_inside_protected(token.span.begin);
  n.span = token.span;
  n.text = prose_.substr(token.span.begin.value, token.span.size());
  n.with_word = {};
  n.there = true;
  n.number = number_at(token.span.begin);
  const bool most_words =
      token.kind == TokenKind::word && !after_number_ && n.text.front() >= 'a' && n.text.front() <= 'z';
  n.classes = inside       ? GapClasses(gap_class::is_protected)
              : most_words ? GapClasses(gap_class::word)
                           : classify(subject_, token, after_number_);
  after_number_ = token.kind == TokenKind::number;
  if (token.kind == TokenKind::word && !inside) return;
  const bool telephone = inside && n.number && n.number->type == NumberClass::phone && n.number->span == token.span;
  if ((telephone || (!inside && after_number_ && n.text.size() > 4)) && space_in(n.text) < n.text.size()) {
    parts_ = token.span;
    return part(n);
  }
  if (n.text == "." && i > 0 && tokens_[i - 1].span.end == token.span.begin)
    n.with_word = text_of(subject_.document, TextSpan(tokens_[i - 1].span.begin, token.span.end));
}

Gap GapWalker::gap_between(const Neighbour& earlier, const Neighbour& before, const Neighbour& left,
                           const Neighbour& right, const Neighbour& after) const {
  const auto across = [](const Neighbour& a, const Neighbour& b, GapClasses outer) {
    const bool spaced = a.there && b.there && a.span.end < b.span.begin;
    return spaced ? space_class : outer;
  };
  const TextSpan span(left.span.end, right.span.begin);
  return {span,
          text_of(subject_.document, span),
          left,
          right,
          before,
          after,
          across(before, left, before.classes),
          across(right, after, after.classes),
          touching(earlier, before) ? earlier.text : std::string_view()};
}

}  // namespace calame
