// Patterns of paths: arguments, [[overrides]] and ignore files share them.
#include "cli/glob.h"

#include "catch.h"

using namespace calame;

TEST_CASE("a pattern takes the paths it says, and no others") {
  struct Row {
    const char *pattern, *path;
    bool matches;
  };
  const Row rows[] = {
      {"a.md", "a.md", true},
      {"a.md", "b/a.md", false},
      {"./a.md", "a.md", true},
      {"a.md", "./a.md", true},
      {"*.md", "a.md", true},
      {"*.md", ".md", true},
      {"*.md", "posts/a.md", false},
      {"*", "a/b", false},
      {"*.md", "a.md.txt", false},
      {"*a*a*b", "aaaaaab", true},
      {"*a*a*b", "aaaaaac", false},
      {"posts/**/*.md", "posts/a.md", true},
      {"posts/**/*.md", "posts/2026/05/a.md", true},
      {"posts/**/*.md", "other/posts/a.md", false},
      {"**/a.md", "a.md", true},
      {"**/a.md", "x/y/a.md", true},
      {"**/a.md", "x/ba.md", false},
      {"**/x/**/a.md", "1/x/2/x/a.md", true},
      {"**/x/**/a.md", "1/y/a.md", false},
      {"posts/**", "posts/x/a.md", true},
      {"posts/**", "posts", false},
      {"posts/**", "posts/", false},
      {"posts/**/", "posts/x/", true},
      {"a**b", "axxb", true},
      {"a**b", "ax/xb", false},
      {"?.md", "é.md", true},
      {"?.md", "éé.md", false},
      {"?", "/", false},
      {"[a-c].md", "b.md", true},
      {"[a-c].md", "d.md", false},
      {"[!a-c].md", "d.md", true},
      {"[^a-c].md", "b.md", false},
      {"[]a].md", "].md", true},
      {"[é-è].md", "é.md", false},
      {"[è-é].md", "é.md", true},
      {"[a.md", "[a.md", true},
      {"\\*.md", "*.md", true},
      {"\\*.md", "a.md", false},
      {"*.{md,html}", "a.html", true},
      {"*.{md,html}", "a.txt", false},
      {"{a,b/{c,d}}.md", "b/d.md", true},
      {"{a,b/{c,d}}.md", "b/e.md", false},
      {"{posts,pages}/**/*.md", "pages/x/y.md", true},
      {"a{b.md", "a{b.md", true},
      {"a{,b}.md", "a.md", true},
      {"", "", true},
      {"", "a", false},
      {"a", "", false},
  };
  for (const Row& row : rows) {
    INFO(row.pattern << " on " << row.path);
    CHECK(glob_matches(row.pattern, row.path) == row.matches);
  }
}

TEST_CASE("a pattern of many stars takes no longer for it") {
  std::string pattern, path;
  for (int i = 0; i < 40; ++i) pattern += "**/*a*", path += "aaaaaaaa/";
  CHECK_FALSE(glob_matches(pattern + "b", path + "c"));
  std::string braces;
  for (int i = 0; i < 40; ++i) braces += "{a,b}";
  CHECK_FALSE(glob_matches(braces, std::string(40, 'a')));  // too many: taken as letters
  CHECK(without_braces("x.{md,txt}") == std::vector<std::string>{"x.md", "x.txt"});
}
