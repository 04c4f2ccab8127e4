// The packs of rules/: sound by the strict checks that users' packs undergo, and tried on their examples.
#include <algorithm>
#include <fstream>
#include <sstream>

#include "calame/rule_test.h"
#include "calame/version.h"
#include "catch.h"
#include "load.h"

using namespace calame;

namespace {

// Read as if a user had written them: nothing is taken on trust.
RulesetOptions strict_options() {
  RulesetOptions options;
  options.builtins = false;
  options.tests = true;
  for (const PackText& pack : builtin_packs())
    if (!pack.on_demand) options.packs.push_back("strict/" + pack.path);
  options.read = [](const std::string& path, const std::string&) -> Result<PackText> {
    for (const PackText& pack : builtin_packs())
      if ("strict/" + pack.path == path) return PackText{path, pack.text, false};
    return Error{path, {}, {"absent", "absent"}};
  };
  return options;
}

std::vector<std::string> pack_ids(const Ruleset& ruleset) {
  std::vector<std::string> ids;
  for (const Pack& pack : ruleset.packs) ids.push_back(pack.id);
  return ids;
}

bool holds(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

TEST_CASE("built-in packs pass the checks of any pack") {
  const auto strict = load_ruleset(strict_options());
  CHECK(errors_of(strict) == "");
  const auto trusted = load_ruleset({});
  CHECK(errors_of(trusted) == "");
  REQUIRE(strict.ok());
  REQUIRE(trusted.ok());
  CHECK(strict->hash == trusted->hash);
}

TEST_CASE("each pack on demand passes them too, and its examples hold") {
  std::size_t packs = 0;
  for (const PackText& pack : builtin_packs()) {
    if (!pack.on_demand) continue;
    ++packs;
    CAPTURE(pack.path);
    RulesetOptions options = strict_options();
    options.packs.push_back("strict/" + pack.path);
    const auto ruleset = load_ruleset(options);
    CHECK(errors_of(ruleset) == "");
    if (!ruleset.ok()) continue;
    const std::vector<std::string> own = {ruleset->packs.back().id};
    for (const RuleTestFailure& f : run_rule_tests(*ruleset, own).failures)
      FAIL_CHECK(f.path << ":" << f.at.line << " " << f.rule << ": " << f.message.fr);
  }
  CHECK(packs > 0);
}

TEST_CASE("packs on demand wait until they are named") {
  const auto plain = load_ruleset({});
  REQUIRE(plain.ok());
  CHECK(!holds(pack_ids(*plain), "inclusif"));
  for (const char* name : {"calame:inclusif", "calame:house/inclusif"}) {
    RulesetOptions options;
    options.config = PackText{"calame.toml", "extends = [\"" + std::string(name) + "\"]\n", false};
    const auto named = load_ruleset(options);
    CHECK(errors_of(named) == "");
    REQUIRE(named.ok());
    CHECK(holds(pack_ids(*named), "inclusif"));
    CHECK(named->hash != plain->hash);
  }
}

TEST_CASE("packs that contradict each other cannot be named together") {
  const Files files = {{"for.toml", "[pack]\nid = \"for\"\nconflicts = [\"against\"]\n"},
                       {"against.toml", "[pack]\nid = \"against\"\n"}};
  const auto both = load_ruleset(options_of(files, {"for.toml", "against.toml"}));
  CHECK(errors_of(both) ==
        "for.toml:1:1: le pack «\u00A0for\u00A0» demande le contraire de «\u00A0against\u00A0» (against.toml)\u00A0: "
        "n’en gardez qu’un\n");
  CHECK(in_one_language(both) == "");
  CHECK(errors_of(load_ruleset(options_of(files, {"for.toml"}))) == "");
}

TEST_CASE("a kind of article weighs categories its own way") {
  const auto plain = load_ruleset({});
  REQUIRE(plain.ok());
  for (const char* profile : {"news", "blog", "guide", "product"}) CHECK(plain->profile_weights.contains(profile));
  const auto own = load_configured(with_header(""), "[score.profile.news]\nweights = { trust = 30 }\n");
  CHECK(errors_of(own) == "");
  REQUIRE(own.ok());
  CHECK(own->profile_weights.at("news").at("trust") == 30);
  CHECK(errors_of(load_configured(with_header("[score.profile.news]\n"),
                                  "[score.profile.nwes]\nweights = { trust = 30 }\n")) ==
        "calame.toml:1:1: profil inconnu\u202F; vouliez-vous dire «\u00A0news\u00A0»\u202F?\n");
}

TEST_CASE("the version is the project’s") {
  std::ifstream file(CALAME_SOURCE_DIR "/CMakeLists.txt");
  std::stringstream text;
  text << file.rdbuf();
  CHECK(text.str().find("VERSION " + std::string(calame_version) + " ") != std::string::npos);
}
