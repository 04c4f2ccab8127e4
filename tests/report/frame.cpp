#include "report/frame.h"

#include "catch.h"

using namespace calame;

namespace {

struct Shown {
  std::string text, underline;
};

/// The frame of the span between ⟦ and ⟧ in `marked`.
Shown frame(std::string marked) {
  const std::string_view opening = "⟦", closing = "⟧";
  const std::size_t begin = marked.find(opening);
  marked.erase(begin, opening.size());
  const std::size_t end = marked.find(closing);
  marked.erase(end, closing.size());
  const Result<Source> source = Source::decode(marked, "a.txt");
  REQUIRE(source);
  const Frame f = frame_of(*source, {std::uint32_t(begin), std::uint32_t(end)});
  return {f.text, std::string(f.indent, ' ') + std::string(f.width, '^') + (f.continues ? "…" : "")};
}

}  // namespace

TEST_CASE("the underline stands under the span, whatever the characters are") {
  struct Case {
    std::string_view marked, text, underline;
  };
  const Case cases[] = {
      {"Oui⟦ ⟧!", "Oui·!", "   ^"},
      {"Avez-vous fini⟦ ?⟧ Non.", "Avez-vous fini·?·Non.", "              ^^"},
      {"un ⟦mot⟧ ici", "un·mot·ici", "   ^^^"},
      {"l’e\u0301te\u0301 ⟦là⟧", "l’e\u0301te\u0301·là", "      ^^"},  // combining accents take no column
      {"東京⟦都⟧に", "東京都に", "    ^^"},                            // wide characters take two
      {"\tun\t⟦deux⟧", "    un  deux", "        ^^^^"},                // tabs run to their stops
      {"12\u00A0km et 5\u202F⟦%⟧", "12⎵km et 5⍽%", "           ^"},
      {"a\u202E⟦b⟧", "a‹U+202E›b", "         ^"},  // and none of it reaches the terminal
      {"fin⟦⟧", "fin", "   ^"},                    // nothing there: one column all the same
      {"⟦deux  espaces⟧", "deux··espaces", "^^^^^^^^^^^^^"},
      {"⟦une phrase qui est bien longue⟧ !", "une phrase qui est bien longue·!", "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"},
      {"début ⟦d’un\npassage⟧ suivi", "début·d’un", "      ^^^^…"},
  };
  for (const Case& c : cases) {
    INFO(c.marked);
    const Shown shown = frame(std::string(c.marked));
    CHECK(shown.text == c.text);
    CHECK(shown.underline == c.underline);
  }
}

TEST_CASE("a long line is cut to a window around the span") {
  std::string line;
  for (int i = 0; i < 400; ++i) line += "mot ";
  const Shown middle = frame(line + "⟦ici⟧ " + line);
  CHECK(middle.text.substr(0, 3) == "…");
  CHECK(middle.text.substr(middle.text.size() - 3) == "…");
  const std::size_t caret = middle.underline.find('^');
  CHECK(caret < 40);
  // '…' and the '·' before the span are one column and 3 or 2 bytes.
  CHECK(middle.text.substr(caret + 3, 3) == "ici");
  const Shown start = frame("⟦ici⟧ " + line);
  CHECK(start.underline == "^^^");
  CHECK(start.text.substr(0, 3) == "ici");
}

TEST_CASE("a line of a megabyte costs a window") {
  std::string line(1 << 20, 'a');
  const Result<Source> source = Source::decode(line, "a.txt");
  REQUIRE(source);
  const Frame f = frame_of(*source, {500000u, 500004u});
  CHECK(f.width == 4);
  CHECK(f.text.size() < 300);
}
