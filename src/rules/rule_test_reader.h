// [[rule.test]]: the examples below a rule.
#pragma once

#include <vector>

#include "calame/ruleset.h"
#include "rules/fields.h"

namespace calame {

std::vector<RuleTest> read_rule_tests(Fields& rule, const Pack&);

}  // namespace calame
