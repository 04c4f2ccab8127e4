// Places of bytes that matter in a text, found sixteen at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace calame {

#if defined(__SSE2__)
using SixteenBytes = __m128i;

[[gnu::always_inline]] inline SixteenBytes sixteen_bytes(const char* at) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
}
[[gnu::always_inline]] inline SixteenBytes equal_to(SixteenBytes bytes, char c) {
  return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c));
}
// In a row of `count` characters that begins with `first`.
[[gnu::always_inline]] inline SixteenBytes among(SixteenBytes bytes, char first, int count) {
  const __m128i place = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
  return _mm_cmpeq_epi8(_mm_min_epu8(place, _mm_set1_epi8(static_cast<char>(count - 1))), place);
}
[[gnu::always_inline]] inline std::uint32_t bits_of(SixteenBytes bytes) {
  return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes));
}
#endif

// What a Markdown notation or a line's end may begin with: line ends, \ ` < { $ [ ] and NUL.
constexpr bool may_begin_notation(unsigned char c) {
  switch (c) {
    case '\n':
    case '\r':
    case '\\':
    case '`':
    case '<':
    case '{':
    case '$':
    case '[':
    case ']':
    case '\0':
      return true;
    default:
      return false;
  }
}

// The first of them from `at` on; the text's end when there is none.
inline std::uint32_t next_notation(std::string_view text, std::uint32_t at) {
  const auto size = static_cast<std::uint32_t>(text.size());
#if defined(__SSE2__)
  for (; size - at >= 16; at += 16) {
    const SixteenBytes b = sixteen_bytes(text.data() + at);
    const SixteenBytes brackets = _mm_or_si128(among(b, '[', 3), equal_to(b, '{'));
    const SixteenBytes ends = _mm_or_si128(equal_to(b, '\n'), _mm_or_si128(equal_to(b, '\r'), equal_to(b, '\0')));
    const SixteenBytes signs = _mm_or_si128(equal_to(b, '`'), _mm_or_si128(equal_to(b, '<'), equal_to(b, '$')));
    const std::uint32_t bits = bits_of(_mm_or_si128(brackets, _mm_or_si128(ends, signs)));
    if (bits != 0) return at + static_cast<std::uint32_t>(std::countr_zero(bits));
  }
#endif
  while (at < size && !may_begin_notation(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

// Calls `each` with the place of every such byte.
template <class Each>
void for_each_byte(std::string_view text, char c, Each each) {
  std::size_t at = 0;
#if defined(__SSE2__)
  for (; text.size() - at >= 64; at += 64) {
    std::uint64_t bits = 0;
    for (std::size_t part = 0; part < 64; part += 16)
      bits |= std::uint64_t{bits_of(equal_to(sixteen_bytes(text.data() + at + part), c))} << part;
    for (; bits != 0; bits &= bits - 1) each(at + static_cast<std::size_t>(std::countr_zero(bits)));
  }
#endif
  for (; at < text.size(); ++at)
    if (text[at] == c) each(at);
}

}  // namespace calame
