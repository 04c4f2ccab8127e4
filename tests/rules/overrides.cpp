// [rules] and [criteria] of calame.toml, --select and --ignore.
#include "catch.h"
#include "load.h"

using namespace calame;

namespace {

const std::string pack = with_header(R"(
[score.profile.blog]
[score.profile.news]
[[criterion]]
id = "meta.title-width"
weight = 3
shape = "ramp"
full = [200, 580]
zero = [100, 680]
label = { fr = "Titre", en = "Title" }
[[rule]]
id = "MET003"
name = "title-width"
feeds = "meta.title-width"
kind = "measure"
select = "title"
measure = "pixels"
bands = [
  { under = 200, message = { fr = "court", en = "short" } },
  { over = 580, severity = "info", message = { fr = "long", en = "long" } },
]
[[rule]]
id = "MET004"
name = "two-bounds"
kind = "measure"
select = "title"
measure = "pixels"
message = { fr = "m", en = "m" }
bands = [{ over = 580 }, { over = 600, severity = "error" }]
[[rule]]
id = "STR001"
name = "off-by-default"
default = false
kind = "phrase"
words = ["mot"]
message = { fr = "m", en = "m" }
)");

Ruleset configured(const std::string& config) {
  auto result = load_configured(pack, config);
  INFO(errors_of(result));
  REQUIRE(result.ok());
  return *std::move(result);
}

std::string config_errors(const std::string& config) { return errors_of(load_configured(pack, config)); }

}  // namespace

TEST_CASE("a rule as its pack wrote it") {
  const Ruleset ruleset = configured("");
  const Rule& rule = *ruleset.find("title-width");
  CHECK(&rule == ruleset.find("MET003"));
  CHECK(rule.bands[0].severity == Severity::warning);
  CHECK(rule.bands[1].severity == Severity::info);
  CHECK(rule.category() == "meta");
  CHECK(ruleset.criteria[*rule.criterion].id == "meta.title-width");
  CHECK(ruleset.find("STR001")->enabled == false);
  CHECK(ruleset.find("STR001")->category() == "structure");
  CHECK(ruleset.find("MET004")->bands[1].message.fr == "m");
  CHECK(ruleset.find("MET009") == nullptr);
}

TEST_CASE("calame.toml changes a rule by id or name") {
  const Ruleset ruleset =
      configured("[rules]\ntitle-width = { over = 600, severity = \"error\" }\nMET004 = \"off\"\nSTR001 = \"info\"\n");
  const Rule& rule = *ruleset.find("MET003");
  CHECK(rule.bands[0].under == 200);
  CHECK(rule.bands[1].over == 600);
  CHECK(rule.bands[0].severity == Severity::error);
  CHECK(rule.bands[1].severity == Severity::error);
  CHECK(rule.bands[1].message.fr == "long");
  CHECK(!ruleset.find("MET004")->enabled);
  CHECK(ruleset.find("STR001")->enabled);
  CHECK(ruleset.find("STR001")->severity == Severity::info);
  CHECK(configured("[rules]\nSTR001 = \"on\"\n").find("STR001")->enabled);
  CHECK(configured("[rules]\nSTR001 = { default = true }\n").find("STR001")->enabled);
  CHECK(configured("[rules]\nMET004 = { bands = [{ over = 700 }] }\n").find("MET004")->bands.size() == 1);
  CHECK(configured("[rules]\nMET004 = { over = 590 }\n").find("MET004")->bands[0].over == 590);
  CHECK(configured("[rules]\nMET004 = { over = 590 }\n").find("MET004")->bands[1].over == 600);
  CHECK(configured("[rules]\nMET004 = { over = { error = 650 } }\n").find("MET004")->bands[1].over == 650);
  const Ruleset both = configured("[rules]\nMET004 = { over = { error = 650 }, severity = \"info\" }\n");
  CHECK(both.find("MET004")->bands[1].over == 650);
  CHECK(both.find("MET004")->bands[1].severity == Severity::info);
  CHECK(configured("profile = \"dossier\"\n[score.profile.dossier]\n").default_brief.profile == "dossier");
  CHECK(
      configured("[rules]\nMET004 = { message = { fr = \"n\", en = \"n\" } }\n").find("MET004")->bands[0].message.fr ==
      "n");
}

TEST_CASE("later settings win") {
  RulesetOptions options = options_of({{"p.toml", pack}}, {"p.toml"});
  options.config =
      PackText{"calame.toml", "[rules]\nMET003 = { over = 600 }\nMET004 = \"off\"\n[score]\nmin = 80\n", false};
  options.settings = {{"--config", "rules.MET003.over = 650", false},
                      {"--config 2", "rules.MET004 = \"error\"", false}};
  const auto result = load_ruleset(options);
  INFO(errors_of(result));
  REQUIRE(result.ok());
  CHECK(result->find("MET003")->bands[1].over == 650);
  CHECK(result->find("MET004")->enabled);
  CHECK(result->find("MET004")->bands[0].severity == Severity::error);
  CHECK(result->min_score == 80);
}

TEST_CASE("criteria are weighed anew") {
  const Ruleset ruleset = configured("[criteria]\n\"meta.title-width\" = { weight = 5, full = [200, 600] }\n");
  CHECK(ruleset.criteria[0].weight == 5);
  CHECK(ruleset.criteria[0].full[1] == 600);
  CHECK(ruleset.criteria[0].zero[1] == 680);
}

TEST_CASE("overrides that cannot be are told in the file that wrote them") {
  struct Case {
    std::string config, expected;
  };
  const Case cases[] = {
      {"[rules]\nMET004 = { over = 700 }\n",
       "calame.toml:2:19: cette règle a 2 seuils «\u00A0over\u00A0», 580 (warning), 600 (error)\u00A0: écrivez over = "
       "{ "
       "warning = …, error = … }\n"},
      {"[rules]\nMET004 = { over = { warning = 590, info = 3 } }\n",
       "calame.toml:2:43: aucune bande de gravité «\u00A0info\u00A0» parmi les seuils «\u00A0over\u00A0» de cette "
       "règle\u00A0: 590 (warning), 600 (error)\n"},
      {"[rules]\nMET004 = { over = { warning = 700 } }\n[rules.MET003]\nover = { info = \"x\" }\n",
       "calame.toml:4:17: «\u00A0info\u00A0» doit être un nombre\n"},
      {"[rules]\nMET004 = { under = 700 }\n",
       "calame.toml:2:20: aucune bande de cette règle n’a de seuil «\u00A0under\u00A0»\n"},
      {"[rules]\nMET003 = { over = 100 }\n",
       "calame.toml:2:19: bandes contradictoires, aucune valeur n’est à la fois 200 au moins et 100 au plus\n"},
      {"[rules]\nMET003 = { over = nan }\n", "calame.toml:2:19: «\u00A0over\u00A0» doit être un nombre fini\n"},
      {"[rules]\nMET003 = { ovr = 600 }\n",
       "calame.toml:2:12: clé inconnue «\u00A0ovr\u00A0»\u202F; vouliez-vous dire «\u00A0over\u00A0»\u202F?\n"},
      {"[rules]\nMET003 = { id = \"MET005\" }\n", "calame.toml:2:17: «\u00A0id\u00A0» ne se change pas d’ici\n"},
      {"[rules]\nMET003 = \"of\"\n",
       "calame.toml:2:10: attendu \"off\", \"on\", \"error\", \"warning\", \"info\" ou une table de clés\u202F; "
       "vouliez-vous "
       "dire «\u00A0off\u00A0»\u202F?\n"},
      {"[rules]\nMET003 = 3\n",
       "calame.toml:2:10: attendu \"off\", \"on\", \"error\", \"warning\", \"info\" ou une table de clés\n"},
      {"[rules]\ntitle-widht = \"off\"\n",
       "calame.toml:2:15: règle inconnue «\u00A0title-widht\u00A0»\u202F; vouliez-vous dire "
       "«\u00A0title-width\u00A0»\u202F?\n"},
      {"[criteria]\n\"meta.title-widht\" = { weight = 1 }\n",
       "calame.toml:2:22: critère inconnu «\u00A0meta.title-widht\u00A0»\u202F; vouliez-vous dire "
       "«\u00A0meta.title-width\u00A0»\u202F?\n"},
      {"[criteria]\n\"meta.title-width\" = { wieght = 1 }\n",
       "calame.toml:2:24: clé inconnue «\u00A0wieght\u00A0»\u202F; vouliez-vous dire «\u00A0weight\u00A0»\u202F?\n"},
      {"profil = \"news\"\n",
       "calame.toml:1:1: clé inconnue «\u00A0profil\u00A0»\u202F; vouliez-vous dire «\u00A0profile\u00A0»\u202F?\n"},
      {"profile = \"newz\"\n", "calame.toml:1:11: profil inconnu\u202F; vouliez-vous dire «\u00A0news\u00A0»\u202F?\n"},
      {"[score.profile.New]\n",
       "calame.toml:1:1: nom de profil incorrect, attendu des minuscules, chiffres et tirets\n"},
      {"[brief]\nmin-words = 1.5\n",
       "calame.toml:2:13: «\u00A0min-words\u00A0» doit être un nombre entier, 0 ou plus\n"},
      {"typography = \"fr-FR/x\"\n", "calame.toml:1:14: preset inconnu\n"},
      {"required-version = \">=3\"\n",
       "calame.toml:1:20: demande calame >=3 et voici calame 0.1.0\u00A0: changez de version, ou "
       "«\u00A0required-version\u00A0»\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.config);
    CHECK(config_errors(c.config) == c.expected);
    CHECK(in_one_language(load_configured(pack, c.config)) == "");
  }
}

TEST_CASE("select and ignore take categories, ids, prefixes and names") {
  struct Case {
    std::vector<std::string> select, ignore;
    std::string enabled;
  };
  const Case cases[] = {
      {{}, {}, "MET003 MET004 "},       {{"meta"}, {}, "MET003 MET004 "},
      {{"MET"}, {"MET004"}, "MET003 "}, {{"structure"}, {}, ""},
      {{"STR001"}, {}, "STR001 "},      {{"off-by-default", "MET003"}, {}, "MET003 STR001 "},
      {{}, {"title-width"}, "MET004 "}, {{}, {"M"}, ""},
  };
  for (const Case& c : cases) {
    RulesetOptions options = options_of({{"p.toml", pack}}, {"p.toml"});
    options.select = c.select;
    options.ignore = c.ignore;
    const auto result = load_ruleset(options);
    INFO(errors_of(result));
    REQUIRE(result.ok());
    std::string enabled;
    for (const Rule& rule : result->rules)
      if (rule.enabled) enabled += rule.id + " ";
    CHECK(enabled == c.enabled);
  }
  RulesetOptions options = options_of({{"p.toml", pack}}, {"p.toml"});
  options.select = {"MET03"};
  options.ignore = {"metta"};
  CHECK(errors_of(load_ruleset(options)) ==
        "--select: aucune règle ni catégorie «\u00A0MET03\u00A0»\u202F; vouliez-vous dire «\u00A0MET003\u00A0»\u202F?\n"
        "--ignore: aucune règle ni catégorie «\u00A0metta\u00A0»\u202F; vouliez-vous dire «\u00A0meta\u00A0»\u202F?\n");
}
