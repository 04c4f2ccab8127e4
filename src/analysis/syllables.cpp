#include "analysis/syllables.h"

#include <algorithm>

#include "analysis/characters.h"

namespace calame {
namespace {

std::vector<char32_t> letters_of(std::string_view text) {
  std::vector<char32_t> letters;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    letters.push_back(c.value);
    i += c.size;
  }
  return letters;
}

}  // namespace

SyllableCounter::SyllableCounter(const Language& language) {
  for (const char32_t c : letters_of(language.vowels)) {
    if (c < vowel_.size()) vowel_[c] = true;
  }
  for (const std::string& text : language.hiatus) {
    Sequence letters = letters_of(text);
    if (letters.size() > 1) hiatus_[letters.front() & 63].push_back(std::move(letters));
  }
  for (const std::string& text : language.silent_endings) {
    Sequence letters = letters_of(text);
    if (!letters.empty()) endings_[letters.back() & 63].push_back(std::move(letters));
  }
}

bool SyllableCounter::is_vowel(char32_t c) const { return c < vowel_.size() && vowel_[c]; }

void SyllableCounter::read(std::string_view word, Letters& letters) const {
  const Classifier classify;
  for (std::size_t i = 0; i < word.size() && letters.size < longest;) {
    const CodePoint c = decode(word, i);
    i += c.size;
    const std::uint8_t cls = classify(c.value);
    if (cls & char_class::digit) ++letters.digits;
    if (!(cls & char_class::letter)) continue;
    letters.upper[letters.size] = (cls & char_class::upper) != 0;
    letters.capitals &= letters.upper[letters.size];
    letters.of[letters.size++] = lower_case(c.value);
  }
  for (std::size_t i = 0; i < letters.size; ++i) {
    const char32_t c = letters.of[i];
    bool nucleus = is_vowel(c);
    const bool after_vowel = i > 0 && is_vowel(letters.of[i - 1]);
    const bool before_vowel = i + 1 < letters.size && is_vowel(letters.of[i + 1]);
    if (c == 'y' && after_vowel && before_vowel) nucleus = false;        // pa-yer
    if (c == 'u' && i > 0 && letters.of[i - 1] == 'q') nucleus = false;  // the u of qu is mute
    letters.nucleus[i] = nucleus;
  }
}

std::uint32_t SyllableCounter::hiatus_in(const Letters& letters) const {
  std::uint32_t found = 0;
  for (std::size_t i = 0; i + 1 < letters.size; ++i) {
    for (const Sequence& s : hiatus_[letters.of[i] & 63]) {
      found += s.size() <= letters.size - i && std::equal(s.begin(), s.end(), letters.of + i);
    }
  }
  return found;
}

bool SyllableCounter::ends_mute(const Letters& letters) const {
  std::size_t last = letters.size;  // the nucleus that may be mute
  while (last > 0 && !letters.nucleus[last - 1]) --last;
  if (last == 0) return false;
  const bool alone = last == 1 || !letters.nucleus[last - 2];
  for (const Sequence& s : endings_[letters.of[letters.size - 1] & 63]) {
    if (s.size() > letters.size) continue;
    const std::size_t begin = letters.size - s.size();
    if (!std::equal(s.begin(), s.end(), letters.of + begin)) continue;
    // vie, idées: the e sounds with the vowel before it; longue: the ending names both.
    if (alone || !letters.nucleus[begin]) return true;
  }
  return false;
}

std::uint32_t SyllableCounter::count(std::string_view word) const {
  Letters letters;
  read(word, letters);
  if (letters.size == 0) return letters.digits;
  std::uint32_t nuclei = 0;
  for (std::size_t i = 0; i < letters.size; ++i) {
    // Capitals inside a name are spelt: OpenAI.
    const bool joins =
        i > 0 && letters.nucleus[i - 1] && !(letters.upper[i - 1] && letters.upper[i] && !letters.capitals);
    nuclei += letters.nucleus[i] && !joins;
  }
  constexpr std::size_t longest_spelt = 3;  // IA, CTO; SNCF and other words without a vowel at any length
  const bool spelt = letters.capitals && letters.size > 1 && (nuclei == 0 || letters.size <= longest_spelt);
  if (spelt) return letters.digits + static_cast<std::uint32_t>(letters.size);
  if (nuclei == 0) return letters.digits;
  nuclei += hiatus_in(letters);
  if (nuclei > 1 && ends_mute(letters)) --nuclei;
  return nuclei + letters.digits;
}

}  // namespace calame
