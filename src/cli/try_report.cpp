// The words of `calame try`, for people and for programs.
#include "calame/report.h"
#include "calame/version.h"
#include "cli/rule_facts.h"
#include "cli/texts.h"
#include "cli/trial.h"
#include "report/escape.h"
#include "report/summary.h"
#include "report/texts.h"

namespace calame {

namespace {

std::string painted(bool color, std::string_view code, const std::string& text) {
  return color ? "\x1b[" + std::string(code) + "m" + text + "\x1b[0m" : text;
}

std::string tests_sentence(UiLanguage ui, const RuleTrial& trial) {
  const auto all = double(trial.rule->tests.size());
  if (trial.rule->tests.empty()) return say(ui, Say::try_tests_none);
  if (trial.failures.empty()) return say(ui, Say::try_tests_good, {{"n", all}});
  return say(ui, Say::try_tests_bad, {{"n", double(trial.failures.size())}});
}

void write_failures(std::string& out, UiLanguage ui, const RuleTrial& trial) {
  if (trial.rule->tests.empty()) return;
  for (const RuleTestFailure& failure : trial.failures) {
    const std::string message = ui == UiLanguage::fr ? failure.message.fr : failure.message.en;
    out += "    " +
           say(ui, Say::try_line, {{"line", double(failure.at.line)}, {"message", visible_controls(message)}}) + "\n";
  }
}

void write_sample(std::string& out, const TrialSample& sample, bool color) {
  out += "  " +
         painted(color, "1",
                 visible_line(sample.path) + ":" + std::to_string(sample.at.line) + ":" +
                     std::to_string(sample.at.column)) +
         " " + visible_line(sample.message) + "\n";
  if (sample.whole_document) return;
  const std::string number = std::to_string(sample.frame.line), margin(number.size(), ' ');
  out += "   " + painted(color, "2", number + " |") + " " + sample.frame.text + "\n";
  out += "   " + painted(color, "2", margin + " |") + " " + std::string(sample.frame.indent, ' ') +
         painted(color, "33", std::string(sample.frame.width, '^')) + "\n";
}

std::string head_of(UiLanguage ui, const RuleTrial& trial) {
  const Rule& rule = *trial.rule;
  return say(ui, Say::try_rule,
             {{"id", rule.id},
              {"name", rule.name},
              {"severity", severity_label(ui, worst_severity(rule))},
              {"off", rule.enabled ? std::string() : say(ui, Say::try_off)}});
}

void write_rule(std::string& out, UiLanguage ui, const Trial& trial, const RuleTrial& rule, bool color) {
  out += "\n" + painted(color, "1", head_of(ui, rule)) + "\n";
  out += "  " +
         say(ui, Say::try_found,
             {{"n", double(rule.findings)},
              {"articles", double(rule.articles)},
              {"all", double(trial.articles)},
              {"rate", per_thousand_words(trial, rule)}}) +
         "\n  " + tests_sentence(ui, rule) + "\n";
  write_failures(out, ui, rule);
  for (const TrialSample& sample : rule.samples) write_sample(out, sample, color);
  if (!rule.samples.empty() && rule.samples.size() < rule.findings)
    out += "  " + say(ui, Say::try_more, {{"shown", double(rule.samples.size())}, {"n", double(rule.findings)}}) + "\n";
}

void write_silent(std::string& out, UiLanguage ui, const Trial& trial) {
  bool first = true;
  for (const RuleTrial& rule : trial.rules) {
    if (rule.findings > 0) continue;
    if (first) out += "\n" + say(ui, Say::try_silent) + "\n";
    first = false;
    const std::string tests = lower_first(tests_sentence(ui, rule));
    out += "  " +
           say(ui, rule.applied > 0 ? Say::try_silent_rule : Say::try_silent_nowhere,
               {{"id", rule.rule->id}, {"name", rule.rule->name}, {"n", double(rule.applied)}, {"tests", tests}}) +
           "\n";
    write_failures(out, ui, rule);
  }
}

Json sample_json(const TrialSample& sample) {
  Json one = {{"path", sample.path},
              {"line", sample.at.line},
              {"column", sample.at.column},
              {"severity", severity_name(sample.severity)},
              {"message", sample.message}};
  for (const char* end : {"start", "end"}) one[end] = sample.bytes.is_null() ? Json() : sample.bytes[end];
  one["text"] = sample.text;
  return one;
}

Json rule_json(UiLanguage ui, const Trial& trial, const RuleTrial& rule) {
  Json one = {{"id", rule.rule->id},
              {"name", rule.rule->name},
              {"pack", rule.rule->pack},
              {"enabled", rule.rule->enabled},
              {"severity", severity_name(worst_severity(*rule.rule))},
              {"findings", rule.findings},
              {"articles", rule.articles},
              {"applied", rule.applied},
              {"per_1000_words", rounded(per_thousand_words(trial, rule))}};
  Json failures = Json::array();
  for (const RuleTestFailure& failure : rule.failures)
    failures.push_back({{"path", failure.path},
                        {"line", failure.at.line},
                        {"message", ui == UiLanguage::fr ? failure.message.fr : failure.message.en}});
  one["tests"] = {{"count", rule.rule->tests.size()}, {"failures", std::move(failures)}};
  one["samples"] = Json::array();
  for (const TrialSample& sample : rule.samples) one["samples"].push_back(sample_json(sample));
  return one;
}

}  // namespace

double per_thousand_words(const Trial& trial, const RuleTrial& rule) {
  return trial.words == 0 ? 0 : double(rule.findings) * 1000 / double(trial.words);
}

std::string trial_text(const Trial& trial, UiLanguage ui, bool color) {
  std::string out = say(ui, Say::try_head,
                        {{"path", trial.pack},
                         {"rules", double(trial.rules.size())},
                         {"articles", double(trial.articles)},
                         {"words", double(trial.words)}}) +
                    "\n";
  for (const RuleTrial& rule : trial.rules)
    if (rule.findings > 0) write_rule(out, ui, trial, rule, color);
  write_silent(out, ui, trial);
  return out;
}

std::string trial_json(const Trial& trial, UiLanguage ui) {
  Json all = {{"schema", "calame-try/1"},
              {"tool", {{"name", "calame"}, {"version", calame_version}}},
              {"pack", trial.pack},
              {"articles", trial.articles},
              {"words", trial.words}};
  all["rules"] = Json::array();
  for (const RuleTrial& rule : trial.rules) all["rules"].push_back(rule_json(ui, trial, rule));
  return dumped(all);
}

}  // namespace calame
