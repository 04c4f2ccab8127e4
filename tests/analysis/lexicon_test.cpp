// What the lexicon says of words of every kind, and that bytes that are no lexicon are refused.
#include "analysis/lexicon.h"

#include <cstring>

#include "analysis/characters.h"
#include "catch.h"

namespace calame {
namespace {

// "NOUN cheval Masc.Plur | …", in the lexicon's order.
std::string read_word(const Lexicon& lexicon, std::string_view token) {
  std::vector<Reading> readings;
  const std::string lower = lower_case(token);
  lexicon.readings_of_token(token, lower, readings);
  std::string out;
  for (const Reading& r : readings) {
    if (!out.empty()) out += " | ";
    out += std::string(upos_name(r.upos)) + " " + lexicon.lemma(token, lower, r);
    if (!r.features.empty()) out += " " + feature_names(r.features);
  }
  return out;
}

struct Case {
  const char* token;
  const char* readings;
};

const Case cases[] = {
    {"chevaux", "NOUN cheval Masc.Plur"},
    {"Voitures", "NOUN voiture Fem.Plur"},
    {"ÉTAT", "NOUN état Masc.Sing"},
    {"est", "AUX être Sing.3.Fin.Pres.Ind | NOUN est Masc.Sing"},
    {"suis", "AUX être Sing.1.Fin.Pres.Ind | VERB suivre Sing.1.2.Fin.Pres.Ind.Imp.Trans"},
    {"respectée", "ADJ respecté Fem.Sing | VERB respecter Fem.Sing.Part.Past.Trans"},
    {"fait",
     "ADJ fait Masc.Sing | NOUN fait Masc.Sing | VERB faire Sing.3.Fin.Pres.Ind.Trans | "
     "VERB faire Masc.Sing.Part.Past.Trans"},
    {"fils", "NOUN fils Masc.Sing.Plur | NOUN fil Masc.Plur"},
    {"né", "ADJ né Masc.Sing | VERB naître Masc.Sing.Part.Past.Etre | VERB naitre Masc.Sing.Part.Past.Etre"},
    {"évanouie", "ADJ évanoui Fem.Sing | VERB évanouir Fem.Sing.Part.Past.Etre.Refl"},
    {"ait", "AUX avoir Sing.3.Fin.Pres.Sub.Trans | VERB avoir Sing.3.Fin.Pres.Sub.Trans"},
    {"payant", "ADJ payant Masc.Sing | VERB payer Part.Pres.Trans"},
    {"L’", "DET le Masc.Fem.Sing | PRON le Masc.Fem.Sing.3"},
    {"qu'", "PRON que | SCONJ que"},
    {"du", "ADP de Masc.Sing.Contr | DET du Masc.Sing"},
    {"-t-il", "PRON il Masc.Sing.3"},
    {"-le", "DET le Masc.Sing | PRON le Masc.Sing.3"},
    {"aujourd’hui", "ADV aujourd’hui"},
    {"Paris", "PROPN Paris Masc.Fem.Sing.Plur | NOUN pari Masc.Plur"},
    {"paris", "NOUN pari Masc.Plur"},
    {"Emmanuel", "PROPN Emmanuel Masc.Sing.Plur.Given"},
    {"Mme", "NOUN madame Fem.Sing"},
    {"XIV", "NUM XIV Masc.Fem.Plur.Num"},
    {"gafamisation", ""},
    {"Altman", ""},
    {"", ""},
};

}  // namespace

TEST_CASE("the lexicon reads forms, in any case, with their lemmas", "[lexicon]") {
  const auto lexicon = builtin_lexicon("fr");
  if (!lexicon) {
    WARN("built without a lexicon: skipped");
    return;
  }
  for (const Case& c : cases) {
    INFO(c.token);
    CHECK(read_word(*lexicon, c.token) == c.readings);
  }
  CHECK(lexicon->contains("chevaux"));
  CHECK_FALSE(lexicon->contains("Chevaux"));
  CHECK_FALSE(lexicon->contains("cheva"));
  CHECK_FALSE(lexicon->contains(std::string_view("che\0val", 7)));
  CHECK(builtin_lexicon("xx") == nullptr);
}

TEST_CASE("bytes that are no lexicon are refused", "[lexicon]") {
  alignas(8) std::byte bytes[256] = {};
  CHECK(Lexicon::open({bytes, 0}) == nullptr);
  CHECK(Lexicon::open({bytes, sizeof bytes}) == nullptr);
  const std::uint32_t header[] = {0x584C4143, 1, 5, 0xFFFFFFFF, 0xFFFFFFFF, 1, 1, 1};  // counts beyond the file
  std::memcpy(bytes, header, sizeof header);
  CHECK(Lexicon::open({bytes, sizeof bytes}) == nullptr);
  const std::uint32_t small[] = {0x584C4143, 1, 0, 0, 1, 0, 0, 0};
  std::memcpy(bytes, small, sizeof small);
  const std::uint32_t arc = 0x7FFFFFu << 9 | 'a';  // leads out of the file
  std::memcpy(bytes + sizeof small, &arc, sizeof arc);
  const auto strange = Lexicon::open({bytes, sizeof small + sizeof arc});
  REQUIRE(strange);
  CHECK_FALSE(strange->contains("aa"));
}

}  // namespace calame
