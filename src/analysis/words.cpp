// What an author calls a word, and signs: the counts that briefs are written in.
#include "analysis/words.h"

#include "analysis/characters.h"
#include "calame/analysis.h"

namespace calame {

TextCounts count_text(std::string_view text) {
  TextCounts counts;
  const Classifier classify;
  bool in_word = false;    // the run already holds a letter or digit
  bool in_space = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    i += c.size;
    const std::uint8_t cls = classify(c.value);
    if (cls & char_class::space) {
      counts.signs += !in_space;
      in_space = true;
      in_word = false;
      continue;
    }
    ++counts.signs;
    in_space = false;
    if (!in_word && (cls & char_class::alnum)) {
      in_word = true;
      ++counts.words;
    }
  }
  return counts;
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
