// JUnit’s XML: an article is a suite, a rule that found something is a test of it. What keeps the name of a rule and
// the path of an article keeps its history in the viewers, which a test a finding would not.
#include <map>

#include "report/escape.h"
#include "report/listing.h"
#include "report/summary.h"
#include "report/writers.h"

namespace calame {
namespace {

// Findings of one rule, in order.
using ByRule = std::map<std::string, std::vector<const Diagnostic*>>;

struct Suite {
  std::string tests;  // elements
  std::size_t count = 0, failures = 0, errors = 0;
};

// Viewers read a class as a path of packages, divided by dots.
std::string class_of(std::string path) {
  for (char& c : path)
    if (c == '.') c = '_';
  return path;
}

class JunitWriter : public ReportWriter {
 public:
  explicit JunitWriter(const RunFacts& run) : run_(run) {}

  std::string begin() override { return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"calame\">\n"; }

  [[nodiscard]] std::string render(const FileReport& file) const override {
    Suite suite;
    for (const Error& e : file.errors) add_error(suite, file, e);
    std::string properties, note;
    if (file.audited) {
      const AuditResult& result = file.audited->result;
      const OpenFindings open = open_findings(result, run_.options.max_findings);
      properties = "    <properties><property name=\"score\" value=\"" + std::to_string(result.score.overall) +
                   "\"/></properties>\n";
      add_score(suite, file);
      add_rules(suite, file, open);
      if (open.left_out > 0)
        note =
            "    <system-out>" + xml(say(ui(), Text::more_findings, {count(ui(), open.left_out)})) + "</system-out>\n";
    }
    const std::string path = xml(file.path);
    return "  <testsuite name=\"" + path + "\" file=\"" + path + "\" tests=\"" + std::to_string(suite.count) +
           "\" failures=\"" + std::to_string(suite.failures) + "\" errors=\"" + std::to_string(suite.errors) + "\">\n" +
           properties + suite.tests + note + "  </testsuite>\n";
  }

  std::string end() override { return "</testsuites>\n"; }

 private:
  [[nodiscard]] UiLanguage ui() const { return run_.options.ui; }

  static std::string open_test(const FileReport& file, std::string_view name) {
    return "    <testcase classname=\"" + xml(class_of(file.path)) + "\" name=\"" + xml(name) + "\"";
  }

  void add_error(Suite& suite, const FileReport& file, const Error& e) const {
    ++suite.count, ++suite.errors;
    suite.tests += open_test(file, "calame") + ">\n      <error type=\"unread\" message=\"" + xml(e.message.in(ui())) +
                   "\">" + xml(to_string(e, ui())) + "</error>\n    </testcase>\n";
  }

  // A test of every article, so that one without flaws counts as passed.
  void add_score(Suite& suite, const FileReport& file) const {
    const double score = file.audited->result.score.overall;
    const auto& least = file.rules ? file.rules->min_score : run_.options.min_score;
    ++suite.count;
    suite.tests += open_test(file, "score");
    if (!least || score >= *least) {
      suite.tests += "/>\n";
      return;
    }
    ++suite.failures;
    suite.tests += ">\n      <failure type=\"score\" message=\"" +
                   xml(say(ui(), Text::score_head, {decimal(ui(), score, 0)}) + " " +
                       say(ui(), Text::score_min, {decimal(ui(), *least, 0)})) +
                   "\"/>\n    </testcase>\n";
  }

  void add_rules(Suite& suite, const FileReport& file, const OpenFindings& open) const {
    ByRule by_rule;
    for (const Diagnostic* d : open.shown) by_rule[rule_title(rule_of(rules_of(file, run_), *d))].push_back(d);
    for (const auto& [title, findings] : by_rule) {
      Severity worst = Severity::info;
      std::string lines;
      for (const Diagnostic* d : findings) {
        worst = std::max(worst, d->severity);
        const LineColumn at = start_of(file.audited->source, *d);
        lines +=
            xml(file.path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + d->message) + "\n";
      }
      const bool failing = fails(rules_of(file, run_).fail_on, worst);
      ++suite.count;
      suite.tests += open_test(file, title) + ">\n";
      // What fails no run is told, and passes.
      if (!failing) {
        suite.tests += "      <system-out>" + lines + "</system-out>\n    </testcase>\n";
        continue;
      }
      ++suite.failures;
      suite.tests += "      <failure type=\"" + std::string(severity_name(worst)) + "\" message=\"" +
                     xml(message_of(findings)) + "\">" + lines + "</failure>\n    </testcase>\n";
    }
  }

  static std::string message_of(const std::vector<const Diagnostic*>& findings) {
    const std::string& first = findings.front()->message;
    return findings.size() == 1 ? first : first + " (× " + std::to_string(findings.size()) + ")";
  }

  RunFacts run_;
};

}  // namespace

std::unique_ptr<ReportWriter> junit_writer(const RunFacts& run) { return std::make_unique<JunitWriter>(run); }

}  // namespace calame
