// The small tables of packs and of calame.toml: lists, protected names, score, brief.
#pragma once

#include <string_view>
#include <vector>

#include "calame/ruleset.h"
#include "rules/fields.h"

namespace calame {

void read_lists(Fields& root, Ruleset&);       // [list.NAME] words
void read_protect(Fields& root, Ruleset&);     // [protect] names
void read_score(Fields& root, Ruleset&);       // [score]
void read_commission(Fields& root, Ruleset&);  // [brief], profile, lang, typography, fail-on of calame.toml
void check_settings(Fields& root, const Ruleset&, bool settings);  // names that must exist, once all is read
std::vector<std::string_view> profiles_of(const Ruleset&);         // what [score.profile.NAME] tables name, sorted

}  // namespace calame
