// Which ASCII characters one atom of a regular expression takes: `[^\d,]`, `\p{L}`, `é`.
#pragma once

#include <bitset>
#include <optional>
#include <string_view>

namespace calame {

using AsciiSet = std::bitset<128>;

// None where the atom is no valid expression. `trusted`: as of Pattern::Options::lazy.
std::optional<AsciiSet> atom_characters(std::string_view atom, bool trusted);

// … read off the atom, which takes a hundredth of compiling it; none where it holds more than is understood here.
std::optional<AsciiSet> plain_atom_characters(std::string_view atom);

}  // namespace calame
