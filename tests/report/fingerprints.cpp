// A finding is the same one when the article has moved around it, and no two of a file are.
#include "report/fingerprints.h"

#include <set>

#include "catch.h"
#include "report/sample.h"

using namespace calame;

namespace {

std::vector<std::string> prints(std::string text, const std::vector<sample::Flaw>& flaws) {
  const FileReport file = sample::audited("a.md", Format::markdown, std::move(text), flaws);
  return fingerprints(*file.audited, sample::ruleset());
}

}  // namespace

TEST_CASE("fingerprints follow what they flag") {
  struct Case {
    std::string_view what, before, after, flagged;
    bool same;
    std::string_view other_flagged = {};  // in `after`, when it differs
  };
  const Case cases[] = {
      {"lines put before it", "Un mot. Oui ? Non.", "Avant.\n\nEncore.\n\nUn mot. Oui ? Non.", " ?", true},
      {"lines put behind it", "Un mot. Oui ? Non.", "Un mot. Oui ? Non.\n\nAprès.", " ?", true},
      {"wrapped anew", "Il était tard quand Anne\nvint. Oui ? Non.", "Il était tard\nquand Anne vint. Oui ?\nNon.",
       " ?", true},
      {"a flagged text wrapped anew", "Une phrase trop longue, dit-on.", "Une phrase\ntrop longue, dit-on.",
       "phrase trop longue", true, "phrase\ntrop longue"},
      {"neighbours mended", "« Oui » ; non : oui ? Et après...", "«\u00A0Oui\u00A0»\u202F; non\u00A0: oui ? Et après…",
       " ?", true},
      {"another surrounding", "Oui ? Non.", "Oui ? Si.", " ?", false},
      {"another text", "Un mot, deux mots.", "Un mot, deux mots.", "Un", false, "deux"},
      {"far away", "Bien loin, au début de cette longue phrase, puis enfin : oui ? Non.",
       "Tout près, au début de cette longue phrase, puis enfin : oui ? Non.", " ?", true},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    const std::string_view other = c.other_flagged.empty() ? c.flagged : c.other_flagged;
    const auto one = prints(std::string(c.before), {{"TYP014", c.flagged, "m"}});
    const auto two = prints(std::string(c.after), {{"TYP014", other, "n"}});
    CHECK((one == two) == c.same);
  }
  CHECK(prints("Oui ?", {{"TYP014", " ?", "m"}}) != prints("Oui ?", {{"TYP020", " ?", "m"}}));
}

TEST_CASE("fingerprints are those of one finding of a file") {
  std::string text;
  std::vector<sample::Flaw> flaws;
  for (std::size_t i = 0; i < 60; ++i) text += "Le même mot ? ", flaws.push_back({"TYP014", " ?", "m", {}, i});
  FileReport file = sample::audited("a.md", Format::markdown, text, flaws);
  for (const char* rule : {"MET001", "MET001", "STR004"}) sample::add_whole(file, rule, "m");
  const auto all = fingerprints(*file.audited, sample::ruleset());
  CHECK(all.size() == 63);
  CHECK(std::set(all.begin(), all.end()).size() == 63);
  CHECK(all[1].ends_with(":1"));
  CHECK(all[2].ends_with(":2"));  // the second of two on the document as a whole
}

TEST_CASE("a fingerprint lasts") {
  // What a tool has stored must be found again by the next version.
  CHECK(prints("Oui ?", {{"TYP014", " ?", "m"}}).front() == "c68123a255311e36634c0c61f81d59f0:1");
}
