// Both counts of a text in one pass.
#pragma once

#include <cstdint>
#include <string_view>

namespace calame {

struct TextCounts {
  std::uint32_t words = 0, signs = 0;
};
TextCounts count_text(std::string_view text);

// Where the `count`-th word ends; the end of the text when it holds fewer.
std::size_t end_of_words(std::string_view text, std::uint32_t count);

}  // namespace calame
