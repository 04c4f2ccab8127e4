#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "calame/audit.h"
#include "calame/rule_test.h"
#include "document/worded.h"

namespace calame {
namespace {

// Typography is about what cannot be seen: white space other than the plain one, controls, marks of
// direction and zero-width characters are named.
std::string shown(std::string_view text) {
  std::string out = "\"";
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t begin = i;
    UChar32 c = 0;
    U8_NEXT(text.data(), i, size, c);
    if (c == '\n') {
      out += "\\n";
    } else if (c != ' ' && (c < 0 || u_iscntrl(c) || u_isUWhiteSpace(c) || u_charType(c) == U_FORMAT_CHAR)) {
      out += fmt::format("\\u{{{:X}}}", c < 0 ? 0xFFFD : c);
    } else {
      out += text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
    }
  }
  return out + "\"";
}

std::string shown(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() > 1 ? ", " : "") + shown(text);
  return out + "]";
}

Brief brief_of(const RuleTest& test, const Rule& rule) {
  Brief brief;
  brief.keyphrase = test.brief_keyphrase;
  brief.min_words = test.min_words;
  brief.max_signs = test.max_signs;
  brief.lang = test.lang;
  brief.typography = test.preset;
  if (!rule.profiles.empty()) brief.profile = rule.profiles.front();
  return brief;
}

World world_of(const RuleTest& test) {
  World world;
  world.today = test.today;
  if (!test.files.empty())
    world.exists = [files = test.files](std::string_view path) {
      return std::find(files.begin(), files.end(), path) != files.end();
    };
  return world;
}

std::string file_name(Format format) {
  switch (format) {
    case Format::markdown:
      return "exemple.md";
    case Format::html:
      return "exemple.html";
    case Format::text:
      break;
  }
  return "exemple.txt";
}

std::vector<std::string> flagged(const Audited& audited) {
  std::vector<std::string> out;
  for (const Diagnostic& diagnostic : audited.result.diagnostics)
    if (!diagnostic.suppressed) out.emplace_back(audited.source.text_of(diagnostic.span));
  return out;
}

bool says(const Rule& rule, std::string_view text) {
  const auto holds = [&](const Message& message) { return message.fr.find(text) != std::string::npos; };
  return holds(rule.message) ||
         std::any_of(rule.bands.begin(), rule.bands.end(), [&](const Band& band) { return holds(band.message); }) ||
         std::any_of(rule.messages.begin(), rule.messages.end(), [&](const auto& m) { return holds(m.second); });
}

// « {foundd} » that a reader would see as it stands: the kind gives no argument of this name.
std::optional<std::string> unknown_argument(const Audited& audited, const Rule& rule) {
  for (const Diagnostic& diagnostic : audited.result.diagnostics) {
    const std::string& message = diagnostic.message;
    for (std::size_t at = message.find('{'); at != std::string::npos; at = message.find('{', at + 1)) {
      const std::size_t end = message.find('}', at);
      if (end == std::string::npos) break;
      std::string argument = message.substr(at, end + 1 - at);
      if (argument.size() > 2 && says(rule, argument)) return argument;
    }
  }
  return std::nullopt;
}

// What goes wrong with one example; empty when all is well.
std::vector<Message> run_test(const RuleTest& test, const Ruleset& alone, const Rule& rule) {
  const Brief brief = brief_of(test, rule);
  std::string text;
  for (std::uint32_t i = 0; i < test.repeat; ++i) text += test.text;
  const std::string name = file_name(test.format);
  const Result<Audited> audited = audit_text(text, name, test.format, alone, brief, world_of(test), UiLanguage::fr);
  if (!audited)
    return {worded("l’exemple ne se lit pas\u00A0: {}", "the example cannot be read: {}",
                   audited.errors().front().message)};
  std::vector<Message> wrong;
  const std::vector<std::string> got = flagged(*audited);
  if (got != test.flags)
    wrong.push_back(
        worded("signalé\u00A0: attendu {}, obtenu {}", "flagged: expected {}, got {}", shown(test.flags), shown(got)));
  if (const auto argument = unknown_argument(*audited, rule))
    wrong.push_back(worded("message\u00A0: cette sorte de règle ne donne pas «\u00A0{}\u00A0»",
                           "message: this kind of rule gives no “{}”", *argument));
  if (!test.fixed) return wrong;
  const Result<FixRun> fixed =
      fix_text(text, name, test.format, alone, brief, world_of(test), UiLanguage::fr, Applicability::safe);
  if (!fixed) {
    wrong.push_back(worded("correction impossible\u00A0: {}", "cannot be fixed: {}", fixed.errors().front().message));
  } else if (!fixed->stable) {
    wrong.emplace_back("la correction ne se stabilise pas", "the fix does not settle");
  } else if (fixed->bytes != *test.fixed) {
    wrong.push_back(worded("corrigé\u00A0: attendu {}, obtenu {}", "fixed: expected {}, got {}", shown(*test.fixed),
                           shown(fixed->bytes)));
  }
  return wrong;
}

void check_coverage(const Rule& rule, RuleTestReport& report) {
  const auto flags = [](const RuleTest& test) { return !test.flags.empty(); };
  const auto failure = [&](Message message) {
    report.failures.push_back({rule.id, rule.path, rule.at, std::move(message)});
  };
  if (std::none_of(rule.tests.begin(), rule.tests.end(), flags))
    failure({"aucun exemple que la règle signale", "no example that the rule flags"});
  if (std::all_of(rule.tests.begin(), rule.tests.end(), flags))
    failure({"aucun exemple que la règle laisse en paix (flags = [])",
             "no example that the rule leaves alone (flags = [])"});
}

}  // namespace

RuleTestReport run_rule_tests(const Ruleset& ruleset, std::span<const std::string> packs) {
  RuleTestReport report;
  // One copy of what rules share; each rule then stands in it alone.
  Ruleset alone = ruleset;
  for (const Rule& rule : ruleset.rules) {
    if (!packs.empty() && std::find(packs.begin(), packs.end(), rule.pack) == packs.end()) continue;
    ++report.rules;
    alone.rules.assign(1, rule);
    alone.rules.front().enabled = true;
    check_coverage(rule, report);
    for (const RuleTest& test : rule.tests) {
      if (test.needs_lexicon && !ruleset.language(test.lang).lexicon) {
        ++report.left_out;
        continue;
      }
      ++report.tests;
      for (Message& message : run_test(test, alone, rule))
        report.failures.push_back({rule.id, rule.path, test.at, std::move(message)});
    }
  }
  return report;
}

}  // namespace calame
