#include "audit/diagnose.h"

#include <algorithm>
#include <utility>

#include "document/for_each_index.h"
#include "fix/actions.h"

namespace calame {

namespace {

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// `fr` covers fr-CA; `fr-CA` covers itself alone.
bool language_covers(std::string_view rule, std::string_view document) {
  if (rule.size() > document.size()) return false;
  for (std::size_t i = 0; i < rule.size(); ++i)
    if (ascii_lower(rule[i]) != ascii_lower(document[i])) return false;
  return rule.size() == document.size() || document[rule.size()] == '-' || document[rule.size()] == '_';
}

using CheckGroup = decltype(Compiled::check_group);

void run_group(const Subject& subject, const Ruleset& ruleset, CheckGroup check, std::span<RuleRun*> members) {
  std::vector<const void*> parameters;
  parameters.reserve(members.size());
  for (const RuleRun* run : members) parameters.push_back(ruleset.rules[run->rule].compiled.parameters.get());
  std::vector<Findings> found = check(subject, parameters);
  assert(found.size() == members.size());
  for (std::size_t i = 0; i < members.size(); ++i) members[i]->findings = std::move(found[i]);
}

// A band without words speaks with those of the band before it on the same side.
const Message* band_message(const Rule& rule, std::uint32_t index) {
  const bool over = rule.bands[index].over.has_value();
  for (std::uint32_t i = index + 1; i-- > 0;) {
    const Band& band = rule.bands[i];
    if (band.over.has_value() == over && !(band.message.fr.empty() && band.message.en.empty())) return &band.message;
  }
  return nullptr;
}

const Message& message_of(const Rule& rule, const Finding& finding) {
  if (finding.message)
    if (const auto found = rule.messages.find(*finding.message); found != rule.messages.end()) return found->second;
  if (finding.band && *finding.band < rule.bands.size())
    if (const Message* message = band_message(rule, *finding.band)) return *message;
  return rule.message;
}

std::string worded(const Rule& rule, const Finding& finding, UiLanguage ui) {
  const std::string& pattern = message_of(rule, finding).in(ui);
  return pattern.empty() ? rule.name : format_message(pattern, finding.arguments, ui);
}

SourceSpan span_of(const Subject& subject, const Finding& finding) {
  if (finding.whole_document) return {};
  return finding.source ? *finding.source : source_span(subject.document, finding.text);
}

// Text that readers see, but that stands in an attribute or in front matter: its writer may count on its bytes.
bool is_value_of_markup(const Document& document, TextSpan text) {
  const std::size_t block = block_at(document, text.begin);
  if (block >= document.blocks.size()) return false;
  if (document.blocks[block].role == Role::attribute) return true;
  const Syntax syntax = document.blocks[block].syntax;
  return syntax != Syntax::plain && syntax != Syntax::markdown && syntax != Syntax::html_text;
}

std::optional<Fix> fix_of(const Subject& subject, const Ruleset& ruleset, const Rule& rule, Finding& finding) {
  if (!finding.edits.empty()) {
    Fix fix{finding.applicability, std::move(finding.edits)};
    if (fix.applicability == Applicability::safe && !ruleset.typography_of_attributes &&
        rule.category() == "typography" && is_value_of_markup(subject.document, finding.text))
      fix.applicability = Applicability::unsafe;
    const bool writable = subject.document.format == Format::html ||
                          std::all_of(fix.edits.begin(), fix.edits.end(), [&](const Edit& edit) {
                            return subject.source.encode(edit.replacement).has_value();
                          });
    if (!writable) fix.applicability = Applicability::display_only;  // the encoding lacks the character
    const auto before = [](const Edit& a, const Edit& b) { return a.span < b.span; };
    if (fix.edits.size() > 1) std::stable_sort(fix.edits.begin(), fix.edits.end(), before);
    return fix;
  }
  if (!rule.fix) return std::nullopt;
  const FixAction* action = find_fix_action(rule.fix->action);
  if (!action) return std::nullopt;  // a kind's own action, which could not mend this place
  auto edits = action->edits(subject, finding, *rule.fix);
  if (!edits || edits->empty()) return std::nullopt;
  return Fix{rule.fix->safety, std::move(*edits)};
}

}  // namespace

bool rule_applies(const Rule& rule, const Subject& subject) {
  if (!rule.enabled) return false;
  if (rule.applies == Applies::page && !subject.document.page) return false;
  if (!rule.lang.empty() && !language_covers(rule.lang, subject.analysis.lang)) return false;
  return rule.profiles.empty() ||
         std::find(rule.profiles.begin(), rule.profiles.end(), subject.brief.profile) != rule.profiles.end();
}

std::vector<RuleRun> run_rules(const Subject& subject, const Ruleset& ruleset, std::uint32_t threads) {
  constexpr std::size_t worth_a_thread = 1u << 18;  // bytes of prose
  std::vector<RuleRun> runs;
  runs.reserve(ruleset.rules.size());
  for (std::uint32_t i = 0; i < ruleset.rules.size(); ++i)
    if (rule_applies(ruleset.rules[i], subject)) runs.push_back({i, {}});
  std::vector<RuleRun*> alone;
  alone.reserve(runs.size());
  std::vector<std::pair<CheckGroup, std::vector<RuleRun*>>> groups;
  for (RuleRun& run : runs) {
    const CheckGroup check = ruleset.rules[run.rule].compiled.check_group;
    if (!check) {
      alone.push_back(&run);
      continue;
    }
    auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.first == check; });
    if (group == groups.end()) group = groups.insert(groups.end(), {check, {}});
    group->second.push_back(&run);
  }
  const auto work = [&](std::size_t i) {  // the groups first: they take longest
    if (i < groups.size()) {
      run_group(subject, ruleset, groups[i].first, groups[i].second);
    } else {
      RuleRun& run = *alone[i - groups.size()];
      run.findings = ruleset.rules[run.rule].compiled.check(subject);
    }
  };
  for_each_index(groups.size() + alone.size(), subject.document.prose.size() < worth_a_thread ? 1 : threads, work);
  return runs;
}

Diagnostic diagnose(const Subject& subject, const Ruleset& ruleset, std::uint32_t rule_index, Finding&& finding,
                    UiLanguage ui) {
  const Rule& rule = ruleset.rules[rule_index];
  Diagnostic d;
  d.rule = rule_index;
  d.span = span_of(subject, finding);
  d.text = finding.text;
  d.whole_document = finding.whole_document;
  d.severity = finding.band && *finding.band < rule.bands.size() ? rule.bands[*finding.band].severity : rule.severity;
  d.message = worded(rule, finding, ui);
  d.fix = fix_of(subject, ruleset, rule, finding);
  if (finding.related.empty()) return d;
  const auto words = rule.messages.find("related");
  for (const TextSpan span : finding.related) {
    std::string message =
        words == rule.messages.end() ? std::string() : format_message(words->second.in(ui), finding.arguments, ui);
    d.related.push_back({source_span(subject.document, span), std::move(message)});
  }
  return d;
}

}  // namespace calame
