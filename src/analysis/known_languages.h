// Which of the languages of a ruleset have a word among their stop words: what tells one from another.
#pragma once

#include <bit>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/word_table.h"
#include "calame/language.h"

namespace calame {

class KnownLanguages {
 public:
  static constexpr std::size_t most = 32;  // a bit each; those that come later in the alphabet are unknown

  explicit KnownLanguages(const std::map<std::string, Language>&);

  // Bit i: codes()[i] has it. Elisions (l’) are stop words too.
  [[nodiscard]] std::uint32_t having(std::string_view form) const { return words_.find(form); }
  // The same of a word that a number holds: its bytes in their order in memory, 0 behind them.
  static constexpr std::size_t longest_short = sizeof(std::uint64_t);
  [[nodiscard]] std::uint32_t having_short(std::uint64_t word) const {
    // Whether a word is there cannot be foretold: at the first place it is no branch.
    const ShortWord& first = short_words_[first_place(word)];
    const bool same = first.word == word;
    if (same | (first.languages == 0)) return first.languages & -std::uint32_t{same};
    for (std::size_t i = first_place(word);; i = (i + 1) & (short_words_.size() - 1))
      if (short_words_[i].word == word || short_words_[i].languages == 0) return short_words_[i].languages;
  }
  // Selects so many bytes of such a number; at least one.
  static std::uint64_t first_bytes(std::size_t size) {
    return (std::endian::native == std::endian::little) ? ~std::uint64_t{0} >> (64 - 8 * size)
                                                        : ~std::uint64_t{0} << (64 - 8 * size);
  }
  [[nodiscard]] const std::vector<std::string>& codes() const { return codes_; }
  // codes().size() when it is not there.
  [[nodiscard]] std::size_t index_of(std::string_view code) const;

 private:
  struct ShortWord {
    std::uint64_t word = 0;
    std::uint32_t languages = 0;  // 0: the place is free
  };
  [[nodiscard]] std::size_t first_place(std::uint64_t word) const {
    return static_cast<std::size_t>((word * 0x9E3779B97F4A7C15u) >> shift_);
  }
  void add_short_words(const std::vector<std::string_view>&);

  std::vector<std::string> codes_;
  WordTable words_;
  std::vector<ShortWord> short_words_;  // a power of two, at most half full
  int shift_ = 63;                      // leaves an index of them
};

}  // namespace calame
