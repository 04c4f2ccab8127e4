// Both counts of a text in one pass.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/letter_map.h"
#include "calame/span.h"

namespace calame {

struct TextCounts {
  std::uint32_t words = 0, signs = 0;
};
TextCounts count_text(std::string_view text);
// The same of a part of `text`, with its letters and digits; appends where each word has its first of them.
TextCounts count_text(std::string_view text, TextSpan, const LetterMap&, std::vector<std::uint32_t>& words);

// Where the `count`-th word ends; the end of the text when it holds fewer.
std::size_t end_of_words(std::string_view text, std::uint32_t count);

}  // namespace calame
