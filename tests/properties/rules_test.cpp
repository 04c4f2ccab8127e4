// What holds for the built-in rules as a whole: examples, the list in rules/README.md, fixes that raise nothing new,
// and a score that tells a text from its shuffled sentences.
#include <map>
#include <numeric>
#include <random>

#include "articles.h"
#include "catch.h"

using namespace calame;
using namespace calame::testing;

namespace {

const World world{"2026-01-15", {}};

Audited audited(const std::string& bytes, const std::filesystem::path& path) {
  auto result = audit_text(bytes, path.filename().string(), format_of_path(path.string()), builtin_ruleset(), {}, world,
                           UiLanguage::fr);
  REQUIRE(result.ok());
  return *std::move(result);
}

std::map<std::uint32_t, int> warnings_of(const AuditResult& result) {
  std::map<std::uint32_t, int> counts;
  for (const Diagnostic& d : result.diagnostics)
    if (!d.suppressed && d.severity >= Severity::warning) ++counts[d.rule];
  return counts;
}

void check_fix(const std::filesystem::path& path) {
  const Ruleset& ruleset = builtin_ruleset();
  const std::string bytes = read_file(path);
  const auto before = warnings_of(audited(bytes, path).result);
  const auto run = fix_text(bytes, path.filename().string(), format_of_path(path.string()), ruleset, {}, world,
                            UiLanguage::fr, Applicability::safe);
  INFO(path);
  REQUIRE(run.ok());
  REQUIRE(run->last);
  const auto unreadable = ruleset.find("SDA001");
  REQUIRE(unreadable);
  const bool was_unreadable = before.count(static_cast<std::uint32_t>(unreadable - ruleset.rules.data())) != 0;
  for (const auto& [rule, count] : warnings_of(*run->last)) {
    // Structured data that can be read at last shows what it lacked all along.
    if (was_unreadable && ruleset.rules[rule].id.starts_with("SDA")) continue;
    INFO(ruleset.rules[rule].id << " after the fixes: " << count);
    CHECK(count <= (before.count(rule) ? before.at(rule) : 0));
  }
  for (const Diagnostic& d : run->last->diagnostics) {
    INFO(ruleset.rules[d.rule].id << " " << d.message);
    CHECK_FALSE((!d.suppressed && d.fix && d.fix->applicability == Applicability::safe && !d.fix->edits.empty()));
  }
}

// The sentences of the paragraphs, each in another’s place; headings and metadata stay.
std::string shuffled(const std::string& bytes, const Audited& article, unsigned seed) {
  std::vector<SourceSpan> places;
  for (const Sentence& s : article.analysis.sentences)
    if (!s.heading && article.document.nodes[article.document.blocks[s.block].node].tag == Tag::p)
      places.push_back(source_span(article.document, s.span));
  std::vector<std::size_t> order(places.size());
  std::iota(order.begin(), order.end(), 0);
  std::mt19937 random(seed);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  std::string out;
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    out.append(bytes, at, places[i].begin.value - at);
    const SourceSpan other = places[order[i]];
    out.append(bytes, other.begin.value, other.end.value - other.begin.value);
    at = places[i].end.value;
  }
  return out.append(bytes, at);
}

}  // namespace

TEST_CASE("every rule has an example that it flags and one that it leaves alone", "[rules]") {
  RulesetOptions options;
  options.tests = true;
  const auto ruleset = load_ruleset(options);
  REQUIRE(ruleset.ok());
  for (const Rule& rule : ruleset->rules) {
    INFO(rule.id);
    CHECK(std::any_of(rule.tests.begin(), rule.tests.end(), [](const RuleTest& t) { return !t.flags.empty(); }));
    CHECK(std::any_of(rule.tests.begin(), rule.tests.end(), [](const RuleTest& t) { return t.flags.empty(); }));
  }
}

TEST_CASE("rules/README.md lists every rule", "[rules]") {
  const std::string readme = read_file(CALAME_SOURCE_DIR "/rules/README.md");
  for (const Rule& rule : builtin_ruleset().rules) {
    INFO(rule.id << ": run scripts/rules-readme");
    CHECK(readme.find("| " + rule.id + " | " + rule.name + " |") != std::string::npos);
  }
}

TEST_CASE("every row of the tables has a rule, or a reason in rules/README.md", "[rules]") {
  const std::string readme = read_file(CALAME_SOURCE_DIR "/rules/README.md");
  for (const char* table : {"seo-checks.tsv", "typography-rules.tsv"}) {
    const std::filesystem::path path = std::filesystem::path(CALAME_SHARED_DIR) / "facts" / table;
    if (!std::filesystem::exists(path)) {
      WARN("../shared is absent: skipped");
      return;
    }
    std::istringstream lines(read_file(path));
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
      const std::string row = line.substr(0, line.find('\t'));
      if (row.starts_with("site.")) continue;  // of whole sites: later
      const bool ruled =
          std::any_of(builtin_ruleset().rules.begin(), builtin_ruleset().rules.end(),
                      [&](const Rule& r) { return std::find(r.row.begin(), r.row.end(), row) != r.row.end(); });
      INFO(row);
      CHECK((ruled || readme.find("`" + row + "`") != std::string::npos));
    }
  }
}

TEST_CASE("fixes take their findings away and raise no warning", "[fix]") {
  for (const auto& path : corpus()) check_fix(path);
  for (const auto& path : shared_articles()) check_fix(path);
}

TEST_CASE("shuffled sentences cost a text its score", "[score]") {
  constexpr int seeds = 20, least = 25;
  int articles = 0, shuffles = 0, far_below = 0;
  for (const auto& path : corpus()) {
    const std::string bytes = read_file(path);
    const Audited source = audited(bytes, path);
    if (!source.analysis.cohesion || source.result.score.overall < 90) continue;
    std::vector<int> lost;
    for (unsigned seed = 1; seed <= seeds; ++seed)
      lost.push_back(source.result.score.overall - audited(shuffled(bytes, source, seed), path).result.score.overall);
    std::sort(lost.begin(), lost.end());
    INFO(path << " scores " << source.result.score.overall << ", its median shuffle " << lost[seeds / 2] << " below");
    CHECK(lost[seeds / 2] >= least);
    ++articles;
    shuffles += seeds;
    far_below += static_cast<int>(std::count_if(lost.begin(), lost.end(), [](int l) { return l >= least; }));
  }
  INFO(far_below << " of " << shuffles << " shuffles of " << articles << " articles score at least 25 below");
  CHECK(articles >= 10);
  CHECK(far_below * 100 >= shuffles * 95);
}

TEST_CASE("no good article is taken for one in disorder", "[score]") {
  for (const auto& path : corpus()) {
    const Audited article = audited(read_file(path), path);
    if (!article.analysis.cohesion) continue;
    INFO(path << ": " << article.analysis.cohesion->index);
    CHECK(article.analysis.cohesion->index >= 25);
  }
}
