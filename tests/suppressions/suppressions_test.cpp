// Comments that accept findings, with all built-in rules: what is said of them, and what their fix leaves.
#include "articles.h"
#include "calame/audit.h"
#include "catch.h"

using namespace calame;
using namespace calame::testing;

namespace {

// Ids and places of the findings on comments: "SUP001 TYP300".
std::vector<std::string> said(const std::string& text, Format format, const Ruleset& ruleset) {
  World world;
  world.today = "2026-11-25";
  const auto audited = audit_text(text, "a", format, ruleset, {}, world, UiLanguage::fr);
  REQUIRE(audited.ok());
  std::vector<std::string> out;
  for (const Diagnostic& d : audited->result.diagnostics)
    if (ruleset.rules[d.rule].kind == "suppression" && !d.suppressed)
      out.push_back(ruleset.rules[d.rule].id + " " + std::string(audited->source.text_of(d.span)));
  return out;
}

std::string mended(const std::string& text, Format format, const Ruleset& ruleset) {
  World world;
  world.today = "2026-11-25";
  const auto run = fix_text(text, "a", format, ruleset, {}, world, UiLanguage::fr, Applicability::safe);
  REQUIRE(run.ok());
  CHECK(run->stable);
  return run->bytes;
}

Ruleset selected(std::vector<std::string> select) {
  RulesetOptions options;
  options.select = std::move(select);
  auto ruleset = load_ruleset(options);
  REQUIRE(ruleset.ok());
  return *std::move(ruleset);
}

}  // namespace

TEST_CASE("comments that accept nothing") {
  struct Row {
    std::string text;
    std::vector<std::string> said;
    std::string mended;
  };
  const Row rows[] = {
      // used: nothing is said
      {"<!-- calame-disable-next-line TYP014 -->\nVrai ? Oui.\n",
       {},
       "<!-- calame-disable-next-line TYP014 -->\nVrai ? Oui.\n"},
      {"Vrai ? Oui. <!-- calame-disable-line -->\n", {}, "Vrai ? Oui. <!-- calame-disable-line -->\n"},
      // used by both: neither is too much
      {"<!-- calame-disable-file TYP -->\n\n<!-- calame-disable-next-line TYP014 -->\nVrai ? Oui.\n",
       {},
       "<!-- calame-disable-file TYP -->\n\n<!-- calame-disable-next-line TYP014 -->\nVrai ? Oui.\n"},
      // one of the list, at each end and in the middle
      {"<!-- calame-disable-next-line TYP300, TYP014 -->\nVrai ? Oui.\n",
       {"SUP001 TYP300"},
       "<!-- calame-disable-next-line TYP014 -->\nVrai ? Oui.\n"},
      {"<!-- calame-disable-next-line TYP014, TYP300 -- voulu -->\nVrai ? Oui.\n",
       {"SUP001 TYP300"},
       "<!-- calame-disable-next-line TYP014 -- voulu -->\nVrai ? Oui.\n"},
      {"<!-- calame-disable-next-line TYP300 TYP014,TYP018 TYP310 TYP001-->\nVrai ? Oui.\n",
       {"SUP001 TYP300 TYP014,TYP018 TYP310 TYP001"},
       "<!-- calame-disable-next-line TYP014-->\nVrai ? Oui.\n"},
      // all of it
      {"Un.\n\n<!-- calame-disable-next-line TYP300 TYP018 -->\nDeux.\n",
       {"SUP001 <!-- calame-disable-next-line TYP300 TYP018 -->"},
       "Un.\n\nDeux.\n"},
      {"Un <!-- calame-disable-line TYP300 --> mot.\n", {"SUP001 <!-- calame-disable-line TYP300 -->"}, "Un mot.\n"},
      {"Un mot.  <!-- calame-disable-line TYP300 -->\nDeux.\n",
       {"SUP001 <!-- calame-disable-line TYP300 -->"},
       "Un mot.\nDeux.\n"},
      // a stretch, then its end
      {"<!-- calame-disable TYP300 -->\n\nUn.\n\n<!-- calame-enable TYP300 -->\n\nDeux.\n",
       {"SUP001 <!-- calame-disable TYP300 -->"},
       "\nUn.\n\n\nDeux.\n"},
      {"<!-- calame-disable TYP014 -->\n\nVrai ? Oui.\n\n<!-- calame-enable TYP -->\n\nDeux.\n",
       {"SUP001 <!-- calame-enable TYP -->"},
       "<!-- calame-disable TYP014 -->\n\nVrai ? Oui.\n\n\nDeux.\n"},
      // CR LF stays
      {"Un.\r\n\r\n<!-- calame-disable-next-line TYP300 -->\r\nDeux.\r\n",
       {"SUP001 <!-- calame-disable-next-line TYP300 -->"},
       "Un.\r\n\r\nDeux.\r\n"},
      // two paragraphs stay two
      {"Un.\n<!-- calame-disable-next-line TYP300 -->\nDeux.\n",
       {"SUP001 <!-- calame-disable-next-line TYP300 -->"},
       "Un.\n\nDeux.\n"},
      // the comment may part two lists; text after it would become prose
      {"- Un\n\n<!-- calame-disable-next-line TYP300 -->\n\n- Deux\n",
       {"SUP001 <!-- calame-disable-next-line TYP300 -->"},
       "- Un\n\n<!-- calame-disable-next-line TYP300 -->\n\n- Deux\n"},
      {"<!-- calame-disable-line TYP300 --> Du *texte*\n",
       {"SUP001 <!-- calame-disable-line TYP300 -->"},
       "<!-- calame-disable-line TYP300 --> Du *texte*\n"},
      {"Un\n\n--- <!-- calame-disable-line TYP300 -->\n",
       {"SUP001 <!-- calame-disable-line TYP300 -->"},
       "Un\n\n--- <!-- calame-disable-line TYP300 -->\n"},
      {"<!-- calame-disable-line TYP300 -->\n---\nab\n---\n",
       {"SUP001 <!-- calame-disable-line TYP300 -->"},
       "<!-- calame-disable-line TYP300 -->\n---\nab\n---\n"},
      // not asked: a rule that is off, on demand, or about comments
      {"<!-- calame-disable-next-line STY200 SUP001 -->\nUn.\n",
       {},
       "<!-- calame-disable-next-line STY200 SUP001 -->\nUn.\n"},
      // accepted by name alone
      {"<!-- calame-disable-file SUP001 -->\n\n<!-- calame-disable-next-line TYP300 -->\nUn.\n",
       {},
       "<!-- calame-disable-file SUP001 -->\n\n<!-- calame-disable-next-line TYP300 -->\nUn.\n"},
      // unknown names, and what has ended
      {"<!-- calame-disable-next-line TYP14, TYP014 -->\nVrai ? Oui.\n",
       {"SUP002 TYP14"},
       "<!-- calame-disable-next-line TYP14, TYP014 -->\nVrai ? Oui.\n"},
      {"<!-- calame-disable-next-line TYP300 -- @anne 2026-10 -->\nUn.\n",
       {"SUP003 <!-- calame-disable-next-line TYP300 -- @anne 2026-10 -->"},
       "<!-- calame-disable-next-line TYP300 -- @anne 2026-10 -->\nUn.\n"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(said(row.text, Format::markdown, builtin_ruleset()) == row.said);
    CHECK(mended(row.text, Format::markdown, builtin_ruleset()) == row.mended);
  }
  const std::string pre = "<pre>a\n<!-- calame-disable-line TYP300 -->\nb</pre>\n";
  CHECK(mended(pre, Format::html, builtin_ruleset()) == "<pre>a\n\nb</pre>\n");
}

TEST_CASE("rules that did not run are not judged") {
  const std::string text =
      "<!-- calame-disable-next-line TYP300 TYP STY -->\nUn.\n\n<!-- calame-disable-next-line -->\nUn.\n";
  using All = std::vector<std::string>;
  const auto of = [&](std::vector<std::string> select) {
    return said(text, Format::markdown, selected(std::move(select)));
  };
  CHECK(of({"SUP"}) == All{});
  CHECK(of({"SUP", "TYP300"}) == All{"SUP001 TYP300"});
  CHECK(of({"SUP", "TYP"}) == All{"SUP001 TYP300 TYP"});
  CHECK(of({}) ==
        All{"SUP001 <!-- calame-disable-next-line TYP300 TYP STY -->", "SUP001 <!-- calame-disable-next-line -->"});
}

TEST_CASE("owner and last day of a suppression") {
  struct Row {
    const char* reason;
    bool holds;
    const char* message;  // a part of it
  };
  const Row rows[] = {
      {"-- raison @anne 2026-11", true, ""},
      {"-- raison @anne 2026-10", false, "de @anne («\u00A0raison\u00A0») a pris fin (2026-10)"},
      {"-- raison @anne 2026-11-25", true, ""},
      {"-- raison @anne 2026-11-24", false, "(2026-11-24)"},
      {"-- une raison 2026-10", false, "(«\u00A0une raison\u00A0»)"},
      {"-- @anne 2026-10", false, "L’exception de @anne a pris fin"},
      {"-- 2024-02-29", false, "Cette exception a pris fin"},
      {"-- vu le 2020-01-01 au soir", true, ""},
      {"-- 2026-13", true, ""},
      {"-- 2026-02-30", true, ""},
      {"-- 2026-1", true, ""},
      {"-- 26-10", true, ""},
      {"-- raison @anne", true, ""},
      {"2026-10", true, ""},  // a name, and no rule
  };
  for (const Row& row : rows) {
    INFO(row.reason);
    const std::string text = "<!-- calame-disable-next-line TYP014 " + std::string(row.reason) + " -->\nVrai ? Oui.\n";
    World world;
    world.today = "2026-11-25";
    const auto audited = audit_text(text, "a.md", Format::markdown, builtin_ruleset(), {}, world, UiLanguage::fr);
    REQUIRE(audited.ok());
    bool held = false;
    std::string message;
    for (const Diagnostic& d : audited->result.diagnostics) {
      const std::string& id = builtin_ruleset().rules[d.rule].id;
      held = held || (id == "TYP014" && d.suppressed);
      if (id == "SUP003") message = d.message;
    }
    CHECK(held == row.holds);
    CHECK(message.empty() == row.holds);
    CHECK(message.find(row.message) != std::string::npos);
  }
}
