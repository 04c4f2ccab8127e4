// Shorter forms of a title, description or heading.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calame/language.h"

namespace calame {

enum class TrimMeasure : std::uint8_t { pixels, characters, words };

struct TrimLimit {
  double most = 0;
  TrimMeasure measure = TrimMeasure::pixels;
  double font_size = 14;  // of pixels
};

// The longest beginning within the limit that ends at a word, without a function word or a sign
// left dangling; nullopt when `text` fits already or too little of it (under a third) would be left.
std::optional<std::string> trimmed_at_word(std::string_view text, const TrimLimit&, const Language&);

// The longest beginning within the limit that is made of whole sentences; nullopt when there is none.
std::optional<std::string> trimmed_at_sentence(std::string_view text, const TrimLimit&, const Language&);

// Without the one final sign of `signs` and the space before it; nullopt when there is none, when it
// ends an abbreviation, or when it is one of several (« … », « ?. »).
std::optional<std::string> without_final(std::string_view text, std::string_view signs, const Language&);

}  // namespace calame
