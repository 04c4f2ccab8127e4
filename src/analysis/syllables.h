// Syllables by vowel nuclei. Hyphenation patterns miss océan and poème; a lexicon may come later.
//
// Neighbouring vowels are one nucleus, unless the language says where another begins (Language::hiatus) or
// that the last one is mute (Language::silent_endings). Both are patterns of letters:
//   *  a vowel   #  a consonant   %  l or r   @  b c d f g k p t v   ^  the word's beginning   $  its end
//   |  where the next syllable begins (after the first letter when it is left out)
//   !  in front: an exception, no syllable begins there; the ending is sounded
// Of the patterns that match at a place the longest decides.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "calame/language.h"

namespace calame {

class SyllableCounter {
 public:
  explicit SyllableCounter(const Language&);
  // Of one word token. Short words in capitals are spelt out; each digit counts one.
  [[nodiscard]] std::uint32_t count(std::string_view word) const;

 private:
  static constexpr std::size_t longest = 64;  // characters of a word that are looked at
  struct Letters {
    char32_t of[longest];
    bool vowel[longest];
    bool begins[longest];  // a nucleus
    bool upper[longest];
    bool after_break[longest];  // a hyphen or an apostrophe stands before it
    std::size_t size = 0;
    std::uint32_t digits = 0;
    bool capitals = true;
  };
  struct Pattern {
    std::vector<char32_t> letters;  // and signs for their classes
    std::size_t pivot = 0;          // the letter before the bar
    bool exception = false, from_start = false, to_end = false;
  };

  void read(std::string_view word, Letters&) const;
  void begin_nuclei(Letters&) const;
  static Pattern parse(std::string_view text);
  static bool fits(const Pattern&, const Letters&, std::size_t begin);
  [[nodiscard]] bool is_vowel(char32_t c) const;
  [[nodiscard]] bool ends_mute(const Letters&) const;

  std::array<bool, 0x180> vowel_{};
  std::array<std::vector<Pattern>, 64> hiatus_;   // by the letter before the bar & 63, longest first
  std::array<std::vector<Pattern>, 64> endings_;  // by last letter & 63, longest first
};

}  // namespace calame
