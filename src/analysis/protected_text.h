// Stretches that their own characters show to be no prose: addresses, paths, emoticons, markup.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calame/analysis.h"

namespace calame {

// Names that stay as they are, by first byte, longest first. Borrows the names.
class NameList {
 public:
  explicit NameList(std::span<const std::string> names);
  [[nodiscard]] bool may_begin(unsigned char byte) const { return !by_first_byte_[byte].empty(); }
  // Bytes of the longest name that stands at `at` as a whole; 0 when none does.
  [[nodiscard]] std::size_t size_at(std::string_view text, std::size_t at) const;

 private:
  std::array<std::vector<std::string_view>, 256> by_first_byte_;
};

using Triggers = std::uint16_t;  // what a byte may be part of, a bit each

class TextProtector {
 public:
  explicit TextProtector(std::span<const std::string> names);
  // Appends what is protected in `text`, the text of one block at `offset` of the prose: ascending,
  // disjoint. Linear: a run of non-space is looked at only when it holds a trigger.
  void scan(std::string_view text, std::uint32_t offset, std::vector<ProtectedSpan>& out) const;

 private:
  NameList names_;
  std::array<Triggers, 256> triggers_;
};

// The shape of a run without white space and without the signs around it (addresses.cpp).
struct Recognised {
  std::size_t begin = 0, end = 0;  // in the run
  Protection kind = Protection::url;
};
bool recognise_address(std::string_view run, Recognised& found);

}  // namespace calame
