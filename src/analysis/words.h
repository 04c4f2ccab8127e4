// Both counts of a text in one pass.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace calame {

struct TextCounts {
  std::uint32_t words = 0, signs = 0;
};
TextCounts count_text(std::string_view text);
// The same of a text at `offset`; appends where each word has its first letter or digit.
TextCounts count_text(std::string_view text, std::uint32_t offset, std::vector<std::uint32_t>& words);

// Where the `count`-th word ends; the end of the text when it holds fewer.
std::size_t end_of_words(std::string_view text, std::uint32_t count);

}  // namespace calame
