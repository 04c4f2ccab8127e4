// The packs of rules/: sound by the strict checks that users' packs undergo, and tried on their examples.
#include <fstream>
#include <sstream>

#include "calame/rule_test.h"
#include "calame/version.h"
#include "catch.h"
#include "load.h"

using namespace calame;

TEST_CASE("built-in packs pass the checks of any pack") {
  RulesetOptions options;
  options.builtins = false;
  options.tests = true;
  for (const PackText& pack : builtin_packs()) options.packs.push_back("strict/" + pack.path);
  options.read = [](const std::string& path, const std::string&) -> Result<PackText> {
    for (const PackText& pack : builtin_packs())
      if ("strict/" + pack.path == path) return PackText{path, pack.text, false};
    return Error{path, {}, {"absent", "absent"}};
  };
  const auto strict = load_ruleset(options);
  CHECK(errors_of(strict) == "");
  const auto trusted = load_ruleset({});
  CHECK(errors_of(trusted) == "");
  REQUIRE(strict.ok());
  REQUIRE(trusted.ok());
  CHECK(strict->hash == trusted->hash);
}

TEST_CASE("the version is the project’s") {
  std::ifstream file(CALAME_SOURCE_DIR "/CMakeLists.txt");
  std::stringstream text;
  text << file.rdbuf();
  CHECK(text.str().find("VERSION " + std::string(calame_version) + " ") != std::string::npos);
}
