// What is measured of a heading that could stand over a section, and what it counts for.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "restructure/draft.h"

namespace calame {

/// Each in about 0…1.
enum Trait : std::uint8_t {
  // of its words in the section
  mean_weight,  ///< tf·idf, against the heaviest there
  max_weight,
  mean_rarity,  ///< idf
  own,          ///< they are met here rather than elsewhere in the text
  repeated,     ///< share that the section repeats
  spread,       ///< share of the section's sentences that have one of them
  reach,        ///< sentences that have the most widespread of them, against the most widespread word of the section
  again,        ///< the first two are met together again (logarithm)
  lone,         ///< one content word
  in_title,     ///< share that the title has
  only_title,   ///< all of it: what the whole article is about
  dense,        ///< said often, at the head of the section, in the title: against the two words said most
  // of its place
  first_sentence,
  echo,  ///< all of the sentence that opens the section: it would be read twice
  opens_sentence,
  opens_paragraph,
  depth,       ///< how far down the section
  explained,   ///< at the head of a sentence, before « est », « permet », « consiste »
  announced,   ///< after « concernant », « il s’agit de », « parlons de »
  enumerated,  ///< one of several, between commas
  example,     ///< after « comme », « par exemple », « notamment »
  means,       ///< after « par », « avec », « dans »: by, with or in what something is done
  // of its form
  size,  ///< letters, in forties
  size_squared,
  shortness,    ///< letters under twenty, in tens
  overlong,     ///< letters over forty-five, in fifteens
  coordinated,  ///< « les avantages et les limites »
  complement,   ///< it goes on past the noun and its adjectives
  cut_short,
  role,
  event,
  process,  ///< its noun tells an action: « la publication », « le traitement »
  idiom,    ///< « à la rencontre de », « à l’aide de »: not things
  clause,
  question,
  infinitive,
  named,
  quoted,
  news,
  trait_count
};
using Traits = std::array<double, trait_count>;

/// Words of the text that could be a heading, with all that holds wherever the section begins and ends.
struct Offer {
  std::uint32_t first = 0, end = 0;  ///< words
  std::vector<std::uint32_t> stems;  ///< of the words that carry the meaning, each once
  Drawn drawn;
  double preference = 0;  ///< of its pattern, by the policy
  Traits traits{};
};

/// A section as its candidates are measured against.
struct Section {
  const Draft& d;
  std::uint32_t first = 0, end = 0;  ///< words
  std::uint32_t first_sentence = 0, sentence_end = 0;
  std::uint32_t first_sentence_end = 0, first_paragraph_end = 0;  ///< words
  std::vector<std::uint32_t> count;                               ///< per stem
  std::vector<std::uint32_t> content;                             ///< words that have a stem, ascending
  // From listed[stem] on: its words, and the sentences it stands in, `wide[stem]` of them.
  std::vector<std::uint32_t> listed, places, sentences, wide;
  std::uint32_t widest = 1;  ///< the most of `wide`
  double heaviest = 1;
  std::vector<double> load;  ///< per stem: how often it is said, more when the section or the title begins with it
  double loaded = 1;         ///< of the two that have most
};
/// The kept paragraphs from `first` up to `end`; nothing in it when there are none.
Section read_section(const Draft&, std::uint32_t first, std::uint32_t end);

/// Its words from `core` to `end` carry the meaning.
Offer make_offer(const Draft&, std::uint32_t first, std::uint32_t core, std::uint32_t end);
Offer make_phrase_offer(const Draft&, const NounPhrase&, std::uint32_t end);

/// Names in a hundred words: over `news_density` it is a news story, where readers come for who did what.
double name_density(const Draft&);
inline constexpr double news_density = 4;

/// All traits of the offer over this section.
Traits traits_in(const Section&, const Offer&);
/// The log-odds that an editor says of it: that is what the section is about.
double rank(const Traits&);
/// What an editor is told of the choice: the traits that spoke for it.
std::vector<std::string> reasons_of(const Traits&);

}  // namespace calame
