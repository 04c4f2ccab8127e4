// What a baseline still knows after edits.
#include "cli/baseline.h"

#include "articles.h"
#include "catch.h"

using namespace calame;
using namespace calame::testing;

namespace {

const Ruleset& rules() {
  static const Ruleset ruleset = [] {
    RulesetOptions options;
    options.select = {"TYP014", "TYP300", "REA003", "MET001"};
    auto loaded = load_ruleset(options);
    REQUIRE(loaded.ok());
    return *std::move(loaded);
  }();
  return ruleset;
}

Audited audited(const std::string& text) {
  auto result = audit_text(text, "a.md", Format::markdown, rules(), {}, {}, UiLanguage::fr);
  REQUIRE(result.ok());
  return *std::move(result);
}

// The findings on `after` that a baseline of `before` does not know: "TYP014 3".
std::vector<std::string> new_findings(const std::string& before, const std::string& after) {
  auto baseline = Baseline::begin("no-such-folder/base.json", UiLanguage::fr);
  REQUIRE(baseline.ok());
  Audited old = audited(before), now = audited(after);
  baseline->take("a.md", rules(), old.document, old.source, old.result.diagnostics);
  for (const Diagnostic& d : old.result.diagnostics) CHECK(d.baselined);
  baseline->mark("a.md", rules(), now.document, now.source, now.result.diagnostics);
  std::vector<std::string> out;
  for (const Diagnostic& d : now.result.diagnostics)
    if (!d.baselined)
      out.push_back(rules().rules[d.rule].id + " " + std::to_string(now.source.position(d.span.begin).line));
  return out;
}

}  // namespace

TEST_CASE("a baseline knows what stays") {
  const std::string long_sentence =
      "Le conseil municipal a adopté hier soir le budget de la ville pour l’année qui vient, après un long débat sur "
      "les écoles, la voirie, les transports, le logement et la culture, où chacun des groupes a pris la parole pendant plus d’une heure et demie.";
  struct Row {
    std::string before, after;
    std::vector<std::string> found;
  };
  const Row rows[] = {
      {"Vrai ? Oui.\n", "Vrai ? Oui.\n", {}},
      {"Vrai ? Oui.\n", "Un mot.\n\n\nVrai ? Oui.\n", {}},                             // lower down
      {"Vrai ? Oui.\n\nUn , deux.\n", "Un , deux.\n\nVrai ? Oui.\n", {}},              // in another order
      {"Vrai ? Oui. Un mot.\n", "Vrai ? Oui. Un autre mot , enfin.\n", {"TYP300 1"}},  // more in the same paragraph
      {"Vrai ? Oui.\n", "Vrai ? Oui.\n\nVrai ? Oui.\n", {"TYP014 3"}},                 // once more
      {"Vrai ? Oui.\n", "Faux ? Oui.\n", {"TYP014 1"}},                                // of another word
      {"Est-ce vrai ? Oui.\n", "Est-il vrai ? Oui, bien.\n", {}},                      // further words do not count
      {"Un , deux ! Trois.\n", "Un, deux ! Trois.\n", {}},                             // a neighbour was mended
      {"*Vrai* ? Oui.\n", "Vrai ? Oui.\n", {}},                                        // markup does not count
      {"Il a dit : vrai\nou faux ? Oui.\n", "Il a dit : vrai ou\nfaux ? Oui.\n", {}},  // lines broken anew
      {long_sentence + "\n", long_sentence.substr(0, long_sentence.size() - 1) + " pleine.\n", {}},
      {"Vrai ? Oui.\n", "", {}},
      {"", "Vrai ? Oui.\n", {"TYP014 1"}},
  };
  for (const Row& row : rows) {
    INFO(row.before << " → " << row.after);
    CHECK(new_findings(row.before, row.after) == row.found);
  }
}

TEST_CASE("what is known and gone is counted") {
  auto baseline = Baseline::begin("no-such-folder/base.json", UiLanguage::fr);
  REQUIRE(baseline.ok());
  Audited old = audited("Vrai ? Oui.\n\nVrai ? Oui.\n\nUn , deux.\n"), now = audited("Vrai ? Oui.\n");
  const std::size_t all = baseline->take("a.md", rules(), old.document, old.source, old.result.diagnostics);
  CHECK(all == old.result.diagnostics.size());
  CHECK(baseline->mark("a.md", rules(), now.document, now.source, now.result.diagnostics) == 2);
  CHECK(baseline->mark("b.md", rules(), now.document, now.source, now.result.diagnostics) == 0);
  CHECK(baseline->of_missing_files() == all);
}
