// What one character tells of a pattern that must stand beside it, or that it would be a part of: `[^\p{L}]|$` is
// settled by the first one behind a hit, and most others fail there.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "rules/regex_parts.h"

namespace calame {

enum class Verdict : std::uint8_t { ask, no, yes };  // ask: the pattern itself

// By ASCII character.
using Verdicts = std::array<Verdict, 128>;

// `at_end`: the pattern ends with the character, else it begins with it. `trusted`: as of Pattern::Options::lazy.
Verdicts verdicts_of_nearest(const std::string& regex, bool at_end, bool trusted);

// … of what follows each other, which has a character at that end; none where that is not known.
std::optional<Verdicts> verdicts_of_edge(std::span<const RegexAtom>, bool at_end, bool trusted);

}  // namespace calame
