// SARIF 2.1.0 (OASIS): results as they come; what is only known at the end, rules among it, stands behind them.
#include "report/sarif.h"

#include <map>

#include "report/fingerprints.h"
#include "report/summary.h"
#include "report/writers.h"

namespace calame {
namespace {

// GitHub refuses a log that holds more.
constexpr std::size_t most_results = 25'000;

std::string_view mime_type(Format format) {
  switch (format) {
    case Format::html:
      return "text/html";
    case Format::markdown:
      return "text/markdown";
    default:
      return "text/plain";
  }
}

// Diagnostics that a log lists: the first `most` to act on and those between, accepted or known.
std::vector<const Diagnostic*> listed(const AuditResult& result, std::uint32_t most) {
  std::vector<const Diagnostic*> out;
  std::size_t open = 0, others = 0;
  for (const Diagnostic& d : result.diagnostics)
    if ((d.suppressed || d.baselined ? others : open)++ < most) out.push_back(&d);
  return out;
}

class SarifWriter : public ReportWriter {
 public:
  explicit SarifWriter(const RunFacts& run) : run_(run) {}

  std::string begin() override {
    const Json root = {{"%SRCROOT%", {{"description", {{"text", say(ui(), Text::repository_root)}}}}}};
    return "{\"$schema\": \"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
           "sarif-schema-2.1.0.json\", \"version\": \"2.1.0\", \"runs\": [{\n\"columnKind\": \"unicodeCodePoints\", "
           "\"language\": \"" +
           language() + "\", \"originalUriBaseIds\": " + one_line(root) + ",\n\"results\": [";
  }

  [[nodiscard]] std::string render(const FileReport& file) const override {
    if (!file.audited) return {};
    const AuditResult& result = file.audited->result;
    const Ruleset& rules = rules_of(file, run_);
    const std::vector<std::string> prints = fingerprints(*file.audited, rules);
    std::string out;
    for (const Diagnostic* d : listed(result, run_.options.max_findings)) {
      const std::string& print = prints[std::size_t(d - result.diagnostics.data())];
      out += one_line(sarif_result(file, *d, rule_of(rules, *d), print, run_.options)) + "\n";
    }
    return out;
  }

  std::string add(const FileReport& file, std::string rendered) override {
    add_errors(file);
    if (!file.audited) return {};
    const AuditResult& result = file.audited->result;
    auto found = listed(result, run_.options.max_findings);
    if (const std::size_t room = most_results - written_; found.size() > room) {
      found.resize(room);
      std::size_t end = 0;
      for (std::size_t n = 0; n < room; ++n) end = rendered.find('\n', end) + 1;
      rendered.resize(end);
    }
    if (found.size() < result.diagnostics.size()) add_left_out(file, result.diagnostics.size() - found.size());
    const Ruleset& rules = rules_of(file, run_);
    for (const Diagnostic* d : found)
      if (const Rule& rule = rule_of(rules, *d); !rules_.contains(rule.id))
        rules_.emplace(rule.id, one_line(sarif_rule(rule, rules, ui())));
    add_artifact(file);
    return more_items(rendered, written_);
  }

  std::string end() override {
    std::string rules;
    for (const auto& [id, rule] : rules_) rules += rule + "\n";
    const std::string version = one_line(run_.options.version);
    return (written_ == 0 ? "],\n" : "\n],\n") + ("\"artifacts\": [" + array(artifacts_) + "],\n") +
           "\"invocations\": [{\"executionSuccessful\": " + (failed_ ? "false" : "true") +
           ", \"toolExecutionNotifications\": [" + array(notifications_) + "]}],\n" +
           "\"tool\": {\"driver\": {\"name\": \"calame\", \"version\": " + version +
           ", \"semanticVersion\": " + version + ", \"language\": \"" + language() + "\", \"rules\": [" + array(rules) +
           "]}}\n}]}\n";
  }

 private:
  [[nodiscard]] UiLanguage ui() const { return run_.options.ui; }
  [[nodiscard]] std::string language() const { return ui() == UiLanguage::fr ? "fr" : "en"; }

  static std::string array(std::string_view lines) {
    std::size_t written = 0;
    std::string out = more_items(lines, written);
    return written == 0 ? out : out + "\n";
  }

  void notify(const FileReport& file, std::string_view level, const std::string& message, LineColumn at) {
    Json place = {{"artifactLocation", sarif_artifact(file.path, run_.options)}};
    if (at.line > 0) place["region"]["startLine"] = at.line;
    if (at.line > 0 && at.column > 0) place["region"]["startColumn"] = at.column;
    const Json notification = {{"level", level},
                               {"message", {{"text", message}}},
                               {"locations", Json::array({Json{{"physicalLocation", std::move(place)}}})}};
    notifications_ += one_line(notification) + "\n";
  }

  void add_errors(const FileReport& file) {
    failed_ = failed_ || !file.errors.empty();
    for (const Error& e : file.errors) notify(file, "error", e.message.in(ui()), e.at);
  }

  void add_left_out(const FileReport& file, std::size_t number) {
    notify(file, "note", say(ui(), Text::more_findings, {count(ui(), number)}), {});
  }

  void add_artifact(const FileReport& file) {
    const Json artifact = {{"location", sarif_artifact(file.path, run_.options)},
                           {"roles", Json::array({"analysisTarget"})},
                           {"mimeType", mime_type(file.format)},
                           {"properties", {{"score", file.audited->result.score.overall}}}};
    artifacts_ += one_line(artifact) + "\n";
  }

  RunFacts run_;
  std::size_t written_ = 0;
  bool failed_ = false;
  std::map<std::string, std::string> rules_;  // by id, those of the results alone
  std::string artifacts_, notifications_;     // a line each
};

}  // namespace

std::unique_ptr<ReportWriter> sarif_writer(const RunFacts& run) { return std::make_unique<SarifWriter>(run); }

}  // namespace calame
