// Closed classes of a language, as the lists `restructure.*` of its pack give them, and what the
// endings of a word suggest where no lexicon can say.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/characters.h"
#include "calame/ruleset.h"

namespace calame {

enum class WordClass : std::uint8_t {
  definite,
  indefinite,
  pointing,
  quantifier,
  preposition,
  pronoun,
  personal,
  conjunction,
  leaning,
  bound_opener,
  opposing,
  section_opener,
  adverb,
  finite,
  finite_or_noun,
  auxiliary,
  reporting,
  prenominal,
  adjective,
  not_adjective,
  noun_like_verb,
  empty_head,
  role_head,
  relational,
  event,
  deictic,
  known_acronym,
  speaking,
  calendar,
  leaning_adjective,
  stop
};

class Grammar {
 public:
  Grammar(const Ruleset&, const Language&);

  /// Bits of WordClass. `lower` is lower case with typographic apostrophes.
  [[nodiscard]] std::uint32_t classes(std::string_view lower) const;
  /// Ends like an adjective or a participle and is not known to be anything else.
  [[nodiscard]] bool adjective_ending(std::string_view lower) const;
  /// A list of words or phrases by its short name ("contact-cues"); empty when the pack has none.
  [[nodiscard]] const std::vector<std::string>& list(std::string_view name) const;
  [[nodiscard]] bool in_list(std::string_view name, std::string_view word) const;

 private:
  std::unordered_map<std::string, std::uint32_t> words_;
  const Ruleset& ruleset_;
};

constexpr std::uint32_t bit(WordClass c) { return 1u << unsigned(c); }

/// A finite verb or an infinitive by its ending alone ("-aient", "-era", "-èrent", "-er").
bool finite_ending(std::string_view lower);
bool infinitive_ending(std::string_view lower);
/// The first letter in upper case, the rest as it is.
std::string capitalised(std::string_view);
/// Savoy's light stemmer for French (accents kept in short words): groups inflected forms.
std::string light_stem(std::string_view lower);
/// In how many of `generic_documents` a light stem occurs; a rare one counts as a few.
double document_frequency(std::string_view stem);
inline constexpr double generic_documents = 3572;

}  // namespace calame
