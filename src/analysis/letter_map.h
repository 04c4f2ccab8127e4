// Where the letters of a text stand, a bit for each byte: the end of a word is found at once, where a loop over its
// bytes goes wrong once a word.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

namespace calame {

// Those of ASCII and from À to ÿ, nearly all of French; other letters are left to their readers.
class LetterMap {
 public:
  enum class Digits : std::uint8_t { no, yes };  // whether those of ASCII count as letters
  LetterMap(std::string_view text, Digits);

  [[nodiscard]] bool at(std::size_t i) const { return (letters_[i / 64] >> i % 64 & 1) != 0; }
  // Behind the letters from `i` on: `i` itself where there is none.
  [[nodiscard]] std::size_t end(std::size_t i) const {
    std::size_t word = i / 64;
    std::uint64_t others = ~letters_[word] >> i % 64;
    if (others == 0) {  // the bits behind the text are none
      do others = ~letters_[++word];
      while (others == 0);
      i = word * 64;
    }
    return i + static_cast<std::size_t>(std::countr_zero(others));
  }
  // Letters of two bytes that end in [begin, end).
  [[nodiscard]] std::uint32_t of_two_bytes(std::size_t begin, std::size_t end) const;

 private:
  std::vector<std::uint64_t> letters_, second_bytes_;
};

}  // namespace calame
