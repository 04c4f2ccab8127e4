#include "catch.h"
#include "french.h"

namespace calame {
namespace {

std::vector<std::string> matches(std::string_view text, std::string keyphrase, std::vector<std::string> synonyms = {},
                                 Format format = Format::text) {
  const Read r = read(std::string(text), format);
  Brief brief;
  brief.keyphrase = std::move(keyphrase);
  brief.synonyms = std::move(synonyms);
  const std::vector<std::string> names = {"Yahoo!"};
  std::vector<std::string> found;
  for (const KeyphraseMatch& m : analyze(r.document, french(), brief, Fact::keyphrase, names).keyphrase) {
    found.emplace_back(std::string(text_of(r.document, m.span)) + (m.in_order ? "" : " (autre ordre)"));
  }
  return found;
}

}  // namespace

TEST_CASE("keyphrase matches") {
  const struct {
    std::string_view text, keyphrase;
    std::vector<std::string> found;
  } cases[] = {
      {"Une voiture électrique roule.", "voiture électrique", {"voiture électrique"}},
      {"Des voitures électriques roulent.", "voiture électrique", {"voitures électriques"}},
      {"VOITURE ELECTRIQUE", "voiture électrique", {"VOITURE ELECTRIQUE"}},
      {"La voiture est électrique.", "voiture électrique", {"voiture est électrique"}},
      {"Électrique, cette voiture.", "voiture électrique", {"Électrique, cette voiture (autre ordre)"}},
      {"La voiture roule. Elle est électrique.", "voiture électrique", {}},
      {"Les chevaux courent.", "cheval", {"chevaux"}},
      {"Chez OpenAI, d’OpenAI et qu'OpenAI.", "OpenAI", {"OpenAI", "OpenAI", "OpenAI"}},
      {"l’éviction de Sam Altman", "éviction de Sam Altman", {"éviction de Sam Altman"}},
      {"L'eviction d'Altman", "éviction Altman", {"eviction d'Altman"}},
      {"l’éviction\u00A0d’Altman", "eviction altman", {"éviction\u00A0d’Altman"}},
      {"le prix de l’énergie", "prix énergie", {"prix de l’énergie"}},
      {"le prix du gaz, l’énergie", "prix énergie", {"prix du gaz, l’énergie (autre ordre)"}},
      {"Paris, Paris et Paris", "Paris", {"Paris", "Paris", "Paris"}},
      {"le modèle GPT-4 est là", "GPT-4", {"GPT-4"}},
      {"en 2024 à Paris", "Paris 2024", {"2024 à Paris (autre ordre)"}},
      {"Chez Yahoo! on rit", "Yahoo", {"Yahoo"}},
      {"Un mot rare", "autre chose", {}},
      {"Parisien", "Paris", {}},
      {"", "Paris", {}},
      {"le de la", "le", {}},
      {"voir http://paris.fr", "Paris", {}},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text, c.keyphrase);
    CHECK(matches(c.text, std::string(c.keyphrase)) == c.found);
  }
}

TEST_CASE("synonyms add what the phrase did not match") {
  CHECK(matches("Sam Altman part. Altman revient. Le patron aussi.", "Sam Altman", {"Altman", "patron"}) ==
        std::vector<std::string>{"Sam Altman", "Altman", "patron"});
}

TEST_CASE("keyphrase in headings and foreign words, not in attributes nor code") {
  const std::string html =
      "<h2>Paris</h2><p>À <i lang=en>Paris Hilton</i> <code>Paris</code></p><p><img src=a alt=\"Paris\"></p>";
  CHECK(matches(html, "Paris", {}, Format::html).size() == 2);
}

TEST_CASE("coverage") {
  const KeyphraseMatcher m(french(), "éviction de Sam Altman");
  CHECK_FALSE(m.empty());
  CHECK(m.content_words() == 3);
  CHECK(m.coverage("L’éviction de Sam Altman") == Approx(1));
  CHECK(m.coverage("Altman : une eviction") == Approx(2.0 / 3));
  CHECK(m.coverage("Rien") == 0);
  CHECK(m.coverage("") == 0);
  CHECK(KeyphraseMatcher(french(), "le de").empty());
  CHECK(KeyphraseMatcher(french(), "").coverage("mot") == 0);
  const std::vector<std::string> synonyms = {"départ"};
  const KeyphraseMatcher with(french(), "éviction de Sam Altman", synonyms);
  CHECK(with.coverage("Les départs") == Approx(1));
}

}  // namespace calame
