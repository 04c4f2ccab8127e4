// The small tables of packs and of calame.toml: lists, protected names, score, brief.
#pragma once

#include "calame/ruleset.h"
#include "rules/fields.h"

namespace calame {

void read_lists(Fields& root, Ruleset&);                           // [list.NAME] words
void read_protect(Fields& root, Ruleset&);                         // [protect] names
void read_score(Fields& root, Ruleset&);                           // [score]
void read_commission(Fields& root, Ruleset&);                      // [brief], profile, typography of calame.toml
void check_settings(Fields& root, const Ruleset&, bool settings);  // names that must exist, once all is read

}  // namespace calame
