// What is counted of sentences in their order, and how it is held against chance.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace calame {

// A sum of observations against its expectation.
struct Score {
  double sum = 0, variance = 0;
  void add(double observed, double expected, double var) {
    sum += observed - expected;
    variance += std::max(var, 0.0);
  }
  // `doubt` keeps a handful of observations from deciding.
  [[nodiscard]] bool empty() const { return variance == 0; }
  [[nodiscard]] double standard(double doubt = 0.4) const {
    return std::clamp(sum / std::sqrt(variance + doubt), -3.0, 4.0);
  }
};

// Which sentences hold which words: rows of sentence numbers, ascending, by number of the word's root.
struct Occurrences {
  std::vector<std::uint32_t> begin, sentences;
  [[nodiscard]] std::uint32_t rows() const { return static_cast<std::uint32_t>(begin.size() - 1); }
  // Empty where no sentence that counts has the root.
  [[nodiscard]] std::span<const std::uint32_t> row(std::uint32_t root) const {
    if (root >= rows()) return {};
    return std::span(sentences).subspan(begin[root], begin[root + 1] - begin[root]);
  }
};

// How many sentences have each trait.
struct TraitCounts {
  std::array<std::uint32_t, 32> of{};
  void add(std::uint32_t traits) {
    for (; traits != 0; traits &= traits - 1) ++of[static_cast<std::size_t>(std::countr_zero(traits))];
  }
  [[nodiscard]] double operator()(std::uint32_t trait) const {
    return of[static_cast<std::size_t>(std::countr_zero(trait))];
  }
};

}  // namespace calame
