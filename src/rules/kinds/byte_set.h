// Bytes to look for: most of a text is passed over at less than one look a byte.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace calame {

class ByteSet {
 public:
  void add(char byte) { has_[static_cast<unsigned char>(byte)] = 1; }
  // Where the first of them stands at or behind `at`; the size of the text when there is none.
  [[nodiscard]] std::size_t next_in(std::string_view text, std::size_t at) const {
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    const std::size_t size = text.size();
    while (at + 4 <= size && (has_[bytes[at]] | has_[bytes[at + 1]] | has_[bytes[at + 2]] | has_[bytes[at + 3]]) == 0)
      at += 4;
    while (at < size && has_[bytes[at]] == 0) ++at;
    return at;
  }

 private:
  std::array<std::uint8_t, 256> has_{};
};

}  // namespace calame
