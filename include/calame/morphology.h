/// Parts of speech and inflection, in the terms of Universal Dependencies.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace calame {

/// UPOS; `x` also where nothing is known.
enum class Upos : std::uint8_t {
  x,
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb
};
inline constexpr std::size_t upos_count = 16;

std::string_view upos_name(Upos);  ///< "ADJ"
std::optional<Upos> upos_from_name(std::string_view);

/// A set of properties. Two of one kind (masc and fem) say that the form may be either: « belge »,
/// « mange » (indicative and subjunctive).
class Features {
 public:
  enum Bit : std::uint32_t {
    masc = 1,
    fem = 1 << 1,
    sing = 1 << 2,
    plur = 1 << 3,
    first = 1 << 4,  ///< person
    second = 1 << 5,
    third = 1 << 6,
    finite = 1 << 7,
    infinitive = 1 << 8,
    participle = 1 << 9,
    present = 1 << 10,  ///< tenses
    imperfect = 1 << 11,
    past = 1 << 12,  ///< past participle; of finite verbs the passé simple
    future = 1 << 13,
    indicative = 1 << 14,
    subjunctive = 1 << 15,
    conditional = 1 << 16,
    imperative = 1 << 17,
    transitive = 1 << 18,       ///< of the verb: takes a direct object, so has a passive
    with_etre = 1 << 19,        ///< of the verb: its compound tenses take être (venir)
    pronominal_only = 1 << 20,  ///< of the verb: only with se (s’évanouir)
    given_name = 1 << 21,       ///< of a proper noun
    surname = 1 << 22,          ///< of a proper noun
    contracted = 1 << 23,       ///< du, au, des, auquel: a preposition and its determiner or pronoun in one
    numeral = 1 << 24           ///< a number in letters or Roman: deux, XIV
  };
  std::uint32_t bits = 0;

  constexpr Features() = default;
  constexpr Features(Bit b) : bits(b) {}
  constexpr explicit Features(std::uint32_t b) : bits(b) {}
  [[nodiscard]] constexpr bool has(Features o) const { return (bits & o.bits) == o.bits; }
  [[nodiscard]] constexpr bool any(Features o) const { return (bits & o.bits) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits == 0; }
  constexpr Features operator|(Features o) const { return Features(bits | o.bits); }
  constexpr Features& operator|=(Features o) { return bits |= o.bits, *this; }
  constexpr bool operator==(Features o) const { return bits == o.bits; }
};
constexpr Features operator|(Features::Bit a, Features::Bit b) { return Features(a) | Features(b); }

/// One property by the name that rules write: "Masc" "Fem" "Sing" "Plur" "1" "2" "3" "Fin" "Inf" "Part" "Pres"
/// "Impf" (imperfect) "Past" "Fut" "Ind" "Sub" "Cnd" "Imp" (imperative) "Trans" "Etre" "Refl" "Given" "Sur" "Contr"
/// "Num".
std::optional<Features> feature_from_name(std::string_view);
/// Names joined by ".", in the order above: "Masc.Sing.Part.Past"; "" for none.
std::string feature_names(Features);

}  // namespace calame
