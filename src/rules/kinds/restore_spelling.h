// Words written without their ligatures or the accents of their capitals, for want of a key: the lexicon knows
// how they are spelt.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analysis/lexicon.h"

namespace calame {

enum class Restores : std::uint8_t {
  nothing,
  ligatures,   // coeur → cœur
  capitals,    // Etat → État; letters in lower case stay as they are
  composition,  // e and a combining accent → é, ﬁ → fi: no lexicon is asked
  windows_1252  // U+0092, a control character, for what that byte means in Windows-1252: ’
};

// nullopt when a character of it means nothing there.
std::optional<std::string> windows_1252_spelling(std::string_view controls);

// Compatibility composition (NFKC); nullopt when that changes nothing.
std::optional<std::string> composed_spelling(std::string_view text);

// The one spelling it may stand for, in its own case; nullopt when the word is known as it is, when several
// spellings would do, or when the other one is a person's name.
std::optional<std::string> restored_spelling(const Lexicon&, std::string_view word, Restores);

}  // namespace calame
