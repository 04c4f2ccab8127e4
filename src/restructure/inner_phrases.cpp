// Noun phrases that only headings take: complements of others, and phrases whose article has to be supplied.
#include <algorithm>

#include "restructure/draft.h"

namespace calame {
namespace {

constexpr Features numbers = Features::sing | Features::plur;

bool vowel_first(std::string_view lower) {
  static constexpr std::string_view vowels[] = {"a", "e", "i", "o", "u", "é", "è", "ê", "â", "î", "ô", "û", "œ", "à"};
  return std::any_of(std::begin(vowels), std::end(vowels), [&](std::string_view v) { return lower.starts_with(v); });
}

// "" where gender, number or a first letter h leave a doubt.
std::string_view definite_article(const Draft& d, const NounPhrase& np, Features known) {
  const Word& head = d.words[np.head];
  Features f = head.features;
  if (!share(f, known, numbers) || d.words[np.core].lower.starts_with("propre")) return {};
  if (known.any(numbers)) f = Features((f.bits & ~numbers.bits) | (known.bits & numbers.bits));
  const bool plural = f.has(Features::plur), singular = f.has(Features::sing);
  if (plural == singular) return {};
  if (plural) return "les ";
  const std::string& next = d.words[np.core].lower;
  if (next.starts_with("h") || next.starts_with("y") || next.starts_with("on")) return {};
  if (vowel_first(next)) return "l’";
  const bool masc = f.has(Features::masc), fem = f.has(Features::fem);
  if (masc == fem) return {};
  return masc ? "le " : "la ";
}

Features number_of_pointing(std::string_view lower) {
  static constexpr std::string_view many[] = {"mes", "tes", "ses", "nos", "vos", "leurs", "ces"};
  return std::find(std::begin(many), std::end(many), lower) != std::end(many) ? Features(Features::plur)
                                                                              : Features(Features::sing);
}

bool bare(const NounPhrase& np) { return !np.determiner && np.name == none; }

// « notre formulaire » → « le formulaire ».
std::optional<NounPhrase> pointed(const Draft& d, const NounPhrase& np) {
  if (!bare(np) || np.first == 0 || !d.words[np.head].noun()) return std::nullopt;
  const Word& before = d.words[np.first - 1];
  if (!before.is(WordClass::pointing) || before.sentence != np.sentence || before.lower.starts_with("te"))
    return std::nullopt;
  NounPhrase out = np;
  out.article = definite_article(d, np, number_of_pointing(before.lower));
  if (out.article.empty()) return std::nullopt;
  --out.first;
  out.determiner = true;
  out.plural = out.article == "les ";
  return out;
}

// The complement that the link at `i` brings.
std::optional<NounPhrase> complement_at(const Draft& d, std::uint32_t i, std::uint32_t end) {
  const std::string& w = d.words[i].lower;
  if (w == "du" || w == "au" || w == "aux") return read_phrase(d, i, end);
  if (w == "des") {
    auto np = read_phrase(d, i, end);
    if (!np || np->determiner) return std::nullopt;
    np->determiner = np->contracted = np->plural = true;
    np->article = "les ";
    return np;
  }
  if ((w != "de" && w != "d’") || i + 1 >= end) return std::nullopt;
  auto np = read_phrase(d, i + 1, end);
  if (!np || np->name != none) return std::nullopt;
  if (np->determiner) return np;
  if (!d.words[np->head].noun()) return std::nullopt;
  np->article = definite_article(d, *np, {});
  if (np->article.empty()) return std::nullopt;
  np->determiner = true;
  np->plural = np->article == "les ";
  return np;
}

}  // namespace

std::vector<NounPhrase> further_phrases(const Draft& d, const NounPhrase& np) {
  std::vector<NounPhrase> out;
  if (!d.tagged) return out;
  if (auto p = pointed(d, np)) out.push_back(std::move(*p));
  const std::uint32_t sentence_end = d.sentence(np.sentence).token_end;
  for (std::uint32_t i = np.core + 1; i < np.end; ++i)
    if (auto p = complement_at(d, i, sentence_end)) out.push_back(std::move(*p));
  return out;
}

}  // namespace calame
