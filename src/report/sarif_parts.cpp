#include <fmt/format.h>

#include "report/escape.h"
#include "report/listing.h"
#include "report/sarif.h"
#include "report/summary.h"

namespace calame {
namespace {

constexpr std::size_t most_snippet = 1000;  // bytes; a longer text is left out, for a part of it would be another one
constexpr std::size_t most_tags = 20;       // that GitHub takes of a rule

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      break;
  }
  return "note";
}

std::string_view problem_severity(Severity severity) {
  return severity == Severity::info ? "recommendation" : level_of(severity);
}

// How sure a finding is, as far as the evidence behind its criterion goes.
std::string_view precision_of(const Rule& rule, const Ruleset& rules) {
  if (!rule.criterion) return "medium";
  switch (rules.criteria[*rule.criterion].evidence) {
    case Evidence::documented:
    case Evidence::norm:
      return "very-high";
    case Evidence::consensus:
    case Evidence::house:
      return "high";
    case Evidence::folklore:
      break;
  }
  return "low";
}

// In a message « [text](1) » is a link to a place, and nothing else may look like one.
std::string plain(std::string_view text) {
  std::string out;
  const bool link = text.find("](") != std::string_view::npos;
  for (const char c : text) {
    if (link && (c == '[' || c == ']' || c == '\\')) out += '\\';
    out += c;
  }
  return out;
}

Json region(const Source& source, SourceSpan span) {
  if (span.end < span.begin || span.end.value > source.text().size()) span = {};
  const LineColumn begin = source.position(span.begin), end = source.position(span.end);
  const FileSpan file = source.file_span(span);
  return {{"startLine", begin.line}, {"startColumn", begin.column},    {"endLine", end.line},
          {"endColumn", end.column}, {"byteOffset", file.begin.value}, {"byteLength", file.size()}};
}

Json region_of(const Source& source, const Diagnostic& d) {
  if (d.whole_document) return {{"startLine", 1}, {"startColumn", 1}, {"endLine", 1}, {"endColumn", 1}};
  Json out = region(source, d.span);
  if (!d.span.empty() && d.span.size() <= most_snippet) out["snippet"] = {{"text", source.text_of(d.span)}};
  return out;
}

Json related_of(const Source& source, const Diagnostic& d, const Json& artifact) {
  Json out = Json::array();
  for (const Related& r : d.related) {
    Json place = {{"id", out.size() + 1},
                  {"physicalLocation", {{"artifactLocation", artifact}, {"region", region(source, r.span)}}}};
    if (!r.message.empty()) place["message"] = {{"text", plain(r.message)}};
    out.push_back(std::move(place));
  }
  return out;
}

Json fixes_of(const Source& source, const Diagnostic& d, const Json& artifact, UiLanguage ui) {
  const bool safe = d.fix->applicability == Applicability::safe;
  Json replacements = Json::array();
  for (const Edit& e : d.fix->edits) {
    Json replacement = {{"deletedRegion", region(source, e.span)}};
    if (!e.replacement.empty()) replacement["insertedContent"] = {{"text", e.replacement}};
    replacements.push_back(std::move(replacement));
  }
  Json change = {{"artifactLocation", artifact}, {"replacements", std::move(replacements)}};
  Json fix = {{"description", {{"text", capital(say(ui, safe ? Text::short_safe : Text::short_unsafe))}}},
              {"artifactChanges", Json::array({std::move(change)})}};
  return Json::array({std::move(fix)});
}

// Of all results, or of none: an empty list says that nobody has accepted this one.
Json suppressions_of(const Diagnostic& d) {
  Json out = Json::array();
  if (!d.suppressed) return out;
  Json accepted = {{"kind", "inSource"}, {"status", "accepted"}};
  if (!d.suppression_reason.empty()) accepted["justification"] = d.suppression_reason;
  out.push_back(std::move(accepted));
  return out;
}

// A message that names nothing of an article speaks of the rule.
std::string title_of(const Rule& rule, const Ruleset& rules, UiLanguage ui) {
  const std::string& message = rule.message.in(ui);
  if (!message.empty() && message.find('{') == std::string::npos) return capital(headline(message));
  const std::string name = rule.name.empty() ? rule.id : rule.name;
  if (!rule.criterion) return name;
  return criterion_label(ui, rules, *rule.criterion) + " (" + name + ")";
}

std::string markdown_of(std::string_view help) {
  std::string out;
  for (std::size_t at = 0; at < help.size();) {
    const std::size_t end = std::min(help.find('\n', at), help.size());
    out += markdown_cell(help.substr(at, end - at)) + "\n";
    at = end + 1;
  }
  return out;
}

}  // namespace

std::string uri_path(std::string_view path) {
  constexpr std::string_view unreserved = "-._~/";
  std::string out;
  for (const char c : path) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (word || unreserved.find(c) != std::string_view::npos)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

Json sarif_artifact(std::string_view path, const ReportOptions& o) {
  const std::string place = repository_path(path, o);
  if (place.starts_with('/')) return {{"uri", "file://" + uri_path(place)}};
  return {{"uri", uri_path(place)}, {"uriBaseId", "%SRCROOT%"}};
}

Json sarif_result(const FileReport& file, const Diagnostic& d, const Rule& rule, const std::string& fingerprint,
                  const ReportOptions& o) {
  const Source& source = file.audited->source;
  const Json artifact = sarif_artifact(file.path, o);
  Json out = {{"ruleId", rule.id}, {"level", level_of(d.severity)}, {"message", {{"text", plain(d.message)}}}};
  out["locations"] =
      Json::array({Json{{"physicalLocation", {{"artifactLocation", artifact}, {"region", region_of(source, d)}}}}});
  if (!d.related.empty()) out["relatedLocations"] = related_of(source, d, artifact);
  // Not primaryLocationLineHash: the upload to GitHub computes that one itself, and complains of another value.
  out["partialFingerprints"] = {{"calameFinding/v1", fingerprint}};
  if (o.baseline || d.baselined) out["baselineState"] = d.baselined ? "unchanged" : "new";
  out["suppressions"] = suppressions_of(d);
  if (d.fix && !d.fix->edits.empty() && d.fix->applicability != Applicability::display_only)
    out["fixes"] = fixes_of(source, d, artifact, o.ui);
  return out;
}

Json sarif_rule(const Rule& rule, const Ruleset& rules, UiLanguage ui) {
  const std::string title = title_of(rule, rules, ui);
  const std::string& help = rule.help.in(ui).empty() ? title : rule.help.in(ui);
  std::string text = help, markdown = markdown_of(help);
  if (!rule.source.empty()) {
    const std::string source = say(ui, Text::rule_source, {rule.source});
    text += "\n\n" + source;
    markdown += "\n" + source + "\n";
  }
  Json tags = Json::array();
  for (const std::string& tag :
       {std::string(rule.category()), rule.criterion ? rules.criteria[*rule.criterion].id : std::string(), rule.pack})
    if (!tag.empty() && tags.size() < most_tags && std::find(tags.begin(), tags.end(), tag) == tags.end())
      tags.push_back(tag);
  Json out = {{"id", rule.id}};
  if (!rule.name.empty()) out["name"] = rule.name;
  out["shortDescription"] = {{"text", title}};
  out["fullDescription"] = {{"text", help}};
  out["help"] = {{"text", text}, {"markdown", markdown}};
  out["defaultConfiguration"] = {{"level", level_of(rule.severity)}};
  out["properties"] = {{"tags", std::move(tags)},
                       {"precision", precision_of(rule, rules)},
                       {"problem.severity", problem_severity(rule.severity)}};
  return out;
}

}  // namespace calame
