// What an author calls a word, and signs: the counts that briefs are written in.
#include "analysis/words.h"

#include <array>

#include "analysis/characters.h"
#include "calame/analysis.h"

namespace calame {

namespace {

// ASCII but for white space: within a word such a byte needs no further look.
constexpr std::array<bool, 256> plain_bytes = [] {
  std::array<bool, 256> table{};
  for (std::size_t b = 0; b < 0x80; ++b) table[b] = b != ' ' && (b < '\t' || b > '\r');
  return table;
}();

std::size_t plain_end(std::string_view text, std::size_t at) {
  while (at < text.size() && plain_bytes[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

// Calls `on_word` with the place of each word's first letter or digit.
template <class OnWord>
TextCounts count(std::string_view text, OnWord on_word) {
  const Classifier classify;
  std::uint32_t words = 0, signs = 0;
  bool in_space = false;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == ' ') {
      signs += !in_space;
      in_space = true;
      ++i;
      continue;
    }
    const CodePoint c = decode(text, i);
    const std::uint8_t cls = classify(c.value);
    const bool space = (cls & char_class::space) != 0;
    signs += !(space && in_space);
    in_space = space;
    const std::size_t at = i;
    i += c.size;
    if (!(cls & char_class::alnum)) continue;
    ++words;
    on_word(at);
    std::size_t first = i;  // of the bytes whose characters are not counted yet
    for (;;) {
      i = plain_end(text, i);
      if (i == text.size() || space_size(text, i) != 0) break;
      const std::uint32_t size = decode(text, i).size;
      i += size;
      first += size - 1;
    }
    signs += static_cast<std::uint32_t>(i - first);
  }
  return {words, signs};
}

}  // namespace

TextCounts count_text(std::string_view text) {
  return count(text, [](std::size_t) {});
}

TextCounts count_text(std::string_view text, std::uint32_t offset, std::vector<std::uint32_t>& words) {
  return count(text, [&](std::size_t at) { words.push_back(offset + static_cast<std::uint32_t>(at)); });
}

std::uint32_t count_words(std::string_view text) { return count_text(text).words; }
std::uint32_t count_signs(std::string_view text) { return count_text(text).signs; }

std::size_t end_of_words(std::string_view text, std::uint32_t count) {
  const Classifier classify;
  std::uint32_t words = 0;
  bool in_word = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    const std::uint8_t cls = classify(c.value);
    if (cls & char_class::space) {
      if (words == count) return i;
      in_word = false;
    } else if (!in_word && (cls & char_class::alnum)) {
      in_word = true;
      ++words;
    }
    i += c.size;
  }
  return text.size();
}

}  // namespace calame
