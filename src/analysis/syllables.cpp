#include "analysis/syllables.h"

#include <algorithm>

#include "analysis/characters.h"

namespace calame {

SyllableCounter::Pattern SyllableCounter::parse(std::string_view text) {
  Pattern pattern;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    i += c.size;
    switch (c.value) {
      case '!':
        pattern.exception = true;
        break;
      case '^':
        pattern.from_start = true;
        break;
      case '$':
        pattern.to_end = true;
        break;
      case '|':
        pattern.pivot = pattern.letters.empty() ? 0 : pattern.letters.size() - 1;
        break;
      default:
        pattern.letters.push_back(c.value);
    }
  }
  return pattern;
}

SyllableCounter::SyllableCounter(const Language& language) {
  for (const char32_t c : parse(language.vowels).letters) {
    if (c < vowel_.size()) vowel_[c] = true;
  }
  for (const std::string& text : language.hiatus) {
    Pattern pattern = parse(text);
    if (pattern.letters.size() < 2 || pattern.pivot + 1 >= pattern.letters.size()) continue;
    hiatus_[pattern.letters[pattern.pivot] & 63].push_back(std::move(pattern));
  }
  for (const std::string& text : language.silent_endings) {
    Pattern pattern = parse(text);
    if (!pattern.letters.empty()) endings_[pattern.letters.back() & 63].push_back(std::move(pattern));
  }
  const auto longer = [](const Pattern& a, const Pattern& b) {
    const auto length = [](const Pattern& p) { return 2 * p.letters.size() + p.from_start + p.to_end; };
    return length(a) != length(b) ? length(a) > length(b) : a.exception && !b.exception;
  };
  for (auto& patterns : hiatus_) std::stable_sort(patterns.begin(), patterns.end(), longer);
  for (auto& patterns : endings_) std::stable_sort(patterns.begin(), patterns.end(), longer);
}

bool SyllableCounter::is_vowel(char32_t c) const { return c < vowel_.size() && vowel_[c]; }

void SyllableCounter::read(std::string_view word, Letters& letters) const {
  const Classifier classify;
  bool after_break = false;
  for (std::size_t i = 0; i < word.size() && letters.size < longest;) {
    const CodePoint c = decode(word, i);
    i += c.size;
    const std::uint8_t cls = classify(c.value);
    if (cls & char_class::digit) ++letters.digits;
    if (!(cls & char_class::letter)) {
      after_break = after_break || !(cls & char_class::mark);
      continue;
    }
    letters.upper[letters.size] = (cls & char_class::upper) != 0;
    letters.capitals &= letters.upper[letters.size];
    letters.after_break[letters.size] = after_break;
    letters.of[letters.size++] = lower_case(c.value);
    after_break = false;
  }
}

// Whether `pattern` stands in the word with its first letter at `begin`.
bool SyllableCounter::fits(const Pattern& pattern, const Letters& letters, std::size_t begin) {
  const std::size_t end = begin + pattern.letters.size();
  if (end > letters.size || (pattern.from_start && begin != 0) || (pattern.to_end && end != letters.size)) return false;
  for (std::size_t i = pattern.letters.size(); i-- > 0;) {  // from the end, where endings differ
    const char32_t wanted = pattern.letters[i], c = letters.of[begin + i];
    if (wanted == c) continue;
    const bool in_class = wanted == '#'   ? !letters.vowel[begin + i]
                          : wanted == '*' ? letters.vowel[begin + i]
                          : wanted == '@' ? std::u32string_view(U"bcdfgkptv").find(c) != std::u32string_view::npos
                          : wanted == '%' ? c == 'l' || c == 'r'
                                          : false;
    if (!in_class) return false;
  }
  return true;
}

void SyllableCounter::begin_nuclei(Letters& letters) const {
  for (std::size_t i = 0; i < letters.size; ++i) {
    const char32_t c = letters.of[i];
    const bool after_vowel = i > 0 && is_vowel(letters.of[i - 1]);
    const bool before_vowel = i + 1 < letters.size && is_vowel(letters.of[i + 1]);
    letters.vowel[i] = is_vowel(c);
    if (c == 'y' && after_vowel && before_vowel) letters.vowel[i] = false;        // pa-yer
    if (c == 'u' && i > 0 && letters.of[i - 1] == 'q') letters.vowel[i] = false;  // the u of qu is mute
    // Capitals inside a name are spelt: OpenAI.
    const bool joins = i > 0 && letters.vowel[i - 1] && !letters.after_break[i] &&
                       !(letters.upper[i - 1] && letters.upper[i] && !letters.capitals);
    letters.begins[i] = letters.vowel[i] && !joins;
  }
  for (std::size_t i = 1; i < letters.size; ++i) {
    if (letters.after_break[i] || !is_vowel(letters.of[i])) continue;
    for (const Pattern& pattern : hiatus_[letters.of[i - 1] & 63]) {
      if (pattern.letters[pattern.pivot] != letters.of[i - 1] || i - 1 < pattern.pivot) continue;
      if (!fits(pattern, letters, i - 1 - pattern.pivot)) continue;
      letters.begins[i] = !pattern.exception;
      letters.vowel[i] = letters.vowel[i] || !pattern.exception;  // the y of pays
      break;
    }
  }
}

// The last nucleus begins inside an ending that is mute: table, idées, longue.
bool SyllableCounter::ends_mute(const Letters& letters) const {
  std::size_t last = letters.size;
  while (last > 0 && !letters.begins[last - 1]) --last;
  for (const Pattern& pattern : endings_[letters.of[letters.size - 1] & 63]) {
    if (pattern.letters.size() > letters.size) continue;
    const std::size_t begin = letters.size - pattern.letters.size();
    if (fits(pattern, letters, begin)) return !pattern.exception && last > begin;
  }
  return false;
}

std::uint32_t SyllableCounter::count(std::string_view word) const {
  Letters letters;
  read(word, letters);
  if (letters.size == 0) return letters.digits;
  begin_nuclei(letters);
  const auto nuclei = static_cast<std::uint32_t>(std::count(letters.begins, letters.begins + letters.size, true));
  constexpr std::size_t longest_spelt = 3;  // IA, CTO; SNCF and other words without a vowel at any length
  const bool spelt = letters.capitals && letters.size > 1 && (nuclei == 0 || letters.size <= longest_spelt);
  if (spelt) return letters.digits + static_cast<std::uint32_t>(letters.size);
  return nuclei - (nuclei > 1 && ends_mute(letters)) + letters.digits;
}

}  // namespace calame
