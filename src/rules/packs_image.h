// How the built-in packs lie in the image that tools/packs writes and the library embeds: a count, an entry a pack,
// then what the entries point at.
#pragma once

#include <cstdint>

namespace calame {

struct PacksImageSpan {
  std::uint32_t begin = 0, size = 0;  // bytes from the start of the image
};

struct PacksImageEntry {
  PacksImageSpan path, text, block;  // blocks begin at multiples of 16
  std::uint32_t on_demand = 0;
};

}  // namespace calame
