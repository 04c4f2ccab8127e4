// audit(): what becomes of findings. Rules are made here by hand, so that each says exactly one thing.
#include "calame/audit.h"

#include "catch.h"

using namespace calame;

namespace {

Criterion criterion(std::string id, Shape shape) {
  Criterion c;
  c.category = id.substr(0, id.find('.'));
  c.id = std::move(id);
  c.evidence = Evidence::documented;
  c.shape = shape;
  return c;
}

// Flags each `x` of the prose; safe fixes write `y`.
Findings flag_x(const Subject& subject) {
  Findings findings;
  for (std::size_t at = subject.document.prose.find('x'); at != std::string::npos;
       at = subject.document.prose.find('x', at + 1)) {
    Finding f;
    f.text = TextSpan(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1));
    f.arguments = {{"value", 3.0}};
    if (auto edit = prose_edit(subject.document, subject.source, f.text, "y")) f.edits = {*edit};
    f.applicability = Applicability::safe;
    findings.items.push_back(f);
    findings.items.push_back(f);  // a kind that says a thing twice is heard once
  }
  return findings;
}

Rule rule(std::string id, std::uint32_t index, std::function<Findings(const Subject&)> check) {
  Rule r;
  r.id = std::move(id);
  r.name = "rule-" + r.id;
  r.criterion = index;
  r.message = {"{value, plural, one {# faute} other {# fautes}} ici",
               "{value, plural, one {# flaw} other {# flaws}} here"};
  r.compiled.check = std::move(check);
  return r;
}

Ruleset ruleset_of(Shape shape, std::function<Findings(const Subject&)> check) {
  Ruleset ruleset;
  ruleset.category_weights = {{"style", 10}};
  ruleset.criteria = {criterion("style.x", shape)};
  ruleset.rules = {rule("STY001", 0, std::move(check))};
  return ruleset;
}

Audited audited(const std::string& text, const Ruleset& ruleset, Format format = Format::markdown, Brief brief = {}) {
  auto result = audit_text(text, "a.md", format, ruleset, brief, World{}, UiLanguage::fr);
  REQUIRE(result);
  return *std::move(result);
}

std::size_t open_findings(const Audited& a) {
  std::size_t count = 0;
  for (const Diagnostic& d : a.result.diagnostics) count += !d.suppressed;
  return count;
}

}  // namespace

TEST_CASE("findings get words, places and order; doubles are dropped") {
  const Audited a = audited("Un x et un x.\n", ruleset_of(Shape::binary, flag_x));
  REQUIRE(a.result.diagnostics.size() == 2);
  CHECK(a.result.diagnostics[0].message == "3 fautes ici");
  CHECK(a.result.diagnostics[0].span.begin.value == 3);
  CHECK(a.result.diagnostics[1].span.begin.value == 11);
  CHECK(a.result.score.overall == 0);
  CHECK(a.result.passed.empty());
}

TEST_CASE("comments accept flaws: listed, not scored, not mended") {
  struct Case {
    std::string text;
    std::size_t open;
  };
  const Case cases[] = {
      {"x\n\n<!-- calame-disable-next-line STY001 -- voulu -->\n\nx\n", 1},
      {"<!-- calame-disable-next-line -->\nx\n", 0},
      {"<!-- calame-disable-next-line TYP001 -->\nx\n", 1},
      {"<!-- calame-disable-next-line STY -->\nx\n\nx\n", 1},
      {"un x <!-- calame-disable-line rule-STY001 -->\n\nx\n", 1},
      {"x\n\n<!-- calame-disable style, TYP -->\n\nx\n\n<!-- calame-enable style -->\n\nx\n", 2},
      {"<!-- calame-disable -->\n\nx\n\n<!-- calame-enable -->\n\nx\n", 1},
      {"x\n\nx\n\n<!-- calame-disable-file STY001 -->\n", 0},
      {"<!-- calame-disbale-file STY001 -->\n\nx\n", 1},
  };
  const Ruleset ruleset = ruleset_of(Shape::binary, flag_x);
  for (const Case& each : cases) {
    CAPTURE(each.text);
    const Audited a = audited(each.text, ruleset);
    CHECK(open_findings(a) == each.open);
    CHECK((a.result.score.overall == 100) == (each.open == 0));
  }
  const Audited a = audited(cases[0].text, ruleset);
  REQUIRE(a.result.diagnostics.size() == 2);
  CHECK(a.result.diagnostics[1].suppression_reason == "voulu");
  const auto fixed =
      fix_text(cases[0].text, "a.md", Format::markdown, ruleset, Brief{}, World{}, UiLanguage::fr, Applicability::safe);
  REQUIRE(fixed);
  CHECK(fixed->bytes == "y\n\n<!-- calame-disable-next-line STY001 -- voulu -->\n\nx\n");
}

TEST_CASE("outcomes by shape") {
  const auto value = [](std::optional<double> v, bool finding) {
    return [v, finding](const Subject& subject) {
      Findings f;
      f.value = v;
      if (finding) f = flag_x(subject), f.value = v;
      return f;
    };
  };
  Ruleset ramp = ruleset_of(Shape::ramp, value(30, false));
  ramp.criteria[0].full = {0, 20};
  ramp.criteria[0].zero = {0, 40};
  CHECK(audited("Texte.\n", ramp).result.score.raw == Approx(50));
  // The worst of several values counts; a rule without one says nothing.
  ramp.rules.push_back(rule("STY002", 0, value(10, false)));
  ramp.rules.push_back(rule("STY003", 0, value(std::nullopt, false)));
  CHECK(audited("Texte.\n", ramp).result.score.raw == Approx(50));
  ramp.rules[0].enabled = false;
  CHECK(audited("Texte.\n", ramp).result.score.raw == Approx(100));
  ramp.rules[1].enabled = false;
  CHECK(audited("Texte.\n", ramp).result.score.categories.empty());
  // A value whose findings are all accepted costs nothing.
  ramp.rules = {rule("STY001", 0, value(40, true))};
  CHECK(audited("un x\n", ramp).result.score.raw == Approx(0));
  CHECK(audited("un x <!-- calame-disable-line -->\n", ramp).result.score.raw == Approx(100));
  const Ruleset density = ruleset_of(Shape::density, flag_x);
  CHECK(audited("x x\n", density).result.score.raw == Approx(50));
}

TEST_CASE("rules are asked where they apply") {
  Ruleset ruleset = ruleset_of(Shape::binary, flag_x);
  const auto applies = [&](Format format, const std::string& text, Brief brief = {}) {
    return !audited(text, ruleset, format, brief).result.diagnostics.empty();
  };
  CHECK(applies(Format::text, "x"));
  ruleset.rules[0].applies = Applies::page;
  CHECK(!applies(Format::html, "<p>x</p>"));
  CHECK(applies(Format::html, "<!doctype html><title>t</title><p>x</p>"));
  ruleset.rules[0].applies = Applies::both;
  Brief brief;
  brief.lang = "fr-CA";
  ruleset.rules[0].lang = "fr";
  CHECK(applies(Format::text, "x", brief));
  ruleset.rules[0].lang = "fr-FR";
  CHECK(!applies(Format::text, "x", brief));
  ruleset.rules[0].lang = "en";
  CHECK(!applies(Format::text, "x", brief));
  ruleset.rules[0].lang = "";
  ruleset.rules[0].profiles = {"news"};
  CHECK(!applies(Format::text, "x", brief));
  brief.profile = "news";
  CHECK(applies(Format::text, "x", brief));
}

TEST_CASE("bands give severity, and words to the bands after them") {
  Ruleset ruleset = ruleset_of(Shape::binary, [](const Subject&) {
    Findings findings;
    for (std::uint32_t band = 0; band < 3; ++band) {
      Finding f;
      f.whole_document = true;
      f.band = band;
      findings.items.push_back(f);
    }
    return findings;
  });
  Band low, high, higher;
  low.under = 1, low.message = {"trop court", "too short"};
  high.over = 5, high.message = {"trop long", "too long"}, high.severity = Severity::warning;
  higher.over = 9, higher.severity = Severity::error;
  ruleset.rules[0].bands = {low, high, higher};
  const Audited a = audited("Texte.\n", ruleset);
  std::vector<std::string> messages;
  for (const Diagnostic& d : a.result.diagnostics) messages.push_back(d.message);
  CHECK(std::count(messages.begin(), messages.end(), "trop court") == 1);
  // The same words at the same place are one finding.
  CHECK(std::count(messages.begin(), messages.end(), "trop long") == 1);
}

TEST_CASE("fixing runs until nothing changes, and names what undoes itself") {
  const auto swap = [](char from, const char* to) {
    return [from, to](const Subject& subject) {
      Findings findings;
      const std::size_t at = subject.document.prose.find(from);
      if (at == std::string::npos) return findings;
      Finding f;
      f.text = TextSpan(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1));
      f.edits = {*prose_edit(subject.document, subject.source, f.text, to)};
      f.applicability = Applicability::safe;
      findings.items.push_back(f);
      return findings;
    };
  };
  const auto run = [](const Ruleset& ruleset, const std::string& text) {
    auto fixed = fix_text(text, "a.txt", Format::text, ruleset, Brief{}, World{}, UiLanguage::fr, Applicability::safe);
    REQUIRE(fixed);
    return *std::move(fixed);
  };
  Ruleset ruleset = ruleset_of(Shape::binary, swap('x', "y"));
  const FixRun done = run(ruleset, "x x x");
  CHECK(done.bytes == "y y y");
  CHECK(done.stable);
  CHECK(done.passes == 3);
  CHECK(done.applied == 3);
  CHECK(done.fixed.size() == 3);
  CHECK(run(ruleset, done.bytes).passes == 0);

  ruleset.rules.push_back(rule("STY002", 0, swap('y', "x")));
  const FixRun cycle = run(ruleset, "x");
  CHECK(!cycle.stable);
  CHECK(cycle.cycle == std::vector<std::string>{"STY001", "STY002"});
}

TEST_CASE("an empty document scores 0 and two runs agree") {
  const Ruleset ruleset = ruleset_of(Shape::binary, flag_x);
  for (const std::string text : {"", "\n\n", "---\ntitle: Un titre\n---\n"}) {
    CAPTURE(text);
    CHECK(audited(text, ruleset).result.score.overall == 0);
  }
  CHECK(audited("un x", ruleset).result.diagnostics.size() == audited("un x", ruleset).result.diagnostics.size());
}
