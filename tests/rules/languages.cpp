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
[protect]
names = ["Yahoo!"]
[score]
weights = { structure = 20, meta = 20.5 }
min = 80
brief-cap = 70
category-min = { meta = 90 }
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
  CHECK(ruleset.brief_cap == 70);
  CHECK(ruleset.category_min.at("meta") == 90);
  CHECK(ruleset.default_brief.profile == "blog");
  CHECK(ruleset.default_brief.keyphrase == "Sam Altman");
  CHECK(ruleset.default_brief.min_words == 700u);
  CHECK(ruleset.default_brief.max_signs == 6000u);
  CHECK(ruleset.keyphrases_from == "commandes.csv");
}
