/// What Calame knows of a language: data from [language.xx] of a pack, no C++.
#pragma once

#include <cstdint>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace calame {

/// Readability = base - per_word * words/sentence - per_syllable * syllables/word.
struct ReadabilityFormula {
  std::string name;
  double base = 0, per_word = 0, per_syllable = 0;
};

/// Words that link sentences and clauses, of one sense: "cause", "opposition"… The sense "none" is for what
/// looks like one and is none: « le car », « de plus en plus ».
struct ConnectiveList {
  std::string sense;
  /// "en raison de", "bien que"; "^comme" only where a sentence begins, or a clause after a semicolon;
  /// "non seulement … mais" is a pair, in that order within a sentence.
  std::vector<std::string> phrases;
};

class Lexicon;         ///< forms, lemmas and inflection, compiled into the library
class Tagger;          ///< a part-of-speech model, compiled into the library
class ConnectiveTrie;  ///< the lists of connectives, ready to be found
class KnownLanguages;  ///< every language of a ruleset by its stop words

/// All strings NFC, lower case (except where case carries meaning: abbreviations), with the
/// typographic apostrophe ’; a match accepts ' too.
struct Language {
  std::string code;                               ///< "fr"
  std::string stemmer;                            ///< libstemmer algorithm, "" = none
  std::vector<std::string> elisions;              ///< "l’", "d’", "qu’"…
  std::vector<std::string> enclitics;             ///< "-t-il", "-ce", "-là"…: split from their verb
  std::unordered_set<std::string> keep_whole;     ///< "aujourd’hui", "peut-être"…
  std::unordered_set<std::string> abbreviations;  ///< "M.", "art.", "etc."…: their period ends no sentence by itself
  std::unordered_set<std::string> final_abbreviations;  ///< "etc.": may end one when a capital follows
  std::unordered_set<std::string> stop_words;
  std::unordered_set<std::string> units;    ///< "km", "kg", "h", "min"… after a number
  std::string vowels;                       ///< letters that form syllable nuclei
  std::vector<std::string> silent_endings;  ///< "e", "es", "stent": the nucleus in them is mute
  std::vector<std::string> hiatus;          ///< letters that hold one nucleus more ("éa", "oè", "ays"…)
  std::string typography;                   ///< default preset: "fr-FR/in2002"
  std::map<std::string, std::string> regional_typography;  ///< "fr-CA" → "fr-CA/oqlf"
  ReadabilityFormula readability;
  /// What a word becomes before others, by its full form: "de" → "d’", "du", "des". A phrase of the lists
  /// below that ends with the full form is found in any of them: en raison du, bien qu’.
  std::map<std::string, std::vector<std::string>> variants;
  std::vector<ConnectiveList> connectives;
  /// Words that open many sentences and say nothing by themselves (le, la, ce): a repeated opening is then
  /// this word and the next.
  std::unordered_set<std::string> light_openings;
  /// Tells this data from all other in the process, so that what was found about a word is remembered from
  /// one document to the next; 0: it is not. The ruleset sets it; whoever changes a field sets it to 0.
  std::uint64_t serial = 0;
  std::shared_ptr<const Lexicon> lexicon;                 ///< null: none in this build or for this language
  std::shared_ptr<const Tagger> tagger;                   ///< null: Fact::tags stays empty
  std::shared_ptr<const ConnectiveTrie> connective_trie;  ///< of connectives and variants; null: no list
  std::shared_ptr<const KnownLanguages> known_languages;  ///< null: Fact::passages stays empty
};

/// A spacing preset, `extends` resolved: slot → "none" | "nbsp" | "nnbsp" | "space" | "keep".
struct TypographyPreset {
  std::string id;
  std::map<std::string, std::string, std::less<>> slots;
};

}  // namespace calame
