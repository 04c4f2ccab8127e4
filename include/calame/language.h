/// What Calame knows of a language: data from [language.xx] of a pack, no C++.
#pragma once

#include <array>
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
  /// "non seulement … mais" is a pair, in that order within a sentence; a sign at the end ("^résultat :")
  /// must follow.
  std::vector<std::string> phrases;
};

/// What a passive is made of; all by lemma but the agents, pronouns and what follows them.
struct PassiveGrammar {
  std::string auxiliary;                           ///< "être"; "" = this language has no passive to find
  std::unordered_set<std::string> agents;          ///< "par": the doer follows
  std::unordered_set<std::string> no_agents;       ///< … but before these: par exemple, par jour
  std::unordered_set<std::string> reflexives;      ///< "se", "s’": s’est vu
  std::unordered_set<std::string> light_pronouns;  ///< that may stand between: s’y est
  std::unordered_set<std::string> movement;        ///< take être in the active, though some have an object too
  std::unordered_set<std::string> states;          ///< describe: situer, composer; a passive only with an agent
};

/// The words that say what a number is; lower case, without the period of an abbreviation.
struct NumberWords {
  std::unordered_set<std::string> months;          ///< "mars", "janv"
  std::unordered_set<std::string> durations;       ///< "ans", "heures", "min"
  std::unordered_set<std::string> hours;           ///< of those, what may stand between hour and minutes: "h", "heures"
  std::unordered_set<std::string> clock_cues;      ///< before an hour of the day: "à", "vers"
  std::unordered_set<std::string> duration_cues;   ///< before a span of time: "pendant", "en"
  std::unordered_set<std::string> duration_tails;  ///< behind one: 8 h "de", "par"
  std::unordered_set<std::string> percents;        ///< "pour cent"
  std::unordered_set<std::string> currencies;      ///< "euros", "usd"; signs of currency are known
  std::unordered_set<std::string> scales;          ///< "millions", "md"
  std::unordered_set<std::string> references;      ///< before a number: "page", "art", "n°"
  std::unordered_set<std::string> year_cues;       ///< before a year, whatever follows: "en", "année"
  std::unordered_set<std::string> year_hints;      ///< … unless a noun follows: "avant", "pour"
  std::unordered_set<std::string> eras;            ///< "j.-c"
  std::unordered_set<std::string> versions;        ///< before a version: "version"
  std::unordered_set<std::string> ordinals;        ///< endings: "er", "e"
};

/// What shows that the sentences of a text stand in their order; each is a standard score against chance, but for the
/// three that say yes or no (first, no-title, no-headings).
enum class OrderSign : std::uint8_t {
  next,         ///< words come back in the sentence after, in the same paragraph
  paragraphs,   ///< or across paragraphs
  after_next,   ///< or one sentence later
  openings,     ///< sentences that lean on the one before stand within paragraphs
  links,        ///< words that link (aussi, ensuite) too, and at the beginning of no section
  first,        ///< the text does not begin with a sentence that leans
  pronouns,     ///< « Il » follows a sentence that names somebody
  references,   ///< « cette loi »: the law was named just before
  persons,      ///< a person is kept from one sentence to the next
  tenses,       ///< and a tense
  numbers,      ///< sentences with numbers stand together
  quotes,       ///< and those of a quotation
  questions,    ///< and questions
  years,        ///< years are told where a paragraph begins
  names,        ///< and names
  short_ones,   ///< short sentences do not stand within paragraphs
  colons,       ///< a colon at the end of a sentence ends the paragraph
  acronyms,     ///< an acronym is explained before it is used
  headings,     ///< a section speaks of what its heading says
  no_headings,  ///< there are none to tell by
  title,        ///< the first sentences speak of what the title says
  no_title,
};
inline constexpr std::array<std::string_view, 22> order_sign_names = {
    "next",    "paragraphs", "after-next", "openings",    "links",     "first",   "pronouns", "references",
    "persons", "tenses",     "numbers",    "quotes",      "questions", "years",   "names",    "short-ones",
    "colons",  "acronyms",   "headings",   "no-headings", "title",     "no-title"};
using OrderSigns = std::array<double, order_sign_names.size()>;

/// What tells a text in order from the same sentences shuffled. Without weights the language has no such measure.
struct CohesionWords {
  /// Beginnings of sentences, of up to four words, that lean on the sentence before: "par exemple", "elle"; and longer
  /// ones that do not: "il y a".
  std::unordered_set<std::string> leaning, not_leaning;
  std::unordered_set<std::string> demonstratives;          ///< "cette": what was named before
  std::unordered_set<std::string> pronouns;                ///< "elle", that stand for somebody
  std::unordered_set<std::string> links;                   ///< "aussi", "ensuite", early in a sentence
  std::array<std::unordered_set<std::string>, 3> persons;  ///< je, nous, vous and what goes with each
  std::array<std::vector<std::string>, 2> tenses;          ///< endings of words: past, future
  /// Log-odds = base + brevity * ln(30 / sentences) below 30 + the sum of weight * sign.
  double base = 0, brevity = 0;
  OrderSigns weights{};
  bool empty = true;
};

class Lexicon;         ///< forms, lemmas and inflection, compiled into the library
class Tagger;          ///< a part-of-speech model, compiled into the library
class ConnectiveTrie;  ///< the lists of connectives, ready to be found
class KnownLanguages;  ///< every language of a ruleset by its stop words

/// All strings NFC, lower case (except where case carries meaning: abbreviations), with the
/// typographic apostrophe ’; a match accepts ' too.
struct Language {
  std::string code;                            ///< "fr"
  std::string stemmer;                         ///< libstemmer algorithm, "" = none
  std::vector<std::string> elisions;           ///< "l’", "d’", "qu’"…
  std::vector<std::string> enclitics;          ///< "-t-il", "-ce", "-là"…: split from their verb
  std::unordered_set<std::string> keep_whole;  ///< "aujourd’hui", "peut-être"…; "*(e)s": an ending, whatever the word
  std::unordered_set<std::string> abbreviations;  ///< "M.", "art.", "etc."…: their period ends no sentence by itself
  std::unordered_set<std::string> final_abbreviations;  ///< "etc.": may end one when a capital follows
  std::unordered_set<std::string> stop_words;
  std::unordered_set<std::string> units;    ///< "km", "kg", "h", "min"… after a number
  std::string vowels;                       ///< letters that form syllable nuclei
  std::vector<std::string> silent_endings;  ///< "e", "es", "ent": the nucleus in them is mute; "!^cent": it is not
  std::vector<std::string> hiatus;          ///< where neighbouring vowels are two nuclei: "é|*", "!ou|ï"
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
  PassiveGrammar passive;
  NumberWords numbers;
  CohesionWords cohesion;
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
