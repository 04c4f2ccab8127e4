// Messages: ICU MessageFormat in French and English, the plain ones by a short way with the same result.
#include "calame/ruleset.h"
#include "catch.h"
#include "rules/did_you_mean.h"
#include "rules/pattern.h"

using namespace calame;

namespace {

struct Case {
  std::string pattern;
  std::vector<Argument> arguments;
  std::string fr, en;
};

}  // namespace

TEST_CASE("messages are worded in the reader’s language") {
  const Case cases[] = {
      {"{a} et {b}", {{"a", "x"}, {"b", 3.0}}, "x et 3", "x et 3"},
      {"{a}", {{"a", 1234567.0}}, "1\u202F234\u202F567", "1,234,567"},
      {"{a, number}", {{"a", 1234567.0}}, "1\u202F234\u202F567", "1,234,567"},
      {"{a}", {{"a", 12.346}}, "12,35", "12.35"},
      {"{a, number}", {{"a", 12.346}}, "12,35", "12.35"},
      {"{a}", {{"a", -3.0}}, "-3", "-3"},
      {"{a}", {{"a", 0.004}}, "0", "0"},
      {"{a}", {{"b", "x"}}, "{a}", "{a}"},
      {"{n, plural, one {# mot} other {# mots}}", {{"n", 1.5}}, "1,5 mot", "1.5 mots"},
      {"{n, plural, one {# mot} other {# mots}}", {{"n", 0.0}}, "0 mot", "0 mots"},
      {"{n, plural, one {# mot} many {# de mots} other {# mots}}",
       {{"n", 1000000.0}},
       "1\u202F000\u202F000 de mots",
       "1,000,000 mots"},
      {"{s, select, a {x} other {y}}", {{"s", "a"}}, "x", "x"},
      {"{s, select, a {x} other {y}}", {{"s", "ab"}}, "y", "y"},
      {"{s, select, a {x} other {y}}", {{"b", "a"}}, "{s}", "{s}"},
      {"{s, select, other {y} a {x}}", {{"s", "a"}}, "x", "x"},
      {"de {s,select,a{ n° # {s} }\n other {{b}, {n}}}, voilà",
       {{"s", "a"}},
       "de  n° # a , voilà",
       "de  n° # a , voilà"},
      {"{s, select, a {x} other {{b}, {n}}}{s}", {{"s", "c"}, {"b", "d"}, {"n", 2.5}}, "d, 2,5c", "d, 2.5c"},
      {"{s, select, a {{n, plural, one {# mot} other {# mots}}} other {y}}",
       {{"s", "a"}, {"n", 3.0}},
       "3 mots",
       "3 mots"},
      {"{s, select, a {{t, select, b {x} other {z}}} other {y}}", {{"s", "a"}, {"t", "c"}}, "z", "z"},
      {"l’{a}", {{"a", "{b}"}}, "l’{b}", "l’{b}"},
      {"aucun argument", {}, "aucun argument", "aucun argument"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.pattern);
    CHECK(format_message(c.pattern, c.arguments, UiLanguage::fr) == c.fr);
    CHECK(format_message(c.pattern, c.arguments, UiLanguage::en) == c.en);
    CHECK(!check_message(c.pattern, UiLanguage::fr));
  }
}

TEST_CASE("a message that ICU refuses is refused, and never kills") {
  for (const std::string bad :
       {"", "l'{a}", "{", "{a", "{0}", "{a, plural, one {x}}", "{a, nombre}", "{{a}}", "{a b}"}) {
    CAPTURE(bad);
    CHECK(check_message(bad, UiLanguage::fr));
    CHECK(format_message(bad, {}, UiLanguage::fr).size() <= bad.size() + 2);
  }
}

TEST_CASE("patterns find, in order, and never nothing") {
  const auto pattern = Pattern::compile("(é+)(x)?", {});
  REQUIRE(pattern.ok());
  const std::string text = "aéé éx";
  auto hit = pattern->find(text, 0);
  REQUIRE(hit);
  CHECK(hit->begin == 1);
  CHECK(hit->end == 5);
  CHECK(hit->groups[0] == "éé");
  CHECK(hit->groups[1].data() == nullptr);
  hit = pattern->find(text, hit->end);
  REQUIRE(hit);
  CHECK(text.substr(hit->begin, hit->end - hit->begin) == "éx");
  CHECK(!pattern->find(text, hit->end));
  CHECK(pattern->matches_at(text, 1));
  CHECK(!pattern->matches_at(text, 0));
  CHECK(pattern->found_in(text));
  // Lazy ones are not proved: what matches nothing is passed over, what does not compile finds nothing.
  const auto lazy = Pattern::compile("x*", {.ignore_case = false, .lazy = true});
  REQUIRE(lazy->find("éaxx", 0));
  CHECK(lazy->find("éaxx", 0)->begin == 3);
  CHECK(!Pattern::compile("(", {.ignore_case = false, .lazy = true})->find("(", 0));
  CHECK(Pattern::compile("É", {.ignore_case = true})->found_in("é"));
  CHECK(Pattern::compile("^|x", {.may_be_empty = true})->matches_at("a", 0));
}

TEST_CASE("a slip has a cure, a guess has none") {
  const std::vector<std::string_view> names = {"weight", "severity", "select", "over", "under", "off", "on"};
  CHECK(did_you_mean("weigth", names) == "weight");
  CHECK(did_you_mean("sevrity", names) == "severity");
  CHECK(did_you_mean("ovre", names) == "over");
  CHECK(did_you_mean("of", names) == "off");
  CHECK(!did_you_mean("weight", {names.data(), 1}));
  CHECK(!did_you_mean("colour", names));
  CHECK(!did_you_mean(std::string(1000, 'x'), names));
}
