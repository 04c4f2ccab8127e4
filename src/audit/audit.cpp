#include "calame/audit.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

#include "audit/diagnose.h"
#include "audit/suppressions.h"

namespace calame {

namespace {

// Where a diagnostic belongs: what is sorted, since a diagnostic is large.
struct Place {
  bool in_text;  // what is about the whole document comes first
  std::uint32_t begin, rule, end, index;
};

void sort_and_dedupe(std::vector<Diagnostic>& diagnostics) {
  std::vector<Place> places;
  places.reserve(diagnostics.size());
  for (const Diagnostic& d : diagnostics)
    places.push_back({!d.whole_document, d.span.begin.value, d.rule, d.span.end.value, std::uint32_t(places.size())});
  const auto position = [](const Place& p) { return std::tie(p.in_text, p.begin, p.rule, p.end); };
  std::sort(places.begin(), places.end(), [&](const Place& a, const Place& b) {
    if (position(a) != position(b)) return position(a) < position(b);
    const int order = diagnostics[a.index].message.compare(diagnostics[b.index].message);
    return order != 0 ? order < 0 : a.index < b.index;
  });
  std::vector<Diagnostic> sorted;
  sorted.reserve(diagnostics.size());
  const Place* last = nullptr;
  for (const Place& place : places) {
    Diagnostic& d = diagnostics[place.index];
    if (last && position(*last) == position(place) && sorted.back().message == d.message) continue;
    sorted.push_back(std::move(d));
    last = &place;
  }
  diagnostics = std::move(sorted);
}

// What one rule says of its criterion, suppressed findings set aside.
struct RuleVerdict {
  std::uint32_t rule = 0;
  bool applicable = false;
  std::uint32_t open = 0, accepted = 0;  // findings
  std::optional<double> value;
};

std::vector<RuleVerdict> verdicts_of(const std::vector<RuleRun>& runs, const std::vector<Diagnostic>& diagnostics) {
  std::vector<std::array<std::uint32_t, 2>> counts(runs.empty() ? 0 : runs.back().rule + 1);  // by rule: open, accepted
  for (const Diagnostic& d : diagnostics) ++counts[d.rule][d.suppressed ? 1 : 0];
  std::vector<RuleVerdict> verdicts;
  verdicts.reserve(runs.size());
  for (const RuleRun& run : runs) {
    const auto [open, accepted] = counts[run.rule];
    verdicts.push_back({run.rule, run.findings.applicable, open, accepted, run.findings.value});
  }
  return verdicts;
}

void add_ramp(const Criterion& criterion, const RuleVerdict& verdict, CriterionOutcome& outcome) {
  if (!verdict.value) return;
  outcome.applicable = true;
  // A flaw that the file accepts costs nothing, however large.
  const bool accepted = verdict.open == 0 && verdict.accepted > 0;
  const double score = accepted ? 1 : ramp_score(criterion, *verdict.value);
  if (score < 1) outcome.rules.push_back(verdict.rule);
  if (!outcome.value || score < outcome.score) {
    outcome.value = verdict.value;
    outcome.score = std::min(outcome.score, score);
  }
}

std::vector<CriterionOutcome> outcomes_of(const Ruleset& ruleset, const std::vector<RuleVerdict>& verdicts,
                                          std::uint32_t words) {
  std::vector<CriterionOutcome> outcomes(ruleset.criteria.size());
  for (std::uint32_t i = 0; i < outcomes.size(); ++i) outcomes[i].criterion = i;
  for (const RuleVerdict& verdict : verdicts) {
    const auto index = ruleset.rules[verdict.rule].criterion;
    if (!index || !verdict.applicable) continue;
    const Criterion& criterion = ruleset.criteria[*index];
    CriterionOutcome& outcome = outcomes[*index];
    outcome.findings += verdict.open;
    if (criterion.shape == Shape::ramp) {
      add_ramp(criterion, verdict, outcome);
      continue;
    }
    outcome.applicable = true;
    if (verdict.open > 0) outcome.rules.push_back(verdict.rule);
  }
  for (CriterionOutcome& outcome : outcomes) {
    const Criterion& criterion = ruleset.criteria[outcome.criterion];
    if (criterion.shape == Shape::density) outcome.score = density_score(criterion, outcome.findings, words);
    if (criterion.shape == Shape::binary) outcome.score = outcome.findings == 0 ? 1 : 0;
  }
  return outcomes;
}

bool is_empty(const Subject& subject) {
  const auto& blocks = subject.document.blocks;
  for (std::size_t i = 0; i < blocks.size() && i < subject.analysis.block_words.size(); ++i)
    if (blocks[i].role == Role::body && subject.analysis.block_words[i] > 0) return false;
  return true;
}

std::string first_metadata(const Document& document, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    if (const std::string_view value = metadata_value(document, name); !value.empty()) return std::string(value);
  return {};
}

PageFacts facts_of(const Subject& subject) {
  const Document& document = subject.document;
  PageFacts facts;
  facts.title = first_metadata(document, {"title"});
  facts.description = first_metadata(document, {"description"});
  for (const Heading& h : subject.analysis.headings) {
    if (h.level != 1 || document.nodes[h.node].region != Region::article) continue;
    facts.h1 = text_of(document, h.text);
    break;
  }
  facts.keyphrase = subject.brief.keyphrase;
  facts.author = first_metadata(document, {"author", "article:author"});
  facts.lang = subject.analysis.lang;
  facts.date = first_metadata(document, {"date", "article:published_time"});
  facts.slug = first_metadata(document, {"slug"});
  return facts;
}

// Rules on the comments that accept findings, once these have done so.
void judge_suppressions(const Subject& subject, const Ruleset& ruleset, UiLanguage ui, Suppressions& suppressions,
                        std::vector<RuleRun>& runs, std::vector<Diagnostic>& diagnostics) {
  if (suppressions.comments.empty()) return;
  const std::vector<SuppressionFlaw> flaws = suppression_flaws(subject, ruleset, suppressions, runs);
  std::vector<Diagnostic> found;
  for (RuleRun& run : runs) {
    const auto& check = ruleset.rules[run.rule].compiled.check_suppressions;
    if (!check) continue;
    run.findings = check(subject, flaws);
    for (Finding& finding : run.findings.items)
      found.push_back(diagnose(subject, ruleset, run.rule, std::move(finding), ui));
  }
  if (found.empty()) return;
  sort_and_dedupe(found);
  suppress(found, suppressions, ruleset);
  std::move(found.begin(), found.end(), std::back_inserter(diagnostics));
  sort_and_dedupe(diagnostics);
}

}  // namespace

AuditResult audit(const Subject& subject, const Ruleset& ruleset, UiLanguage ui, std::uint32_t threads) {
  std::vector<RuleRun> runs = run_rules(subject, ruleset, threads);
  AuditResult result;
  std::size_t found = 0;
  for (const RuleRun& run : runs) found += run.findings.items.size();
  result.diagnostics.reserve(found);
  for (RuleRun& run : runs)
    for (Finding& finding : run.findings.items)
      result.diagnostics.push_back(diagnose(subject, ruleset, run.rule, std::move(finding), ui));
  sort_and_dedupe(result.diagnostics);
  Suppressions suppressions = find_suppressions(subject.document, subject.source, subject.world.today);
  suppress(result.diagnostics, suppressions, ruleset);
  judge_suppressions(subject, ruleset, ui, suppressions, runs, result.diagnostics);

  const std::vector<RuleVerdict> verdicts = verdicts_of(runs, result.diagnostics);
  for (const RuleVerdict& v : verdicts)
    if (v.applicable && v.open + v.accepted == 0) result.passed.push_back(v.rule);
  result.metrics = subject.analysis.metrics;
  result.score = compute_score(ruleset, outcomes_of(ruleset, verdicts, result.metrics.words), is_empty(subject),
                               subject.brief.profile);
  result.facts = facts_of(subject);
  result.lang = subject.analysis.lang;
  return result;
}

}  // namespace calame
