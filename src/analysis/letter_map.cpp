#include "analysis/letter_map.h"

#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace calame {
namespace {

// Of sixteen bytes, a bit each.
struct Sixteen {
  std::uint32_t letters = 0;  // of ASCII
  std::uint32_t first = 0;    // 0xC3
  std::uint32_t second = 0;   // what makes a letter behind it
};

#if defined(__SSE2__)

[[gnu::always_inline]] inline Sixteen read(const char* bytes, bool digits) {
  const auto each = [](int b) { return _mm_set1_epi8(static_cast<char>(b)); };
  const auto from = [&](__m128i b, int first, int count) {
    const __m128i place = _mm_sub_epi8(b, each(first));
    return _mm_cmpeq_epi8(_mm_min_epu8(place, each(count - 1)), place);
  };
  const auto bits = [](__m128i b) { return static_cast<std::uint32_t>(_mm_movemask_epi8(b)); };
  const __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const __m128i lower = _mm_or_si128(b, each(0x20));
  __m128i letters = from(lower, 'a', 26);
  if (digits) letters = _mm_or_si128(letters, from(b, '0', 10));
  // Both × and ÷ with the bit that tells cases apart.
  const __m128i second = _mm_andnot_si128(_mm_cmpeq_epi8(lower, each(0xB7)), from(b, 0x80, 0x40));
  return {bits(letters), bits(_mm_cmpeq_epi8(b, each(0xC3))), bits(second)};
}

#else

Sixteen read(const char* bytes, bool digits) {
  Sixteen s;
  for (std::uint32_t i = 0; i < 16; ++i) {
    const auto b = static_cast<unsigned char>(bytes[i]);
    const unsigned lower = b | 0x20U;
    const bool letter = (lower >= 'a' && lower <= 'z') || (digits && b >= '0' && b <= '9');
    s.letters |= std::uint32_t{letter} << i;
    s.first |= std::uint32_t{b == 0xC3} << i;
    s.second |= std::uint32_t{(b & 0xC0U) == 0x80 && lower != 0xB7} << i;
  }
  return s;
}

#endif

}  // namespace

LetterMap::LetterMap(std::string_view text, Digits digits)
    : letters_(text.size() / 64 + 1), second_bytes_(text.size() / 64 + 1) {
  std::uint64_t before = 0;  // whether the byte before these is 0xC3
  const auto add = [&](std::size_t word, const char* bytes) {
    std::uint64_t letters = 0, first = 0, second = 0;
#pragma GCC unroll 4
    for (int part = 0; part < 64; part += 16) {
      const Sixteen s = read(bytes + part, digits == Digits::yes);
      letters |= std::uint64_t{s.letters} << part;
      first |= std::uint64_t{s.first} << part;
      second |= std::uint64_t{s.second} << part;
    }
    second &= first << 1 | before;
    before = first >> 63;
    letters_[word] = letters | second | second >> 1;
    if ((second & 1) != 0) letters_[word - 1] |= std::uint64_t{1} << 63;
    second_bytes_[word] = second;
  };
  const std::size_t whole = text.size() / 64;
  for (std::size_t word = 0; word < whole; ++word) add(word, text.data() + word * 64);
  char rest[64] = {};
  std::memcpy(rest, text.data() + whole * 64, text.size() % 64);
  add(whole, rest);
}

std::uint32_t LetterMap::of_two_bytes(std::size_t begin, std::size_t end) const {
  std::uint32_t count = 0;
  for (std::size_t word = begin / 64; word * 64 < end; ++word) {
    std::uint64_t bits = second_bytes_[word];
    if (word * 64 < begin) bits &= ~std::uint64_t{0} << begin % 64;
    if (end - word * 64 < 64) bits &= ~(~std::uint64_t{0} << end % 64);
    count += static_cast<std::uint32_t>(std::popcount(bits));
  }
  return count;
}

}  // namespace calame
