// Words that link clauses and sentences.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "catch.h"
#include "french.h"

namespace calame {
namespace {

struct Found {
  std::vector<std::string> connectives;  // "sense: text"
  std::uint32_t sentences = 0, with_connective = 0;
  bool operator==(const Found&) const = default;
};

Found connectives_of(std::string text, const Language& language, Format format = Format::text) {
  const Read r = read(std::move(text), format);
  Brief brief;
  brief.lang = language.code;
  const Analysis analysis = analyze(r.document, language, brief, Fact::connectives);
  Found found{{}, analysis.metrics.sentences, analysis.metrics.connective_sentences};
  for (const Connective& c : analysis.connectives) {
    CHECK(analysis.sentences[c.sentence].span.contains(c.span));
    found.connectives.push_back(language.connectives[c.list].sense + ": " + std::string(text_of(r.document, c.span)));
  }
  return found;
}

struct Case {
  const char* text;
  std::vector<std::string> expected;
};

void check(const std::vector<Case>& cases, const Language& language) {
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(connectives_of(c.text, language).connectives == c.expected);
  }
}

}  // namespace

TEST_CASE("connectives are found in the forms that elision and contraction give them") {
  check(
      {
          {"Il court afin d’arriver à l’heure.", {"purpose: afin d’"}},
          {"Il court afin d'arriver à l'heure.", {"purpose: afin d'"}},
          {"Elle est sortie bien qu’il pleuve.", {"opposition: bien qu’"}},
          {"Lorsqu’il arrive, tout le monde se lève.", {"time: Lorsqu’"}},
          {"Grâce au vent, la voile se gonfle.", {"cause: Grâce au"}},
          {"Le train est annulé en raison du gel.", {"cause: en raison du"}},
          {"Quant aux élèves, ils attendent.", {"topic: Quant aux"}},
          {"Il neige à cause de l’altitude.", {"cause: à cause de"}},
          {"La route ferme à cause des travaux.", {"cause: à cause des"}},
          {"Le maire reste jusqu’à ce qu’on l’appelle.", {"time: jusqu’à ce qu’"}},
          {"BIEN QUE FERMÉ, LE MUSÉE ACCUEILLE.", {"opposition: BIEN QUE"}},
      },
      french());
}

TEST_CASE("the longest phrase wins, and each word serves once") {
  check(
      {
          {"Le vent forcit, si bien que le bac reste à quai.", {"consequence: si bien que"}},
          {"Il vient d’autant plus que sa sœur l’attend.", {"cause: d’autant plus que"}},
          {"Il est resté alors même que tout fermait.", {"opposition: alors même que"}},
          {"Il pleut mais le marché ouvre, car les halles sont couvertes.", {"opposition: mais", "cause: car"}},
          {"D’abord on lave, ensuite on coupe, enfin on sert.", {"order: D’abord", "time: ensuite", "order: enfin"}},
          {"Tout d’abord, merci.", {"order: Tout d’abord"}},
      },
      french());
}

TEST_CASE("some link only at the head of a sentence or behind a semicolon") {
  check(
      {
          {"Aussi faut-il attendre.", {"consequence: Aussi"}},
          {"Il vient aussi.", {}},
          {"Le pont est fermé ; aussi faut-il attendre.", {"consequence: aussi"}},
          {"« Comme il pleut, je reste », dit-elle.", {"cause: Comme"}},
          {"— Ainsi va le monde. — Ainsi, tout finit.", {"consequence: Ainsi"}},
          {"Il nage comme un poisson.", {}},
          {"Or le puits est à sec.", {"opposition: Or"}},
          {"Une bague en or brille.", {}},
          {"Si le puits est à sec, on creuse.", {"condition: Si"}},
          {"Elle demande si le puits est à sec.", {}},
          {"De plus, il neige.", {"addition: De plus"}},
          {"Trois de plus.", {}},
          {"Résultat : le bac reste à quai.", {"consequence: Résultat"}},
          {"Résultat des courses, le bac reste à quai.", {}},
      },
      french());
}

TEST_CASE("pairs stand in order within one sentence") {
  check(
      {
          {"Non seulement il pleut, mais il vente.", {"addition: Non seulement"}},
          {"Il vente non seulement ici. Mais là aussi.", {"opposition: Mais"}},
          {"D’une part le prix baisse, d’autre part la demande monte.", {"addition: D’une part"}},
          {"Il ne boit ni vin ni bière.", {"addition: ni"}},
          {"Ce sera soit lundi, soit mardi.", {"addition: soit"}},
          {"Quel que soit le jour, soit il vient, soit il appelle.", {"addition: soit"}},
          {"Quel que soit le jour, il viendra, soit dit en passant.", {}},
          {"Tantôt il rit, tantôt il pleure, car il est jeune.", {"addition: Tantôt", "cause: car"}},
          {"Il vient d’une part de Lyon.", {}},
      },
      french());
}

TEST_CASE("what looks like a connective and is none") {
  check(
      {
          {"Le car de ramassage passe à sept heures.", {}},
          {"Nous savons bien que le temps presse.", {}},
          {"Depuis quand pleut-il ?", {}},
          {"Il fait de plus en plus chaud.", {}},
          {"De plus en plus de lecteurs écrivent.", {}},
          {"En tant que maire, elle signe.", {}},
          {"Reste à savoir qui paiera.", {}},
          {"Puis-je entrer ?", {}},
          {"Le pain et le vin qui sont dans le sac.", {}},
      },
      french());
}

TEST_CASE("connectives of sentences alone: headings link nothing") {
  const Found found = connectives_of("# Mais pourquoi\n\nIl pleut. Mais il vente, car tout change.\n\n- donc oui\n",
                                     french(), Format::markdown);
  CHECK(found.connectives == std::vector<std::string>{"opposition: Mais", "cause: car", "consequence: donc"});
  CHECK(found.sentences == 3);
  CHECK(found.with_connective == 2);
}

TEST_CASE("connectives of English") {
  check(
      {
          {"However, the bridge is closed because of the wind.", {"opposition: However", "cause: because of"}},
          {"It is not only late but also dark.", {"addition: not only"}},
          {"We left in order to catch the train.", {"purpose: in order to"}},
          {"The old bridge is closed.", {}},
      },
      english());
}

TEST_CASE("a language without lists has no connectives") {
  Language bare;
  bare.code = "fr";
  CHECK(connectives_of("Mais il pleut.", bare).connectives.empty());
}

// An article as newspapers print it; it is not ours to keep.
TEST_CASE("connectives of the seed article") {
  const std::filesystem::path path = std::filesystem::path(CALAME_SHARED_DIR) / "data/seed-article.txt";
  if (!std::filesystem::exists(path)) {
    WARN("../shared is absent: skipped");
    return;
  }
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  const Found found = connectives_of(text.str(), french());
  CHECK(found.sentences == 30);
  for (const std::string& one : found.connectives) UNSCOPED_INFO(one);
  CHECK(found.with_connective == 9);
}

}  // namespace calame
