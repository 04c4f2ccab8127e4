// Two ways in which newspapers word a heading, both with the text's own words: the auxiliaries of a passive left
// out (« Le maire élu président de la région »), and a person named behind a role given the role's verb (« le
// président de la société, Anne Morel, a annoncé… » → « Anne Morel a annoncé… »).
#include <algorithm>

#include "restructure/draft.h"

namespace calame {
namespace {

constexpr std::uint32_t longest_clause = 16;

// The tense says what happened: no « aurait été », no « soit ».
bool told(const Word& w) {
  return w.finite() && w.features.any(Features::indicative) && !w.features.any(Features::conditional) &&
         (w.features.any(Features::present | Features::imperfect | Features::past)) &&
         !w.features.has(Features::future);
}

bool past_participle(const Word& w) {
  return (w.is(Upos::verb) || w.is(Upos::adj) || w.is(Upos::aux)) &&
         w.features.has(Features::participle | Features::past);
}

// « il » may stand where it can only be the subject again: « a annoncé qu’il partait ».
bool stands_alone(const Draft& d, std::uint32_t first, std::uint32_t end, bool owner) {
  for (std::uint32_t i = first; i < end; ++i) {
    const Word& w = d.words[i];
    const bool again = owner && i > first && d.words[i - 1].lower == "qu’" && (w.lower == "il" || w.lower == "elle");
    const bool own = owner && (w.lower == "son" || w.lower == "sa" || w.lower == "ses");
    if (again || own || w.lower == "se" || w.lower == "s’") continue;
    if (w.is(WordClass::personal) || w.is(WordClass::pointing) || w.is(Upos::pron)) return false;
  }
  return quotes_balanced(d.text(d.span(first, end)));
}

// Where what begins at `from` may end: before a sign, or behind a closing quotation.
std::vector<std::uint32_t> ends_of(const Draft& d, std::uint32_t from, std::uint32_t sentence_end) {
  std::vector<std::uint32_t> out;
  const std::uint32_t limit = std::min(sentence_end, from + longest_clause);
  for (std::uint32_t k = from + 1; k < limit; ++k) {
    const Word& w = d.words[k];
    if (w.lower == "»") out.push_back(k + 1);
    if (w.kind == TokenKind::word || w.kind == TokenKind::number || w.lower == "«" || w.lower == "»" ||
        w.lower == "%" || w.lower == "€" || w.lower == "$")
      continue;
    if (w.lower == "." || w.lower == ";" || w.lower == ":" || w.lower == ",") out.push_back(k);
    break;
  }
  return out;
}

bool finished(const Draft& d, std::uint32_t end) {
  const Word& last = d.words[end - 1];
  return !last.is(Upos::adp) && !last.is(Upos::det) && !last.is(Upos::cconj) && !last.is(Upos::sconj) &&
         !last.is(Upos::aux) && !last.is(Upos::pron) && !last.is(WordClass::deictic);
}

// « selon le communiqué »: who says so may not be left out.
bool attributed(const Draft& d, std::uint32_t end) {
  return end + 1 < d.words.size() && d.words[end].lower == "," &&
         (d.words[end + 1].lower == "selon" || d.words[end + 1].lower == "d’" || d.words[end + 1].is(Upos::verb) ||
          d.words[end + 1].is(Upos::aux));
}

std::uint32_t past_adverbs(const Draft& d, std::uint32_t k, std::uint32_t end) {
  while (k < end && d.words[k].is(Upos::adv) && d.words[k].lower != "pas" && d.words[k].lower != "jamais") ++k;
  return k;
}

void add_ellipsis(const Draft& d, std::uint32_t sentence, std::vector<NewsClause>& out) {
  const Sentence& s = d.sentence(sentence);
  const NounPhrase* subject = phrase_at(d, s.first_token);
  if (subject == nullptr || subject->contracted || subject->open) return;
  if (!subject->determiner && subject->name == none) return;
  std::uint32_t k = subject->end;
  if (k >= s.token_end || !d.words[k].is(Upos::aux) || !told(d.words[k])) return;
  k = past_adverbs(d, k + 1, s.token_end);
  if (k >= s.token_end || d.words[k].lower != "été") return;
  k = past_adverbs(d, k + 1, s.token_end);
  if (k >= s.token_end || !past_participle(d.words[k])) return;
  for (const std::uint32_t end : ends_of(d, k, s.token_end)) {
    if (end < k + 3 || !finished(d, end) || attributed(d, end)) continue;
    if (!stands_alone(d, subject->first, end, subject->name != none)) continue;
    out.push_back({subject->first, subject->end, k, end, "ellipsis"});
  }
}

void add_named_clause(const Draft& d, std::uint32_t sentence, std::vector<NewsClause>& out) {
  const Sentence& s = d.sentence(sentence);
  for (std::uint32_t i = s.first_token + 1; i < s.token_end; ++i) {
    const std::uint32_t m = d.mention_at[i];
    if (m == none || d.mentions[m].end < i + 2 || d.words[i - 1].lower != ",") continue;
    const std::uint32_t name_end = d.mentions[m].end;
    if (name_end + 1 >= s.token_end || d.words[name_end].lower != ",") continue;
    const std::uint32_t verb = name_end + 1;
    if (!told(d.words[verb])) continue;
    const NounPhrase* role = nullptr;
    for (const NounPhrase& p : d.phrases)
      if (p.end == i - 1 && p.sentence == sentence) role = &p;
    if (role == nullptr || !d.words[role->head].is(WordClass::role_head)) continue;
    for (const std::uint32_t end : ends_of(d, verb, s.token_end))
      if (end >= verb + 3 && finished(d, end) && !attributed(d, end) && stands_alone(d, verb, end, true))
        out.push_back({i, name_end, verb, end, "named-clause"});
  }
}

}  // namespace

std::vector<NewsClause> find_news_clauses(const Draft& d, std::uint32_t sentence) {
  std::vector<NewsClause> out;
  if (!d.tagged) return out;
  add_ellipsis(d, sentence, out);
  add_named_clause(d, sentence, out);
  return out;
}

Drawing draw_news_clause(const Draft& d, const NewsClause& c) {
  Drawing drawing(d);
  const std::uint32_t m = d.mention_at[c.subject];
  const bool short_name = m != none && d.mentions[m].end == c.subject_end && d.names[d.mentions[m].name].full != none;
  if (short_name) {
    const Name& full = d.names[d.names[d.mentions[m].name].full];
    const Mention& source = d.mentions[full.first_mention];
    drawing.replace(d.span(source.first, source.end), full.text, "full-name");
  } else {
    drawing.copy(d.span(c.subject, c.subject_end));
  }
  drawing.literal(" ").copy(d.span(c.rest, c.end), "trim");
  return drawing;
}

}  // namespace calame
