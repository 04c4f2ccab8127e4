#include "report/texts.h"

#include <set>

#include "catch.h"

using namespace calame;

namespace {

std::multiset<std::string> placeholders(std::string_view phrase) {
  std::multiset<std::string> out;
  for (std::size_t at = phrase.find('{'); at != phrase.npos; at = phrase.find('{', at + 1)) {
    const std::string_view inside = phrase.substr(at + 1, phrase.find('}', at) - at - 1);
    if (inside.find('|') == inside.npos) out.insert(std::string(inside));
  }
  return out;
}

}  // namespace

TEST_CASE("every phrase stands in both languages, with the same arguments") {
  for (const Phrase& p : phrases()) {
    INFO(p.fr);
    CHECK_FALSE(p.fr.empty());
    CHECK_FALSE(p.en.empty());
    CHECK(placeholders(p.fr) == placeholders(p.en));
    for (const std::string_view text : {p.fr, p.en})
      CHECK(std::count(text.begin(), text.end(), '{') == std::count(text.begin(), text.end(), '}'));
  }
}

TEST_CASE("French phrases have no breakable space before a double sign, and no straight apostrophe") {
  for (const Phrase& p : phrases()) {
    const std::string shown = say(UiLanguage::fr, p.id, {"3", "4", "5"});
    INFO(shown);
    for (const std::string_view wrong : {" :", " ;", " ?", " !", " %", " »", "« ", "'"})
      CHECK(shown.find(wrong) == shown.npos);
  }
}

TEST_CASE("phrases are filled in, with the right form") {
  CHECK(say(UiLanguage::fr, Text::summary, {"0"}) == "0 problème");
  CHECK(say(UiLanguage::fr, Text::summary, {"1"}) == "1 problème");
  CHECK(say(UiLanguage::fr, Text::summary, {"2"}) == "2 problèmes");
  CHECK(say(UiLanguage::en, Text::summary, {"0"}) == "0 problems");
  CHECK(say(UiLanguage::en, Text::summary, {"1"}) == "1 problem");
  CHECK(say(UiLanguage::fr, Text::top_points, {"1,9"}) == "point");
  CHECK(say(UiLanguage::fr, Text::summary, {"1\u202F000"}) == "1\u202F000 problèmes");
  CHECK(say(UiLanguage::en, Text::summary, {"1,000"}) == "1,000 problems");
  CHECK(say(UiLanguage::fr, Text::key_absent, {"{0}"}) ==
        "«\u00A0{0}\u00A0» n’apparaît nulle part dans le corps du texte.");
}

TEST_CASE("numbers and dates are written as their language does") {
  CHECK(decimal(UiLanguage::fr, 10.25, 1) == "10,2");
  CHECK(decimal(UiLanguage::en, 1234.5, 1) == "1,234.5");
  CHECK(decimal(UiLanguage::fr, 1234567, 0) == "1\u202F234\u202F567");
  CHECK(signed_decimal(UiLanguage::fr, -10.2, 1) == "\u221210,2");
  CHECK(signed_decimal(UiLanguage::fr, 6.9, 1) == "+6,9");
  CHECK(signed_decimal(UiLanguage::fr, -0.01, 1) == "0,0");
  CHECK(decimal(UiLanguage::fr, 0.0 / 1.0, 2) == "0,00");
  CHECK(long_date(UiLanguage::fr, "2026-12-01") == "1er\u00A0décembre 2026");
  CHECK(long_date(UiLanguage::en, "2026-11-25") == "25\u00A0November 2026");
  CHECK(long_date(UiLanguage::fr, "hier") == "hier");
}
