#include "report/tokens_rows.h"

#include <algorithm>

#include "rules/kinds/tokens_match.h"

namespace calame {

std::string_view kind_name(TokenKind kind) {
  constexpr std::string_view names[] = {"word", "number", "punctuation", "symbol"};
  return names[std::size_t(kind)];
}

std::string_view protection_name(Protection protection) {
  constexpr std::string_view names[] = {"code",       "url",      "email", "path",   "handle",
                                        "identifier", "emoticon", "brand", "markup", "language"};
  return names[std::size_t(protection)];
}

std::string_view number_class_name(NumberClass number) {
  constexpr std::string_view names[] = {"integer",   "decimal",  "ordinal",  "year",     "date",  "time",
                                        "duration",  "percent",  "currency", "quantity", "range", "version",
                                        "reference", "postcode", "phone",    "roman",    "ratio"};
  return names[std::size_t(number)];
}

LineColumn AscendingPositions::at(SourceOffset offset) {
  if (!started_ || offset.value >= line_end_ || offset.value < last_) {
    position_ = source_.position(offset);
    const bool last_line = position_.line >= source_.line_count();
    line_end_ = last_line ? std::uint32_t(source_.text().size() + 1) : source_.line_start(position_.line + 1).value;
    started_ = true;
  } else {
    for (std::uint32_t i = last_; i < offset.value; ++i)
      position_.column += (static_cast<unsigned char>(source_.text()[i]) & 0xC0) != 0x80;
  }
  last_ = offset.value;
  return position_;
}

std::vector<TokenGroup> token_groups(const Document& document, const Analysis& analysis) {
  std::vector<TokenGroup> groups;
  std::size_t sentence = 0;
  for (const Block& block : document.blocks) {
    if (block.role == Role::code || block.text.empty()) continue;
    for (const TokenRun& run : token_runs(analysis, {&block.text, 1})) {
      TokenGroup group{run.first, run.end, std::nullopt, name_of(document, document.nodes[block.node])};
      while (sentence < analysis.sentences.size() && analysis.sentences[sentence].token_end <= run.first) ++sentence;
      const bool inside = sentence < analysis.sentences.size() && analysis.sentences[sentence].first_token <= run.first;
      if (inside) group.sentence = std::uint32_t(sentence);
      groups.push_back(group);
    }
  }
  return groups;
}

TokenFacts::TokenFacts(const TokensReport& report) : report_(report) {
  const Analysis& analysis = report.analysis;
  opening_of_sentence_.assign(analysis.sentences.size(), 0);
  for (std::uint32_t i = 0; i < analysis.openings.size(); ++i) {
    const RepeatedOpening& opening = analysis.openings[i];
    for (std::uint32_t s = 0; s < opening.sentence_count; ++s)
      if (opening.first_sentence + s < opening_of_sentence_.size())
        opening_of_sentence_[opening.first_sentence + s] = i + 1;
  }
}

namespace {

// The span that holds `token`, of ascending ones; `next` moves on with the tokens.
template <class T, class SpanOf>
const T* holding(const std::vector<T>& spans, std::size_t& next, TextSpan token, SpanOf span_of) {
  while (next < spans.size() && span_of(spans[next]).end <= token.begin) ++next;
  return next < spans.size() && span_of(spans[next]).overlaps(token) ? &spans[next] : nullptr;
}

}  // namespace

TokenFacts::Of TokenFacts::of(std::uint32_t token) {
  const Analysis& a = report_.analysis;
  const TextSpan span = a.tokens[token].span;
  const auto own = [](const auto& fact) { return fact.span; };
  Of facts;
  facts.protection = holding(a.protected_spans, protection_, span, own);
  facts.number = holding(a.numbers, number_, span, own);
  facts.passive = holding(a.passives, passive_, span, own);
  facts.connective = holding(a.connectives, connective_, span, own);
  facts.keyphrase = holding(a.keyphrase, keyphrase_, span, own);
  facts.passage = holding(a.passages, passage_, span, own);
  while (match_ < report_.matches.size() && report_.matches[match_].end <= token) ++match_;
  if (match_ < report_.matches.size() && report_.matches[match_].first <= token) {
    const TokenMatch& match = report_.matches[match_];
    facts.match = &match;
    facts.marked = match.marked_first <= token && token < match.marked_end;
    facts.element = match.elements[token - match.first];
  }
  const auto after = std::upper_bound(a.sentences.begin(), a.sentences.end(), token,
                                      [](std::uint32_t t, const Sentence& s) { return t < s.first_token; });
  const auto index = std::size_t(after - a.sentences.begin());
  if (index > 0 && opening_of_sentence_[index - 1] > 0) {
    const RepeatedOpening& opening = a.openings[opening_of_sentence_[index - 1] - 1];
    // Only the last one's words are known by their place; the others begin with as many tokens.
    const std::size_t words = a.tokens_in(opening.opening).size();
    if (token - a.sentences[index - 1].first_token < words) facts.opening = &opening;
  }
  return facts;
}

}  // namespace calame
