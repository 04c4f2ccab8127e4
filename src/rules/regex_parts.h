// A regular expression taken apart as far as its first and last characters need it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace calame {

struct RegexAtom {
  std::string_view text;     // without its quantifier
  bool repeated = false;     // it may stand there more than once
  bool optional = false;     // … or not at all
  bool greedy_plus = false;  // +
};

// What stands between the bars of the whole, or of the one group that it is; each the atoms that follow each other.
using RegexAlternatives = std::vector<std::vector<RegexAtom>>;

// None where the expression holds more than is understood here, flags among it. It refers to `regex`.
std::optional<RegexAlternatives> regex_alternatives(std::string_view regex);

}  // namespace calame
