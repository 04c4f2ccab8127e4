#include "rules/kinds/nearest_character.h"

#include <vector>

#include "rules/pattern.h"
#include "rules/regex_parts.h"

namespace calame {
namespace {

constexpr Verdicts open_to_all{};

bool is_character(std::string_view atom) {
  return !atom.empty() && atom.front() != '(' && atom.front() != '^' && atom.front() != '$';
}

// One of its alternatives: what characters it takes at its end, or at its head.
bool add(const std::vector<RegexAtom>& alternative, bool at_end, bool trusted, Verdicts& verdicts) {
  if (alternative.empty()) return false;
  const RegexAtom& edge = at_end ? alternative.back() : alternative.front();
  const bool alone = alternative.size() == 1 && !edge.repeated;
  if (alone && edge.text == (at_end ? "^" : "$")) return true;  // no character stands there
  if (!is_character(edge.text)) return false;
  const auto pattern = Pattern::compile(edge.text, {.ignore_case = false, .lazy = trusted, .may_be_empty = false});
  if (!pattern) return false;
  for (std::size_t c = 0; c < verdicts.size(); ++c) {
    const char text[] = {static_cast<char>(c)};
    if (!pattern->matches_at({text, 1}, 0)) continue;
    if (alone)
      verdicts[c] = Verdict::yes;
    else if (verdicts[c] == Verdict::no)
      verdicts[c] = Verdict::ask;
  }
  return true;
}

}  // namespace

Verdicts verdicts_of_nearest(const std::string& regex, bool at_end, bool trusted) {
  const auto alternatives = regex_alternatives(regex);
  if (!alternatives) return open_to_all;
  Verdicts verdicts;
  verdicts.fill(Verdict::no);
  for (const std::vector<RegexAtom>& alternative : *alternatives)
    if (!add(alternative, at_end, trusted, verdicts)) return open_to_all;
  return verdicts;
}

}  // namespace calame
