#include "rules/kinds/trigger_index.h"

#include <set>

#include "catch.h"

using namespace calame;

namespace {

using Place = std::pair<std::uint32_t, std::size_t>;

std::set<Place> places(const std::vector<std::string>& triggers, const std::string& text) {
  std::vector<Trigger> parsed;
  for (const std::string& trigger : triggers) parsed.push_back(*Trigger::parse(trigger));
  TriggerIndex index;
  for (std::size_t i = 0; i < parsed.size(); ++i) index.add(parsed[i], std::uint32_t(i));
  std::set<Place> found;
  index.scan(text, [&](std::uint32_t owner, std::size_t begin, std::size_t) { found.insert({owner, begin}); });
  return found;
}

}  // namespace

TEST_CASE("triggers are found wherever they stand", "[triggers]") {
  const std::set<Place> expected = {{0, 2}, {0, 9}, {1, 4}, {2, 4}, {3, 0}};
  CHECK(places({"c", "[0-9]x", "5", "aa"}, "aac 5xz-yc") == expected);
  CHECK(places({"é."}, "été. café.") == std::set<Place>{{0, 3}, {0, 10}});
  CHECK(places({"[^ ]("}, "a( b (c)") == std::set<Place>{{0, 0}});
  CHECK(places({"\\[x"}, "[x") == std::set<Place>{{0, 0}});
  CHECK(places({"abc"}, "ab").empty());
  CHECK(places({"a"}, "").empty());
}

TEST_CASE("broken classes are no triggers", "[triggers]") {
  for (const char* wrong : {"[", "[]", "[^]", "[9-0]", "[é]", "a["}) {
    INFO(wrong);
    CHECK_FALSE(Trigger::parse(wrong).has_value());
  }
}

TEST_CASE("the rarest part of a phrase leads to it, in any case", "[triggers]") {
  const auto trigger = Trigger::part_of_phrase("l’été où", false);
  REQUIRE(trigger);
  const auto found_in = [&](const std::string& text) {
    TriggerIndex index;
    index.add(*trigger, 0);
    bool found = false;
    index.scan(text, [&](std::uint32_t, std::size_t, std::size_t) { found = true; });
    return found;
  };
  for (const char* text : {"l’été où", "L'ÉTÉ OÙ il vint", "Dans l’été\n\u00A0où"}) {
    INFO(text);
    CHECK(found_in(text));
  }
  for (const char* text : {"été", "d’été où", "l’été", "l’été aux", "l’étéoù", "où l’été"}) {
    INFO(text);
    CHECK_FALSE(found_in(text));
  }
  CHECK_FALSE(Trigger::part_of_phrase("日本", false).has_value());
}
