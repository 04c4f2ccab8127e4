/// Bounds that keep a hostile or broken input from costing more than it is worth.
#pragma once

#include <cstdint>

namespace calame {

struct Limits {
  std::uint32_t file_bytes = 16u << 20;   ///< a larger file is refused before it is read
  std::uint32_t depth = 512;              ///< nested elements
  std::uint32_t nodes = 2'000'000;        ///< elements of one document
  std::uint32_t prose_bytes = 64u << 20;  ///< decoded text (entities and references can amplify)
  std::uint32_t html_arena_bytes = 256u << 20;
  std::uint32_t html_milliseconds = 2000;  ///< last resort; the deterministic pre-scan comes first
  std::uint32_t threads = 1;               ///< for the rules of one large document; 0 = one a core
  std::uint32_t findings = 1000;           ///< reported per document; fixing sees all
};

}  // namespace calame
