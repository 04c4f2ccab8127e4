/// Runs the [[rule.test]] of packs: each rule alone, on its own examples.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "calame/ruleset.h"

namespace calame {

struct RuleTestFailure {
  std::string rule;  ///< id
  std::string path;  ///< of the pack
  LineColumn at;     ///< of the [[rule.test]]
  Message message;   ///< expected and got, invisible characters shown as \u{202F}
};
struct RuleTestReport {
  std::size_t rules = 0, tests = 0;
  std::size_t left_out = 0;  ///< examples that need a lexicon, in a build without one
  std::vector<RuleTestFailure> failures;
};

/// `ruleset` must have been loaded with RulesetOptions::tests. A rule without an example that it
/// flags and one that it leaves alone is a failure too. `packs`: only rules of packs with these ids,
/// all when empty.
RuleTestReport run_rule_tests(const Ruleset&, std::span<const std::string> packs = {});

}  // namespace calame
