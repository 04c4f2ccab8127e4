// What must hold for every article and every rule, whatever they say.
#include <cmath>
#include <map>

#include "articles.h"
#include "audit/diagnose.h"
#include "calame/rule_test.h"
#include "catch.h"

using namespace calame;
using namespace calame::testing;

namespace {

bool on_boundary(std::string_view text, std::uint32_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

// Edits put in by hand, last first, from the numbers that a report gives: file offsets and UTF-8 text.
std::string apply_by_hand(const Audited& audited, const std::vector<Diagnostic>& diagnostics) {
  struct FileEdit {
    FileSpan span;
    std::string bytes;
  };
  std::vector<FileEdit> edits;
  std::uint32_t free_from = 0;
  bool first = true;
  for (const Diagnostic& d : diagnostics) {
    if (d.suppressed || !d.fix || d.fix->applicability != Applicability::safe || d.fix->edits.empty()) continue;
    std::vector<FileEdit> own;
    bool fits = true;
    for (const Edit& edit : d.fix->edits) {
      const FileSpan span = audited.source.file_span(edit.span);
      const auto bytes = audited.source.encode(edit.replacement);
      fits &= bytes.has_value() &&
              (first || span.begin.value > free_from || (span.begin.value == free_from && !span.empty()));
      if (bytes) own.push_back({span, *bytes});
    }
    if (!fits) continue;
    free_from = own.back().span.end.value;
    first = false;
    edits.insert(edits.end(), own.begin(), own.end());
  }
  std::string bytes(audited.source.bytes());
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
    bytes.replace(edit->span.begin.value, edit->span.size(), edit->bytes);
  return bytes;
}

// Fixes in the order they are applied.
std::vector<Diagnostic> by_edit(std::vector<Diagnostic> diagnostics) {
  diagnostics.erase(std::remove_if(diagnostics.begin(), diagnostics.end(),
                                   [](const Diagnostic& d) { return !d.fix || d.fix->edits.empty(); }),
                    diagnostics.end());
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return a.fix->edits.front().span < b.fix->edits.front().span;
  });
  return diagnostics;
}

// Audits and applies by hand until nothing is left: what `fix` must give.
std::string fix_by_hand(std::string bytes, const std::filesystem::path& path, const Ruleset& ruleset) {
  for (int pass = 0; pass < 10; ++pass) {
    const auto audited = audit_text(bytes, path.filename().string(), format_of_path(path.string()), ruleset, {},
                                    World{"2026-01-15", {}}, UiLanguage::fr);
    REQUIRE(audited.ok());
    std::string next = apply_by_hand(*audited, by_edit(audited->result.diagnostics));
    if (next == bytes) break;
    bytes = std::move(next);
  }
  return bytes;
}

std::string collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n' || c == ' ' || c == '\t' || c == '\r') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += c;
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// {found} is what a message quotes: the finding's span must cover it.
void check_quoted(const Subject& subject, const Finding& finding, const Rule& rule) {
  for (const Argument& argument : finding.arguments) {
    if (argument.name != "found" || finding.whole_document) continue;
    std::string quoted = std::get<std::string>(argument.value);
    if (quoted.size() >= 3 && quoted.compare(quoted.size() - 3, 3, "…") == 0) quoted.resize(quoted.size() - 3);
    const std::string text = collapsed(text_of(subject.document, finding.text));
    const std::string source = collapsed(finding.source ? subject.source.text_of(*finding.source) : std::string_view());
    const std::string wanted = collapsed(quoted);
    INFO(rule.id << " quotes " << quoted << " but covers " << text << source);
    CHECK((text.find(wanted) != std::string::npos || source.find(wanted) != std::string::npos));
  }
}

void check_spans(const std::filesystem::path& path, const Audited& audited) {
  const std::string_view text = audited.source.text();
  for (const Diagnostic& d : audited.result.diagnostics) {
    INFO(path << " " << builtin_ruleset().rules[d.rule].id << " " << d.span.begin.value << "-" << d.span.end.value);
    CHECK(d.span.end.value <= text.size());
    CHECK(on_boundary(text, d.span.begin.value));
    CHECK(on_boundary(text, d.span.end.value));
    if (!d.fix) continue;
    for (const Edit& edit : d.fix->edits) {
      CHECK(edit.span.end.value <= text.size());
      CHECK(on_boundary(text, edit.span.begin.value));
      CHECK(on_boundary(text, edit.span.end.value));
    }
  }
}

void check_article(const std::filesystem::path& path) {
  const Ruleset& ruleset = builtin_ruleset();
  const auto audited = audit_file(path, ruleset);
  INFO(path);
  REQUIRE(audited.ok());
  check_spans(path, *audited);
  const Subject subject{audited->source,
                        audited->document,
                        audited->analysis,
                        audited->brief,
                        ruleset.language(audited->analysis.lang),
                        ruleset.typography(audited->brief, audited->analysis.lang),
                        World{}};
  for (const RuleRun& run : run_rules(subject, ruleset, 1))
    for (const Finding& finding : run.findings.items) check_quoted(subject, finding, ruleset.rules[run.rule]);

  const std::string bytes = read_file(path);
  const auto fixed = fix_text(bytes, path.filename().string(), format_of_path(path.string()), ruleset, {},
                              World{"2026-01-15", {}}, UiLanguage::fr, Applicability::safe);
  REQUIRE(fixed.ok());
  CHECK(fixed->stable);
  CHECK(fixed->passes <= 3);
  CHECK(fixed->bytes == fix_by_hand(bytes, path, ruleset));
  const auto again = fix_text(fixed->bytes, path.filename().string(), format_of_path(path.string()), ruleset, {},
                              World{"2026-01-15", {}}, UiLanguage::fr, Applicability::safe);
  REQUIRE(again.ok());
  CHECK(again->bytes == fixed->bytes);
}

}  // namespace

TEST_CASE("corpus: spans, quotes, fixes by hand") {
  REQUIRE(corpus().size() >= 12);
  for (const auto& path : corpus()) check_article(path);
}

TEST_CASE("shared articles: spans, quotes, fixes by hand") {
  const auto articles = shared_articles();
  if (articles.empty()) WARN("../shared is absent: skipped");
  for (const auto& path : articles) check_article(path);
}

TEST_CASE("losses of the ledger sum to 100 - raw") {
  for (const auto& path : corpus()) {
    Brief brief;
    brief.min_words = 700;
    for (const Brief& given : {Brief{}, brief}) {
      const auto audited = audit_file(path, builtin_ruleset(), given);
      REQUIRE(audited.ok());
      const Score& score = audited->result.score;
      double losses = 0;
      for (const LedgerLine& line : score.ledger) losses += line.loss;
      INFO(path);
      CHECK(std::abs(losses - (100 - score.raw)) < 1e-6);
      CHECK(score.overall <= score.raw + 1e-6);
    }
  }
}

TEST_CASE("an empty file scores 0, in every format") {
  for (const Format format : {Format::text, Format::markdown, Format::html}) {
    for (const char* text : {"", "\n", " \n\n"}) {
      const auto audited = audit_text(text, "vide", format, builtin_ruleset(), {}, World{}, UiLanguage::fr);
      REQUIRE(audited.ok());
      CHECK(audited->result.score.overall == 0);
      double losses = 0;
      for (const LedgerLine& line : audited->result.score.ledger) losses += line.loss;
      CHECK(std::abs(losses - (100 - audited->result.score.raw)) < 1e-6);
      CHECK(!audited->result.diagnostics.empty());
    }
  }
}

TEST_CASE("ten silent rules change no score") {
  std::string pack;
  for (int i = 0; i < 10; ++i) {
    const std::string n = std::to_string(i);
    pack += "[[rule]]\nid = \"ZZS00" + n + "\"\nname = \"silent-" + n + "\"\nfeeds = \"" +
            (i % 2 ? "typography.spaces" : "structure.headings") +
            "\"\nlang = \"fr\"\nkind = \"phrase\"\nwords = [\"zygomorphe" + n +
            "\"]\nmessage = { fr = \"a\", en = \"a\" }\n";
  }
  RulesetOptions options;
  options.config = PackText{"silent.toml", pack, false};
  const auto more = load_ruleset(options);
  if (!more.ok()) FAIL(to_string(more.errors().front(), UiLanguage::fr));
  for (const auto& path : corpus()) {
    const auto before = audit_file(path, builtin_ruleset()), after = audit_file(path, *more);
    REQUIRE((before.ok() && after.ok()));
    INFO(path);
    CHECK(before->result.score.raw == after->result.score.raw);
    CHECK(before->result.score.overall == after->result.score.overall);
  }
}

TEST_CASE("built-in packs: every example passes, every rule has both languages") {
  RulesetOptions options;
  options.tests = true;
  const auto ruleset = load_ruleset(options);
  if (!ruleset.ok()) {
    for (const Error& error : ruleset.errors()) FAIL_CHECK(to_string(error, UiLanguage::fr));
    return;
  }
  const auto report = run_rule_tests(*ruleset);
  for (const auto& failure : report.failures)
    FAIL_CHECK(failure.path << ":" << failure.at.line << " " << failure.rule << ": " << failure.message.fr);
  for (const Rule& rule : ruleset->rules) {
    INFO(rule.id);
    CHECK(!rule.help.fr.empty());
    CHECK(!rule.help.en.empty());
    const auto worded = [&](const Message& message) {
      for (const UiLanguage ui : {UiLanguage::fr, UiLanguage::en}) {
        CHECK(!message.in(ui).empty());
        const auto wrong = check_message(message.in(ui), ui);
        CHECK(wrong.value_or(Message()).in(ui) == "");
      }
    };
    const bool by_band =
        std::any_of(rule.bands.begin(), rule.bands.end(), [](const Band& b) { return !b.message.fr.empty(); });
    if (!by_band && rule.messages.empty()) worded(rule.message);
    for (const auto& [key, message] : rule.messages) worded(message);
    for (const Band& band : rule.bands)
      if (!band.message.fr.empty()) worded(band.message);
  }
}

TEST_CASE("two runs say the same") {
  for (const auto& path : corpus()) {
    const auto a = audit_file(path, builtin_ruleset()), b = audit_file(path, builtin_ruleset());
    REQUIRE((a.ok() && b.ok()));
    REQUIRE(a->result.diagnostics.size() == b->result.diagnostics.size());
    for (std::size_t i = 0; i < a->result.diagnostics.size(); ++i) {
      CHECK(a->result.diagnostics[i].message == b->result.diagnostics[i].message);
      CHECK(a->result.diagnostics[i].span == b->result.diagnostics[i].span);
    }
  }
}
