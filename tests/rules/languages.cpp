// [language.xx], [preset."…"], [list.…], [protect], [score], [brief].
#include "catch.h"
#include "load.h"

using namespace calame;

namespace {

const std::string pack = with_header(R"([preset."fr-FR/in2002"]
slot = { high = "nnbsp", colon = "nbsp", guillemet = "nbsp" }
[preset."fr-CA/oqlf"]
extends = "fr-FR/in2002"
slot = { high = "none" }
[list.abrev]
words = ["art.", "etc."]
[language.fr]
stemmer = "french"
elisions = ["l'", "QU’"]
keep-whole = ["Aujourd'hui"]
abbreviations = ["M.", "@abrev"]
stop-words = ["É"]
units = ["Mo"]
typography = "fr-FR/in2002"
regional-typography = { fr-CA = "fr-CA/oqlf" }
syllables = { nuclei = "aeiouyàâ", silent-endings = ["e", "es"], hiatus = ["éa"] }
readability = { name = "Kandel–Moles", base = 207, per-word = 1.015, per-syllable = 73.6 }
light-openings = ["LE", "l'"]
variants = { de = ["d'", "DU"] }
connectives = { cause = ["car", "à cause de", "CAR"], opposition = "non seulement … mais" }
[protect]
names = ["Yahoo!"]
[score]
weights = { structure = 20, meta = 20.5 }
min = 80
category-min = { meta = 90 }
[score.profile.blog]
)");

}  // namespace

TEST_CASE("a language is data") {
  const auto result = load_configured(pack, R"(
profile = "blog"
typography = "fr-CA/oqlf"
[brief]
keyphrase = "Sam Altman"
synonyms = ["Altman"]
min-words = 700
max-signes = 6000
keyphrases-from = "commandes.csv"
[language.fr]
elisions = ["d’"]
variants = { de = ["des"] }
connectives = { cause = ["parce qu'il"], "then" = ["^puis"] }
[protect]
names = ["iPhone"]
)");
  INFO(errors_of(result));
  REQUIRE(result.ok());
  const Ruleset& ruleset = *result;
  const Language& fr = ruleset.language("fr-CA");
  CHECK(fr.code == "fr");
  CHECK(fr.elisions == std::vector<std::string>{"l’", "qu’", "d’"});
  CHECK(fr.keep_whole.count("aujourd’hui") == 1);
  CHECK(fr.abbreviations.count("M.") == 1);
  CHECK(fr.abbreviations.count("art.") == 1);
  CHECK(fr.stop_words.count("é") == 1);
  CHECK(fr.units.count("Mo") == 1);
  CHECK(fr.light_openings.count("le") == 1);
  CHECK(fr.light_openings.count("l’") == 1);
  CHECK(fr.variants.at("de") == std::vector<std::string>{"d’", "du", "des"});
  REQUIRE(fr.connectives.size() == 3);
  CHECK(fr.connectives[0].sense == "cause");
  CHECK(fr.connectives[0].phrases == std::vector<std::string>{"car", "à cause de", "parce qu’il"});
  CHECK(fr.connectives[1].phrases == std::vector<std::string>{"non seulement … mais"});
  CHECK(fr.connectives[2].sense == "then");
  CHECK(fr.connective_trie != nullptr);
  CHECK(fr.known_languages != nullptr);
  CHECK(fr.lexicon == nullptr);
  CHECK(fr.vowels == "aeiouyàâ");
  CHECK(fr.readability.per_syllable == 73.6);
  CHECK(ruleset.language("FR_fr").code == "fr");
  CHECK(ruleset.language("de").code == "xx");
  CHECK(ruleset.language("").code == "xx");
  CHECK(ruleset.typography({}, "fr").id == "fr-FR/in2002");
  CHECK(ruleset.typography({}, "fr_ca").id == "fr-CA/oqlf");
  CHECK(ruleset.typography({}, "de").slots.empty());
  CHECK(ruleset.typography(ruleset.default_brief, "fr").id == "fr-CA/oqlf");
  const auto& slots = ruleset.presets.at("fr-CA/oqlf").slots;
  CHECK(slots.find("high")->second == "none");
  CHECK(slots.find("colon")->second == "nbsp");
  CHECK(ruleset.protected_names == std::vector<std::string>{"Yahoo!", "iPhone"});
  CHECK(ruleset.category_weights.at("meta") == 20.5);
  CHECK(ruleset.category_min.at("meta") == 90);
  CHECK(ruleset.default_brief.profile == "blog");
  CHECK(ruleset.default_brief.keyphrase == "Sam Altman");
  CHECK(ruleset.default_brief.min_words == 700u);
  CHECK(ruleset.default_brief.max_signs == 6000u);
  CHECK(ruleset.keyphrases_from == "commandes.csv");
}

TEST_CASE("phrases of connectives that cannot be found are errors with their place") {
  const struct {
    const char* phrases;
    const char* fault;
  } cases[] = {
      {"[\"a … b … c\"]", "plus de deux parties"}, {"[\"… mais\"]", "n’a pas de mots"},
      {"[\"ni …\"]", "n’a pas de mots"},           {"[\"^\"]", "n’a pas de mots"},
      {"[\"si ^donc\"]", "premier signe"},         {"3", "un tableau de textes"},
  };
  for (const auto& c : cases) {
    const auto result = load_pack(with_header("[language.fr.connectives]\ncause = " + std::string(c.phrases) + "\n"));
    INFO(c.phrases);
    REQUIRE_FALSE(result.ok());
    CHECK(errors_of(result).find("p.toml:4:9") != std::string::npos);
    CHECK(errors_of(result).find(c.fault) != std::string::npos);
    CHECK(in_one_language(result).empty());
  }
}
