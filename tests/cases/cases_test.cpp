// Golden cases: each article of corpus/ with its findings as a user sees them, in FILE.findings beside
// this file. CALAME_UPDATE_GOLDEN=1 writes them anew: read the diff as an editor would.
#include <cstdlib>

#include "articles.h"
#include "calame/report.h"
#include "catch.h"

using namespace calame;
using namespace calame::testing;

namespace {

bool updating() {
  const char* set = std::getenv("CALAME_UPDATE_GOLDEN");
  return set && std::string(set) == "1";
}

void compare(const std::filesystem::path& golden, const std::string& got) {
  if (updating()) {
    std::ofstream(golden, std::ios::binary) << got;
    return;
  }
  INFO(golden);
  CHECK(read_file(golden) == got);
}

std::string rendered(const std::filesystem::path& path) {
  std::vector<FileReport> reports(1);
  reports[0].path = path.filename().string();
  reports[0].format = format_of_path(path.string());
  auto audited = audit_file(path, builtin_ruleset());
  if (audited.ok())
    reports[0].audited = *std::move(audited);
  else
    reports[0].errors = audited.errors();
  ReportOptions options;
  options.version = "test";
  options.today = "2026-01-15";
  return calame::report("full", reports, builtin_ruleset(), options);
}

}  // namespace

TEST_CASE("findings of each corpus article") {
  if (!builtin_ruleset().language("fr").lexicon) {
    WARN("built without a lexicon: skipped");
    return;
  }
  for (const auto& path : corpus())
    compare(std::filesystem::path(CALAME_SOURCE_DIR) / "tests/cases" / (path.filename().string() + ".findings"),
            rendered(path));
}

// The seed's text is not ours to keep: its golden file has rules and places alone.
TEST_CASE("findings of the seed article") {
  const auto path = std::filesystem::path(CALAME_SHARED_DIR) / "data/seed-article.txt";
  if (!std::filesystem::exists(path)) {
    WARN("../shared is absent: skipped");
    return;
  }
  Brief brief;
  brief.min_words = 700;
  const auto audited = audit_file(path, builtin_ruleset(), brief);
  REQUIRE(audited.ok());
  CHECK(audited->result.metrics.words == 693);
  CHECK(audited->result.metrics.paragraphs == 16);
  std::string got;
  for (const Diagnostic& d : audited->result.diagnostics) {
    const FileSpan bytes = audited->source.file_span(d.span);
    const LineColumn at = audited->source.position(d.span.begin);
    got += builtin_ruleset().rules[d.rule].id + " " + std::string(severity_name(d.severity)) + " " +
           (d.whole_document ? "document" : std::to_string(at.line) + ":" + std::to_string(at.column)) + " bytes " +
           std::to_string(bytes.begin.value) + "-" + std::to_string(bytes.end.value) +
           (d.fix ? " " + std::string(applicability_name(d.fix->applicability)) : "") + "\n";
  }
  compare(std::filesystem::path(CALAME_SOURCE_DIR) / "tests/cases/seed.places", got);
}
