// Reviewdog Diagnostic Format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
#include "report/json_parts.h"
#include "report/listing.h"
#include "report/summary.h"
#include "report/writers.h"

namespace calame {
namespace {

std::string_view severity_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "ERROR";
    case Severity::warning:
      return "WARNING";
    case Severity::info:
      break;
  }
  return "INFO";
}

// Columns count the bytes of UTF-8 there, from 1.
Json position(const Source& source, SourceOffset at) {
  const std::uint32_t line = source.position(at).line;
  return {{"line", line}, {"column", at.value - source.line_start(line).value + 1}};
}

Json range(const Source& source, SourceSpan span) {
  return {{"start", position(source, span.begin)}, {"end", position(source, span.end)}};
}

Json code_of(const Rule& rule) {
  Json code = {{"value", rule.id}};
  if (rule.source.starts_with("https://") || rule.source.starts_with("http://")) code["url"] = rule.source;
  return code;
}

std::string finding_line(const std::string& path, const Source& source, const Diagnostic& d, const Rule& rule) {
  Json json = {{"message", d.message}, {"location", {{"path", path}}}};
  if (d.whole_document)
    json["location"]["range"]["start"] = {{"line", 1}, {"column", 1}};
  else
    json["location"]["range"] = range(source, d.span);
  json["severity"] = severity_of(d.severity);
  json["code"] = code_of(rule);
  if (const auto replacement = replacement_of(source, d))
    json["suggestions"] = Json::array({Json{{"range", range(source, replacement->span)}, {"text", replacement->text}}});
  return one_line(json) + "\n";
}

std::string notice_line(const std::string& path, std::string_view message, std::string_view severity, LineColumn at) {
  Json json = {{"message", message}, {"location", {{"path", path}}}, {"severity", severity}};
  if (at.line > 0) json["location"]["range"]["start"] = {{"line", at.line}};
  return one_line(json) + "\n";
}

class RdjsonWriter : public ReportWriter {
 public:
  explicit RdjsonWriter(const RunFacts& run) : run_(run) {}

  std::string begin() override { return "{\"source\": {\"name\": \"calame\"}, \"diagnostics\": ["; }

  // Paths as given: reviewdog runs in the same folder, and leads them to the root itself.
  [[nodiscard]] std::string render(const FileReport& file) const override {
    const ReportOptions& o = run_.options;
    std::string out;
    for (const Error& e : file.errors) out += notice_line(file.path, e.message.in(o.ui), "ERROR", e.at);
    if (!file.audited) return out;
    const OpenFindings open = open_findings(file.audited->result, o.max_findings);
    for (const Diagnostic* d : open.shown)
      out += finding_line(file.path, file.audited->source, *d, rule_of(rules_of(file, run_), *d));
    if (open.left_out > 0)
      out += notice_line(file.path, say(o.ui, Text::more_findings, {count(o.ui, open.left_out)}), "INFO", {});
    return out;
  }

  std::string add(const FileReport&, std::string rendered) override { return more_items(rendered, written_); }
  std::string end() override { return written_ == 0 ? "]}\n" : "\n]}\n"; }

 private:
  RunFacts run_;
  std::size_t written_ = 0;
};

}  // namespace

std::unique_ptr<ReportWriter> rdjson_writer(const RunFacts& run) { return std::make_unique<RdjsonWriter>(run); }

}  // namespace calame
