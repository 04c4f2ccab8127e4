// calame explain: what a rule looks for, and why.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "calame/report.h"
#include "cli/commands.h"
#include "cli/reports.h"
#include "cli/rule_facts.h"
#include "cli/settings.h"
#include "cli/terminal.h"
#include "cli/texts.h"
#include "report/texts.h"
#include "rules/did_you_mean.h"
#include "rules/selection.h"

namespace calame {

namespace {

Say evidence_text(Evidence evidence) {
  switch (evidence) {
    case Evidence::documented:
      return Say::evidence_documented;
    case Evidence::consensus:
      return Say::evidence_consensus;
    case Evidence::norm:
      return Say::evidence_norm;
    case Evidence::house:
      return Say::evidence_house;
    case Evidence::folklore:
      break;
  }
  return Say::evidence_folklore;
}

Say shape_text(Shape shape) {
  switch (shape) {
    case Shape::density:
      return Say::shape_density;
    case Shape::ramp:
      return Say::shape_ramp;
    case Shape::binary:
      break;
  }
  return Say::shape_binary;
}

// What nobody sees is what many of these rules are about; ordinary spaces stay, or the example could not be read.
constexpr std::pair<std::string_view, std::string_view> invisible[] = {
    {"\u00A0", "⎵"},        {"\u202F", "⍽"},        {"\u2009", "[U+2009]"}, {"\u200B", "[U+200B]"},
    {"\u2060", "[U+2060]"}, {"\uFEFF", "[U+FEFF]"}, {"\u00AD", "[U+00AD]"},
};

std::string quoted_example(std::string_view text) {
  std::string out = "      ";
  for (std::size_t i = 0; i < text.size();) {
    const auto* hidden = std::find_if(std::begin(invisible), std::end(invisible), [&](const auto& pair) {
      return text.compare(i, pair.first.size(), pair.first) == 0;
    });
    if (hidden != std::end(invisible)) {
      out += hidden->second;
      i += hidden->first.size();
      continue;
    }
    out += text[i];
    if (text[i++] == '\n') out += "      ";
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == '\n')) out.pop_back();
  return out + "\n";
}

void add_examples(std::string& out, const Rule& rule, UiLanguage ui) {
  constexpr std::size_t most = 2;
  for (const bool flagged : {true, false}) {
    std::size_t shown = 0;
    for (const RuleTest& test : rule.tests) {
      if (test.flags.empty() == flagged || shown == most || test.repeat > 1) continue;
      ++shown;
      out += "\n   " + say(ui, flagged ? Say::explain_flags : Say::explain_silent) + "\n" + quoted_example(test.text);
      if (flagged && test.fixed && *test.fixed != test.text)
        out += "   " + say(ui, Say::explain_becomes) + "\n" + quoted_example(*test.fixed);
    }
  }
}

std::string explained(const Rule& rule, const Ruleset& ruleset, UiLanguage ui) {
  const std::string state = state_of(rule, ui);
  std::string out = fmt::format("{} {}{}\n\n", rule.id, rule.name, state.empty() ? "" : " (" + state + ")");
  const std::string& help = rule.help.in(ui);
  out += (help.empty() ? say(ui, Say::no_help) : help) + "\n\n";
  std::vector<std::vector<std::string>> rows = {
      {"   " + say(ui, Say::column_severity), severity_label(ui, worst_severity(rule))},
      {"   " + say(ui, Say::column_category), category_label(ui, rule.category())}};
  if (const Criterion* c = criterion_of(ruleset, rule)) {
    const std::string& label = c->label.in(ui);
    rows.push_back({"   " + say(ui, Say::explain_criterion), c->id + (label.empty() ? "" : ", " + label)});
    rows.push_back({"", say(ui, shape_text(c->shape))});
    if (c->cap) rows.push_back({"", say(ui, Say::explain_gate, {{"cap", *c->cap}})});
    rows.push_back({"   " + say(ui, Say::column_evidence), say(ui, evidence_text(c->evidence))});
  }
  rows.push_back({"   " + say(ui, Say::explain_fix), say(ui, fix_text_of(rule))});
  if (!rule.formerly.empty()) rows.push_back({"   " + say(ui, Say::explain_formerly), joined(rule.formerly)});
  if (!rule.lang.empty()) rows.push_back({"   " + say(ui, Say::explain_lang), rule.lang});
  rows.push_back({"   " + say(ui, Say::explain_pack), rule.pack + ", kind = " + rule.kind});
  if (!rule.source.empty()) rows.push_back({"   " + say(ui, Say::explain_source), rule.source});
  out += table(rows);
  std::string examples;
  add_examples(examples, rule, ui);
  out += examples;
  if (examples.find("⎵") != std::string::npos || examples.find("⍽") != std::string::npos)
    out += "\n   ⎵ U+00A0, ⍽ U+202F\n";
  return out;
}

bool report_unknown(const Ruleset& ruleset, const Options& options) {
  bool unknown = false;
  std::vector<std::string_view> known;
  for (const Rule& rule : ruleset.rules) known.insert(known.end(), {rule.id, rule.name});
  for (const std::string& name : options.paths) {
    if (ruleset.find(name)) continue;
    const auto near = did_you_mean(name, known);
    const std::string hint = near ? say(options.ui, Say::did_you_mean_suffix, {{"name", *near}}) : "";
    notice_error(options.ui, say(options.ui, Say::unknown_rule, {{"name", name}, {"hint", hint}}));
    unknown = true;
  }
  return unknown;
}

}  // namespace

int explain_command(const Options& options) {
  const auto ruleset = load_rules(options, {}, true);
  if (!ruleset) {
    notice_errors(options.ui, ruleset.errors());
    return exit_failure;
  }
  if (report_unknown(*ruleset, options)) return exit_failure;
  std::string out;
  for (const std::string& name : options.paths)
    if (const Rule* rule = ruleset->find(name); rule->id != name && rule->name != name)
      notice(deprecation_of(*rule, name).in(options.ui));
  for (const std::string& name : options.paths)
    out += (out.empty() ? "" : "\n\n") + explained(*ruleset->find(name), *ruleset, options.ui);
  return put_out(options, stdout_is_terminal() ? visible_controls(out) : out) ? exit_clean : exit_failure;
}

}  // namespace calame
