// --select and --ignore: which rules run.
#pragma once

#include "calame/ruleset.h"
#include "rules/error_sink.h"

namespace calame {

void apply_selection(Ruleset&, const RulesetOptions&, ErrorSink&);

}  // namespace calame
