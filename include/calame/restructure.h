/// From a raw text to a publishable article: a plan, then its rendering. Nothing is invented.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calame/audit.h"
#include "calame/ruleset.h"

namespace calame {

/// A string we put on the page, and where each part of it comes from.
struct Provenance {
  SourceSpan span;        ///< the words it was drawn from
  std::string operation;  ///< copy | trim | case | contract | elide | … : a closed list
};
struct Drawn {
  std::string text;
  std::vector<Provenance> from;
  double confidence = 1;             ///< 0…1
  std::string pattern;               ///< how it was made: clause, noun-phrase, infinitive, question…; editor = typed
  std::vector<std::string> reasons;  ///< why it was preferred: in-title | own | repeated | …: a closed list
};

/// How a string was made, for people: "un groupe nominal du texte"; the pattern itself when it is not known.
std::string_view pattern_wording(std::string_view pattern, UiLanguage);

struct PlannedHeading {
  std::uint32_t before_paragraph = 0;  ///< input blocks (paragraphs, list items, quotes), from 0
  int level = 2;
  Drawn heading;
  std::vector<Drawn> alternatives;
  bool existing = false;  ///< stood in the input
};

struct Removed {
  SourceSpan span;
  std::string reason;  ///< contact | subscribe | related | rights | placeholder
  std::uint32_t words = 0;
};

struct Todo {
  std::string kind;  ///< missing-date | missing-author | word-count | broken-sentence | …
  std::string message;
  std::optional<SourceSpan> span;
};

struct WordCounts {
  std::uint32_t input = 0, removed = 0, body = 0;
  std::uint32_t counted = 0;  ///< title, headings and body: what the word gate sees
  std::uint32_t page = 0;     ///< with generated blocks
  std::optional<std::uint32_t> target;
};

/// A question that the text asks, and its answer there.
struct Answered {
  Drawn question, answer;
};

/// What an editor may change before it is rendered.
struct Plan {
  Drawn title;
  std::vector<Drawn> title_alternatives;
  Drawn short_title;  ///< for a result page, where a title that stands is too long for one; else empty
  Drawn description;
  std::vector<Drawn> description_alternatives;
  std::string slug, lang, keyphrase;
  std::vector<std::string> keyphrases;  ///< ranking, best first
  std::vector<std::string> secondary;   ///< de-nested choice
  std::vector<PlannedHeading> headings;
  std::vector<Drawn> key_points;
  std::vector<Drawn> spare_key_points;  ///< next best, printed only when an editor keeps them
  std::vector<std::uint32_t> splits;    ///< sentence indices that open a new paragraph
  std::vector<std::uint32_t> quotes;    ///< paragraphs of the input (as before_paragraph counts) set as a quotation
  std::vector<Removed> removed;
  std::vector<Answered> faq;
  bool contents = false;    ///< a list of the headings
  std::string schema_type;  ///< of the JSON-LD in HTML: NewsArticle…; "" = none
  std::vector<Todo> todo;
  WordCounts words;
};

struct RestructureOptions {
  UiLanguage ui = UiLanguage::fr;
  Format output = Format::markdown;  ///< markdown | html
  bool key_points = true;
  bool contents = false;  ///< table of contents, also where the policy asks for none
};

/// `subject` is the article after safe typographic fixes; spans of the plan count its source.
Plan plan(const Subject&, const Ruleset&, const RestructureOptions&);
/// The whole new file, UTF-8. Generated blocks are marked, so that a second run finds and leaves them.
std::string render(const Plan&, const Subject&, const RestructureOptions&);

/// The plan as TOML that an editor reads and changes. `hash` names the text it was made for.
std::string plan_toml(const Plan&, const Subject&, const RestructureOptions&, std::string_view article,
                      std::string_view hash);
/// An edited plan, over the one that the same text gives now. What was typed has the pattern "editor" and no
/// provenance; what was chosen keeps its own.
struct EditedPlan {
  Plan plan;
  bool moved = false;  ///< the text has changed since, and every place was found again by its opening words
};
Result<EditedPlan> apply_plan(Plan now, const Subject&, const Ruleset&, const RestructureOptions&, const PackText&,
                              std::string_view hash);

/// Every content word of every drawn string stands in the source; empty = nothing invented.
std::vector<std::string> invented(const Plan&, const Subject&);

}  // namespace calame
