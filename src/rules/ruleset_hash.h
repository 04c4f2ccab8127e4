// A fingerprint of everything that can change a finding or a score.
#pragma once

#include <string>
#include <vector>

#include "calame/ruleset.h"

namespace calame {

// `normal_forms`: those of read_rules(). Help, sources, tests and rules that are off do not count.
std::string ruleset_hash(const Ruleset&, const std::vector<std::string>& normal_forms);

}  // namespace calame
