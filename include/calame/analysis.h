/// Facts about a document, computed once and read by every check. Immutable once returned.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "calame/brief.h"
#include "calame/document.h"
#include "calame/language.h"
#include "calame/morphology.h"
#include "calame/span.h"

namespace calame {

/// Which facts the loaded rules asked for. `basic` (words, outline, metrics of length) is always there.
enum class Fact : std::uint32_t {
  basic = 0,
  protected_spans = 1,
  tokens = 2,
  sentences = 4,
  syllables = 8,
  keyphrase = 16,
  forms = 32,
  tags = 64,
  passives = 128,
  connectives = 256,
  openings = 512,
  passages = 1024,
  numbers = 2048,
  cohesion = 8192,
  some_tags = 4096,  ///< tags of the sentences that hold one of the anchors given to analyze()
  all = 0xFFFF
};
struct Facts {
  std::uint32_t bits = 0;
  constexpr Facts() = default;
  constexpr Facts(Fact f) : bits(std::uint32_t(f)) {}
  constexpr Facts operator|(Facts o) const {
    Facts r;
    r.bits = bits | o.bits;
    return r;
  }
  [[nodiscard]] constexpr bool has(Fact f) const { return (bits & std::uint32_t(f)) == std::uint32_t(f); }
};
constexpr Facts operator|(Fact a, Fact b) { return Facts(a) | Facts(b); }

enum class TokenKind : std::uint8_t {
  word,         ///< letters, with inner hyphens; elisions and enclitics are words of their own: l’ | annonce
  number,       ///< 12 · 3,14 · 1 000 (no-break groups) · not what is protected
  punctuation,  ///< one sign, or a run like ... or ?!
  symbol        ///< € % ° and other signs
};
struct Token {
  TextSpan span;
  TokenKind kind;
};

/// A stretch that no rule of wording or typography may touch.
enum class Protection : std::uint8_t {
  code,  ///< code, kbd, samp, pre
  url,
  email,
  path,
  handle,      ///< @name, #tag
  identifier,  ///< versions, IP, ISO dates, IBAN, phone numbers, times 10:30, ratios 16:9, law articles
  emoticon,
  brand,    ///< [protect] names and the lists of the packs
  markup,   ///< shortcodes, math, entities left as text
  language  ///< another lang attribute
};
struct ProtectedSpan {
  TextSpan span;
  Protection kind;
};

/// One definition for every rule. Closing quotes and brackets belong to the sentence they close.
/// Only of body blocks; a heading or a list item without a final sign is a sentence too.
struct Sentence {
  TextSpan span;            ///< without outer white space
  std::uint32_t block = 0;  ///< index into Document::blocks
  std::uint32_t words = 0;
  std::uint32_t formula_words = 0;  ///< as readability counts them: l’ | annonce are two; 0 for headings
  std::uint32_t first_token = 0, token_end = 0;
  bool heading = false;
  bool tagged = false;  ///< its tokens have tags: all with Fact::tags, else those that a fact or a rule asked for
};

/// What a token is in its sentence.
struct WordTag {
  Upos upos = Upos::x;
  Features features;        ///< by the lexicon, for this part of speech
  std::uint32_t lemma = 0;  ///< index into Analysis::lemmas
};

/// A clause in the passive: « a été très vite réélu ». Not « est venu », « est heureux », « s’est vu ».
struct Passive {
  TextSpan span;                                ///< from the first auxiliary to the participle
  std::uint32_t sentence = 0;                   ///< index into Analysis::sentences
  std::uint32_t auxiliary = 0, participle = 0;  ///< tokens: the form of être, the past participle
  bool agent = false;                           ///< « par … » follows: beyond doubt
};

struct Connective {
  TextSpan span;               ///< of a pair, its first part
  std::uint32_t sentence = 0;  ///< index into Analysis::sentences
  std::uint32_t list = 0;      ///< index into Language::connectives
};

/// Three or more sentences in a row that begin alike.
struct RepeatedOpening {
  std::uint32_t first_sentence = 0, sentence_count = 0;
  TextSpan opening;  ///< of the third of them, where a reader notices: a word, or two when the first is light
};

/// A stretch of at least five words in another language than the document's.
struct Passage {
  TextSpan span;
  std::string lang;  ///< primary subtag
};

enum class NumberClass : std::uint8_t {
  integer,    ///< 12 · 1 000 · 3 millions
  decimal,    ///< 3,14
  ordinal,    ///< 1er, 2e, XXIᵉ
  year,       ///< 1998, as a date: en 1998, (1998), 1998-2003, 44 av. J.-C.
  date,       ///< 12 mars, mars 2024, 12/03/2024, 2024-03-12
  time,       ///< 14 h 30, 14h30, 14:30, à 8 h
  duration,   ///< 3 heures, 12 ans, 8 h
  percent,    ///< 12 %
  currency,   ///< 12 €, 3 millions d’euros, $ 5
  quantity,   ///< 12 km, 80kg, 20 °C, 90 km/h
  range,      ///< 10-12; « de 10 à 12 » are two numbers
  version,    ///< 3.14.2, v2, PHP 8.2
  reference,  ///< page, article, figure, chapter, numéro: p. 12, art. L. 121-1, n° 5, tome II, [1]
  postcode,   ///< 75011 Paris
  phone,
  roman,  ///< XIV behind a name
  ratio   ///< 16:9, 2/3, a score of 3-1
};
struct NumberSpan {
  TextSpan span;  ///< with its unit, sign or name
  NumberClass type = NumberClass::integer;
};

/// How much a text looks as if its sentences stood in their order.
struct Cohesion {
  double index = 0;  ///< 0…100, of 100 texts that look like this one so many are in order
  OrderSigns signs{};
  std::vector<TextSpan> leaning;  ///< openings of paragraphs that lean on the sentence before, ascending
  std::vector<TextSpan> unmet;    ///< what is taken up before it is named: « cette loi », an acronym; ascending
};

struct Heading {
  NodeId node = no_node;
  int level = 0;
  TextSpan text;
  TextSpan section;               ///< prose under it up to the next heading of its level or higher
  NodeId section_end = 0;         ///< first node after that section
  std::uint32_t words_below = 0;  ///< body words up to the next heading of any level
};

/// Counts and formulas. A word is a maximal run without white space that holds a letter or a digit
/// (SCHEMA, "Fixed decisions"), so mending spaces never changes a count.
struct Metrics {
  std::uint32_t words = 0;            ///< title, headings and body: what the word gate sees
  std::uint32_t body_words = 0;       ///< without title and headings
  std::uint32_t generated_words = 0;  ///< in blocks marked as generated by restructure; not in the two above
  std::uint32_t signs = 0;            ///< code points of body and headings, spaces included, runs of white space as one
  std::uint32_t sentences = 0;        ///< without headings
  std::uint32_t paragraphs = 0;       ///< p, li, blockquote flow, td… that hold words; headings not counted
  std::uint32_t syllables = 0;        ///< of sentence words; 0 unless Fact::syllables
  std::uint32_t sentence_words = 0;   ///< words in those sentences
  std::uint32_t sentence_tokens = 0;  ///< word and number tokens in them: l’ | annonce are two; the formulas' words
  std::uint32_t long_words = 0;       ///< of those tokens, over 6 letters, for LIX
  std::optional<double> readability;  ///< the language's formula
  std::uint32_t passive_sentences = 0;     ///< with at least one; 0 unless Fact::passives
  std::uint32_t connective_sentences = 0;  ///< with at least one; 0 unless Fact::connectives
  std::optional<double> lix;               ///< tokens/sentence + 100 * long words/tokens (Björnsson 1968)
};

struct KeyphraseMatch {
  TextSpan span;  ///< from its first to its last matched word
  std::uint32_t block = 0;
  bool in_order = false;  ///< adjacent but for stop words, in the phrase's order
};

/// Compares text with a phrase by lemma, or by stem where the lexicon does not know a word: elisions, stop words and
/// case ignored, any order; accents where they are left out.
class KeyphraseMatcher {
 public:
  /// The language must outlive the matcher.
  KeyphraseMatcher(const Language&, std::string_view phrase, std::span<const std::string> synonyms = {});
  ~KeyphraseMatcher();
  KeyphraseMatcher(KeyphraseMatcher&&) noexcept;
  KeyphraseMatcher& operator=(KeyphraseMatcher&&) noexcept;
  [[nodiscard]] bool empty() const;  ///< no content word
  [[nodiscard]] std::size_t content_words() const;
  /// Share (0…1) of the phrase's content words found in `text`; the best of phrase and synonyms.
  [[nodiscard]] double coverage(std::string_view text) const;

 private:
  friend class Analyzer;
  struct State;
  std::unique_ptr<State> state_;
};

class Analysis {
 public:
  std::vector<ProtectedSpan> protected_spans;  ///< ascending, disjoint
  std::vector<Token> tokens;                   ///< ascending; of all blocks but code; none inside a protected span
                                               ///< except one word token that covers it
  std::vector<Sentence> sentences;             ///< ascending
  std::vector<Heading> headings;               ///< h1…h6 of the whole document, in order
  std::vector<std::uint32_t> block_words;      ///< per Document::blocks; 0 for code
  std::vector<bool> block_generated;           ///< per Document::blocks: written by restructure
  TextSpan intro;                              ///< first paragraphs up to 100 words, or to the first h2…h6
  Metrics metrics;
  std::vector<KeyphraseMatch> keyphrase;  ///< in body blocks, ascending
  /// Parallel to `tokens`: index into `forms`, the distinct spellings in lower case (’ for ', - for
  /// hyphens), in the order of their first appearance.
  std::vector<std::uint32_t> token_forms;
  std::vector<std::string> forms;
  std::vector<WordTag> tags;        ///< parallel to `tokens`, see Sentence::tagged; empty without a tagger
  std::vector<std::string> lemmas;  ///< distinct, in the order of their first appearance
  std::vector<Passive> passives;    ///< these four ascending
  std::vector<Connective> connectives;
  std::vector<RepeatedOpening> openings;
  std::vector<Passage> passages;
  std::vector<NumberSpan> numbers;   ///< ascending, disjoint
  std::optional<Cohesion> cohesion;  ///< none where there are too few sentences to tell
  std::string lang;                  ///< BCP 47 in force: brief, document, else detected
  bool lang_detected = false;
  std::string text_lang;  ///< what the text itself says, primary subtag; "" when unsure or without Fact::passages

  [[nodiscard]] bool is_protected(TextOffset) const;
  [[nodiscard]] bool overlaps_protected(TextSpan) const;
  /// Tokens whose span starts inside `span`.
  [[nodiscard]] std::span<const Token> tokens_in(TextSpan) const;
  [[nodiscard]] std::span<const Sentence> sentences_in(TextSpan) const;
  [[nodiscard]] std::string_view form(std::size_t token) const { return forms[token_forms[token]]; }
  [[nodiscard]] std::string_view lemma(std::size_t token) const { return lemmas[tags[token].lemma]; }
};

/// What a sentence must hold for a rule to read its tags (Fact::some_tags).
struct TagAnchor {
  std::string word;    ///< in lower case, or a lemma
  bool lemma = false;  ///< any form that may have this lemma
  Features features;   ///< and a word that by the lexicon may have all of these; empty: no matter
  auto operator<=>(const TagAnchor& o) const {
    return std::tie(word, lemma, features.bits) <=> std::tie(o.word, o.lemma, o.features.bits);
  }
  bool operator==(const TagAnchor&) const = default;
};

/// `names`: house names and pack brands that nothing touches ("Yahoo!", "C++").
/// `generated`: the parts of the file that restructure wrote (generated_parts); their words are counted
/// apart and they hold no sentence nor keyphrase match.
/// `anchors`: for Fact::some_tags.
Analysis analyze(const Document&, const Language&, const Brief&, Facts needs, std::span<const std::string> names = {},
                 std::span<const SourceSpan> generated = {}, std::span<const TagAnchor> anchors = {});

/// From each comment `<!-- calame:generated NAME -->` to its `<!-- /calame:generated -->`, or to the
/// end of the file. A Document knows where its comments are, only the Source what they say.
std::vector<SourceSpan> generated_parts(const Source&, const Document&);

/// The language in force and whether it had to be detected: brief, else the document's own, else by
/// stop words of the known languages, else by CLD2; French when the text is too short to tell.
struct LanguageChoice {
  std::string lang;
  bool detected = false;
};
LanguageChoice language_in_force(const Document&, const Brief&, const std::map<std::string, Language>& known);

/// Words of any text by the rule of Metrics.
std::uint32_t count_words(std::string_view text);
/// Code points, runs of white space counted as one.
std::uint32_t count_signs(std::string_view text);
/// Width in CSS px: sum of advances * size / 2048, Liberation Sans Regular (metric-compatible with Arial).
double pixel_width(std::string_view text, double font_size);
/// Lower case, accents stripped, ’ = ', NFC in: for comparing, never for output.
std::string fold(std::string_view text);
std::string stem(const Language&, std::string_view word);

}  // namespace calame
