// The machine-readable report, schema calame-report/1.
#include <cmath>

#include "report/json_parts.h"
#include "report/summary.h"

namespace calame {

Json rounded(double value) {
  if (!std::isfinite(value)) return nullptr;
  const double r = std::round(value * 100) / 100;
  return r == 0 ? Json(0) : Json(r);  // no -0.0
}

std::string dumped(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json file_bytes(const Source& source, SourceSpan span) {
  if (span.end < span.begin || span.end.value > source.text().size()) return nullptr;
  const FileSpan file = source.file_span(span);
  return {{"start", file.begin.value}, {"end", file.end.value}};
}

namespace {

std::string_view encoding_name(Encoding e) {
  switch (e) {
    case Encoding::utf8:
      return "utf-8";
    case Encoding::utf16le:
      return "utf-16le";
    case Encoding::utf16be:
      return "utf-16be";
    case Encoding::utf32le:
      return "utf-32le";
    case Encoding::utf32be:
      return "utf-32be";
    case Encoding::windows_1252:
      break;
  }
  return "windows-1252";
}

Json metrics_json(const AuditResult& result, const Ruleset& rules) {
  const Metrics& m = result.metrics;
  Json out = {{"words", m.words},           {"signs", m.signs},           {"sentences", m.sentences},
              {"paragraphs", m.paragraphs}, {"body_words", m.body_words}, {"generated_words", m.generated_words}};
  const std::string& formula = rules.language(result.lang).readability.name;
  const Json value = m.readability ? rounded(*m.readability) : Json(nullptr);
  // The contract names the French formula; every other one goes by its own name.
  out["kandel_moles"] = formula.starts_with("Kandel") ? value : Json(nullptr);
  out["readability"] = {{"formula", formula}, {"value", value}};
  out["lix"] = m.lix ? rounded(*m.lix) : Json(nullptr);
  return out;
}

Json score_json(const AuditResult& result, const Ruleset& rules, UiLanguage ui) {
  const Score& score = result.score;
  Json gates = Json::array(), categories = Json::object(), ledger = Json::array();
  for (const Gate& g : score.gates)
    gates.push_back({{"id", g.id}, {"cap", rounded(g.cap)}, {"label", gate_label(ui, rules, result, g)}});
  for (const CategoryScore& c : score.categories)
    categories[c.name] = {{"score", rounded(c.score)}, {"weight", rounded(c.weight)}};
  for (const LedgerLine& line : score.ledger) {
    Json ids = Json::array();
    for (const std::uint32_t rule : line.rules) ids.push_back(rules.rules[rule].id);
    ledger.push_back({{"criterion", rules.criteria[line.criterion].id},
                      {"loss", rounded(line.loss)},
                      {"max", rounded(line.max)},
                      {"rules", ids},
                      {"label", criterion_label(ui, rules, line.criterion)}});
  }
  return {{"overall", score.overall},
          {"raw", rounded(score.raw)},
          {"gates", gates},
          {"categories", categories},
          {"ledger", ledger}};
}

Json fix_json(const Source& source, const Diagnostic& d) {
  if (!d.fix) return nullptr;
  Json edits = Json::array();
  for (const Edit& e : d.fix->edits) {
    Json edit = file_bytes(source, e.span);
    if (!edit.is_object()) return nullptr;
    edit["text"] = e.replacement;
    edits.push_back(std::move(edit));
  }
  return {{"applicability", applicability_name(d.fix->applicability)}, {"edits", edits}};
}

void add_place(Json& out, const Source& source, SourceSpan span) {
  const FileSpan file = source.file_span(span);
  const LineColumn begin = source.position(span.begin), end = source.position(span.end);
  out["start"] = file.begin.value, out["end"] = file.end.value;
  out["line"] = begin.line, out["column"] = begin.column;
  out["end_line"] = end.line, out["end_column"] = end.column;
}

/// On the whole document: zero width at the file's very first byte, mark included.
void add_no_place(Json& out) {
  out["start"] = 0, out["end"] = 0;
  out["line"] = 1, out["column"] = 1, out["end_line"] = 1, out["end_column"] = 1;
  out["anchor"] = "document";
}

Json finding_json(const Source& source, const Diagnostic& d, const Ruleset& rules) {
  const Rule& rule = rule_of(rules, d);
  Json out = {{"rule", rule.id}, {"name", rule.name}};
  out["criterion"] = rule.criterion ? Json(rules.criteria[*rule.criterion].id) : Json(nullptr);
  out["category"] = rule.criterion ? rules.criteria[*rule.criterion].category : std::string(rule.category());
  out["severity"] = severity_name(d.severity);
  out["message"] = d.message;
  if (d.whole_document)
    add_no_place(out);
  else
    add_place(out, source, d.span);
  out["fix"] = fix_json(source, d);
  out["related"] = Json::array();
  for (const Related& r : d.related) {
    Json related = Json::object();
    add_place(related, source, r.span);
    related["message"] = r.message;
    out["related"].push_back(std::move(related));
  }
  out["suppressed"] = d.suppressed;
  if (d.suppressed) out["suppression_reason"] = d.suppression_reason;
  out["baselined"] = d.baselined;
  return out;
}

Json error_json(const Error& e, UiLanguage ui) {
  return {{"message", e.message.in(ui)}, {"line", e.at.line}, {"column", e.at.column}};
}

Json findings_json(const FileReport& file, const Ruleset& rules, std::uint32_t most) {
  Json out = Json::array();
  for (const Diagnostic& d : file.audited->result.diagnostics) {
    if (out.size() >= most) break;
    out.push_back(finding_json(file.audited->source, d, rules));
  }
  return out;
}

void add_audit(Json& out, const FileReport& file, const Ruleset& rules, const ReportOptions& o) {
  const AuditResult& result = file.audited->result;
  out["lang"] = result.lang;
  out["encoding"] = encoding_name(file.audited->source.encoding());
  out["bom"] = file.audited->source.has_bom();
  out["keyphrase"] = result.facts.keyphrase;
  out["metrics"] = metrics_json(result, rules);
  out["score"] = score_json(result, rules, o.ui);
  if (file.before) out["score"]["before"] = file.before->overall;
  if (file.after) out["score"]["with_fixes"] = file.after->overall;
  out["findings"] = findings_json(file, rules, o.max_findings);
  if (out["findings"].size() < result.diagnostics.size()) out["findings_total"] = result.diagnostics.size();
  out["passed"] = Json::array();
  for (const std::uint32_t rule : result.passed) out["passed"].push_back(rules.rules[rule].id);
}

Json file_json(const FileReport& file, const Ruleset& rules, const ReportOptions& o) {
  Json out = {{"path", file.path}, {"format", format_name(file.format)}};
  if (file.audited) {
    add_audit(out, file, rules, o);
  } else {
    out["lang"] = "";
    out["metrics"] = nullptr, out["score"] = nullptr;
    out["findings"] = Json::array();
  }
  out["error"] = file.errors.empty() ? Json(nullptr) : error_json(file.errors.front(), o.ui);
  if (file.errors.size() > 1) {
    out["errors"] = Json::array();
    for (const Error& e : file.errors) out["errors"].push_back(error_json(e, o.ui));
  }
  return out;
}

}  // namespace

std::string report_json(std::span<const FileReport> files, const Ruleset& rules, const ReportOptions& options) {
  Json packs = Json::array(), list = Json::array();
  for (const Pack& p : rules.packs) packs.push_back(p.id);
  for (const FileReport& f : files) list.push_back(file_json(f, rules, options));
  const Tally t = tally(files);
  std::size_t failed = 0;
  for (const FileReport& f : files) failed += f.audited ? 0 : 1;
  Json out = {{"schema", "calame-report/1"},
              {"tool", {{"name", "calame"}, {"version", options.version}}},
              {"ruleset", {{"hash", rules.hash}, {"packs", packs}}},
              {"files", list}};
  out["summary"] = {
      {"files", files.size()},    {"findings", t.findings}, {"fixable", t.safe}, {"fixable_unsafe", t.unsafe_only},
      {"errors", t.errors},       {"warnings", t.warnings}, {"infos", t.infos},  {"suppressed", t.suppressed},
      {"baselined", t.baselined}, {"failed", failed}};
  return dumped(out);
}

}  // namespace calame
