// [restructure]: which parts are made, how long they are, how headings are worded.
#pragma once

#include "calame/ruleset.h"
#include "rules/fields.h"

namespace calame {

void read_restructure(Fields& root, Ruleset&);

}  // namespace calame
