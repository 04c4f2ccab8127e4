// What `calame rules` and `calame explain` say of a rule without running it.
#pragma once

#include <string>
#include <vector>

#include "calame/ruleset.h"
#include "cli/texts.h"

namespace calame {

// Its own fix, or that of the examples that it mends.
Say fix_text_of(const Rule&);
// Of its bands, or its own.
Severity worst_severity(const Rule&);
// "off by default", "preview, off by default", "deprecated"; "" for what is usual.
std::string state_of(const Rule&, UiLanguage);
std::string joined(const std::vector<std::string>&);         // by commas
const Criterion* criterion_of(const Ruleset&, const Rule&);  // null: it is reported only

}  // namespace calame
