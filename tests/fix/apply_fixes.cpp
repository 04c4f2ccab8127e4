#include <random>

#include "calame/edit.h"
#include "catch.h"

using namespace calame;

namespace {

Source source_of(std::string bytes) {
  auto source = Source::decode(std::move(bytes), "a.txt");
  REQUIRE(source);
  return *std::move(source);
}

Fix fix(Applicability applicability, std::vector<Edit> edits) { return {applicability, std::move(edits)}; }
Fix safe(std::uint32_t begin, std::uint32_t end, std::string text) {
  return fix(Applicability::safe, {{SourceSpan(begin, end), std::move(text)}});
}

}  // namespace

TEST_CASE("fixes go in by position; what overlaps is skipped whole") {
  struct Case {
    std::string name;
    std::vector<Fix> fixes;
    std::string bytes;
    std::vector<std::size_t> applied;
  };
  const Case cases[] = {
      {"in any order", {safe(4, 5, "E"), safe(0, 1, "A")}, "AbcdEf", {0, 1}},
      {"adjacent replacements", {safe(0, 2, "x"), safe(2, 4, "y")}, "xyef", {0, 1}},
      {"overlap", {safe(0, 3, "x"), safe(2, 4, "y")}, "xdef", {0}},
      {"two insertions at one place", {safe(2, 2, "x"), safe(2, 2, "y")}, "abxcdef", {0}},
      {"an insertion at the border of a replacement", {safe(2, 4, "y"), safe(4, 4, "x")}, "abyef", {0}},
      {"a fix of two edits is one",
       {safe(3, 4, "z"), fix(Applicability::safe, {{{0u, 1u}, "A"}, {{3u, 4u}, "D"}})},
       "AbcDef",
       {1}},
      {"out of range", {safe(4, 9, "x")}, "abcdef", {}},
      {"what changes nothing is no fix", {safe(0, 2, "ab")}, "abcdef", {}},
      {"not safe enough", {fix(Applicability::unsafe, {{{0u, 1u}, "A"}})}, "abcdef", {}},
  };
  const Source source = source_of("abcdef");
  for (const Case& each : cases) {
    CAPTURE(each.name);
    const Applied applied = apply_fixes(source, Format::text, each.fixes, Applicability::safe);
    CHECK(applied.bytes == each.bytes);
    CHECK(applied.applied == each.applied);
  }
  CHECK(apply_fixes(source, Format::text, std::vector{fix(Applicability::unsafe, {{{0u, 1u}, "A"}})},
                    Applicability::unsafe)
            .bytes == "Abcdef");
}

TEST_CASE("a character that the encoding lacks: a reference in HTML, no fix in text") {
  const std::string latin = "Le caf\xE9 est servi, la cr\xE8me aussi ?";
  const Source source = source_of(latin);
  REQUIRE(source.encoding() == Encoding::windows_1252);
  const auto at = static_cast<std::uint32_t>(source.text().size() - 2);
  const std::vector<Fix> fixes = {safe(at, at + 1, "\u202F")};
  CHECK(apply_fixes(source, Format::text, fixes, Applicability::safe).bytes == latin);
  CHECK(apply_fixes(source, Format::html, fixes, Applicability::safe).bytes ==
        "Le caf\xE9 est servi, la cr\xE8me aussi&#8239;?");
}

TEST_CASE("the mark, the line ends and all else stay as they were") {
  const std::string bytes = "\xEF\xBB\xBFun\r\ndeux\r\n\r\n";
  const Source source = source_of(bytes);
  CHECK(apply_fixes(source, Format::text, std::vector{safe(0, 2, "UN")}, Applicability::safe).bytes ==
        "\xEF\xBB\xBFUN\r\ndeux\r\n\r\n");
}

TEST_CASE("random fixes: applied ones never overlap, and only their bytes change") {
  std::mt19937 random(11);
  const std::string bytes = "abcdefghijklmnopqrstuvwxyz";
  const Source source = source_of(bytes);
  const auto any = [&](std::uint32_t most) { return static_cast<std::uint32_t>(random() % (most + 1)); };
  for (int round = 0; round < 2000; ++round) {
    std::vector<Fix> fixes;
    for (std::uint32_t i = 0, count = any(8); i < count; ++i) {
      const std::uint32_t begin = any(24), end = begin + any(std::min(3u, 26 - begin));
      fixes.push_back(safe(begin, end, std::string(any(2), '#')));
    }
    const Applied applied = apply_fixes(source, Format::text, fixes, Applicability::safe);
    std::vector<Edit> edits;
    for (const std::size_t i : applied.applied) edits.push_back(fixes[i].edits.front());
    std::sort(edits.begin(), edits.end());
    std::string expected;
    std::uint32_t from = 0;
    for (const Edit& e : edits) {
      REQUIRE(e.span.begin.value >= from);
      expected += bytes.substr(from, e.span.begin.value - from) + e.replacement;
      from = e.span.end.value;
    }
    expected += bytes.substr(from);
    REQUIRE(applied.bytes == expected);
  }
}
