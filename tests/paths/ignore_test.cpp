// .gitignore and .calameignore: what git would leave out.
#include "cli/ignore.h"

#include "catch.h"

using namespace calame;

namespace {

IgnoreRules level(std::string_view text, std::string_view folder, IgnoreRules outer = nullptr, bool git = true) {
  return std::make_shared<const IgnoreLevel>(
      IgnoreLevel{std::move(outer), folder.size() + 1, ignore_patterns(text), git, false});
}

}  // namespace

TEST_CASE("one ignore file") {
  struct Row {
    const char *patterns, *path;
    bool folder, ignored;
  };
  const Row rows[] = {
      {"a.md", "/r/a.md", false, true},
      {"a.md", "/r/x/a.md", false, true},
      {"/a.md", "/r/x/a.md", false, false},
      {"x/a.md", "/r/y/x/a.md", false, false},
      {"x/a.md", "/r/x/a.md", false, true},
      {"drafts/", "/r/drafts", true, true},
      {"drafts/", "/r/x/drafts", true, true},
      {"drafts/", "/r/drafts", false, false},
      {"*.md\n!keep.md", "/r/x/keep.md", false, false},
      {"!keep.md\n*.md", "/r/x/keep.md", false, true},
      {"# a.md", "/r/# a.md", false, false},
      {"\\#a.md", "/r/#a.md", false, true},
      {"\\!a.md", "/r/!a.md", false, true},
      {"a.md  ", "/r/a.md", false, true},
      {"a.md\\ ", "/r/a.md ", false, true},
      {"a.md\r\nb.md\r\n", "/r/a.md", false, true},
      {"**/a.md", "/r/x/y/a.md", false, true},
      {"x/**", "/r/x/y/a.md", false, true},
      {"x/**/a.md", "/r/x/a.md", false, true},
      {"x/*", "/r/x/y/a.md", false, false},
      {"\n\n/\n", "/r/a.md", false, false},
      {"{a,b}.md", "/r/a.md", false, false},  // git has no braces
      {"\xEF\xBB\xBF"
       "a.md",
       "/r/a.md", false, true},
  };
  for (const Row& row : rows) {
    INFO(row.patterns << " on " << row.path);
    CHECK(is_ignored(level(row.patterns, "/r").get(), row.path, row.folder) == row.ignored);
  }
}

TEST_CASE("the nearest file decides") {
  const auto outer = level("*.md\n", "/r");
  CHECK(is_ignored(level("!a.md\n", "/r/x", outer).get(), "/r/x/a.md", false) == false);
  CHECK(is_ignored(level("!a.md\n", "/r/x", outer).get(), "/r/x/b.md", false) == true);
  // A repository of its own has nothing of the one around it, but what is said to Calame.
  const auto inner = std::make_shared<const IgnoreLevel>(IgnoreLevel{outer, 5, {}, true, true});
  CHECK(is_ignored(inner.get(), "/r/x/a.md", false) == false);
  const auto ours = level("*.md\n", "/r", nullptr, false);
  const auto below = std::make_shared<const IgnoreLevel>(IgnoreLevel{ours, 5, {}, true, true});
  CHECK(is_ignored(below.get(), "/r/x/a.md", false) == true);
}
