// [[rule]], and what [rules] of a later pack or of calame.toml changes of one.
#pragma once

#include <vector>

#include "calame/ruleset.h"
#include "rules/criterion_reader.h"
#include "rules/fields.h"

namespace calame {

// Criteria, lists, languages and presets of `ruleset` are complete. Returns a normal form of each
// rule's settings, in the order of Ruleset::rules, for the hash; none when it is not asked for.
struct RuleReading {
  bool tests = false;    // keep [[rule.test]]
  bool help = false;     // keep the help of built-in rules
  bool preview = false;  // preview rules are on like the others
  bool normal_forms = true;
};
std::vector<std::string> read_rules(std::vector<PackRoot>&, Ruleset&, RuleReading);

}  // namespace calame
