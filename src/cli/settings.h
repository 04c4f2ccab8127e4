// What the command line says of rules: packs, selections, the brief, checked against the rules that are loaded.
#pragma once

#include <string>
#include <vector>

#include "calame/result.h"
#include "calame/ruleset.h"
#include "cli/options.h"

namespace calame {

// What all rulesets of a run share; a calame.toml and its overrides are added to it.
RulesetOptions ruleset_options(const Options&, bool tests = false);

// The options' own settings over those of the ruleset; errors for a preset, a profile or a language that is none.
std::vector<Error> apply_options(const Options&, Ruleset&);

// For commands without articles, or with one: the rules in force beside the first of them (the working folder when
// there are none). `tests`: keep the examples of the rules.
Result<Ruleset> load_rules(const Options&, const std::vector<std::string>& beside, bool tests = false);

}  // namespace calame
