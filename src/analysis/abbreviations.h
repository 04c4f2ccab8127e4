// Whether the period behind a word is written with it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "analysis/word_table.h"
#include "calame/language.h"

namespace calame {

enum class Abbreviation : std::uint8_t {
  none,
  inner,  // its period ends no sentence: cf., Dr.
  final   // it may, when no number follows: etc., art.
};

class Abbreviations {
 public:
  explicit Abbreviations(const Language&);
  // Of `word` without its period. The word before it counts for « av. J.-C. » and « p. ex. », whose first
  // period is that word's own; "" when there is none.
  Abbreviation kind(std::string_view word, std::string_view before);
  // A word of this length may be one.
  [[nodiscard]] bool may_be(std::string_view word) const { return !word.empty() && word.size() < longest_; }
  [[nodiscard]] bool has_pairs() const { return pairs_; }

 private:
  [[nodiscard]] Abbreviation listed() const { return static_cast<Abbreviation>(kinds_.find(key_)); }

  WordTable kinds_;  // by abbreviation, with its period
  std::size_t longest_ = 0;
  bool pairs_ = false;  // the language has abbreviations of two words
  std::string key_;
};

// The thread's, for the language that it read last: its lists are measured once, not once a text.
Abbreviations& abbreviations_of(const Language&);

// Letters up to `at`, not before `begin`.
std::string_view letters_before(std::string_view text, std::uint32_t begin, std::uint32_t at);
// What stands before `at` up to a space, an opening sign or an apostrophe: "J.-C", "p", "c.-à-d".
std::string_view chunk_before(std::string_view text, std::uint32_t begin, std::uint32_t at);

}  // namespace calame
