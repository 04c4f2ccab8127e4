// The text of a built-in pack without its examples and its help, which only `test`, `explain` and `rules` read: more
// than half of what starting would have to parse.
#pragma once

#include <string>
#include <string_view>

namespace calame {

// Each [[rule.test]] section and each help becomes empty lines, so that places stay true.
std::string without_tests_and_help(std::string_view toml);

}  // namespace calame
