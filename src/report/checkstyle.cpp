// The XML of Checkstyle, which most tools of continuous integration know how to show.
#include "report/escape.h"
#include "report/listing.h"
#include "report/summary.h"
#include "report/writers.h"

namespace calame {
namespace {

std::string element(LineColumn at, std::string_view severity, std::string_view message, std::string_view source) {
  std::string out = "    <error line=\"" + std::to_string(std::max(1u, at.line)) + "\"";
  if (at.column > 0) out += " column=\"" + std::to_string(at.column) + "\"";
  out.append(" severity=\"").append(severity).append("\" message=\"").append(xml(message));
  return out.append("\" source=\"").append(xml(source)).append("\"/>\n");
}

class CheckstyleWriter : public ReportWriter {
 public:
  explicit CheckstyleWriter(const RunFacts& run) : run_(run) {}

  std::string begin() override { return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"; }

  [[nodiscard]] std::string render(const FileReport& file) const override {
    const ReportOptions& o = run_.options;
    std::string out = "  <file name=\"" + xml(file.path) + "\">\n";
    for (const Error& e : file.errors) out += element(e.at, "error", e.message.in(o.ui), "calame");
    if (file.audited) {
      const OpenFindings open = open_findings(file.audited->result, o.max_findings);
      for (const Diagnostic* d : open.shown)
        out += element(start_of(file.audited->source, *d), severity_name(d->severity), d->message,
                       "calame." + rule_of(rules_of(file, run_), *d).id);
      if (open.left_out > 0)
        out += element({}, "info", say(o.ui, Text::more_findings, {count(o.ui, open.left_out)}), "calame");
    }
    return out + "  </file>\n";
  }

  std::string end() override { return "</checkstyle>\n"; }

 private:
  RunFacts run_;
};

}  // namespace

std::unique_ptr<ReportWriter> checkstyle_writer(const RunFacts& run) { return std::make_unique<CheckstyleWriter>(run); }

}  // namespace calame
