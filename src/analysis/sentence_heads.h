// The beginnings by which a sentence leans on the one before it, or only seems to, ready to be looked up word by word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include "analysis/word_table.h"
#include "calame/language.h"

namespace calame {

class SentenceHeads {
 public:
  static constexpr std::uint32_t leaning = 1, not_leaning = 2, begins = 4;  // begins: a longer one

  explicit SentenceHeads(const CohesionWords& words) {
    add(words.leaning, leaning);
    add(words.not_leaning, not_leaning);
  }
  // What `head`, in lower case, is.
  [[nodiscard]] std::uint32_t find(std::string_view head) const { return table_.find(head); }

 private:
  void add(const std::unordered_set<std::string>& heads, std::uint32_t what) {
    for (const std::string& head : heads) {
      table_[head] |= what;
      for (std::size_t end = 1; end < head.size(); ++end)
        if ((static_cast<unsigned char>(head[end]) & 0xC0) != 0x80)
          table_[std::string_view(head).substr(0, end)] |= begins;
    }
  }

  WordTable table_;
};

}  // namespace calame
