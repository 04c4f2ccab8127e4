// Golden plans: what an editor finds in the file that `restructure --plan` writes, in both languages.
// CALAME_UPDATE_GOLDEN=1 writes them anew: read the diff as an editor would.
#include <cstdlib>

#include "articles.h"
#include "calame/restructure.h"
#include "catch.h"

using namespace calame;
using namespace calame::testing;

namespace {

std::string plan_of(const std::string& name, UiLanguage ui) {
  const std::filesystem::path path = std::filesystem::path(CALAME_SOURCE_DIR) / "corpus" / name;
  const auto audited = audit_file(path, builtin_ruleset());
  REQUIRE(audited.ok());
  const World world{"2026-01-15", {}};
  const Subject subject{audited->source,
                        audited->document,
                        audited->analysis,
                        audited->brief,
                        builtin_ruleset().language(audited->analysis.lang),
                        builtin_ruleset().typography(audited->brief, audited->analysis.lang),
                        world};
  RestructureOptions options;
  options.ui = ui;
  return plan_toml(plan(subject, builtin_ruleset(), options), subject, options, name, "sha256:0");
}

}  // namespace

TEST_CASE("plans as an editor reads them") {
  if (!builtin_ruleset().language("fr").lexicon) {
    WARN("built without a lexicon: skipped");
    return;
  }
  const std::pair<std::string, UiLanguage> cases[] = {{"depeche-brute.txt", UiLanguage::fr},
                                                      {"incendie-entrepot.txt", UiLanguage::en},
                                                      {"guide-compost.md", UiLanguage::fr}};
  for (const auto& [name, ui] : cases) {
    const std::filesystem::path golden =
        std::filesystem::path(CALAME_SOURCE_DIR) / "tests/cases" / (name + ".plan.toml");
    const std::string got = plan_of(name, ui);
    const char* update = std::getenv("CALAME_UPDATE_GOLDEN");
    if (update != nullptr && std::string(update) == "1") {
      std::ofstream(golden, std::ios::binary) << got;
      continue;
    }
    INFO(golden);
    CHECK(read_file(golden) == got);
  }
}
