#include "rules/regex_borders.h"

#include <algorithm>
#include <span>

#include "rules/regex_parts.h"

namespace calame {
namespace {

constexpr std::string_view blanks = " \t\n\f\r";  // \s

bool is_out(const std::optional<Verdicts>& verdicts, char c) {
  const auto byte = static_cast<unsigned char>(c);
  return verdicts && byte < verdicts->size() && (*verdicts)[byte] == Verdict::no;
}

}  // namespace

RegexBorders::RegexBorders(std::string_view regex, bool trusted) {
  const auto alternatives = regex_alternatives(regex);
  if (!alternatives || alternatives->size() != 1) return;
  std::span<const RegexAtom> atoms = alternatives->front();
  const auto is = [](const RegexAtom& atom, std::string_view sign) {
    return atom.text == sign && !atom.optional && !atom.repeated;
  };
  at_beginning_ = !atoms.empty() && is(atoms.front(), "^");
  if (at_beginning_) atoms = atoms.subspan(1);
  const bool at_end = !atoms.empty() && is(atoms.back(), "$");
  if (at_end) atoms = atoms.first(atoms.size() - 1);
  if (at_end && !atoms.empty() && atoms.back().text == "\\s" && atoms.back().optional && atoms.back().repeated) {
    blanks_at_end_ = true;
    atoms = atoms.first(atoms.size() - 1);
  }
  if (at_beginning_) first_ = verdicts_of_edge(atoms, false, trusted);
  if (at_end) last_ = verdicts_of_edge(atoms, true, trusted);
  const bool takes_blanks = std::any_of(blanks.begin(), blanks.end(), [&](char c) { return !is_out(last_, c); });
  if (blanks_at_end_ && takes_blanks) last_.reset();
}

bool RegexBorders::rule_out(std::string_view text, std::size_t from) const {
  if (at_beginning_ && (from > 0 || (!text.empty() && is_out(first_, text.front())))) return true;
  if (!last_) return false;
  std::size_t end = text.size();
  while (blanks_at_end_ && end > from && blanks.find(text[end - 1]) != std::string_view::npos) --end;
  return end == from || is_out(last_, text[end - 1]);
}

}  // namespace calame
