// Preview and deprecated rules: who turns them on, and what a former name still does.
#include "calame/audit.h"
#include "catch.h"
#include "load.h"
#include "rules/config_head.h"

using namespace calame;

namespace {

const std::string pack = with_header(
    rule_text("AAA001", "un") + rule_text("AAA002", "neuve", "stability = \"preview\"\n") +
    rule_text("AAA003", "vieille", "stability = \"deprecated\"\n") +
    "[[rule]]\nid = \"AAA004\"\nname = \"ancienne\"\nstability = \"deprecated\"\nreplaced-by = \"AAA005\"\n" +
    "[[rule]]\nid = \"AAA005\"\nname = \"moins-ancienne\"\nstability = \"deprecated\"\nreplaced-by = \"un\"\n");

std::string enabled(const Ruleset& ruleset) {
  std::string out;
  for (const Rule& rule : ruleset.rules)
    if (rule.enabled) out += rule.id + " ";
  return out;
}

std::string notices(const Ruleset& ruleset) {
  std::string out;
  for (const Error& notice : ruleset.notices) out += to_string(notice, UiLanguage::en) + "\n";
  return out;
}

Result<Ruleset> load(const std::string& config, std::vector<std::string> select = {},
                     std::vector<std::string> ignore = {}) {
  RulesetOptions options = options_of({{"p.toml", pack}}, {"p.toml"});
  options.config = PackText{"calame.toml", config, false};
  options.select = std::move(select);
  options.ignore = std::move(ignore);
  return load_ruleset(options);
}

}  // namespace

TEST_CASE("what is not stable runs where it is asked for") {
  struct Case {
    std::string config;
    std::vector<std::string> select;
    std::string enabled, notices;
  };
  const std::string now = " is now AAA001 (un)\n";
  const Case cases[] = {
      {"", {}, "AAA001 ", ""},
      {"preview = true\n", {}, "AAA001 AAA002 ", ""},
      {"", {"AAA"}, "AAA001 ", ""},
      {"preview = true\n", {"AAA"}, "AAA001 AAA002 ", ""},
      {"", {"neuve"}, "AAA002 ", ""},
      {"select = [\"AAA002\"]\n", {}, "AAA002 ", ""},
      {"[rules]\nneuve = \"on\"\n", {}, "AAA001 AAA002 ", ""},
      {"[rules]\nneuve = { default = true }\n", {}, "AAA001 AAA002 ", ""},
      {"[rules]\nneuve = { words = [\"x\"] }\n", {}, "AAA001 ", ""},
      {"", {"AAA003"}, "AAA003 ", "--select: the rule “AAA003” is deprecated and nothing replaces it\n"},
      {"", {"AAA005"}, "AAA001 ", "--select: the rule “AAA005”" + now},
      {"[rules]\nancienne = \"off\"\n", {}, "", "calame.toml:2:12: the rule “ancienne”" + now},
      {"ignore = [\"AAA002\", \"AAA004\"]\n", {}, "", "calame.toml:1:21: the rule “AAA004”" + now},
  };
  for (const Case& c : cases) {
    CAPTURE(c.config, c.select);
    const auto ruleset = load(c.config, c.select);
    INFO(errors_of(ruleset));
    REQUIRE(ruleset.ok());
    CHECK(enabled(*ruleset) == c.enabled);
    CHECK(notices(*ruleset) == c.notices);
  }
}

TEST_CASE("a former name finds its heir, and does not run by itself") {
  const auto ruleset = load("[rules]\nAAA004 = { words = [\"terme\"] }\n");
  REQUIRE(ruleset.ok());
  CHECK(ruleset->rules.size() == 3);
  for (const char* name : {"AAA004", "ancienne", "AAA005", "moins-ancienne", "AAA001", "un"})
    CHECK(ruleset->find(name) == &ruleset->rules[0]);
  const auto audited = audit_text("Un terme.\n\n<!-- calame-disable-next-line AAA004 -->\nUn terme.\n", "a.md",
                                  Format::markdown, *ruleset, {}, {}, UiLanguage::fr);
  REQUIRE(audited.ok());
  REQUIRE(audited->result.diagnostics.size() == 2);
  CHECK(!audited->result.diagnostics[0].suppressed);
  CHECK(audited->result.diagnostics[1].suppressed);
}

TEST_CASE("an heir must be there") {
  const auto with = [](std::string_view more) {
    return errors_of(load_pack(with_header(rule_text("AAA001", "un", more))));
  };
  CHECK(with("replaced-by = \"AAA001\"\n") ==
        "p.toml:9:15: «\u00A0replaced-by\u00A0» va avec stability = \"deprecated\"\n");
  CHECK(with("stability = \"prevew\"\n") ==
        "p.toml:9:13: «\u00A0stability\u00A0»\u00A0: valeur inconnue (possibles\u00A0: stable, preview, "
        "deprecated)\u202F; vouliez-vous dire «\u00A0preview\u00A0»\u202F?\n");
  CHECK(with("[[rule]]\nid = \"AAA002\"\nname = \"deux\"\nstability = \"deprecated\"\nreplaced-by = \"AAA01\"\n") ==
        "p.toml:13:15: aucune règle «\u00A0AAA01\u00A0» n’est en vigueur\u202F; vouliez-vous dire "
        "«\u00A0AAA001\u00A0»\u202F?\n");
  // Each is the heir of the other.
  CHECK(with("[[rule]]\nid = \"AAA002\"\nname = \"deux\"\nstability = \"deprecated\"\nreplaced-by = \"AAA003\"\n"
             "[[rule]]\nid = \"AAA003\"\nname = \"trois\"\nstability = \"deprecated\"\nreplaced-by = \"AAA002\"\n")
            .find("n’est en vigueur") != std::string::npos);
}
