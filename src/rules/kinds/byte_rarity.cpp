#include "rules/kinds/byte_rarity.h"

#include <string_view>

namespace calame {
namespace {

// How often a byte stands in a thousand of French prose, roughly: enough to tell the rare from the frequent.
constexpr double frequency(unsigned char byte) {
  constexpr std::string_view frequent = "esaitnrulo", rarer = "dcpmvqfbghxyzjkw";
  const char c = static_cast<char>(byte);
  if (c == ' ') return 160;
  if (frequent.find(c) != std::string_view::npos) return 60;
  if (rarer.find(c) != std::string_view::npos) return 15;
  if (byte == 0xC3) return 25;
  if (byte >= 0xC2) return byte == 0xC2 || byte == 0xE2 ? 12 : 1;
  if (byte >= 0x80) return 4;
  if (c == '.' || c == ',' || c == '\'') return 10;
  if (c >= '0' && c <= '9') return 2;
  return c >= 'A' && c <= 'Z' ? 2 : 1;
}

// Letters that stand together far more often than each by itself would make one think.
constexpr std::array<bool, 26 * 26> common_pairs = [] {
  std::array<bool, 26 * 26> table{};
  constexpr std::string_view pairs =
      "es on re en nt le de er ti te ou ur an co se me ct io is et at ne us in qu st un po ns ar or om ue ve la it ta "
      "li ut ac tr ra ro ce pa al em mp vo";
  for (std::size_t i = 0; i < pairs.size(); i += 3)
    table[std::size_t(pairs[i] - 'a') * 26 + std::size_t(pairs[i + 1] - 'a')] = true;
  return table;
}();

// … in a thousand: two letters, a letter at the end or the head of a word, two bytes of one character.
double frequency_together(unsigned a, unsigned b) {
  constexpr std::string_view word_ends = "estnr", word_begins = "dlcpsea";
  if (b == ' ') return a < 0x80 && word_ends.find(static_cast<char>(a)) != std::string_view::npos ? 15 : 0;
  if (a == ' ') return b < 0x80 && word_begins.find(static_cast<char>(b)) != std::string_view::npos ? 9 : 0;
  if (a == 0xC3) return b == 0xA9 ? 15 : b == 0xA0 || b == 0xA8 ? 3 : 1;
  if (a == 0xC2) return b == 0xA0 ? 4 : 1;
  if (a == 0xE2) return b == 0x80 ? 6 : 0;
  if (a == 0x80) return b == 0x99 ? 5 : 1;
  const unsigned first = a - 'a', second = b - 'a';
  return first < 26 && second < 26 && common_pairs[first * 26 + second] ? 7 : 0;
}

constexpr std::array<double, 256> frequencies() {
  std::array<double, 256> table{};
  for (unsigned i = 0; i < 256; ++i) table[i] = frequency(static_cast<unsigned char>(i));
  return table;
}

}  // namespace

constinit const std::array<double, 256> byte_frequencies = frequencies();

HeldBytes held_bytes(const std::bitset<256>& set) {
  HeldBytes held;
  for (std::size_t byte = set._Find_first(); byte < set.size(); byte = set._Find_next(byte)) {
    held.frequency += byte_frequency(static_cast<unsigned char>(byte));
    if (held.count < held.first.size()) held.first[held.count] = unsigned(byte);
    ++held.count;
  }
  return held;
}

double pair_frequency(const HeldBytes& a, const HeldBytes& b, double least) {
  double product = a.frequency * b.frequency;
  if (product >= least || a.count > a.first.size() || b.count > b.first.size()) return product;
  for (std::size_t i = 0; i < a.count; ++i)
    for (std::size_t j = 0; j < b.count; ++j) product += 1000 * frequency_together(a.first[i], b.first[j]);
  return product;
}

}  // namespace calame
