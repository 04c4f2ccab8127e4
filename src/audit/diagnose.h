// From findings to diagnostics: severity, words and fix are added here.
#pragma once

#include <optional>
#include <vector>

#include "calame/audit.h"

namespace calame {

// What one rule found on one article.
struct RuleRun {
  std::uint32_t rule = 0;
  Findings findings;
};

// Whether a rule is asked at all: enabled, and made for this kind of file, language and profile.
bool rule_applies(const Rule&, const Subject&);

// In rule order. Rules that share a pass (Compiled::check_group) are checked together.
std::vector<RuleRun> run_rules(const Subject&, const Ruleset&, std::uint32_t threads);

// Takes the finding's edits and spans; it is of no use afterwards.
Diagnostic diagnose(const Subject&, const Ruleset&, std::uint32_t rule, Finding&&, UiLanguage);

}  // namespace calame
