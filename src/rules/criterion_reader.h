// [[criterion]], and what [criteria] of a later pack or of calame.toml changes of one.
#pragma once

#include <vector>

#include "calame/ruleset.h"
#include "rules/fields.h"

namespace calame {

struct PackRoot {
  Fields root;
  Pack pack;
  bool settings = false;
  bool override_table = false;  // of [[overrides]]
};

void read_criteria(std::vector<PackRoot>&, Ruleset&);

}  // namespace calame
