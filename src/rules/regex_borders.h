// Where a regular expression is bound to the beginning or the end of a text, the character there tells of most texts
// that it does not match.
#pragma once

#include <optional>
#include <string_view>

#include "rules/nearest_character.h"

namespace calame {

class RegexBorders {
 public:
  RegexBorders() = default;
  // `trusted`: as of Pattern::Options::lazy.
  RegexBorders(std::string_view regex, bool trusted);
  // True: it matches nowhere at or behind `from`.
  [[nodiscard]] bool rule_out(std::string_view text, std::size_t from) const;

 private:
  bool at_beginning_ = false;
  bool blanks_at_end_ = false;            // before the end white space may stand
  std::optional<Verdicts> first_, last_;  // of the text
};

}  // namespace calame
