// Where a written word falls apart: elisions before it, enclitics after it.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "calame/language.h"

namespace calame {

class WordParts {
 public:
  explicit WordParts(const Language&);

  // Sizes of the parts of `run`, in order, filling it. The view lives until the next call.
  const std::vector<std::uint32_t>& split(std::string_view run);
  // "l’", "qu'": with its apostrophe.
  bool is_elision(std::string_view text);
  // Bytes of the ending kept with its word, though a sign stands before it, that `text` begins with: .e.s, (e)s.
  // 0 when there is none.
  std::size_t kept_ending(std::string_view text);

 private:
  [[nodiscard]] bool keeps_whole(std::string_view lower);
  [[nodiscard]] std::size_t enclitic_size(std::string_view lower) const;

  [[nodiscard]] bool is_known_elision(std::string_view lower) const;

  const Language& language_;
  std::array<std::vector<std::string_view>, 256> elisions_;   // by first byte
  std::array<std::vector<std::string_view>, 256> enclitics_;  // by last byte
  std::array<std::bitset<64>, 256> whole_;                    // sizes of the words kept whole, by first byte
  std::vector<std::string_view> endings_;                     // "*.e" of keep_whole without its star, longest first
  std::string lower_, key_;
  std::vector<std::uint32_t> parts_, tail_;
};

}  // namespace calame
