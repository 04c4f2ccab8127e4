// The machine-readable report, schema calame-report/1.
#include <cmath>

#include "report/json_parts.h"
#include "report/summary.h"
#include "report/writers.h"

namespace calame {

Json rounded(double value) {
  if (!std::isfinite(value)) return nullptr;
  const double r = std::round(value * 100) / 100;
  return r == 0 ? Json(0) : Json(r);  // no -0.0
}

std::string dumped(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

std::string one_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string more_items(std::string_view lines, std::size_t& written) {
  std::string out;
  for (std::size_t at = 0; at < lines.size(); ++written) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    out.append(written == 0 ? "\n" : ",\n").append(lines.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

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
  Json out = Json::object();
  if (!file.id.empty()) out["id"] = Json::parse(file.id, nullptr, false);
  out["path"] = file.path;
  out["format"] = format_name(file.format);
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

Json head_json(const RunFacts& run) {
  Json packs = Json::array();
  for (const Pack& p : run.rules.packs) packs.push_back(p.id);
  return {{"schema", "calame-report/1"},
          {"tool", {{"name", "calame"}, {"version", run.options.version}}},
          {"ruleset", {{"hash", run.rules.hash}, {"packs", packs}}}};
}

// A value as it stands two levels deep in the document. Strings hold no raw line feed.
std::string indented(std::string text) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 5) text.insert(at + 1, "    ");
  return "    " + text;
}

std::string line_of(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

class JsonWriter : public ReportWriter {
 public:
  explicit JsonWriter(const RunFacts& run) : run_(run) {}

  // The head as dump() writes it, but for its closing brace.
  std::string begin() override {
    std::string head = line_of(head_json(run_), 2);
    head.resize(head.size() - 2);
    return head + ",\n  \"files\": [";
  }

  [[nodiscard]] std::string render(const FileReport& file) const override {
    return indented(line_of(file_json(file, rules_of(file, run_), run_.options), 2));
  }

  std::string add(const FileReport& file, std::string rendered) override {
    if (file.audited)
      all_ += tally(file.audited->result);
    else
      ++failed_;
    return (files_++ == 0 ? "\n" : ",\n") + rendered;
  }

  std::string end() override {
    const Json summary = {{"files", files_},
                          {"findings", all_.findings},
                          {"fixable", all_.safe},
                          {"fixable_unsafe", all_.unsafe_only},
                          {"errors", all_.errors},
                          {"warnings", all_.warnings},
                          {"infos", all_.infos},
                          {"suppressed", all_.suppressed},
                          {"baselined", all_.baselined},
                          {"failed", failed_}};
    std::string text = line_of({{"summary", summary}}, 2);
    return (files_ == 0 ? "],\n" : "\n  ],\n") + text.substr(2) + "\n";
  }

 private:
  RunFacts run_;
  Tally all_;
  std::size_t files_ = 0, failed_ = 0;
};

// One article a line, each complete in itself.
class JsonlWriter : public ReportWriter {
 public:
  explicit JsonlWriter(const RunFacts& run) : run_(run) {}
  [[nodiscard]] std::string render(const FileReport& file) const override {
    return line_of(file_json(file, rules_of(file, run_), run_.options), -1) + "\n";
  }

 private:
  RunFacts run_;
};

}  // namespace

std::unique_ptr<ReportWriter> json_writer(const RunFacts& run) { return std::make_unique<JsonWriter>(run); }
std::unique_ptr<ReportWriter> jsonl_writer(const RunFacts& run) { return std::make_unique<JsonlWriter>(run); }

}  // namespace calame
