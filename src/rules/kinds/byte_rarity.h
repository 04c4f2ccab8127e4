// How often bytes, and pairs of them, stand in French prose: a search looks for the rarest of what it knows.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>

namespace calame {

extern const std::array<double, 256> byte_frequencies;  // in a thousand, roughly
inline double byte_frequency(unsigned char byte) { return byte_frequencies[byte]; }

// What a set holds: how frequent all of it is, and its members where they are few.
struct HeldBytes {
  double frequency = 0;
  std::size_t count = 0;
  std::array<unsigned, 2> first{};
};
HeldBytes held_bytes(const std::bitset<256>&);

// How often a byte of `a` is followed by one of `b`; where that is not below `least`, at least that often.
double pair_frequency(const HeldBytes& a, const HeldBytes& b, double least);

}  // namespace calame
