// What a section lets its reader do, in the text's own words: an infinitive with its complements (« Publier la carte
// sur le web »), with the « comment » or « pourquoi » that stands before it.
#include <algorithm>

#include "restructure/draft.h"

namespace calame {
namespace {

constexpr std::uint32_t longest_action = 14;
constexpr int most_complements = 3;

template <std::size_t n>
bool one_of(const std::string_view (&list)[n], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool infinitive(const Word& w) {
  return w.kind == TokenKind::word && w.is(Upos::verb) && w.features.has(Features::infinitive);
}

// Verbs that say little without what stands around them: « mettre en œuvre », « à partir de ».
bool says_little(const Word& w) {
  static constexpr std::string_view weak[] = {
      "être",     "avoir",   "pouvoir",   "devoir", "vouloir", "falloir", "savoir",   "aller",   "sembler",
      "venir",    "laisser", "faire",     "dire",   "mettre",  "rendre",  "remettre", "prendre", "partir",
      "voir",     "passer",  "tenir",     "porter", "pousser", "avérer",  "parler",   "rester",  "devenir",
      "paraître", "arriver", "commencer", "finir",  "essayer", "croire"};
  return w.is(Upos::aux) || w.is(WordClass::auxiliary) || one_of(weak, w.lower);
}

// « les publier », « faire publier », « ne pas publier »: what stands before belongs to it.
bool bound_before(const Draft& d, std::uint32_t i, std::uint32_t sentence_first) {
  if (i == sentence_first) return false;
  const Word& w = d.words[i - 1];
  if (w.is(Upos::pron) || w.is(WordClass::personal) || w.is(WordClass::definite)) return true;
  static constexpr std::string_view negations[] = {"pas", "plus", "ne", "jamais", "sans", "lieu"};
  if (one_of(negations, w.lower)) return true;
  static constexpr std::string_view causes[] = {"fait", "font",   "faisant", "faites",
                                                "fera", "feront", "laisse",  "laissent"};
  return infinitive(w) || one_of(causes, w.lower);
}

// The complement may stop here: what follows is another sentence part.
bool may_stop(const Draft& d, std::uint32_t end, std::uint32_t sentence_end) {
  if (end >= sentence_end) return true;
  const Word& w = d.words[end];
  static constexpr std::string_view bound[] = {"-", "/", "«", "("};
  if (w.kind != TokenKind::word) return w.kind == TokenKind::punctuation && !one_of(bound, w.lower);
  static constexpr std::string_view next[] = {"pour",  "afin", "grâce", "lors",    "avant",  "après",  "lorsque",
                                              "quand", "si",   "car",   "mais",    "puis",   "tout",   "sans",
                                              "dans",  "sur",  "avec",  "via",     "par",    "depuis", "parce",
                                              "chez",  "dès",  "ainsi", "puisque", "tandis", "comme"};
  if (one_of(next, w.lower)) return true;
  const bool joins = (w.lower == "et" || w.lower == "ou") && end + 1 < sentence_end;
  return joins && (infinitive(d.words[end + 1]) || d.words[end + 1].lower == "de" || d.words[end + 1].lower == "d’");
}

// Where an infinitive with the complements from `k` on may end, ascending.
std::vector<std::uint32_t> ends_from(const Draft& d, std::uint32_t k, bool& direct_object, std::uint32_t limit,
                                     std::uint32_t sentence_end) {
  std::vector<std::uint32_t> out;
  for (int n = 0; n < most_complements && k < limit; ++n) {
    const Word& w = d.words[k];
    const bool contracted =
        w.lower == "du" || w.lower == "au" || w.lower == "aux" || (w.lower == "des" && w.is(Upos::adp));
    const NounPhrase* np = phrase_at(d, k);
    const bool preposition = np == nullptr && w.is(Upos::adp) && k + 1 < limit;
    if (preposition) np = phrase_at(d, k + 1);
    if (np == nullptr) break;
    const bool direct = !preposition && !contracted;
    if (n == 0) direct_object = direct;
    if (n > 0 && direct) break;  // one direct object is all a verb takes
    if (direct && !np->determiner && np->name == none) break;
    for (const std::uint32_t end : np->ends)
      if (end <= limit && end > np->head && (end < np->end || !np->open) && may_stop(d, end, sentence_end))
        out.push_back(end);
    if (np->open) break;
    k = np->end;
  }
  return out;
}

}  // namespace

std::vector<Action> find_actions(const Draft& d, std::uint32_t sentence) {
  std::vector<Action> out;
  if (!d.tagged) return out;
  const Sentence& s = d.sentence(sentence);
  for (std::uint32_t i = s.first_token; i < s.token_end; ++i) {
    if (!infinitive(d.words[i]) || says_little(d.words[i]) || bound_before(d, i, s.first_token)) continue;
    Action action{i, i, 0};
    if (i > s.first_token && (d.words[i - 1].lower == "comment" || d.words[i - 1].lower == "pourquoi")) --action.first;
    std::uint32_t k = i + 1;
    if (k + 1 < s.token_end && d.words[k].lower == "et" && infinitive(d.words[k + 1])) k += 2;
    while (k < s.token_end && d.words[k].is(Upos::adv) && d.words[k].lower.ends_with("ment")) ++k;
    bool direct_object = false;
    const std::vector<std::uint32_t> ends =
        ends_from(d, k, direct_object, std::min(s.token_end, i + longest_action), s.token_end);
    // « facile à publier », « à manipuler dans un tableur »: the object stands before.
    if (!direct_object && i > s.first_token && d.words[i - 1].lower == "à") continue;
    for (const std::uint32_t end : ends) {
      action.end = end;
      out.push_back(action);
    }
  }
  return out;
}

}  // namespace calame
