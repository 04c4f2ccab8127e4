// The text of a built-in pack without its examples, which only tests read: a third of what starting
// would have to parse.
#pragma once

#include <string>
#include <string_view>

namespace calame {

// Each [[rule.test]] section becomes empty lines, so that places stay true.
std::string without_rule_tests(std::string_view toml);

}  // namespace calame
