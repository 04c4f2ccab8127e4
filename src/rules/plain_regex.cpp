#include "rules/plain_regex.h"

#include <algorithm>

#include "rules/nearest_character.h"
#include "rules/regex_parts.h"

namespace calame {

std::optional<PlainRegex> PlainRegex::of(std::string_view regex, bool trusted) {
  constexpr std::size_t longest = 8;
  const auto alternatives = regex_alternatives(regex);
  if (!alternatives || alternatives->size() != 1) return std::nullopt;
  const std::vector<RegexAtom>& atoms = alternatives->front();
  if (atoms.empty() || atoms.size() > longest) return std::nullopt;
  PlainRegex plain;
  plain.size_ = atoms.size();
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    const RegexAtom& atom = atoms[i];
    const bool last = i + 1 == atoms.size();
    if (atom.optional || atom.text.starts_with('(') || (atom.repeated && !(last && atom.greedy_plus)))
      return std::nullopt;
    const auto verdicts = verdicts_of_edge({&atom, 1}, true, trusted);
    if (!verdicts) return std::nullopt;
    for (std::size_t c = 0; c < plain.steps_.size(); ++c)
      if ((*verdicts)[c] != Verdict::no) plain.steps_[c] |= static_cast<std::uint8_t>(1u << i);
    plain.goes_on_ = atom.repeated;
  }
  return plain;
}

std::optional<std::size_t> PlainRegex::end_at(std::string_view text, std::size_t at) const {
  std::size_t end = at;
  for (std::size_t step = 0; step < size_ || goes_on_; ++step, ++end) {
    const bool needed = step < size_;
    if (end == text.size()) return needed ? at : end;
    const auto c = static_cast<unsigned char>(text[end]);
    if (c >= steps_.size()) return std::nullopt;
    if ((steps_[c] >> std::min(step, size_ - 1) & 1) == 0) return needed ? at : end;
  }
  return end;
}

}  // namespace calame
