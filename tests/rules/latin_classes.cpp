// The cheap reading of letter classes in built-in patterns.
#include "rules/latin_classes.h"

#include "catch.h"
#include "rules/pattern.h"

using namespace calame;

TEST_CASE("classes of letters become ranges, inside brackets and out") {
  const struct {
    const char* regex;
    const char* expected;
  } cases[] = {
      {"a\\p{N}b", "a[0-9²³¹¼-¾]b"},
      {"[^\\p{N}x]", "[^0-9²³¹¼-¾x]"},
      {"[]\\p{N}]\\p{N}", "[]0-9²³¹¼-¾][0-9²³¹¼-¾]"},
      {"\\[\\p{N}\\]", "\\[[0-9²³¹¼-¾]\\]"},
      {"\\\\p{N}", "\\\\p{N}"},
      {"\\p{Greek}\\d", "\\p{Greek}\\d"},
      {"", ""},
      {"\\", "\\"},
  };
  for (const auto& c : cases) CHECK(latin_classes(c.regex) == c.expected);
}

TEST_CASE("built-in patterns find French letters, a user's those of all alphabets") {
  const auto built_in = Pattern::compile("^\\p{Lu}\\p{Ll}+$", {.lazy = true});
  const auto own = Pattern::compile("^\\p{Lu}\\p{Ll}+$", {});
  REQUIRE(built_in.ok());
  REQUIRE(own.ok());
  for (const char* word : {"Été", "Œuvre", "Ça", "Ÿzarn", "Łódź"}) {
    INFO(word);
    CHECK(built_in->found_in(word));
    CHECK(own->found_in(word));
  }
  CHECK_FALSE(built_in->found_in("Москва"));
  CHECK(own->found_in("Москва"));
  CHECK_FALSE(built_in->found_in("été"));
}
