// One line a finding, for grep and for editors that jump to path:line:column.
#include "calame/report.h"
#include "report/escape.h"
#include "report/summary.h"
#include "report/writers.h"

namespace calame {
namespace {

std::string_view mark_of(const Diagnostic& d) {
  if (!d.fix || d.fix->edits.empty()) return "";
  return d.fix->applicability == Applicability::safe     ? " [*]"
         : d.fix->applicability == Applicability::unsafe ? " [~]"
                                                         : "";
}

std::string rendered(const FileReport& file, const Ruleset& rules, const ReportOptions& o) {
  std::string out;
  const std::string path = visible_line(file.path);
  for (const Error& e : file.errors) {
    Error named = e;
    if (named.path.empty()) named.path = file.path;
    out += visible_line(to_string(named, o.ui)) + "\n";
  }
  if (!file.audited) return out;
  const AuditResult& result = file.audited->result;
  const auto shown = shown_findings(result, o.max_findings);
  for (const Diagnostic* d : shown) {
    const LineColumn at = d->whole_document ? LineColumn{1, 1} : file.audited->source.position(d->span.begin);
    const std::string id = rule_of(rules, *d).id;
    out += path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": " +
           std::string(severity_name(d->severity)) + " " + (o.color ? "\x1b[1m" + id + "\x1b[0m" : id) +
           std::string(mark_of(*d)) + " " + visible_line(d->message) + "\n";
  }
  const Tally t = tally(result);
  if (shown.size() < t.findings)
    out += path + ": " + say(o.ui, Text::more_findings, {count(o.ui, t.findings - shown.size())}) + "\n";
  if (t.baselined > 0) out += path + ": " + say(o.ui, Text::summary_known, {count(o.ui, t.baselined)}) + "\n";
  return out;
}

class ConciseWriter : public ReportWriter {
 public:
  explicit ConciseWriter(const RunFacts& run) : run_(run) {}
  [[nodiscard]] std::string render(const FileReport& file) const override {
    return rendered(file, rules_of(file, run_), run_.options);
  }

 private:
  RunFacts run_;
};

}  // namespace

std::unique_ptr<ReportWriter> concise_writer(const RunFacts& run) { return std::make_unique<ConciseWriter>(run); }

}  // namespace calame
