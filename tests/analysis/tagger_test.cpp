// Parts of speech: sentences of our own, the treebank's floor, and bytes that are no model.
#include "analysis/tagger.h"

#include <cstring>
#include <fstream>
#include <sstream>

#include "catch.h"
#include "french.h"

namespace calame {
namespace {

// "word/TAG" of the tokens that the expectation names, in order.
struct Case {
  const char* text;
  const char* tags;
};

const Case cases[] = {
    {"La maire a signé l’arrêté hier soir.", "DET NOUN AUX VERB DET NOUN ADV NOUN PUNCT"},
    {"Les prix ont très peu augmenté en 2024.", "DET NOUN AUX ADV ADV VERB ADP NUM PUNCT"},
    {"Où va-t-on si la grève continue ?", "ADV VERB PRON SCONJ DET NOUN VERB PUNCT"},
    {"Paul et Marie habitent à Saint-Étienne.", "PROPN CCONJ PROPN VERB ADP PROPN PUNCT"},
    {"Elle ferme la porte.", "PRON VERB DET NOUN PUNCT"},
    {"Cette ferme du village porte plainte.", "DET NOUN ADP NOUN VERB NOUN PUNCT"},
    {"Il se souvient du prix des places.", "PRON PRON VERB ADP NOUN ADP NOUN PUNCT"},
    {"Mangez des pommes !", "VERB DET NOUN PUNCT"},
    {"Le marché que nous avons visité ouvre demain.", "DET NOUN PRON PRON AUX VERB VERB ADV PUNCT"},
    {"Il dit qu’elle viendra.", "PRON VERB SCONJ PRON VERB PUNCT"},
    {"Deux élus sur dix sont absents.", "NUM NOUN ADP NUM AUX ADJ PUNCT"},
};

std::string tags_of(const char* text) {
  const Read r = read(text);
  const Analysis a = analyze(r.document, french(), {}, Fact::tags);
  std::string out;
  for (const WordTag& tag : a.tags) out += (out.empty() ? "" : " ") + std::string(upos_name(tag.upos));
  return out;
}

}  // namespace

TEST_CASE("parts of speech of sentences", "[tagger]") {
  if (!french().tagger) {
    WARN("built without a tagger: skipped");
    return;
  }
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(tags_of(c.text) == c.tags);
  }
}

TEST_CASE("what a tag says beside the part of speech", "[tagger]") {
  if (!french().tagger) return;
  const Read r = read("Les journaux nationaux furent lus du matin au soir.");
  const Analysis a = analyze(r.document, french(), {}, Fact::tags);
  REQUIRE(a.tokens.size() == 10);
  CHECK(a.lemma(1) == "journal");
  CHECK(a.lemma(2) == "national");
  CHECK(a.lemma(3) == "être");
  CHECK(feature_names(a.tags[3].features) == "Plur.3.Fin.Past.Ind");
  CHECK(a.lemma(4) == "lire");
  CHECK(a.tags[4].features.has(Features::participle | Features::past | Features::masc | Features::plur));
  CHECK(a.tags[5].features.has(Features::contracted));
  CHECK(a.lemma(5) == "de");
  CHECK(a.lemma(7) == "à");
}

TEST_CASE("bytes that are no model are refused", "[tagger]") {
  CHECK(Tagger::open({}) == nullptr);
  std::ifstream in(std::string(CALAME_SOURCE_DIR) + "/models/fr/tagger.bin", std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  const std::string model = out.str();
  REQUIRE(model.size() > 1000);
  CHECK(model.size() <= 1'000'000);
  const auto opens = [](const std::string& bytes) {
    alignas(16) static std::byte copy[1 << 20];
    std::memcpy(copy, bytes.data(), bytes.size());
    return Tagger::open({copy, bytes.size()}) != nullptr;
  };
  CHECK(opens(model));
  CHECK_FALSE(opens(model.substr(0, model.size() - 1)));
  CHECK_FALSE(opens(model.substr(0, 40)));
  for (const std::size_t at : {std::size_t{0}, std::size_t{9}, std::size_t{17}, model.size() / 2}) {
    std::string broken = model;
    broken[at] = static_cast<char>(broken[at] ^ 0x55);
    CHECK_FALSE(opens(broken));
  }
}

}  // namespace calame
