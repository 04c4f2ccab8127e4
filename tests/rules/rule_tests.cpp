// [[rule.test]]: what it says when an example does not hold.
#include "calame/rule_test.h"
#include "catch.h"
#include "load.h"

using namespace calame;

namespace {

RuleTestReport report_of(const std::string& tests) {
  RulesetOptions options = options_of({{"p.toml", with_header(rule_text("STR001", "un", tests))}}, {"p.toml"});
  options.tests = true;
  const auto ruleset = load_ruleset(options);
  INFO(errors_of(ruleset));
  REQUIRE(ruleset.ok());
  return run_rule_tests(*ruleset);
}

std::string failures(const RuleTestReport& report) {
  std::string out;
  for (const RuleTestFailure& f : report.failures) {
    CHECK(f.message.en != f.message.fr);
    CHECK(!f.message.en.empty());
    out += f.rule + " " + f.path + ":" + std::to_string(f.at.line) + " " + f.message.fr + "\n";
  }
  return out;
}

const std::string flags_one = "[[rule.test]]\ntext = \"Un mot.\"\nflags = [\"mot\"]\n";
const std::string silent = "[[rule.test]]\ntext = \"Rien.\"\nflags = []\n";

}  // namespace

TEST_CASE("a rule is held to its examples") {
  struct Case {
    std::string tests, expected;
  };
  const Case cases[] = {
      {flags_one + silent, ""},
      {flags_one, "STR001 p.toml:3 aucun exemple que la règle laisse en paix (flags = [])\n"},
      {silent, "STR001 p.toml:3 aucun exemple que la règle signale\n"},
      {flags_one + silent + "[[rule.test]]\ntext = \"Mot et mot\"\nflags = [\"m\\u202Fot\"]\n",
       "STR001 p.toml:15 signalé\u00A0: attendu [\"m\\u{202F}ot\"], obtenu [\"Mot\", \"mot\"]\n"},
      {flags_one + silent + "[[rule.test]]\ntext = \"Un mot\"\nflags = [\"mot\"]\nfixed = \"Un\\u00A0mot\"\n",
       "STR001 p.toml:15 corrigé\u00A0: attendu \"Un\\u{A0}mot\", obtenu \"Un mot\"\n"},
  };
  for (const Case& c : cases) CHECK(failures(report_of(c.tests)) == c.expected);
  const RuleTestReport report = report_of(flags_one + silent);
  CHECK(report.rules == 1);
  CHECK(report.tests == 2);
}
