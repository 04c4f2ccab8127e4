// What calame.toml and a document say of typography beyond the rules: the preset that is inferred, the way a no-break
// space is spelled.
#include "calame/audit.h"
#include "catch.h"

using namespace calame;

namespace {

std::string fixed(const std::string& config, const std::string& text, Format format) {
  RulesetOptions options;
  options.select = {"typography"};
  if (!config.empty()) options.config = PackText{"calame.toml", config};
  const auto ruleset = load_ruleset(options);
  REQUIRE(ruleset.ok());
  Brief brief;
  brief.lang = "fr";
  auto run = fix_text(text, "article", format, *ruleset, brief, {}, UiLanguage::fr, Applicability::safe);
  REQUIRE(run.ok());
  return run->bytes;
}

bool refused(const std::string& config) {
  RulesetOptions options;
  options.config = PackText{"calame.toml", config};
  return !load_ruleset(options).ok();
}

}  // namespace

TEST_CASE("an inferred preset is the document's own", "[typography]") {
  struct Case {
    std::string what, text, expected;
  };
  const Case cases[] = {
      {"nbsp everywhere",
       "Oui\u00A0! Non\u00A0? Bon\u00A0: «\u00A0là\u00A0», donc\u00A0; voilà ! Et puis\u00A0? Si\u00A0! Bien\u00A0!",
       "Oui\u00A0! Non\u00A0? Bon\u00A0: «\u00A0là\u00A0», donc\u00A0; voilà\u00A0! Et puis\u00A0? Si\u00A0! "
       "Bien\u00A0!"},
      {"narrow before high signs", "Oui\u202F! Non\u202F? Si\u202F! Bon\u00A0: voilà ! Et puis\u202F? Là\u202F!",
       "Oui\u202F! Non\u202F? Si\u202F! Bon\u00A0: voilà\u202F! Et puis\u202F? Là\u202F!"},
      {"as in Québec", "Oui! Non? Bon\u00A0: «\u00A0là\u00A0». Et puis? Si! Bien! Là ! Voilà: rien. Deux\u00A0: trois.",
       "Oui! Non? Bon\u00A0: «\u00A0là\u00A0». Et puis? Si! Bien! Là! Voilà\u00A0: rien. Deux\u00A0: trois."},
      {"nothing to go by", "Oui ! Non ?", "Oui\u202F! Non\u202F?"},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    CHECK(fixed("typography = \"infer\"\n", c.text, Format::text) == c.expected);
  }
}

TEST_CASE("no-break spaces are spelled as the configuration says", "[typography]") {
  const std::string by_character = "<p>Oui\u00A0: non ? Si\u00A0: là !</p>";
  const std::string by_entity = "<p>Oui&nbsp;: non ? Si&nbsp;: là !</p>";
  CHECK(fixed("", by_character, Format::html) == "<p>Oui\u00A0: non\u202F? Si\u00A0: là\u202F!</p>");
  CHECK(fixed("", by_entity, Format::html) == "<p>Oui&nbsp;: non&#8239;? Si&nbsp;: là&#8239;!</p>");
  CHECK(fixed("[typography]\nspelled = \"entity\"\n", by_character, Format::html) ==
        "<p>Oui\u00A0: non&#8239;? Si\u00A0: là&#8239;!</p>");
  CHECK(fixed("[typography]\nspelled = \"char\"\n", by_entity, Format::html) ==
        "<p>Oui&nbsp;: non\u202F? Si&nbsp;: là\u202F!</p>");
  CHECK(fixed("[typography]\nspelled = \"keep\"\npreset = \"fr-FR/nbsp\"\n", by_entity, Format::html) ==
        "<p>Oui&nbsp;: non&nbsp;? Si&nbsp;: là&nbsp;!</p>");
}

TEST_CASE("unknown typography settings are refused", "[typography]") {
  CHECK(refused("typography = \"inferr\"\n"));
  CHECK(refused("[typography]\npreset = \"fr-FR/rien\"\n"));
  CHECK(refused("[typography]\nspelled = \"html\"\n"));
  CHECK(refused("[typography]\nspeled = \"char\"\n"));
  CHECK_FALSE(refused("[typography]\npreset = \"infer\"\n"));
}

TEST_CASE("threads change no finding", "[threads]") {
  const auto ruleset = load_ruleset({});
  REQUIRE(ruleset.ok());
  std::string text;
  for (int i = 0; i < 3000; ++i)
    text += "L'école n° " + std::to_string(i) +
            " ouvre ! Le coeur bat, \"dit-il\", à 12 % ; la porte a été fermée par lui.\n\n";
  const auto findings = [&](std::uint32_t threads) {
    Limits limits;
    limits.threads = threads;
    auto audited = audit_text(text, "a.txt", Format::text, *ruleset, {}, {}, UiLanguage::fr, limits);
    REQUIRE(audited.ok());
    std::vector<std::string> out;
    for (const Diagnostic& d : audited->result.diagnostics)
      out.push_back(ruleset->rules[d.rule].id + " " + std::to_string(d.span.begin.value) + " " + d.message);
    return out;
  };
  const auto one = findings(1);
  CHECK(one.size() > 3000);
  CHECK(findings(4) == one);
}
