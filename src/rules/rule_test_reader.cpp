#include "rules/rule_test_reader.h"

#include <cmath>
#include <utility>

#include "document/worded.h"
#include "rules/error_sink.h"

namespace calame {
namespace {

std::optional<std::uint32_t> read_count(Fields& fields, std::string_view key) {
  const auto count = fields.number(key);
  if (!count) return std::nullopt;
  if (*count >= 0 && *count <= 1e8 && *count == std::floor(*count)) return static_cast<std::uint32_t>(*count);
  fields.error(key, worded("«\u00A0{}\u00A0» doit être un nombre entier, 0 ou plus",
                           "“{}” must be a whole number, 0 or more", key));
  return std::nullopt;
}

RuleTest read_test(Fields& fields, const Pack& pack) {
  RuleTest test;
  test.at = fields.at();
  test.format = fields.one_of<Format>(
      "format", {{"text", Format::text}, {"markdown", Format::markdown}, {"html", Format::html}}, Format::text);
  test.lang = fields.text("lang", pack.lang.empty() || pack.lang == "fr" ? "fr-FR" : pack.lang);
  test.preset = fields.text("preset", "");
  if (!fields.has("text")) fields.required_text("text");
  test.text = fields.text("text", "");  // may be empty: an empty document is an example too
  test.brief_keyphrase = fields.text("keyphrase", "");
  test.min_words = read_count(fields, "min-words");
  test.max_signs = read_count(fields, "max-signs");
  test.needs_lexicon = fields.flag("needs-lexicon", false);
  test.repeat = read_count(fields, "repeat").value_or(1);
  test.today = fields.text("today", "");
  test.files = fields.texts("files");
  if (!fields.has("flags")) fields.required_text("flags");
  test.flags = fields.texts("flags");
  test.fixed = fields.text("fixed");
  const auto& presets = fields.ruleset().presets;
  if (!test.preset.empty() && presets.count(test.preset) == 0) {
    std::vector<std::string_view> ids;
    for (const auto& [id, preset] : presets) ids.push_back(id);
    fields.unknown_name("preset", {"preset inconnu", "unknown preset"}, test.preset, ids);
  }
  fields.finish();
  return test;
}

}  // namespace

std::vector<RuleTest> read_rule_tests(Fields& rule, const Pack& pack) {
  std::vector<RuleTest> tests;
  for (Fields& fields : rule.tables("test")) tests.push_back(read_test(fields, pack));
  return tests;
}

}  // namespace calame
