// The kinds, each defined in its own file. Listed in kinds.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/kind.h"

namespace calame {

extern const RuleKind measure_kind, compare_kind, forbid_kind, require_kind, phrase_kind, spacing_kind, rewrite_kind,
    quotes_kind, outline_kind, keyphrase_kind;

// « unknown value "x"; known: a, b, c (did you mean "a"?) »
std::string unknown_name(std::string_view given, std::vector<std::string_view> known, std::string_view also = {});

}  // namespace calame
