#include "rules/regex_heads.h"

#include <algorithm>
#include <string>

#include "rules/atom_characters.h"
#include "rules/regex_parts.h"

namespace calame {
namespace {

constexpr std::uint8_t first = 1, second = 2;
constexpr unsigned char ascii_end = 0x80;

// Nothing beyond ASCII can match it: a sign, a class of signs.
bool is_ascii_only(std::string_view atom) {
  if (atom.empty() || atom == "." || atom.front() == '(' || atom.front() == '^' || atom.front() == '$') return false;
  if (atom.starts_with("[^")) return false;
  for (std::size_t i = 0; i < atom.size(); ++i) {
    if (static_cast<unsigned char>(atom[i]) >= ascii_end) return false;
    constexpr std::string_view wide = "pPSDWx";
    if (atom[i] == '\\' && wide.find(atom[++i]) != std::string_view::npos) return false;
  }
  return true;
}

bool is_character(std::string_view atom) {
  return !atom.empty() && atom.front() != '(' && atom.front() != '^' && atom.front() != '$';
}

}  // namespace

bool RegexHeads::add(std::string_view atom, std::uint8_t bit, bool trusted) {
  const auto taken = atom_characters(atom, trusted);
  if (!taken) return false;
  for (unsigned c = 0; c < ascii_end; ++c)
    if ((*taken)[c]) bits_[c] |= bit;
  return true;
}

// Small letters are everywhere, and so is a space before one.
bool RegexHeads::are_rare() const {
  bool letters = false, letters_second = false;
  for (unsigned c = 'a'; c <= 'z'; ++c) {
    letters |= (bits_[c] & first) != 0;
    letters_second |= (bits_[c] & second) != 0;
  }
  return !letters && ((bits_[' '] & first) == 0 || !letters_second);
}

std::optional<RegexHeads> RegexHeads::of(std::string_view regex, bool trusted) {
  const auto alternatives = regex_alternatives(regex);
  if (!alternatives) return std::nullopt;
  RegexHeads heads;
  for (const std::vector<RegexAtom>& atoms : *alternatives) {
    if (atoms.empty() || atoms.front().optional || !is_ascii_only(atoms.front().text) ||
        !heads.add(atoms.front().text, first, trusted))
      return std::nullopt;
    const bool two = atoms.size() > 1 && !atoms.front().repeated && !atoms[1].optional && is_character(atoms[1].text);
    if (!two || !heads.add(atoms[1].text, second, trusted)) heads.one_is_enough_ = true;
  }
  for (unsigned byte = heads.one_is_enough_ ? 0 : ascii_end; byte < heads.bits_.size(); ++byte)
    heads.bits_[byte] |= second;
  return heads.are_rare() ? std::optional(heads) : std::nullopt;
}

}  // namespace calame
