// Forms of a language with their lemmas and inflection: a minimal automaton over the bytes of the forms.
// Compiled at build time by tools/lexicon from the dictionary of the distribution, used where it lies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calame/morphology.h"

namespace calame {

// One way to read a form. « fait » has three: faire as a verb form, as a participle, and the noun.
struct Reading {
  Upos upos = Upos::x;
  Features features;
  // How to get the lemma (Lexicon::lemma): an edit of the form, in lower case or not, behind its first bytes.
  std::uint16_t lemma_edit = 0;
  std::uint8_t skipped = 0;
  bool lowered = false;
};

class Lexicon {
 public:
  // Of a file made by tools/lexicon; it must outlive the lexicon. Null when the bytes are no such file.
  static std::shared_ptr<const Lexicon> open(std::span<const std::byte>);

  // As it is written: Paris and est are there, paris and Est are not. ’ and ' are alike.
  [[nodiscard]] bool contains(std::string_view form) const { return find(form) != none; }
  // Best first: for one part of speech the lemma that is met more often. Appends.
  void readings(std::string_view form, std::vector<Reading>& out) const;
  // Of a token as it stands and in lower case where that adds something (Les, ÉTAT); of « -t-il » those of
  // « il ». `lower`: lower_case(token).
  void readings_of_token(std::string_view token, std::string_view lower, std::vector<Reading>& out) const;
  // `token` as given to the function that made the reading.
  [[nodiscard]] std::string lemma(std::string_view token, std::string_view lower, const Reading&) const;
  // The forms that are written so when accents, capitals and ligatures are left out: peche → pêche, péché. A hyphen
  // may stand for an apostrophe, as in addresses.
  // `folded`: fold(word). Appends.
  void accented(std::string_view folded, std::vector<std::string>& out) const;

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFFu;
  [[nodiscard]] std::uint32_t find(std::string_view form) const;  // place of its first reading in sets_
  [[nodiscard]] std::uint32_t follow(std::uint32_t state, unsigned char label) const;

  std::span<const std::uint64_t> readings_;
  std::span<const std::uint32_t> arcs_, sets_, edits_;
  std::string_view texts_;
  std::uint32_t root_ = 0;
};

// Compiled into the library; null when this build has none.
std::shared_ptr<const Lexicon> builtin_lexicon(std::string_view code);

}  // namespace calame
