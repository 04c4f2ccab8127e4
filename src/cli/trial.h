// What `calame try` learned of a pack: how often its rules speak, and where.
#pragma once

#include <string>
#include <vector>

#include "calame/rule_test.h"
#include "calame/ruleset.h"
#include "cli/options.h"
#include "report/frame.h"
#include "report/json_parts.h"

namespace calame {

struct TrialSample {
  std::string path;
  LineColumn at;
  Severity severity = Severity::warning;
  std::string message;
  std::string text;  // what is flagged
  Json bytes;        // {start, end} in the file; null for a finding on the whole document
  bool whole_document = false;
  Frame frame;  // empty for a finding on the whole document
};

struct RuleTrial {
  const Rule* rule = nullptr;  // as the pack has it, with its examples
  std::size_t findings = 0;
  std::size_t articles = 0;  // with findings
  std::size_t applied = 0;   // articles where there was something to look at
  std::vector<TrialSample> samples;
  std::vector<RuleTestFailure> failures;
};

struct Trial {
  std::string pack;  // as it was named
  std::size_t articles = 0, words = 0;
  std::vector<RuleTrial> rules;  // by id
};

double per_thousand_words(const Trial&, const RuleTrial&);
std::string trial_text(const Trial&, UiLanguage, bool color);
std::string trial_json(const Trial&, UiLanguage);

}  // namespace calame
