// bands = [{ over = 580, severity = "warning", message = … }], and what an override changes of them.
#pragma once

#include <vector>

#include "calame/ruleset.h"
#include "rules/fields.h"

namespace calame {

// `rule`'s severity and message serve where a band has none.
std::vector<Band> read_bands(Fields& fields, const Rule& rule, bool severity_from_rule);

}  // namespace calame
