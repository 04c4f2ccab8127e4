#include "calame/morphology.h"

namespace calame {
namespace {

constexpr std::array<std::string_view, upos_count> upos_names = {"X",     "ADJ",   "ADP",  "ADV", "AUX",  "CCONJ",
                                                                 "DET",   "INTJ",  "NOUN", "NUM", "PRON", "PROPN",
                                                                 "PUNCT", "SCONJ", "SYM",  "VERB"};

// In the order of the bits.
constexpr std::array<std::string_view, 25> feature_bits = {
    "Masc", "Fem", "Sing", "Plur", "1",   "2",     "3",    "Fin",  "Inf",   "Part", "Pres",  "Impf", "Past",
    "Fut",  "Ind", "Sub",  "Cnd",  "Imp", "Trans", "Etre", "Refl", "Given", "Sur",  "Contr", "Num"};

}  // namespace

std::string_view upos_name(Upos upos) { return upos_names[std::size_t(upos)]; }

std::optional<Upos> upos_from_name(std::string_view name) {
  for (std::size_t i = 0; i < upos_names.size(); ++i)
    if (upos_names[i] == name) return Upos(i);
  return std::nullopt;
}

std::optional<Features> feature_from_name(std::string_view name) {
  for (std::size_t i = 0; i < feature_bits.size(); ++i)
    if (feature_bits[i] == name) return Features(std::uint32_t{1} << i);
  return std::nullopt;
}

std::string feature_names(Features features) {
  std::string names;
  for (std::size_t i = 0; i < feature_bits.size(); ++i) {
    if (!features.has(Features(std::uint32_t{1} << i))) continue;
    if (!names.empty()) names += '.';
    names += feature_bits[i];
  }
  return names;
}

}  // namespace calame
