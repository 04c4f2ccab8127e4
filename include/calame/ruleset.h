/// Packs of rules, loaded and compiled once, shared by every audit.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calame/analysis.h"
#include "calame/edit.h"
#include "calame/language.h"
#include "calame/message.h"
#include "calame/policy.h"
#include "calame/result.h"
#include "calame/selector.h"

namespace calame {

enum class Severity : std::uint8_t { info, warning, error };
std::string_view severity_name(Severity);
std::optional<Severity> severity_from_name(std::string_view);

using Value = std::variant<double, std::string>;
struct Argument {
  std::string name;
  Value value;
};
/// {name} with plural, select, number…; a pattern that ICU refuses was refused at load.
std::string format_message(std::string_view pattern, std::span<const Argument>, UiLanguage);
/// nullopt when well formed; else what is wrong.
std::optional<Message> check_message(std::string_view pattern, UiLanguage);

/// A value is in the band when it is under `under`, or over `over`.
struct Band {
  std::optional<double> under, over;
  Severity severity = Severity::warning;
  Message message;  ///< empty = that of the band before it with the same side, else the rule's
};

/// The mildest severity that makes a check fail.
enum class FailOn : std::uint8_t { info, warning, error, never };
constexpr bool fails(FailOn threshold, Severity severity) { return int(severity) >= int(threshold); }

enum class Shape : std::uint8_t { density, ramp, binary };
enum class Evidence : std::uint8_t { documented, consensus, norm, house, folklore };  // A B N H C
double evidence_factor(Evidence);                                                     ///< 1, 0.7, 1, 1, 0
char evidence_letter(Evidence);

struct Criterion {
  std::string id;  ///< "category.name"
  std::string category;
  double weight = 1;
  Evidence evidence = Evidence::consensus;
  Shape shape = Shape::binary;
  double half = 1;                               ///< density: findings per 100 words that halve the score
  std::array<double, 2> full{0, 0}, zero{0, 0};  ///< ramp: 1 inside full, 0 beyond zero, linear between
  std::optional<double> cap;                     ///< gate: overall <= cap while the score is at most cap_below…
  double cap_below = 0;                          ///< …0 by default; with a ramp, 1 means « while it is not full »
  Message label;
  std::string pack;
};

struct Subject;
struct SuppressionFlaw;  // rules/suppression_flaw.h

/// What a kind reports. Text is worded later, from the rule's messages and `arguments`.
struct Finding {
  TextSpan text;                     ///< empty at 0 with `whole_document`
  std::optional<SourceSpan> source;  ///< where the flaw is markup, not prose; else derived from `text`
  bool whole_document = false;
  std::optional<std::uint32_t> band;  ///< index into Rule::bands
  std::vector<Argument> arguments;    ///< {value}, {found}, {word}… the kind's page lists them
  std::vector<Edit> edits;            ///< empty = no fix
  Applicability applicability = Applicability::display_only;
  std::vector<TextSpan> related;       ///< second places: the opening quote, the first h1
  NodeId node = no_node;               ///< of the selection, for fix actions
  std::optional<std::string> message;  ///< key into Rule::messages for kinds that tell several flaws
};

struct Findings {
  std::vector<Finding> items;
  std::optional<double> value;  ///< for ramp criteria (the worst one when there are several)
  bool applicable = true;       ///< false: the rule has nothing to look at here
};

/// A kind's parameters, parsed once. Pure: same subject, same findings.
struct Compiled {
  std::function<Findings(const Subject&)> check;
  Facts needs;
  /// For kinds whose rules compete for the same places (spacing claims gaps) or share one pass: all
  /// enabled rules with the same `check_group` are checked by one call, in rule order, in place of
  /// `check`. Returns one Findings a parameter.
  std::vector<Findings> (*check_group)(const Subject&, std::span<const void* const> parameters) = nullptr;
  std::shared_ptr<const void> parameters;
  /// With Fact::tags: it reads those of sentences that hold one of these alone; empty: of all.
  std::vector<TagAnchor> tag_anchors = {};
  /// For rules on the comments that accept findings: asked after all others, in place of `check`.
  std::function<Findings(const Subject&, std::span<const SuppressionFlaw>)> check_suppressions = nullptr;
};

struct RuleTest {
  Format format = Format::text;
  std::string lang = "fr-FR", preset, text, brief_keyphrase;
  std::optional<std::uint32_t> min_words, max_signs;
  bool needs_lexicon = false;        ///< left out in a build without one
  std::uint32_t repeat = 1;          ///< `text` so many times over
  std::string today;                 ///< ISO 8601 day, "" = unknown
  std::vector<std::string> files;    ///< what exists beside the article: "img", "img/a.jpg"; empty = unknown
  std::vector<std::string> flags;    ///< exact source text of each finding, in order
  std::optional<std::string> fixed;  ///< text after safe fixes of this rule alone
  LineColumn at;                     ///< in the pack
};

/// A preview rule is off until the configuration says `preview = true` or names it. A deprecated one is off until it is
/// named; with an heir it does not exist any more, and its id and name stand for the heir.
enum class Stability : std::uint8_t { stable, preview, deprecated };
std::string_view stability_name(Stability);

enum class Applies : std::uint8_t { article, page, both };

struct FixSpec {
  std::string action;  ///< a name of the table of fix actions
  Applicability safety = Applicability::display_only;
  std::map<std::string, std::string> options;
};

struct Rule {
  // What every document asks of every rule stands together: a few hundred rules are walked several times a document.
  bool enabled = true;
  bool left_out = false;  ///< by --select or --ignore, though the settings have it enabled
  Applies applies = Applies::article;
  Stability stability = Stability::stable;
  Severity severity = Severity::warning;
  std::optional<std::uint32_t> criterion;  ///< index into Ruleset::criteria
  std::string lang;                        ///< "" = every language
  std::vector<std::string> profiles;       ///< non-empty: only under these
  Compiled compiled;

  std::string id, name, pack, kind;
  std::string criterion_category;  ///< that of `criterion`, "" without one
  std::vector<std::string> row;
  std::vector<std::string> formerly;  ///< ids and names of deprecated rules that it replaces
  std::vector<Band> bands;
  Message message;
  std::map<std::string, Message> messages;  ///< by Finding::message
  Message help;
  std::string source;
  std::optional<FixSpec> fix;
  std::vector<RuleTest> tests;
  std::string path;  ///< of the pack, and the place of the rule in it
  LineColumn at;
  [[nodiscard]] std::string_view category() const;  ///< by family prefix when it feeds no criterion
};

struct Pack {
  std::string id, lang, version, path;
  bool builtin = false;
  std::vector<std::string> conflicts;  ///< ids of packs that ask for the contrary
};

struct Ruleset {
  std::vector<Pack> packs;
  std::vector<Criterion> criteria;                 ///< ordered by id
  std::vector<Rule> rules;                         ///< ordered by id
  std::map<std::string, double> category_weights;  ///< [score] weights
  /// [score.profile.NAME] weights: what a kind of article changes of them.
  std::map<std::string, std::map<std::string, double>> profile_weights;
  std::map<std::string, Language> languages;
  std::map<std::string, TypographyPreset> presets;
  std::map<std::string, std::vector<std::string>> lists;  ///< [list.NAME] words
  std::vector<std::string> protected_names;               ///< [protect] names
  std::string hash;                                       ///< of all that can change a finding or a score, if asked
  /// [typography] attributes: typography is mended in attributes and front matter too, where it is otherwise a
  /// proposal.
  bool typography_of_attributes = false;
  std::optional<bool> entity_spaces;  ///< [typography] spelled: new no-break spaces of HTML as entities, or not; none:
                                      ///< as the document does
  std::vector<RestructureLayer> restructure;  ///< [restructure], in the order read
  Brief default_brief;                        ///< [brief], profile, typography of calame.toml
  std::string keyphrases_from;      ///< [brief] keyphrases-from: a CSV, from the folder of calame.toml; "" = none
  std::optional<double> min_score;  ///< [score] min
  FailOn fail_on = FailOn::warning;
  std::vector<Error> notices;  ///< what should be known and is no error: deprecated names in use, once each
  std::map<std::string, double> category_min;

  [[nodiscard]] const Rule* find(std::string_view id_or_name) const;
  [[nodiscard]] Facts needs() const;  ///< of the enabled rules
  /// For analyze(): sorted; what needs() asks for with Fact::some_tags.
  [[nodiscard]] std::vector<TagAnchor> tag_anchors() const;
  /// For "fr-CA": that of "fr". The empty language ("xx": Unicode only) when unknown.
  [[nodiscard]] const Language& language(std::string_view bcp47) const;
  [[nodiscard]] const TypographyPreset& typography(const Brief&, std::string_view bcp47) const;
};

/// One TOML text and the name its errors carry.
struct PackText {
  std::string path;
  std::string text;
  bool builtin = false;
  bool on_demand = false;  ///< built in, but read only where it is named: "calame:clair"
};

struct RulesetOptions {
  bool builtins = true;
  std::vector<std::string> packs;           ///< files, loaded in order after the built-ins
  std::optional<PackText> config;           ///< calame.toml
  std::vector<std::size_t> overrides;       ///< [[overrides]] of `config` that hold here, by number from 0, ascending
  std::vector<PackText> settings;           ///< TOML of `--config key=value`, each over what is before it
  std::vector<std::string> select, ignore;  ///< category, id, id prefix or name; select empty = the defaults
  bool tests = false;                       ///< keep [[rule.test]] and help, which built-in packs are else read without
  bool help = false;                        ///< keep help
  bool hash = true;                         ///< work out Ruleset::hash, an eighth of the time that loading takes
  /// Reads a pack for `extends` and `packs`; errors name the path, never the content.
  /// Given by cli/ (regular files under the pack's root only); none = only the built-ins can be extended.
  std::function<Result<PackText>(const std::string& path, const std::string& from)> read;
};

/// All errors of all packs, each with its place; built-ins are checked by our tests, not here.
Result<Ruleset> load_ruleset(const RulesetOptions&);
/// The packs compiled into the library.
std::span<const PackText> builtin_packs();

}  // namespace calame
