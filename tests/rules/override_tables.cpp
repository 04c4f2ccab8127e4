// [[overrides]] of calame.toml: what they may hold, which wins, where their errors stand.
#include "catch.h"
#include "load.h"
#include "rules/config_head.h"
#include "rules/settings_in_force.h"

using namespace calame;

namespace {

const std::string pack = with_header("[score.profile.blog]\n[score.profile.news]\nweights = { style = 3 }\n" +
                                     rule_text("AAA001", "un") + rule_text("AAA002", "deux"));
const std::string config = R"(ignore = ["AAA002"]
fail-on = "error"
[brief]
keyphrase = "pont"
min-words = 500
[rules]
AAA001 = "info"
[[overrides]]
paths = "blog/**"
profile = "blog"
fail-on = "never"
packs = ["b.toml"]
[overrides.brief]
min-words = 300
[overrides.rules]
AAA001 = { words = ["terme"], severity = "error" }
[[overrides]]
paths = ["*.html", "blog/x.md"]
select = ["AAA002", "BBB001"]
lang = "fr-CA"
[overrides.score]
min = 90
)";

RulesetOptions options_with(std::vector<std::size_t> overrides, const std::string& text = config) {
  RulesetOptions options =
      options_of({{"p.toml", pack},
                  {"b.toml", "[pack]\nid = \"b\"\n" + rule_text("BBB001", "du-blog") + "[rules]\nAAA001 = \"off\"\n"}},
                 {"p.toml"});
  options.config = PackText{"calame.toml", text, false};
  options.overrides = std::move(overrides);
  return options;
}

std::string enabled(const Ruleset& ruleset) {
  std::string out;
  for (const Rule& rule : ruleset.rules)
    if (rule.enabled) out += rule.id + " ";
  return out;
}

}  // namespace

TEST_CASE("the tables that match stand over the file, later ones over earlier ones") {
  const auto none = load_ruleset(options_with({}));
  INFO(errors_of(none));
  REQUIRE(none.ok());
  CHECK(enabled(*none) == "AAA001 ");
  CHECK(none->find("AAA001")->severity == Severity::info);
  CHECK(none->fail_on == FailOn::error);
  CHECK(none->find("BBB001") == nullptr);

  const auto blog = load_ruleset(options_with({0}));
  INFO(errors_of(blog));
  REQUIRE(blog.ok());
  CHECK(enabled(*blog) == "AAA001 BBB001 ");  // settings stand over packs, whoever names them
  CHECK(blog->find("AAA001")->severity == Severity::error);
  CHECK(blog->default_brief.profile == "blog");
  CHECK(blog->default_brief.keyphrase == "pont");
  CHECK(blog->default_brief.min_words == 300u);
  CHECK(blog->fail_on == FailOn::never);
  CHECK(!blog->min_score);

  const auto both = load_ruleset(options_with({0, 1}));
  INFO(errors_of(both));
  REQUIRE(both.ok());
  CHECK(enabled(*both) == "AAA002 BBB001 ");  // a later select starts anew
  CHECK(both->default_brief.lang == "fr-CA");
  CHECK(both->min_score == 90);
  CHECK(both->hash != blog->hash);

  RulesetOptions options = options_with({0});
  options.settings = {{"--config", "brief.min-words = 100", false}};
  options.ignore = {"BBB"};
  const auto over = load_ruleset(options);
  REQUIRE(over.ok());
  CHECK(over->default_brief.min_words == 100u);
  CHECK(enabled(*over) == "AAA001 ");
}

TEST_CASE("errors of overrides are told at their place") {
  struct Case {
    std::string text, expected;
    std::vector<std::size_t> overrides = {0};
  };
  const Case cases[] = {
      {"[[overrides]]\npaths = [\"a\"]\nprofil = \"blog\"\n",
       "calame.toml:3:1: clé inconnue «\u00A0profil\u00A0»\u202F; vouliez-vous dire «\u00A0profile\u00A0»\u202F?\n"},
      {"[[overrides]]\npaths = [\"a\"]\n[overrides.rules]\nAAA01 = \"off\"\n",
       "calame.toml:4:9: règle inconnue «\u00A0AAA01\u00A0»\u202F; vouliez-vous dire «\u00A0AAA001\u00A0»\u202F?\n"},
      {"[[overrides]]\npaths = [\"a\"]\n[overrides.brief]\nkeyphrse = \"x\"\n",
       "calame.toml:4:1: clé inconnue «\u00A0keyphrse\u00A0»\u202F; vouliez-vous dire "
       "«\u00A0keyphrase\u00A0»\u202F?\n"},
      {"[[overrides]]\npaths = [\"a\"]\nrequired-version = \">=0.1\"\n",
       "calame.toml:3:1: clé inconnue «\u00A0required-version\u00A0»\n"},
      {"[[overrides]]\nprofile = \"blog\"\n",
       "calame.toml:1:1: dites avec «\u00A0paths\u00A0» de quels fichiers il s’agit, paths = [\"blog/**\"]\n"},
      {"[[overrides]]\npaths = [\"a\", \"{b\"]\n",
       "calame.toml:2:15: «\u00A0{b\u00A0»\u00A0: accolade ouverte et non fermée dans un motif de chemin\n",
       {}},
      {"exclude = [\"../a\"]\n",
       "calame.toml:1:12: «\u00A0../a\u00A0»\u00A0: motif de chemin avec «\u00A0..\u00A0»\u00A0: il compte depuis le "
       "dossier de calame.toml\n"},
      {"[[overrides]]\npaths = \"a\"\nselect = [\"AAA001\", \"AAA009\"]\n",
       "calame.toml:3:21: aucune règle ni catégorie «\u00A0AAA009\u00A0»\u202F; vouliez-vous dire "
       "«\u00A0AAA001\u00A0»\u202F?\n"},
      {"[[overrides]]\npaths = \"a\"\nlang = \"français\"\n",
       "calame.toml:3:8: «\u00A0français\u00A0» n’est pas un code de langue\u00A0: écrivez fr, fr-CA, en…\n"},
      {"fail-on = \"warnings\"\n",
       "calame.toml:1:11: «\u00A0fail-on\u00A0»\u00A0: valeur inconnue (possibles\u00A0: error, warning, info, "
       "never)\u202F; vouliez-vous dire «\u00A0warning\u00A0»\u202F?\n"},
      // Of a version for others, nothing else is told.
      {"required-version = \">=9\"\nfoo = 1\n",
       "calame.toml:1:20: demande calame >=9 et voici calame 0.1.0\u00A0: changez de version, ou "
       "«\u00A0required-version\u00A0»\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const auto result = load_ruleset(options_with(c.overrides, c.text));
    CHECK(errors_of(result) == c.expected);
    CHECK(in_one_language(result) == "");
  }
}

TEST_CASE("the head of a configuration is known before its rules") {
  const auto head = read_config_head(PackText{"calame.toml", config + "\n", false});
  REQUIRE(head.ok());
  REQUIRE(head->overrides.size() == 2);
  CHECK(any_matches(head->overrides[0], "blog/a.md"));
  CHECK(!any_matches(head->overrides[1], "blog/a.md"));
  CHECK(any_matches(head->overrides[1], "blog/x.md"));
  CHECK(!read_config_head(PackText{"calame.toml", "exclude = [\"{\"]\n", false}).ok());
}

TEST_CASE("the settings in force say where they come from") {
  const RulesetOptions options = options_with({0, 1});
  const auto ruleset = load_ruleset(options);
  REQUIRE(ruleset.ok());
  const Settings settings = settings_in_force(options, *ruleset);
  const auto said = [&](const std::string& table, const std::string& key) {
    const auto in = settings.find(table);
    if (in == settings.end() || !in->second.contains(key)) return std::string("-");
    const SettingInForce& setting = in->second.at(key);
    std::string out = setting.value;
    for (const SettingPlace& place : setting.places)
      out += " " + place.path + ":" + std::to_string(place.at.line) +
             (place.override_number > 0 ? "#" + std::to_string(place.override_number) : "");
    return out;
  };
  CHECK(said("", "profile") == "\"blog\" calame.toml:10#1");
  CHECK(said("", "select") == "[\"AAA002\", \"BBB001\"] calame.toml:19#2");
  CHECK(said("", "ignore") == "-");  // forgotten by the later select
  CHECK(said("brief", "keyphrase") == "\"pont\" calame.toml:4");
  CHECK(said("brief", "min-words") == "300 calame.toml:14#1");
  CHECK(said("brief", "lang") == "\"fr-CA\" calame.toml:20#2");
  CHECK(said("score", "min") == "90 calame.toml:22#2");
  CHECK(said("rules", "AAA001") ==
        "{ default = true, severity = \"error\", words = [\"terme\"] } b.toml:10 calame.toml:7 calame.toml:16#1");
}
