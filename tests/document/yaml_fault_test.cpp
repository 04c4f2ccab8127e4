// What is told of front matter that is no YAML: the cure, in the language of the reader.
#include "calame/document.h"
#include "catch.h"

using namespace calame;

TEST_CASE("broken YAML is told with its cure in both languages") {
  struct Case {
    std::string yaml, fr, en;
  };
  const Case cases[] = {
      {"titre: Eau : le prix", "deux-points dans un texte sans guillemets", "colon in a text without quotes"},
      {"titre: \"Eau\nx: 1", "guillemet sans son fermant", "quote without its closing one"},
      {"titre: 'l'eau'", "texte après un guillemet fermant", "text after a closing quote"},
      {"titre: \"a\\q\"", "échappement inconnu", "unknown escape"},
      {"titre\nx: 1", "deux-points manquant", "missing colon"},
      {"titre: @eau", "signe réservé", "reserved sign"},
      {"titre: - eau", "tiret après une clé", "dash after a key"},
      {"mots: [eau\nx: 1", "crochets ou accolades mal fermés", "brackets or braces badly closed"},
      {"mots: [eau]]", "crochets ou accolades mal fermés", "brackets or braces badly closed"},
      {"titre: |\neau", "retrait incorrect", "wrong indentation"},
      {"- eau\nx: 1", "YAML incorrect", "invalid YAML"},
  };
  for (const Case& c : cases) {
    INFO(c.yaml);
    const Result<Document> document = read_markdown(*Source::decode("---\n" + c.yaml + "\n---\nTexte.\n", "a.md"));
    REQUIRE_FALSE(document.ok());
    const Message& said = document.errors().front().message;
    INFO(said.fr << " / " << said.en);
    CHECK(said.fr.find("en-tête\u00A0: " + c.fr) == 0);
    CHECK(said.en.find("front matter: " + c.en) == 0);
  }
}
