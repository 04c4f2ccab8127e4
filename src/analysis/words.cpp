// What an author calls a word, and signs: the counts that briefs are written in.
#include "analysis/words.h"

#include "analysis/characters.h"
#include "calame/analysis.h"

namespace calame {

TextCounts count_text(std::string_view text) {
  const Classifier classify;
  std::uint32_t words = 0, signs = 0;
  // Without branches on what the text says: a processor cannot guess where words end.
  std::uint32_t in_word = 0, in_space = 0;  // in_word: the run already holds a letter or digit
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    i += c.size;
    const std::uint8_t cls = classify(c.value);
    const std::uint32_t space = (cls & char_class::space) != 0, counts = (cls & char_class::alnum) != 0;
    signs += 1U ^ (space & in_space);
    words += counts & (1U ^ in_word);
    in_word = (in_word | counts) & (1U ^ space);
    in_space = space;
  }
  return {words, signs};
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
