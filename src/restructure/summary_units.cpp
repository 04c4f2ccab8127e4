#include "restructure/summary_units.h"

#include <algorithm>
#include <cmath>

namespace calame {
namespace {

bool final_stop(const Word& w) { return w.lower == "." || w.lower == "!" || w.lower == "…"; }

// A sentence with a verb that tells, not a label, a list item or an order to the reader.
bool tells(const Draft& d, std::uint32_t first, std::uint32_t end) {
  const Word& opening = d.words[first];
  if (opening.lower.ends_with("ez") || opening.lower == "ne" || opening.lower == "n’") return false;
  if (infinitive_ending(opening.lower) && !opening.is(WordClass::noun_like_verb) && d.mention_at[first] == none)
    return false;
  for (std::uint32_t i = first; i < std::min(first + 4, end); ++i)
    if (d.words[i].lower == ":") return false;
  for (std::uint32_t i = first + 1; i < end; ++i)
    if (finite_verb(d, i)) return true;
  return false;
}

// « … actuellement. payer »: a sentence that its neighbour continues is damaged.
bool intact(const Draft& d, std::uint32_t s) {
  const Sentence& sentence = d.sentence(s);
  if (sentence.token_end < sentence.first_token + 4) return false;
  const Word& first = d.words[sentence.first_token];
  if (first.kind == TokenKind::word && !first.capital && !d.words[sentence.first_token + 1].capital) return false;
  if (first.kind == TokenKind::punctuation) return false;
  if (s + 1 < d.subject.analysis.sentences.size() && d.sentence(s + 1).block == sentence.block) {
    const Word& next = d.words[d.sentence(s + 1).first_token];
    if (next.kind == TokenKind::word && !next.capital && !next.lower.ends_with("’")) return false;
  }
  return quotes_balanced(d.text(sentence.span));
}

void add_whole(const Draft& d, std::uint32_t s, std::uint32_t longest, std::vector<SummaryUnit>& out) {
  const Sentence& sentence = d.sentence(s);
  if (!final_stop(d.words[sentence.token_end - 1]) || letters(d.text(sentence.span)) > longest) return;
  if (!tells(d, sentence.first_token, sentence.token_end)) return;
  SummaryUnit u{sentence.first_token, sentence.token_end, s, true, false, {}};
  u.leaning = d.words[u.first].is(WordClass::leaning) || sentence_leans(d, u.first, u.end);
  out.push_back(std::move(u));
}

void add_clauses(const Draft& d, std::uint32_t s, std::uint32_t longest, std::vector<SummaryUnit>& out) {
  for (const Clause& c : find_clauses(d, s)) {
    const Sentence& sentence = d.sentence(s);
    if (c.whole && !c.trimmed) continue;
    const std::uint32_t end = c.whole ? sentence.token_end : c.end;
    const std::uint32_t size = letters(d.text(d.span(c.first, end)));
    if (size + 1 > longest || size < 40) continue;
    out.push_back({c.first, end, s, c.whole, sentence_leans(d, c.first, end), {}});
  }
}

}  // namespace

Drawing draw_unit(const Draft& d, const SummaryUnit& u) {
  Drawing drawing(d);
  const Sentence& sentence = d.sentence(u.sentence);
  const bool exact = u.whole && u.first == sentence.first_token;
  drawing.copy(d.span(u.first, u.end), exact ? "copy" : "trim");
  if (!u.whole) drawing.literal(".");
  drawing.capital();
  return drawing;
}

std::vector<SummaryUnit> summary_units(const Draft& d, std::uint32_t longest) {
  std::vector<SummaryUnit> out;
  for (const Paragraph& p : d.paragraphs) {
    if (!p.kept() || p.list_item) continue;
    for (std::uint32_t s = p.first_sentence; s < p.sentence_end; ++s) {
      if (!intact(d, s)) continue;
      add_whole(d, s, longest, out);
      add_clauses(d, s, longest, out);
    }
  }
  for (SummaryUnit& u : out) u.text = draw_unit(d, u).text();
  return out;
}

double unit_weight(const Draft& d, const SummaryUnit& u) {
  double sum = 0;
  int n = 0;
  for (std::uint32_t i = u.first; i < u.end; ++i) {
    const std::uint32_t stem = d.words[i].stem;
    if (stem == none) continue;
    sum += std::log(1 + d.frequency[stem]) * d.idf[stem];
    ++n;
  }
  return n == 0 ? 0 : sum / std::sqrt(n + 3.0);
}

}  // namespace calame
