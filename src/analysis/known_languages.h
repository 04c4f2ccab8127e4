// Which of the languages of a ruleset have a word among their stop words: what tells one from another.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/word_table.h"
#include "calame/language.h"

namespace calame {

class KnownLanguages {
 public:
  static constexpr std::size_t most = 32;  // a bit each; those that come later in the alphabet are unknown

  explicit KnownLanguages(const std::map<std::string, Language>&);

  // Bit i: codes()[i] has it. Elisions (l’) are stop words too.
  [[nodiscard]] std::uint32_t having(std::string_view form) const { return words_.find(form); }
  [[nodiscard]] const std::vector<std::string>& codes() const { return codes_; }
  // codes().size() when it is not there.
  [[nodiscard]] std::size_t index_of(std::string_view code) const;

 private:
  std::vector<std::string> codes_;
  WordTable words_;
};

}  // namespace calame
