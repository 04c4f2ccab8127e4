// What an author calls a word, and signs: the counts that briefs are written in.
#include "analysis/words.h"

#include <algorithm>

#include "analysis/characters.h"
#include "calame/analysis.h"

namespace calame {

namespace {

// The letters and digits of a text, for LetterMap's sake where there is none.
class Letters {
 public:
  explicit Letters(std::string_view text) : text_(text) {}
  [[nodiscard]] bool at(std::size_t i) const {
    const auto b = static_cast<unsigned char>(text_[i]);
    const unsigned lower = b | 0x20U;
    return (lower >= 'a' && lower <= 'z') || (b >= '0' && b <= '9');
  }
  [[nodiscard]] std::size_t end(std::size_t i) const {
    while (i < text_.size() && at(i)) ++i;
    return i;
  }
  [[nodiscard]] static std::uint32_t of_two_bytes(std::size_t, std::size_t) { return 0; }

 private:
  std::string_view text_;
};

// Calls `on_word` with the place of each word's first letter or digit. `text` ends where `letters` may go on.
template <class SomeLetters, class OnWord>
TextCounts count(std::string_view text, std::size_t begin, const SomeLetters& letters, OnWord on_word) {
  const Classifier classify;
  std::size_t words = 0, signs = 0;
  bool in_space = false;
  for (std::size_t i = begin; i < text.size();) {
    if (text[i] == ' ') {
      signs += !in_space;
      in_space = true;
      ++i;
      continue;
    }
    std::size_t first = i;  // of the bytes that are a character each
    const std::size_t at = i;
    if (letters.at(i)) {
      in_space = false;
    } else {
      const CodePoint c = decode(text, i);
      const std::uint8_t cls = classify(c.value);
      const bool space = (cls & char_class::space) != 0;
      i += c.size;
      if (!(cls & char_class::alnum)) {
        signs += !(space && in_space);
        in_space = space;
        continue;
      }
      in_space = false;
      first += c.size - 1;
    }
    ++words;
    on_word(at);
    for (;;) {
      i = std::min(letters.end(i), text.size());
      if (i == text.size() || text[i] == ' ' || space_size(text, i) != 0) break;
      const std::uint32_t size = decode(text, i).size;
      i += size;
      first += size - 1;
      if (i == text.size()) break;
    }
    signs += i - first;
  }
  signs -= letters.of_two_bytes(begin, text.size());
  return {static_cast<std::uint32_t>(words), static_cast<std::uint32_t>(signs)};
}

}  // namespace

TextCounts count_text(std::string_view text) {
  return count(text, 0, Letters(text), [](std::size_t) {});
}

TextCounts count_text(std::string_view text, TextSpan span, const LetterMap& letters,
                      std::vector<std::uint32_t>& words) {
  return count(text.substr(0, span.end.value), span.begin.value, letters,
               [&](std::size_t at) { words.push_back(static_cast<std::uint32_t>(at)); });
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
