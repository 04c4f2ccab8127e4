// The text of a built-in pack without its examples and its help, which only `test`, `explain` and `rules` read, and help
// some reports: more than half of what starting would have to parse.
#pragma once

#include <string>
#include <string_view>

namespace calame {

// Each [[rule.test]] section and, unless it is kept, each help becomes empty lines, so that places stay true.
std::string without_tests(std::string_view toml, bool keep_help);

}  // namespace calame
