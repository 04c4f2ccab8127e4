// What one character tells of a pattern that must stand beside it: `[^\p{L}]|$` is settled by the first one behind a
// hit, and most others fail there.
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace calame {

enum class Verdict : std::uint8_t { ask, no, yes };  // ask: the pattern itself

// By ASCII character.
using Verdicts = std::array<Verdict, 128>;

// `at_end`: the pattern ends with the character, else it begins with it. `trusted`: as of Pattern::Options::lazy.
Verdicts verdicts_of_nearest(const std::string& regex, bool at_end, bool trusted);

}  // namespace calame
