// Code points of UTF-8 text and what they are, fast enough for every pass over a document.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace calame {

namespace char_class {
inline constexpr std::uint8_t letter = 1;
inline constexpr std::uint8_t upper = 2;  // with letter: upper or title case
inline constexpr std::uint8_t digit = 4;  // Nd
inline constexpr std::uint8_t space = 8;  // White_Space, no-break spaces included
inline constexpr std::uint8_t mark = 16;  // combining marks and format characters: extend what they follow
inline constexpr std::uint8_t punctuation = 32;
inline constexpr std::uint8_t symbol = 64;
inline constexpr std::uint8_t lower = 128;  // with letter
inline constexpr std::uint8_t alnum = letter | digit;
}  // namespace char_class

// Classes of U+0000…U+2FFF, filled from ICU at first use (about 50 µs).
struct CharacterTable {
  static constexpr char32_t size = 0x3000;
  std::uint8_t of[size];
};
const CharacterTable& character_table();
std::uint8_t class_beyond_table(char32_t);

struct CodePoint {
  char32_t value;
  std::uint32_t size;  // bytes; 1 for a byte that begins no character (value U+FFFD)
};

inline CodePoint decode_multibyte(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> std::uint32_t {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
  };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const std::uint32_t b = byte(0);
  if (b < 0xC2) return {0xFFFD, 1};
  if (b < 0xE0) return tail(1) ? CodePoint{(b & 0x1F) << 6 | (byte(1) & 0x3F), 2} : CodePoint{0xFFFD, 1};
  if (b < 0xF0) {
    if (!tail(1) || !tail(2)) return {0xFFFD, 1};
    return {(b & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  }
  if (b > 0xF4 || !tail(1) || !tail(2) || !tail(3)) return {0xFFFD, 1};
  return {(b & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
}

inline CodePoint decode(std::string_view text, std::size_t at) {
  const auto b = static_cast<unsigned char>(text[at]);
  return b < 0x80 ? CodePoint{b, 1} : decode_multibyte(text, at);
}

// The code point that ends at `at` (> 0).
inline CodePoint decode_before(std::string_view text, std::size_t at) {
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  const CodePoint c = decode(text, begin);
  return begin + c.size == at ? c : CodePoint{0xFFFD, 1};
}

// The table by value of a reference, so that loops pay for the static once.
class Classifier {
 public:
  Classifier() : table_(character_table().of) {}
  std::uint8_t operator()(char32_t c) const { return c < CharacterTable::size ? table_[c] : class_beyond_table(c); }

 private:
  const std::uint8_t* table_;
};

// Bytes of the white space at `at`; 0 when there is none.
inline std::uint32_t space_size(std::string_view text, std::size_t at) {
  const auto b = static_cast<unsigned char>(text[at]);
  if (b < 0x80) return b == ' ' || (b >= 9 && b <= 13) ? 1 : 0;
  if (b != 0xC2 && (b < 0xE1 || b > 0xE3)) return 0;
  const CodePoint c = decode_multibyte(text, at);
  const char32_t v = c.value;
  const bool space = v == 0xA0 || v == 0x85 || v == 0x1680 || (v >= 0x2000 && v <= 0x200A) || v == 0x2028 ||
                     v == 0x2029 || v == 0x202F || v == 0x205F || v == 0x3000;
  return space ? c.size : 0;
}

inline bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }
inline bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

char32_t lower_case(char32_t);

// Lower case, NFC, ’ for ', hyphens as -: the form in which Language writes its words.
std::string lower_case(std::string_view text);
// The same into a buffer that keeps its capacity.
void lower_case(std::string_view text, std::string& out);

}  // namespace calame
