// Syllables by vowel nuclei. Hyphenation patterns miss océan and poème; a lexicon may come later.
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
    bool nucleus[longest];
    bool upper[longest];
    std::size_t size = 0;
    std::uint32_t digits = 0;
    bool capitals = true;
  };
  using Sequence = std::vector<char32_t>;

  void read(std::string_view word, Letters&) const;
  [[nodiscard]] bool is_vowel(char32_t c) const;
  [[nodiscard]] std::uint32_t hiatus_in(const Letters&) const;
  [[nodiscard]] bool ends_mute(const Letters&) const;

  std::array<bool, 0x180> vowel_{};
  std::array<std::vector<Sequence>, 64> hiatus_;   // by first letter & 63
  std::array<std::vector<Sequence>, 64> endings_;  // by last letter & 63
};

}  // namespace calame
