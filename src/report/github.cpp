// Workflow commands of GitHub Actions, which become notes beside the lines of a pull request.
#include <array>

#include "report/escape.h"
#include "report/listing.h"
#include "report/summary.h"
#include "report/writers.h"

namespace calame {
namespace {

// Notes of one severity that GitHub keeps of a step; the others are lost without a word.
constexpr std::size_t most_notes = 10;

constexpr std::array<std::string_view, 3> levels = {"notice", "warning", "error"};  // by Severity

std::string escaped(std::string_view text, std::string_view signs) {
  std::string out;
  for (const char c : text) {
    if (signs.find(c) != std::string_view::npos)
      for (const char hex : {'%', "0123456789ABCDEF"[c >> 4 & 15], "0123456789ABCDEF"[c & 15]}) out += hex;
    else
      out += c;
  }
  return out;
}

// The log is read in a terminal too: what it could obey is shown by number. The runner decodes these signs and no
// other.
std::string data(std::string_view text) { return escaped(visible_controls(text), "%\r\n"); }
std::string property(std::string_view text) { return escaped(visible_line(text), "%\r\n:,"); }

std::string place(const Source& source, const Diagnostic& d) {
  if (d.whole_document) return ",line=1";
  const LineColumn begin = source.position(d.span.begin), end = source.position(d.span.end);
  const bool together = begin.line == end.line;  // columns are for one line alone
  std::string out = ",line=" + std::to_string(begin.line) + ",endLine=" + std::to_string(end.line);
  if (together) out += ",col=" + std::to_string(begin.column) + ",endColumn=" + std::to_string(end.column);
  return out;
}

std::string command(Severity severity, std::string_view properties, std::string_view message) {
  return "::" + std::string(levels[std::size_t(severity)]) + " " + std::string(properties) + "::" + data(message) +
         "\n";
}

class GithubWriter : public ReportWriter {
 public:
  explicit GithubWriter(const RunFacts& run) : run_(run) {}

  // Only what may still be shown is kept; the gravest come first, so that all wait for the end.
  std::string add(const FileReport& file, std::string) override {
    const std::string path = property(repository_path(file.path, run_.options));
    for (const Error& e : file.errors) {
      std::string at = "file=" + path + ",line=" + std::to_string(line_of(e));
      if (e.at.column > 0) at += ",col=" + std::to_string(e.at.column);
      keep(Severity::error, [&] { return command(Severity::error, at + ",title=calame", message(e)); });
    }
    if (!file.audited) return {};
    const OpenFindings open = open_findings(file.audited->result, run_.options.max_findings);
    more_ += open.left_out;
    for (const Diagnostic* d : open.shown)
      keep(d->severity, [&] {
        const std::string title = property(rule_title(rule_of(rules_of(file, run_), *d)));
        return command(d->severity, "file=" + path + place(file.audited->source, *d) + ",title=" + title, d->message);
      });
    return {};
  }

  std::string end() override {
    std::vector<std::string>& notices = notes_[std::size_t(Severity::info)];
    if (more_ > 0 && notices.size() == most_notes) {  // room for the line that says how many are missing
      notices.pop_back();
      ++more_;
    }
    std::string out;
    for (std::size_t severity = notes_.size(); severity-- > 0;)
      for (const std::string& note : notes_[severity]) out += note;
    const UiLanguage ui = run_.options.ui;
    if (more_ > 0) out += command(Severity::info, "title=calame", say(ui, Text::github_more, {count(ui, more_)}));
    return out;
  }

 private:
  template <class Make>
  void keep(Severity severity, Make make) {
    std::vector<std::string>& notes = notes_[std::size_t(severity)];
    if (notes.size() < most_notes)
      notes.push_back(make());
    else
      ++more_;
  }
  [[nodiscard]] const std::string& message(const Error& e) const { return e.message.in(run_.options.ui); }

  RunFacts run_;
  std::array<std::vector<std::string>, 3> notes_;  // by severity, in the order of the run
  std::size_t more_ = 0;
};

}  // namespace

std::unique_ptr<ReportWriter> github_writer(const RunFacts& run) { return std::make_unique<GithubWriter>(run); }

}  // namespace calame
