// calame rules: the list of rules, for people, programs and rules/README.md.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "calame/report.h"
#include "cli/commands.h"
#include "cli/reports.h"
#include "cli/rule_facts.h"
#include "cli/settings.h"
#include "cli/terminal.h"
#include "report/texts.h"

namespace calame {

Say fix_text_of(const Rule& rule) {
  const bool mends = std::any_of(rule.tests.begin(), rule.tests.end(),
                                 [](const RuleTest& t) { return t.fixed && *t.fixed != t.text; });
  if (!rule.fix) return mends ? Say::safety_safe : Say::safety_none;
  switch (rule.fix->safety) {
    case Applicability::safe:
      return Say::safety_safe;
    case Applicability::unsafe:
      return Say::safety_unsafe;
    case Applicability::display_only:
      break;
  }
  return Say::safety_display;
}

Severity worst_severity(const Rule& rule) {
  Severity severity = rule.bands.empty() ? rule.severity : rule.bands.front().severity;
  for (const Band& band : rule.bands) severity = std::max(severity, band.severity);
  return severity;
}

const Criterion* criterion_of(const Ruleset& ruleset, const Rule& rule) {
  return rule.criterion ? &ruleset.criteria[*rule.criterion] : nullptr;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

std::string state_of(const Rule& rule, UiLanguage ui) {
  std::vector<std::string> parts;
  if (rule.stability == Stability::preview) parts.push_back(say(ui, Say::stability_preview));
  if (rule.stability == Stability::deprecated) parts.push_back(say(ui, Say::stability_deprecated));
  if (!rule.enabled) parts.push_back(say(ui, Say::off_by_default));
  return joined(parts);
}

namespace {

std::string rules_table(const Ruleset& ruleset, UiLanguage ui) {
  std::vector<std::vector<std::string>> rows = {{say(ui, Say::column_rule), say(ui, Say::column_name),
                                                 say(ui, Say::column_severity), say(ui, Say::column_category),
                                                 say(ui, Say::column_fix), say(ui, Say::column_evidence)}};
  for (const Rule& rule : ruleset.rules) {
    const Criterion* c = criterion_of(ruleset, rule);
    rows.push_back({rule.id, rule.name, severity_label(ui, worst_severity(rule)), category_label(ui, rule.category()),
                    say(ui, fix_text_of(rule)),
                    (c ? std::string(1, evidence_letter(c->evidence)) : "–") +
                        (state_of(rule, ui).empty() ? "" : " (" + state_of(rule, ui) + ")")});
  }
  return table(rows);
}

std::string rules_json(const Ruleset& ruleset) {
  nlohmann::ordered_json rules = nlohmann::ordered_json::array();
  for (const Rule& rule : ruleset.rules) {
    const Criterion* c = criterion_of(ruleset, rule);
    nlohmann::ordered_json one = {{"id", rule.id}, {"name", rule.name}, {"pack", rule.pack}, {"lang", rule.lang}};
    one["enabled"] = rule.enabled;
    one["stability"] = stability_name(rule.stability);
    one["formerly"] = rule.formerly;
    one["severity"] = severity_name(worst_severity(rule));
    one["category"] = rule.category();
    one["criterion"] = c ? nlohmann::ordered_json(c->id) : nullptr;
    one["evidence"] = c ? nlohmann::ordered_json(std::string(1, evidence_letter(c->evidence))) : nullptr;
    one["kind"] = rule.kind;
    one["fix"] = rule.fix ? nlohmann::ordered_json(applicability_name(rule.fix->safety)) : nullptr;
    one["row"] = rule.row;
    one["source"] = rule.source;
    one["help"] = {{"fr", rule.help.fr}, {"en", rule.help.en}};
    rules.push_back(std::move(one));
  }
  const nlohmann::ordered_json all = {{"schema", "calame-rules/1"}, {"rules", rules}};
  return all.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string markdown_default(const Rule& rule) {
  if (rule.stability == Stability::stable) return rule.enabled ? "on" : "off";
  return std::string(stability_name(rule.stability));
}

std::string markdown_row(const Ruleset& ruleset, const Rule& rule) {
  const Criterion* c = criterion_of(ruleset, rule);
  const std::string fix = say(UiLanguage::en, fix_text_of(rule));
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", rule.id, rule.name,
                     severity_name(worst_severity(rule)), markdown_default(rule), fix, c ? c->id : "–",
                     c ? std::string(1, evidence_letter(c->evidence)) : "–", joined(rule.row));
}

// A table for each pack, in the order of the packs' names.
std::string rules_markdown(const Ruleset& ruleset) {
  std::map<std::string, std::string> by_pack;
  for (const Rule& rule : ruleset.rules) by_pack[rule.pack] += markdown_row(ruleset, rule);
  std::string out = fmt::format("{} rules in {} packs.\n", ruleset.rules.size(), by_pack.size());
  for (const auto& [pack, rows] : by_pack)
    out += fmt::format(
        "\n### {}\n\n| rule | name | severity | default | fix | criterion | evidence | rows |\n"
        "|---|---|---|---|---|---|---|---|\n{}",
        pack, rows);
  return out;
}

}  // namespace

int rules_command(const Options& options) {
  const auto ruleset = load_rules(options, {}, true);
  if (!ruleset) {
    notice_errors(options.ui, ruleset.errors());
    return exit_failure;
  }
  const ListFormat format = options.list_format;
  const std::string list = format == ListFormat::json       ? rules_json(*ruleset)
                           : format == ListFormat::markdown ? rules_markdown(*ruleset)
                                                            : rules_table(*ruleset, options.ui);
  return put_out(options, list) ? exit_clean : exit_failure;
}

}  // namespace calame
