// The rules of a run: packs, the calame.toml in force, what the command line selects.
#pragma once

#include <string>
#include <vector>

#include "calame/result.h"
#include "calame/ruleset.h"
#include "cli/options.h"

namespace calame {

// `beside`: the articles, whose folders are where calame.toml is looked for (the working folder
// when there are none). `tests`: keep the examples of the rules.
Result<Ruleset> load_rules(const Options&, const std::vector<std::string>& beside, bool tests = false);

}  // namespace calame
