// Main clauses that can stand alone: a full subject at the start of a sentence, its finite verb,
// and an end where the grammar is sure that the clause is complete.
#include <algorithm>
#include <unordered_map>

#include "restructure/draft.h"

namespace calame {
namespace {

bool is_sign(const Draft& d, std::uint32_t i, std::string_view sign) {
  return d.words[i].kind != TokenKind::word && d.words[i].lower == sign;
}

// Words of the phrase that stand at `i`, 0 when it does not.
std::uint32_t match_phrase(const Draft& d, std::uint32_t i, std::uint32_t end, std::string_view phrase) {
  std::size_t at = 0;
  for (std::uint32_t k = i; k < end && at < phrase.size(); ++k) {
    if (k > i && d.words[k].spaced && phrase[at++] != ' ') return 0;
    const std::string_view word = d.words[k].lower;
    if (phrase.compare(at, word.size(), word) != 0) return 0;
    at += word.size();
    if (at == phrase.size()) return k + 1 - i;
  }
  return 0;
}

// Past an opening that may be left out: « Mais », « Par ailleurs, », « Depuis 2013, ».
std::uint32_t skip_opening(const Draft& d, std::uint32_t first, std::uint32_t end) {
  std::uint32_t i = first;
  std::uint32_t longest = 0;
  for (const std::string& phrase : d.grammar.list("droppable"))
    longest = std::max(longest, match_phrase(d, i, end, phrase));
  i += longest;
  if (longest > 0 && i < end && is_sign(d, i, ",")) ++i;
  if (longest > 0 || i >= end) return i;
  const Word& w = d.words[i];
  if (!w.is(WordClass::preposition) && !w.is(WordClass::adverb) && w.lower.size() < 100) {
    if (!w.is(WordClass::deictic) && !(w.lower.ends_with("ment") && w.lower.size() > 6)) return i;
  }
  const std::uint32_t limit = std::min(end, i + 12);
  for (std::uint32_t k = i; k < limit; ++k) {
    if (finite_verb(d, k)) return i;
    if (is_sign(d, k, ",")) return k + 1;
  }
  return i;
}

bool agrees(const std::string& verb, bool plural) {
  static constexpr std::string_view singular_nt[] = {"vient", "tient", "sent", "ment"};
  const bool nt = verb.ends_with("nt");
  const bool either = std::any_of(std::begin(singular_nt), std::end(singular_nt),
                                  [&](std::string_view e) { return verb.ends_with(e); });
  return plural ? nt : !nt || either;
}

// The index of the finite verb after a full subject at `i`; none when the sentence starts otherwise.
std::uint32_t find_verb(const Draft& d, std::uint32_t i, std::uint32_t end) {
  const NounPhrase* subject = phrase_at(d, i);
  if (subject == nullptr || subject->contracted) return none;
  if (!subject->determiner && subject->name == none) return none;
  bool plural = subject->plural;
  std::uint32_t k = subject->end;
  if (k + 1 < end && d.words[k].lower == "et") {
    const NounPhrase* second = phrase_at(d, k + 1);
    if (second == nullptr || (!second->determiner && second->name == none)) return none;
    plural = true;
    k = second->end;
  }
  if (k < end && (d.words[k].lower == "ne" || d.words[k].lower == "n’")) ++k;
  if (k < end && (d.words[k].lower == "se" || d.words[k].lower == "s’")) ++k;
  if (k >= end || !finite_verb(d, k) || !agrees(d.words[k].lower, plural)) return none;
  return k;
}

constexpr std::string_view boundary_words[] = {"mais",    "car",     "tandis", "lorsque", "lorsqu’", "quand",
                                               "puisque", "puisqu’", "parce",  "afin",    "selon"};
constexpr std::string_view after_comma[] = {
    "mais", "car",       "qui",    "dont",  "où",      "ce",       "tandis",  "alors",   "selon",   "puis",
    "avec", "notamment", "grâce",  "ainsi", "lorsque", "lorsqu’",  "quand",   "puisque", "puisqu’", "parce",
    "afin", "sans",      "tout",   "et",    "pour",    "en",       "dans",    "à",       "au",      "depuis",
    "même", "comme",     "contre", "a",     "ont",     "explique", "affirme", "dès"};

template <std::size_t n>
bool one_of(const std::string_view (&list)[n], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool may_end_at(const Draft& d, std::uint32_t k, std::uint32_t end) {
  const Word& w = d.words[k];
  // « ouvre sa ligne | ce printemps », « a ouvert ses portes | lundi »: when it was does not belong to what it was.
  const bool then =
      w.is(WordClass::deictic) || (w.is(WordClass::pointing) && k + 1 < end && d.words[k + 1].is(WordClass::calendar));
  if (w.kind == TokenKind::word) return then || one_of(boundary_words, w.lower);
  if (w.lower == ";" || w.lower == ":" || w.lower == "—" || w.lower == "–") return true;
  if (w.lower != "," || k + 1 >= end) return false;
  return one_of(after_comma, d.words[k + 1].lower);
}

bool complete(const Draft& d, const Clause& c) {
  if (c.end <= c.verb + 1) return false;
  const Word& last = d.words[c.end - 1];
  constexpr std::uint32_t unfinished = bit(WordClass::preposition) | bit(WordClass::definite) |
                                       bit(WordClass::pointing) | bit(WordClass::conjunction) |
                                       bit(WordClass::auxiliary) | bit(WordClass::indefinite);
  if ((last.classes & unfinished) != 0 && last.lower != "eu" && last.lower != "être") return false;
  // « peut être traduit » | en code: what a participle needs was cut off.
  if (!c.whole && last.is(Upos::verb) && last.features.has(Features::participle | Features::past)) return false;
  if (last.kind == TokenKind::punctuation && last.lower != "»" && last.lower != ")" && last.lower != "”") return false;
  const bool says_something = std::any_of(d.words.begin() + c.verb + 1, d.words.begin() + c.end,
                                          [](const Word& w) { return w.stem != none || w.kind == TokenKind::number; });
  return says_something && quotes_balanced(d.text(d.span(c.first, c.end)));
}

// A clause ending in « … pas » before a comma is fine; one with an open comma pair is not.
bool commas_closed(const Draft& d, std::uint32_t first, std::uint32_t end) {
  return std::none_of(d.words.begin() + first, d.words.begin() + end,
                      [](const Word& w) { return w.kind == TokenKind::punctuation && w.lower == ","; });
}

}  // namespace

std::vector<Clause> find_clauses(const Draft& d, std::uint32_t sentence) {
  std::vector<Clause> out;
  const Sentence& s = d.sentence(sentence);
  std::uint32_t end = s.token_end;
  if (s.first_token >= end) return out;
  const Word& last = d.words[end - 1];
  if (last.kind == TokenKind::punctuation && (last.lower == "." || last.lower == "!" || last.lower == "…"))
    --end;
  else
    return out;
  const std::uint32_t first = skip_opening(d, s.first_token, end);
  if (first >= end) return out;
  const std::uint32_t verb = find_verb(d, first, end);
  if (verb == none) return out;
  for (std::uint32_t k = verb + 1; k <= end; ++k) {
    if (k < end && !may_end_at(d, k, end)) continue;
    const Clause c{first, verb, k, k == end, first != s.first_token};
    if (complete(d, c) && (c.whole || commas_closed(d, first, k))) out.push_back(c);
  }
  return out;
}

bool leans(const Draft& d, std::uint32_t first, std::uint32_t end) {
  for (std::uint32_t i = first; i < end; ++i) {
    const Word& w = d.words[i];
    if (w.is(WordClass::personal) || w.is(WordClass::pointing)) return true;
    if (w.lower.starts_with("-ce") || w.lower == "autre" || w.lower == "autres") return true;
    const bool object = w.lower == "l’" || w.lower == "le" || w.lower == "la" || w.lower == "les";
    if (object && i + 1 < end &&
        (d.words[i + 1].is(WordClass::auxiliary) ||
         (d.words[i + 1].is(WordClass::finite) && !d.words[i + 1].is(WordClass::finite_or_noun))))
      return true;
  }
  return false;
}

bool sentence_leans(const Draft& d, std::uint32_t first, std::uint32_t end) {
  bool quoted = false;
  for (std::uint32_t i = first; i < end; ++i) {
    const Word& w = d.words[i];
    if (w.lower == "«" || w.lower == "»") quoted = w.lower == "«";
    if (w.is(WordClass::speaking) && !quoted) return true;
    if (i < first + 4 && (w.lower == "autre" || w.lower == "autres")) return true;
    if (i < first + 4 && (w.is(WordClass::personal) || w.is(WordClass::pointing))) return true;
    const bool object = w.lower == "l’" || w.lower == "le" || w.lower == "la" || w.lower == "les";
    if (object && i + 1 < end && d.words[i + 1].is(WordClass::auxiliary)) return true;
  }
  return false;
}

// « La ferme livre le lundi », « la réunion du jeudi »: every week, whatever the day of publication.
bool each_week(const Draft& d, std::uint32_t i) {
  if (i == 0 || d.words[i].opens) return false;
  const Word& before = d.words[i - 1];
  return before.is(WordClass::definite) || before.lower == "du" || before.lower == "des" || before.lower == "au" ||
         before.lower == "chaque";
}

// The phrases of several words by their first one, so that each word is held against few.
void find_deictics(Draft& d) {
  std::unordered_map<std::string_view, std::vector<std::string_view>> phrases;
  for (const std::string& phrase : d.grammar.list("deictic"))
    if (const std::size_t space = phrase.find_first_of(" ’"); space != std::string::npos)
      phrases[std::string_view(phrase).substr(0, phrase[space] == ' ' ? space : space + 3)].push_back(phrase);
  d.deictic_end.assign(d.words.size(), none);
  for (std::uint32_t i = 0; i < d.words.size(); ++i) {
    if (d.words[i].is(WordClass::deictic) && !each_week(d, i)) d.deictic_end[i] = i + 1;
    const auto at = phrases.find(d.words[i].lower);
    if (at == phrases.end()) continue;
    for (const std::string_view phrase : at->second)
      if (const std::uint32_t n = match_phrase(d, i, static_cast<std::uint32_t>(d.words.size()), phrase); n > 0)
        d.deictic_end[i] = std::min(d.deictic_end[i], i + n);
  }
}

bool deictic(const Draft& d, std::uint32_t first, std::uint32_t end) {
  return std::any_of(d.deictic_end.begin() + first, d.deictic_end.begin() + end,
                     [&](std::uint32_t e) { return e <= end; });
}

}  // namespace calame
