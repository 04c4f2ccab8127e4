#include "rules/nearest_character.h"

#include <string_view>

#include "rules/atom_characters.h"
#include "rules/regex_parts.h"

namespace calame {
namespace {

constexpr Verdicts open_to_all{};

bool is_character(std::string_view atom) {
  return !atom.empty() && atom.front() != '(' && atom.front() != '^' && atom.front() != '$';
}

// A sign that is no part of the pattern itself: the border of the text.
bool is_border(const std::vector<RegexAtom>& alternative, bool at_end) {
  return alternative.size() == 1 && alternative.front().text == (at_end ? "^" : "$") && !alternative.front().optional;
}

bool add_character(const RegexAtom& atom, Verdict verdict, bool trusted, Verdicts& verdicts) {
  const auto taken = atom_characters(atom.text, trusted);
  if (!taken) return false;
  for (std::size_t c = 0; c < verdicts.size(); ++c)
    if (verdicts[c] != Verdict::yes && (*taken)[c]) verdicts[c] = verdict;
  return true;
}

// What characters it takes at its end, or at its head. False where that is not known.
bool add(std::span<const RegexAtom> atoms, bool at_end, bool trusted, Verdicts& verdicts) {
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    const RegexAtom& edge = at_end ? atoms[atoms.size() - 1 - i] : atoms[i];
    if (edge.text.starts_with('(')) {
      const std::size_t opening = edge.text.starts_with("(?:") ? 3 : 1;
      const auto inner = regex_alternatives(edge.text.substr(opening, edge.text.size() - opening - 1));
      if (!inner) return false;
      for (const std::vector<RegexAtom>& alternative : *inner)
        if (!add(alternative, at_end, trusted, verdicts)) return false;
    } else if (!is_character(edge.text) || !add_character(edge, Verdict::ask, trusted, verdicts)) {
      return false;
    }
    if (!edge.optional) return true;
  }
  return false;  // it may be empty
}

}  // namespace

std::optional<Verdicts> verdicts_of_edge(std::span<const RegexAtom> atoms, bool at_end, bool trusted) {
  Verdicts verdicts;
  verdicts.fill(Verdict::no);
  return add(atoms, at_end, trusted, verdicts) ? std::optional(verdicts) : std::nullopt;
}

Verdicts verdicts_of_nearest(const std::string& regex, bool at_end, bool trusted) {
  const auto alternatives = regex_alternatives(regex);
  if (!alternatives) return open_to_all;
  Verdicts verdicts;
  verdicts.fill(Verdict::no);
  for (const std::vector<RegexAtom>& alternative : *alternatives) {
    if (is_border(alternative, at_end)) continue;  // no character stands there
    const bool alone = alternative.size() == 1 && !alternative.front().repeated && !alternative.front().optional &&
                       is_character(alternative.front().text);
    const bool known = alone ? add_character(alternative.front(), Verdict::yes, trusted, verdicts)
                             : add(alternative, at_end, trusted, verdicts);
    if (!known) return open_to_all;
  }
  return verdicts;
}

}  // namespace calame
