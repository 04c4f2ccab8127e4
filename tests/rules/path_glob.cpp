// Paths as calame.toml names them.
#include "rules/path_glob.h"

#include "catch.h"

using namespace calame;

TEST_CASE("a glob and the paths that it means") {
  struct Case {
    std::string_view glob;
    std::vector<std::string_view> matched, other;
  };
  const Case cases[] = {
      {"*.html", {"a.html", "blog/a.html", "x/y/é.html"}, {"a.htm", "html", "a.html/b.md"}},
      {"/*.html", {"a.html"}, {"blog/a.html"}},
      {"blog/*.md", {"blog/a.md"}, {"blog/x/a.md", "a.md", "y/blog/a.md"}},
      {"blog/**", {"blog/a.md", "blog/x/y.md"}, {"blog", "blogs/a.md", "y/blog/a.md"}},
      {"blog/*", {"blog/a.md"}, {"blog/x/a.md"}},
      {"**/brouillon.md", {"brouillon.md", "a/b/brouillon.md"}, {"xbrouillon.md", "a/brouillon.md2"}},
      {"blog/**/2026/*.md", {"blog/2026/a.md", "blog/x/y/2026/a.md"}, {"blog/x2026/a.md", "blog/2026/x/a.md"}},
      {"brouillons", {"brouillons", "brouillons/a.md", "x/brouillons/y/a.md"}, {"brouillons2/a.md"}},
      {"fr/archives", {"fr/archives/a.md", "fr/archives"}, {"x/fr/archives/a.md"}},
      {"brouillons/", {"brouillons/a.md", "brouillons/x/a.md"}, {"brouillons"}},
      {"{fr,en}/*.{md,html}", {"fr/a.md", "en/b.html"}, {"de/a.md", "fr/a.txt"}},
      {"a{b{c,d},e}.md", {"abc.md", "abd.md", "ae.md"}, {"ab.md"}},
      {"?.md", {"a.md", "é.md", "x/b.md"}, {"ab.md", ".md"}},
      {"a+b(1).md", {"a+b(1).md"}, {"aab1.md"}},
      {"[slug].md", {"[slug].md"}, {"s.md"}},
      {"a.md", {"a.md", "x/a.md"}, {"axmd"}},
      {"été/**", {"été/a.md"}, {"ete/a.md"}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.glob);
    const auto glob = PathGlob::compile(c.glob);
    REQUIRE(glob.ok());
    for (const auto path : c.matched) {
      CAPTURE(path);
      CHECK(glob->matches(path));
    }
    for (const auto path : c.other) {
      CAPTURE(path);
      CHECK(!glob->matches(path));
    }
  }
}

TEST_CASE("a malformed glob says why") {
  const struct {
    std::string glob, expected;
  } cases[] = {
      {"", "empty path pattern"},
      {"/", "empty path pattern"},
      {"blog/{a,b", "brace opened and not closed in a path pattern"},
      {"blog/a}", "brace closed and not opened in a path pattern"},
      {"blog/**.md", "in a path pattern “**” stands alone between two “/”"},
      {"../x/*.md", "path pattern with “..”: it counts from the folder of calame.toml"},
      {"./x.md", "path pattern with “.”: it counts from the folder of calame.toml"},
      {"blog//a", "path pattern with two “/” in a row"},
      {"blog\\a", "path pattern with “\\”: separate folders with “/”"},
      {std::string(1001, 'a'), "path pattern of more than 1000 characters"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.glob);
    const auto glob = PathGlob::compile(c.glob);
    REQUIRE(!glob.ok());
    CHECK(glob.errors().front().message.en == c.expected);
    CHECK(glob.errors().front().message.fr != c.expected);
  }
}
