// What the planner knows of an article: its input blocks, its words with their classes, its names
// and noun phrases. Built once, then only read; every step of the plan is a function over it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "calame/restructure.h"
#include "restructure/grammar.h"

namespace calame {

inline constexpr std::uint32_t none = 0xFFFFFFFFu;

/// One per Analysis::tokens, same index.
struct Word {
  TextSpan span;
  TokenKind kind = TokenKind::word;
  std::uint32_t classes = 0;
  std::string lower;          ///< with typographic apostrophe
  std::uint32_t stem = none;  ///< of content words: index into Draft::stems
  std::uint32_t sentence = none;
  bool capital = false;  ///< begins with an upper-case letter
  bool caps = false;     ///< several capitals: OpenAI, SNCF
  bool opens = false;    ///< first word of its sentence or quotation
  bool spaced = true;    ///< white space stands before it
  Upos upos = Upos::x;   ///< by the tagger; x without one
  std::string lemma;     ///< of verbs, by the lexicon
  Features features;     ///< by the lexicon, for this part of speech
  [[nodiscard]] bool is(WordClass c) const { return (classes & bit(c)) != 0; }
  [[nodiscard]] bool is(Upos u) const { return upos == u; }
  [[nodiscard]] bool noun() const { return upos == Upos::noun || upos == Upos::propn; }
  [[nodiscard]] bool finite() const {
    return (upos == Upos::verb || upos == Upos::aux) && features.any(Features::finite) &&
           !features.any(Features::participle | Features::infinitive);
  }
};

/// An input block: paragraph, list item, quotation. Removed and generated ones keep their number.
struct Paragraph {
  std::uint32_t block = 0;  ///< index into Document::blocks
  NodeId node = no_node;
  NodeId top = no_node;  ///< its ancestor (or itself) that stands directly in the article
  TextSpan text;
  std::uint32_t first_sentence = 0, sentence_end = 0;
  std::uint32_t first_word = 0, word_end = 0;
  std::uint32_t words = 0;  ///< as counts are shown
  bool list_item = false, quotation = false;
  bool top_paragraph = false;  ///< a plain paragraph directly in the article: may be split, may open a section
  bool is_title = false;       ///< the first line of a plain text, standing as its title
  std::string_view removed;    ///< reason; empty = kept
  [[nodiscard]] bool kept() const { return removed.empty() && !is_title; }
};

struct StandingHeading {
  NodeId node = no_node;
  int level = 0;
  TextSpan text;
  std::uint32_t before_paragraph = 0;
};

/// A block between our own markers, left as it is.
struct GeneratedBlock {
  std::string kind;   ///< key-points | contents
  SourceSpan source;  ///< markers included
};

/// One mention of a name.
struct Mention {
  std::uint32_t first = 0, end = 0;  ///< words
  std::uint32_t name = 0;            ///< index into Draft::names
};
struct Name {
  std::string text;           ///< as first met
  std::uint32_t full = none;  ///< the longer name that ends with this one: Altman → Sam Altman
  std::uint32_t mentions = 0;
  std::uint32_t first_mention = 0;
};

/// Determiner, adjectives, noun, and complements that hang on it.
struct NounPhrase {
  std::uint32_t first = 0, end = 0;  ///< words; `first` is the determiner when there is one
  std::uint32_t core = 0;            ///< first word after the determiner
  std::uint32_t head = 0;            ///< the noun
  std::vector<std::uint32_t> ends;   ///< ends of shorter phrases that are complete too, ascending, `end` last
  std::uint32_t sentence = 0;
  std::uint32_t name = none;  ///< the head is a name: index into Draft::mentions
  bool determiner = false, indefinite = false, plural = false;
  bool contracted = false;   ///< determiner taken out of du, au, aux
  std::string_view article;  ///< to write before the core, where the text has another word or none; with its space
  bool open = false;         ///< a complement follows that could not be read: not complete
};

/// The input's blocks, from the document alone: what a renderer needs.
struct Layout {
  std::vector<Paragraph> paragraphs;
  std::vector<StandingHeading> headings;  ///< in the article, h1 included
  std::vector<GeneratedBlock> generated;
};
Layout read_layout(const Subject&);

struct Offer;  // heading_traits.h

struct Draft {
  Draft(const Subject&, const Ruleset&);
  ~Draft();
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  const Subject& subject;
  Grammar grammar;
  RestructurePolicy policy;
  std::vector<Word> words;
  std::vector<std::string> stems;
  std::vector<double> idf;               ///< per stem
  bool tagged = false;                   ///< every word of a kept paragraph has its part of speech
  std::vector<std::uint32_t> frequency;  ///< per stem, in kept paragraphs
  Layout layout;
  std::vector<Paragraph>& paragraphs = layout.paragraphs;
  std::vector<Mention> mentions;          ///< ascending
  std::vector<std::uint32_t> mention_at;  ///< per word: index of the mention that starts there, or none
  std::vector<Name> names;
  std::vector<NounPhrase> phrases;         ///< of kept paragraphs, ascending
  std::vector<std::uint32_t> deictic_end;  ///< per word: end of the shortest deictic words that start there, or none
  std::vector<Offer> offers;               ///< what could be a heading, ascending by first word
  std::vector<Removed> removed;
  std::vector<Removed> boilerplate_left;  ///< in the middle of the text: for the author to judge
  std::string title;                      ///< one that stands: metadata, h1 or first line
  std::string title_from;                 ///< "metadata", "h1", "first-line" or ""
  std::set<std::uint32_t> title_words;    ///< stems of it that the text has too
  std::uint32_t kept_words = 0;

  [[nodiscard]] std::string_view text(TextSpan s) const { return text_of(subject.document, s); }
  [[nodiscard]] std::string_view text(const Word& w) const { return text(w.span); }
  [[nodiscard]] TextSpan span(std::uint32_t first, std::uint32_t end) const {
    return {words[first].span.begin, words[end - 1].span.end};
  }
  [[nodiscard]] const Sentence& sentence(std::uint32_t i) const { return subject.analysis.sentences[i]; }
};

/// Index of the paragraph that has the word.
std::uint32_t paragraph_of(const Draft&, std::uint32_t word);

// Steps of the constructor, each in its file; they fill the members in this order.
void clean(Draft&);              // clean.cpp
void find_names(Draft&);         // names.cpp
void find_noun_phrases(Draft&);  // noun_phrases.cpp
/// The phrase that begins with this word, read up to `end` at most.
std::optional<NounPhrase> read_phrase(const Draft&, std::uint32_t word, std::uint32_t end);
/// The phrase whose first word this is; null when none begins there.
const NounPhrase* phrase_at(const Draft&, std::uint32_t word);
void find_deictics(Draft&);  // clauses.cpp
void find_offers(Draft&);    // heading_offers.cpp

/// Puts a string together from pieces of the text and remembers where each came from.
class Drawing {
 public:
  explicit Drawing(const Draft& d) : draft_(d) {}
  Drawing& copy(TextSpan, const char* operation = "copy");
  /// White space between two copied pieces, or a sign that the operation explains.
  Drawing& literal(std::string_view text) {
    drawn_.text += text;
    return *this;
  }
  /// A replacement for the words of `span`: "contract", "elide", "full-name"…
  Drawing& replace(TextSpan span, std::string_view text, const char* operation);
  Drawing& capital();
  /// All of a string drawn before.
  Drawing& adopt(const Drawn& drawn);
  [[nodiscard]] const std::string& text() const { return drawn_.text; }
  [[nodiscard]] Drawn finish(std::string pattern, double confidence) &&;

 private:
  const Draft& draft_;
  Drawn drawn_;
};

/// " : " with the space the typography wants before a colon; likewise the inside of « ».
std::string colon(const TypographyPreset&);
bool quotes_balanced(std::string_view);
std::uint32_t letters(std::string_view);  ///< code points
/// Jaccard similarity of content stems.
double similarity(const Draft&, std::string_view, std::string_view);

// noun_phrases.cpp
/// A noun phrase as a heading draws it: determiner uncontracted, capital first.
Drawing draw_phrase(const Draft&, const NounPhrase&, std::uint32_t end);
/// The same up to the short name at `name`, which is given in full: « d’Altman » → « de Sam Altman ».
Drawing draw_with_full_name(const Draft&, const NounPhrase&, std::uint32_t name);
void draw_full_name(const Draft&, Drawing&, std::uint32_t first, std::uint32_t name);
bool finite_verb(const Draft&, std::uint32_t word);
/// Of what both words may be, something in common; an unknown word agrees with all.
bool share(Features, Features, Features which);

// clauses.cpp
/// A main clause with a full subject, from the start of a sentence to a place where it may end.
struct Clause {
  std::uint32_t first = 0, verb = 0, end = 0;  ///< words
  bool whole = false;                          ///< up to the sentence's own end
  bool trimmed = false;                        ///< an opening adverbial was left out
};
std::vector<Clause> find_clauses(const Draft&, std::uint32_t sentence);
/// Words that no heading, key point or description may hold: who or what they mean stands elsewhere.
bool leans(const Draft&, std::uint32_t first, std::uint32_t end);
/// The same for whole sentences, where a pronoun may stand after the full subject it repeats.
bool sentence_leans(const Draft&, std::uint32_t first, std::uint32_t end);
bool deictic(const Draft&, std::uint32_t first, std::uint32_t end);

// inner_phrases.cpp
/// The phrases that stand within this one, and the phrase itself where only its article has to be supplied:
/// « la qualité [des données] », « un modèle de [plongement lexical] », « notre [formulaire] ».
std::vector<NounPhrase> further_phrases(const Draft&, const NounPhrase&);

// heading_phrases.cpp
/// More of the phrase stands in the text than was read up to `end`.
bool phrase_goes_on(const Draft&, const NounPhrase&, std::uint32_t end);
/// `shared`: what follows the whole phrase may follow this part of it.
bool usable_phrase(const Draft&, const NounPhrase&, std::uint32_t end, bool shared = false);
/// Behind a quotation that starts at `i` and qualifies what stands before it; none when there is none.
std::uint32_t quoted_end(const Draft&, std::uint32_t i, std::uint32_t end);

// heading_news.cpp
/// A subject and what is said of it, with words left out between the two.
struct NewsClause {
  std::uint32_t subject = 0, subject_end = 0, rest = 0, end = 0;  ///< words
  const char* pattern = "";
};
std::vector<NewsClause> find_news_clauses(const Draft&, std::uint32_t sentence);
Drawing draw_news_clause(const Draft&, const NewsClause&);

// heading_actions.cpp
/// An infinitive and its complements; `first` is before `verb` where « comment » belongs to it.
struct Action {
  std::uint32_t first = 0, verb = 0, end = 0;  ///< words
  std::string infinitive;                      ///< to draw for a verb that stands in another form; "" when it is one
};
std::vector<Action> find_actions(const Draft&, std::uint32_t sentence);

// keyphrases.cpp
struct Keyphrase {
  std::string text;
  std::vector<std::uint32_t> stems;
  double score = 0;
  std::uint32_t count = 0;
  TextSpan first;  ///< where it stands first
  bool name = false;
};
std::vector<Keyphrase> rank_keyphrases(const Draft&, std::size_t at_most);
/// « France » of « France : le budget est voté »; empty when the title has no such beginning.
std::string_view title_topic(const Draft&);
std::vector<std::string> title_stems(std::string_view title);
/// The phrases best first, and the title's topic among them though the text may never name it.
std::vector<std::string> listed_keyphrases(const Draft&, const std::vector<Keyphrase>&, std::size_t at_most);
std::vector<std::string> choose_secondary(const std::vector<Keyphrase>&, std::string_view focus);
/// The subject of the article in two to four stems: an event and a name where the text has them.
Drawn focus_keyphrase(const Draft&, const std::vector<Keyphrase>&);

// split.cpp
std::vector<std::uint32_t> plan_splits(const Draft&);

// quotes.cpp
std::vector<std::uint32_t> plan_quotes(const Draft&);

// segment.cpp
/// Paragraphs before which a section should start, with its level; headings that stand are respected.
struct Cut {
  std::uint32_t paragraph = 0;
  int level = 2;
};
std::vector<Cut> plan_cuts(const Draft&);

// headings.cpp
/// `title`: the one that was drawn; no heading says it again.
std::vector<PlannedHeading> word_headings(const Draft&, const std::vector<Cut>&, std::string_view title);
// heading_candidates.cpp
std::vector<Drawn> heading_candidates(const Draft&, std::uint32_t first_paragraph, std::uint32_t paragraph_end);
/// nullptr when it may be published; else why not.
/// `owner`: it names whom « son », « ses », « il » mean.
const char* reject_heading(const Draft&, std::string_view, bool owner = false);

// json_ld.cpp
/// A script element that says of the article what the plan and its own fields say; "" when it has one already.
std::string json_ld(const Plan&, const Subject&);

// metadata.cpp
/// A title too long for a result page, shortened: its part before or behind a colon, else one drawn from the text.
Drawn shorten_title(const Draft&, const Drawn& title, const std::vector<Drawn>& alternatives);
struct Titles {
  Drawn title;
  std::vector<Drawn> alternatives;
};
Titles choose_title(const Draft&, const Drawn& focus, const std::vector<Keyphrase>&);
/// Best first; at most three more to choose from.
std::vector<Drawn> choose_descriptions(const Draft&, const std::vector<Keyphrase>&);
std::string make_slug(const Draft&, const Drawn& title, std::string_view keyphrase, const std::vector<Keyphrase>&);

// key_points.cpp
struct KeyPoints {
  std::vector<Drawn> shown, spare;
};
KeyPoints choose_key_points(const Draft&, const std::vector<Keyphrase>&);

// todo.cpp
std::vector<Todo> list_todo(const Draft&, const Plan&, UiLanguage);
// faq.cpp
std::vector<Answered> gather_questions(const Draft&);
std::string faq_title(const Plan&);
// introductions.cpp
std::vector<Todo> list_reader_questions(const Draft&, UiLanguage);
// todo.cpp
WordCounts count_plan(const Draft&, const Plan&);

/// The value of a front matter field as it stands in the file, quotes removed; "" when absent.
std::string front_matter_field(const Subject&, std::string_view name);

// render_markdown.cpp, render_html.cpp
std::string render_markdown(const Plan&, const Subject&, const RestructureOptions&);
std::string render_html(const Plan&, const Subject&, const RestructureOptions&);

}  // namespace calame
