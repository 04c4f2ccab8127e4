// What a section lets its reader do, in the text's own words: an infinitive with its complements (« Publier la carte
// sur le web »), with the « comment » or « pourquoi » that stands before it.
#include <algorithm>

#include "analysis/lexicon.h"
#include "restructure/draft.h"

namespace calame {
namespace {

constexpr std::uint32_t longest_action = 14;
constexpr int most_complements = 3;

bool infinitive(const Word& w) {
  return w.kind == TokenKind::word && w.is(Upos::verb) && w.features.has(Features::infinitive);
}

// Verbs that say little without what stands around them: « mettre en œuvre », « à partir de ».
bool says_little(const Draft& d, const Word& w) {
  return w.is(Upos::aux) || w.is(WordClass::auxiliary) || d.grammar.in_list("weak-verbs", w.lemma);
}

// « les publier », « faire publier », « ne pas publier »: what stands before belongs to it.
bool bound_before(const Draft& d, std::uint32_t i, std::uint32_t sentence_first) {
  if (i == sentence_first) return false;
  const Word& w = d.words[i - 1];
  if (w.is(Upos::pron) || w.is(WordClass::personal) || w.is(WordClass::definite)) return true;
  if (d.grammar.in_list("negations", w.lower)) return true;
  return infinitive(w) || d.grammar.in_list("causing-verbs", w.lower);
}

// « vous ajoutez », « nous ajoutons »: the subject stands right before its verb, agrees with it, and no reflexive
// stands between (« vous vous inscrivez »).
bool says_who(const Draft& d, std::uint32_t subject, std::uint32_t first, Features verb) {
  const std::string& w = d.words[subject].lower;
  const bool agrees = w == "nous"   ? verb.has(Features::first | Features::plur)
                      : w == "vous" ? verb.has(Features::second | Features::plur)
                      : w == "on"   ? verb.has(Features::third | Features::sing)
                                    : (w == "je" || w == "j’") && verb.has(Features::first | Features::sing);
  return agrees && (subject == first || !d.words[subject - 1].is(Upos::pron));
}

// « Ne communiquez le code à personne », « si vous supprimez le compte », « il est interdit de fumer », « nous avons
// failli supprimer »: the bare infinitive would say the contrary, or tell to do what was only supposed.
bool turned_round(const Draft& d, std::uint32_t verb, std::uint32_t first) {
  for (std::uint32_t i = verb; i-- > first;) {
    const Word& w = d.words[i];
    if (w.kind == TokenKind::punctuation && w.lower != "-") return false;
    if (d.grammar.in_list("reversing", w.lower)) return true;
  }
  return false;
}

// « Ajoutez une carte », « nous avons ajouté une carte »: what is done, for which the infinitive stands as well.
bool tells_action(const Draft& d, std::uint32_t i, std::uint32_t first) {
  const Word& w = d.words[i];
  if (!w.is(Upos::verb) || w.lemma.empty() || w.features.has(Features::pronominal_only)) return false;
  if (i + 1 < d.words.size() && d.grammar.in_list("negations", d.words[i + 1].lower)) return false;
  if (w.finite()) {
    const bool next = i > first && (d.words[i - 1].is(Upos::cconj) || d.words[i - 1].is(Upos::adv) ||
                                    d.grammar.in_list("droppable", d.words[i - 1].lower));
    if (w.opens || next) return w.features.has(Features::imperative | Features::second | Features::plur);
    return i > first && says_who(d, i - 1, first, w.features) && w.features.any(Features::indicative);
  }
  if (!w.features.has(Features::participle | Features::past)) return false;
  std::uint32_t k = i;
  while (k > first && d.words[k - 1].is(Upos::adv) && !d.grammar.in_list("negations", d.words[k - 1].lower)) --k;
  return k > first + 1 && d.grammar.in_list("have-forms", d.words[k - 1].lower) &&
         says_who(d, k - 2, first, d.words[k - 1].features);
}

// Of « ouvrez » it is ouvrir, not the forgotten ouvrer; of « fondez » it may be fonder or fondre, and is "".
std::string infinitive_of(const Draft& d, const Word& w) {
  if (!d.subject.language.lexicon) return {};
  std::vector<Reading> readings;
  const std::string_view form = d.text(w);
  d.subject.language.lexicon->readings_of_token(form, w.lower, readings);
  std::string found;
  for (const Reading& r : readings) {
    if (r.upos != Upos::verb) continue;
    std::string lemma = d.subject.language.lexicon->lemma(form, w.lower, r);
    if (lemma == found || d.grammar.in_list("forgotten-verbs", lemma)) continue;
    if (!found.empty()) return {};
    found = std::move(lemma);
  }
  return found;
}

// The complement may stop here: what follows is another sentence part.
bool may_stop(const Draft& d, std::uint32_t end, std::uint32_t sentence_end) {
  if (end >= sentence_end) return true;
  const Word& w = d.words[end];
  if (w.kind != TokenKind::word)
    return w.kind == TokenKind::punctuation && !d.grammar.in_list("binding-signs", w.lower);
  if (d.grammar.in_list("complement-ends", w.lower)) return true;
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
    const bool as_it_stands = infinitive(d.words[i]);
    if (says_little(d, d.words[i])) continue;
    if (turned_round(d, i, s.first_token)) continue;
    if (as_it_stands ? bound_before(d, i, s.first_token) : !tells_action(d, i, s.first_token)) continue;
    Action action{i, i, 0, as_it_stands ? std::string() : infinitive_of(d, d.words[i])};
    if (!as_it_stands && action.infinitive.empty()) continue;
    if (as_it_stands && i > s.first_token && (d.words[i - 1].lower == "comment" || d.words[i - 1].lower == "pourquoi"))
      --action.first;
    std::uint32_t k = i + 1;
    if (as_it_stands && k + 1 < s.token_end && d.words[k].lower == "et" && infinitive(d.words[k + 1])) k += 2;
    while (as_it_stands && k < s.token_end && d.words[k].is(Upos::adv) && d.words[k].lower.ends_with("ment")) ++k;
    bool direct_object = false;
    const std::vector<std::uint32_t> ends =
        ends_from(d, k, direct_object, std::min(s.token_end, i + longest_action), s.token_end);
    if (!as_it_stands && !direct_object) continue;
    // « où vont apparaître les questions »: the subject stands behind.
    if (direct_object && !d.words[i].features.has(Features::transitive)) continue;
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
