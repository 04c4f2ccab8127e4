#include "report/escape.h"

#include "calame/report.h"
#include "catch.h"
#include "report/sha256.h"
#include "report/texts.h"

using namespace calame;

TEST_CASE("HTML text cannot leave its place") {
  struct Case {
    std::string_view text, html;
  };
  const Case cases[] = {
      {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
      {"\" onmouseover='x'", "&quot; onmouseover=&#39;x&#39;"},
      {"&amp;", "&amp;amp;"},
      {std::string_view("a\0b", 3), "a‹U+0000›b"},
      {"a\u202Eb", "a‹U+202E›b"},
      {"\xC2\x9B", "‹U+009B›"},
      {"\xFF", "\uFFFD"},
      {"👩\u200D🌾", "👩\u200D🌾"},  // a joiner makes one picture of two
      {"é\tà\n", "é\tà\n"},
  };
  for (const Case& c : cases) CHECK(html(c.text) == c.html);
}

TEST_CASE("a phrase of ours may hold code") {
  CHECK(html_phrase("avec `calame fix` <b>") == "avec <code>calame fix</code> &lt;b&gt;");
  CHECK(html_phrase("`seul") == "<code>seul</code>");
}

TEST_CASE("controls are shown to a terminal") {
  CHECK(visible_controls("\x1b[31mrouge\n\tfin") == "‹U+001B›[31mrouge\n\tfin");
  CHECK(visible_line("a\nb\r") == "a‹U+000A›b‹U+000D›");
  CHECK(visible_controls("x\u200By\uFEFFz\u2066") == "x‹U+200B›y‹U+FEFF›z‹U+2066›");
  CHECK(visible_controls("l’été\u00A0!") == "l’été\u00A0!");
}

TEST_CASE("a Markdown cell holds text and nothing else") {
  struct Case {
    std::string_view text, cell;
  };
  const Case cases[] = {
      {"a | b", "a \\| b"},
      {"@anne #12", "@&#8203;anne #&#8203;12"},
      {"<img src=x>", "&lt;img src=x&gt;"},
      {"`code` *gras* _italique_", "\\`code\\` \\*gras\\* \\_italique\\_"},
      {"[x](https://e.org)", "\\[x\\](https&#58;//e.org)"},
      {"www.e.org", "www&#46;e.org"},
      {"deux\nlignes", "deux lignes"},
      {"Titre : bon.", "Titre : bon."},
  };
  for (const Case& c : cases) CHECK(markdown_cell(c.text) == c.cell);
}

TEST_CASE("spaces are told apart") { CHECK(visible_spaces("a b\u00A0c\u202Fd\n") == "a·b⎵c⍽d↵"); }

TEST_CASE("SHA-256 agrees with FIPS 180-4") {
  CHECK(csp_hash("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
  CHECK(csp_hash("abc") == "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='");
  // 56 bytes: the length no longer fits the first block.
  CHECK(csp_hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "'sha256-JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE='");
  CHECK(csp_hash(std::string(1000, 'a')) == "'sha256-Qe3s5C1j6Nm/UVqbppMuHCDLyfWl0TRkWttdsblzfqM='");
  CHECK(base64("Ma") == "TWE=");
}
