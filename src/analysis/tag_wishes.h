// Which words make a rule ask for the tags of their sentence (Fact::some_tags): the anchors of a ruleset, kept from
// one document to the next.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "calame/analysis.h"

namespace calame {

class TagWishes {
 public:
  // A bit for each set of features that the anchors ask for.
  using Bits = std::uint32_t;
  static constexpr Bits unconditional = 1;

  // False when they are those of the last time.
  bool read(std::span<const TagAnchor>);

  [[nodiscard]] Bits of_form(std::string_view form) const { return in(forms_, form); }
  [[nodiscard]] Bits of_lemma(std::string_view lemma) const { return in(lemmas_, lemma); }
  [[nodiscard]] bool any_of_lemmas() const { return !lemmas_.empty(); }
  // What a word of the sentence must be able to be.
  [[nodiscard]] Features features(int bit) const { return features_[static_cast<std::size_t>(bit)]; }

 private:
  using Table = std::unordered_map<std::string_view, Bits>;
  static Bits in(const Table& table, std::string_view word) {
    const auto found = table.find(word);
    return found == table.end() ? 0 : found->second;
  }

  std::vector<TagAnchor> anchors_;  // what the tables point to
  std::vector<Features> features_;
  Table forms_, lemmas_;
};

}  // namespace calame
