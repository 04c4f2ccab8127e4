// load_ruleset() for its questions alone.
#pragma once

#include "calame/ruleset.h"
#include "rules/asked_keys.h"

namespace calame {

// Errors are of no matter: what the packs say is only there to be asked about.
void load_recorded(const RulesetOptions&, AskedRoots&);

}  // namespace calame
