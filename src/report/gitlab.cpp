// GitLab’s Code Quality report. Of issues with equal fingerprints GitLab shows one, so that none may be equal.
#include "report/fingerprints.h"
#include "report/json_parts.h"
#include "report/listing.h"
#include "report/summary.h"
#include "report/writers.h"

namespace calame {
namespace {

std::string_view severity_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "major";
    case Severity::warning:
      return "minor";
    case Severity::info:
      break;
  }
  return "info";
}

struct Issue {
  std::string_view description, check, severity, fingerprint;
  std::uint32_t line = 1;
};

std::string issue_line(const std::string& path, const Issue& i) {
  const Json json = {{"description", i.description},
                     {"check_name", i.check},
                     {"fingerprint", short_hash(path + '\0' + std::string(i.fingerprint))},
                     {"severity", i.severity},
                     {"location", {{"path", path}, {"lines", {{"begin", i.line}}}}}};
  return one_line(json) + "\n";
}

std::string errors_of(const std::string& path, const FileReport& file, UiLanguage ui) {
  std::string out;
  std::size_t number = 0;
  for (const Error& e : file.errors)
    out += issue_line(path, {e.message.in(ui), "calame", "blocker", "unread:" + std::to_string(++number), line_of(e)});
  return out;
}

class GitlabWriter : public ReportWriter {
 public:
  explicit GitlabWriter(const RunFacts& run) : run_(run) {}

  std::string begin() override { return "["; }

  [[nodiscard]] std::string render(const FileReport& file) const override {
    const ReportOptions& o = run_.options;
    const std::string path = repository_path(file.path, o);
    std::string out = errors_of(path, file, o.ui);
    if (!file.audited) return out;
    const AuditResult& result = file.audited->result;
    const Ruleset& rules = rules_of(file, run_);
    const std::vector<std::string> prints = fingerprints(*file.audited, rules);
    const OpenFindings open = open_findings(result, o.max_findings);
    for (const Diagnostic* d : open.shown)
      out += issue_line(path,
                        {d->message, rule_of(rules, *d).id, severity_of(d->severity),
                         prints[std::size_t(d - result.diagnostics.data())], start_of(file.audited->source, *d).line});
    if (open.left_out > 0)
      out += issue_line(path, {say(o.ui, Text::more_findings, {count(o.ui, open.left_out)}), "calame", "info", "more"});
    return out;
  }

  std::string add(const FileReport&, std::string rendered) override { return more_items(rendered, written_); }
  std::string end() override { return written_ == 0 ? "]\n" : "\n]\n"; }

 private:
  RunFacts run_;
  std::size_t written_ = 0;
};

}  // namespace

std::unique_ptr<ReportWriter> gitlab_writer(const RunFacts& run) { return std::make_unique<GitlabWriter>(run); }

}  // namespace calame
