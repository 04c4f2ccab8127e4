// Each kind's own examples: packs of rules with tests, beside this file. A pack is loaded alone.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "calame/rule_test.h"
#include "calame/ruleset.h"
#include "catch.h"
#include "rules/kind.h"

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::set<std::filesystem::path> packs() {
  std::set<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(CALAME_SOURCE_DIR) + "/tests/kinds"))
    if (entry.path().extension() == ".toml") found.insert(entry.path());
  return found;
}

}  // namespace

TEST_CASE("every kind has a pack of examples, and all pass") {
  std::set<std::string> kinds;
  for (const auto& path : packs()) {
    calame::RulesetOptions options;
    options.tests = true;
    options.config = calame::PackText{path.filename().string(), read_file(path), false};
    const auto ruleset = calame::load_ruleset(options);
    if (!ruleset.ok()) {
      for (const auto& error : ruleset.errors()) FAIL_CHECK(calame::to_string(error, calame::UiLanguage::fr));
      continue;
    }
    const auto report = calame::run_rule_tests(*ruleset);
    CHECK(report.tests > 0);
    for (const auto& failure : report.failures)
      if (failure.path == path.filename().string())
        FAIL_CHECK(failure.path << ":" << failure.at.line << " " << failure.rule << ": " << failure.message.fr);
    for (const auto& rule : ruleset->rules)
      if (rule.path == path.filename().string()) kinds.insert(rule.kind);
  }
  for (const calame::RuleKind* kind : calame::rule_kinds())
    CHECK((std::string(kind->name) + (kinds.contains(std::string(kind->name)) ? "" : " has no example")) == kind->name);
}
