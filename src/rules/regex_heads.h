// Where a regular expression may begin to match, by its first two characters: for expressions whose heads are rare a
// look at each byte costs less than a search.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace calame {

class RegexHeads {
 public:
  // None where too much may be a head. `trusted`: as of Pattern::Options::lazy.
  static std::optional<RegexHeads> of(std::string_view regex, bool trusted);

  // The first head at or behind `at`; the size of the text when there is none. All heads are ASCII.
  [[nodiscard]] std::size_t next_in(std::string_view text, std::size_t at) const {
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    for (; at + 1 < text.size(); ++at)
      if ((bits_[bytes[at]] & (bits_[bytes[at + 1]] >> 1) & 1) != 0) return at;
    return at < text.size() && one_is_enough_ && (bits_[bytes[at]] & 1) != 0 ? at : text.size();
  }

 private:
  bool add(std::string_view atom, std::uint8_t bit, bool trusted);
  [[nodiscard]] bool are_rare() const;
  std::array<std::uint8_t, 256> bits_{};  // 1: a first byte; 2: a second
  bool one_is_enough_ = false;
};

}  // namespace calame
