/// What Calame knows of a language: data from [language.xx] of a pack, no C++.
#pragma once

#include <map>
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
};

/// A spacing preset, `extends` resolved: slot → "none" | "nbsp" | "nnbsp" | "space" | "keep".
struct TypographyPreset {
  std::string id;
  std::map<std::string, std::string, std::less<>> slots;
};

}  // namespace calame
