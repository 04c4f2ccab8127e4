// Which noun phrases, and how much of them, may be printed as a heading.
#include <algorithm>

#include "restructure/draft.h"

namespace calame {

// The phrase goes on with what was not read: « la contribution open » source, « un outil utilisable » librement.
bool phrase_goes_on(const Draft& d, const NounPhrase& np, std::uint32_t end) {
  if (!d.tagged || end >= d.sentence(np.sentence).token_end) return false;
  const Word& last = d.words[end - 1];
  const Word& next = d.words[end];
  if (next.kind != TokenKind::word && next.kind != TokenKind::number) return next.lower == "-" || next.lower == "/";
  // « en fonction de l’importance » | qu’ils accordent: the relative says which.
  if (next.lower == "que" || next.lower == "qu’" || next.lower == "dont") return true;
  if (next.noun() || next.is(Upos::adj) || next.is(Upos::x) || next.is(Upos::num)) return true;
  if (next.is(Upos::verb) && next.features.has(Features::participle) && !next.finite()) return true;
  if (last.is(Upos::adj) && (next.is(Upos::adv) || next.lower == "à" || next.lower == "au" || next.lower == "aux"))
    return true;
  if (!next.is(Upos::cconj) || end + 1 >= d.words.size()) return false;
  const Word& after = d.words[end + 1];
  return after.is(Upos::adj) || after.is(Upos::adv) || after.is(Upos::adp) || after.noun() ||
         (after.is(Upos::verb) && after.features.has(Features::participle));
}

// `shared`: what follows the whole phrase may follow this part of it.
bool usable_phrase(const Draft& d, const NounPhrase& np, std::uint32_t end, bool shared) {
  if (!shared && phrase_goes_on(d, np, end)) return false;
  for (std::uint32_t i = np.core; i < end; ++i)
    if (d.words[i].is(WordClass::leaning_adjective) || (i < np.head && d.words[i].is(Upos::num))) return false;
  // « les projets existants Télécharger »: the next item of a list that lost its signs.
  for (std::uint32_t i = np.core + 1; i < end; ++i) {
    const std::uint32_t m = d.mention_at[i];
    const bool known_name = m != none && d.names[d.mentions[m].name].mentions > 1;
    const bool verb =
        d.words[i].is(Upos::verb) || infinitive_ending(d.words[i].lower) || d.words[i].lower.ends_with("ez");
    if (d.words[i].capital && !known_name && verb) return false;
  }
  if (np.name != none && d.tagged && !d.words[np.head].noun() && !d.words[np.head].is(Upos::x)) return false;
  // « la prise » en charge, « la mise » en place.
  const bool support = d.words[end - 1].lower == "prise" || d.words[end - 1].lower == "mise";
  if (support && end < d.words.size() && d.words[end].is(Upos::adp)) return false;
  // A name alone says who, not what.
  if (np.name != none && d.mentions[np.name].end == end) return false;
  if (end == np.end && np.open) return false;
  // « Une fois le travail commencé »: when, not what.
  if (np.first > 0 && d.words[np.first - 1].lower == "fois") return false;
  // A shorter phrase that drops a complement with de is half a phrase.
  if (end < np.end && (d.words[end].lower == "de" || d.words[end].lower == "d’" || d.words[end].lower == "du" ||
                       d.words[end].lower == "des"))
    return false;
  const Word& head = d.words[np.head];
  if (head.is(WordClass::empty_head) || head.is(WordClass::deictic)) return false;
  // A bare adjective as head: « le premier », « les seuls ».
  if (head.is(WordClass::prenominal) && np.name == none) return false;
  // « GeoKettle de FME », « Formulaire d’attributs »: without an article a name or a noun is cut out of more.
  if (!np.determiner && !d.words[np.first].is(Upos::num)) return false;
  const std::uint32_t drawn = np.article.empty() ? np.first : np.core;
  return !leans(d, drawn, end) && !deictic(d, drawn, end);
}

// « les employés d’OpenAI » + « complètement choqués »: a quoted qualification that follows at once.
std::uint32_t quoted_end(const Draft& d, std::uint32_t i, std::uint32_t end) {
  if (i >= end || d.words[i].lower != "«" || i + 1 >= end || d.words[i + 1].capital) return none;
  // « sépare les équipes « du commun des mortels » »: what is quoted may belong to the verb.
  if (d.words[i + 1].is(WordClass::preposition) || d.words[i + 1].is(WordClass::definite)) return none;
  for (std::uint32_t k = i + 1; k < std::min(end, i + 6); ++k) {
    if (d.words[k].lower == "»") {
      const Word& last = d.words[k - 1];
      return d.grammar.adjective_ending(last.lower) ? k + 1 : none;
    }
    if (d.words[k].kind != TokenKind::word) return none;
  }
  return none;
}

}  // namespace calame
