// A regular expression that is a row of characters, the last of them once or more often: « [AEIOU]\p{Ll}+ ». What it
// matches in ASCII needs no search.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace calame {

class PlainRegex {
 public:
  // None where it is something else. `trusted`: as of Pattern::Options::lazy.
  static std::optional<PlainRegex> of(std::string_view regex, bool trusted);

  // Where the match that begins at `at` ends; `at` itself where there is none. None beyond ASCII: who knows.
  [[nodiscard]] std::optional<std::size_t> end_at(std::string_view text, std::size_t at) const;

 private:
  std::array<std::uint8_t, 128> steps_{};  // by character: of which of the row it may be, a bit each
  std::size_t size_ = 0;
  bool goes_on_ = false;  // the last one may be repeated
};

}  // namespace calame
