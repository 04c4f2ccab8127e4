// For a comment under a pull request: short, and harmless whatever the article holds.
#include <fmt/format.h>

#include "calame/report.h"
#include "report/escape.h"
#include "report/summary.h"
#include "report/writers.h"

namespace calame {
namespace {

std::string cell(std::string_view text) { return markdown_cell(text); }

void write_categories(std::string& out, const AuditResult& result, const Ruleset& rules, UiLanguage ui) {
  double sum = 0;
  for (const CategoryScore& c : result.score.categories) sum += c.weight;
  if (result.score.categories.empty() || sum <= 0) return;
  out += "| " + say(ui, Text::ledger_category) + " | " + say(ui, Text::ledger_score) + " | " +
         say(ui, Text::ledger_loss) + " | " + say(ui, Text::ledger_max) + " |\n|:--|--:|--:|--:|\n";
  for (const CategoryScore& c : result.score.categories) {
    double loss = 0;
    for (const LedgerLine& line : result.score.ledger)
      if (rules.criteria[line.criterion].category == c.name) loss += line.loss;
    out += "| " + cell(category_label(ui, c.name)) + " | " + decimal(ui, c.score, 0) + " | " +
           signed_decimal(ui, -loss, 1) + " | " + decimal(ui, 100 * c.weight / sum, 1) + " |\n";
  }
  out += "\n";
}

void write_findings(std::string& out, const FileReport& file, const Ruleset& rules, const ReportOptions& o) {
  const AuditResult& result = file.audited->result;
  const auto shown = shown_findings(result, o.max_findings);
  if (shown.empty()) return;
  const std::size_t all = tally(result).findings;
  out += "<details><summary>" + say(o.ui, Text::top_findings, {count(o.ui, all)}) + "</summary>\n\n";
  out += "| " + say(o.ui, Text::line_name) + " | " + say(o.ui, Text::filter_severity) + " | " +
         say(o.ui, Text::ledger_rules) + " | " + say(o.ui, Text::message_name) + " | " +
         "fix |\n|--:|:--|:--|:--|:--|\n";
  for (const Diagnostic* d : shown) {
    const bool safe = d->fix && !d->fix->edits.empty() && d->fix->applicability == Applicability::safe;
    const std::string line =
        d->whole_document ? "–" : std::to_string(file.audited->source.position(d->span.begin).line);
    out += "| " + line + " | " + severity_label(o.ui, d->severity) + " | " + cell(rule_of(rules, *d).id) + " | " +
           cell(d->message) + " | " + (safe ? "✓" : "") + " |\n";
  }
  out += "\n";
  if (shown.size() < all) out += say(o.ui, Text::more_findings, {count(o.ui, all - shown.size())}) + "\n\n";
  out += "</details>\n\n";
}

void write_score(std::string& out, const FileReport& file, const Ruleset& rules, const ReportOptions& o) {
  const Score& score = file.audited->result.score;
  out += "**" + say(o.ui, Text::score_head, {std::to_string(score.overall)}) + "**";
  if (o.min_score) out += " " + say(o.ui, Text::score_min, {decimal(o.ui, *o.min_score, 0)});
  if (file.before)
    out += " · " + say(o.ui, Text::before_after, {std::to_string(file.before->overall), std::to_string(score.overall)});
  if (file.after) out += " · " + say(o.ui, Text::with_fixes, {std::to_string(file.after->overall)});
  out += "\n\n";
  for (const Gate& gate : score.gates)
    out += "- " +
           say(o.ui, gate_acts(score, gate) ? Text::gate_here : Text::gate_lifted,
               {decimal(o.ui, gate.cap, 0), cell(gate_label(o.ui, rules, file.audited->result, gate))}) +
           "\n";
  if (!score.gates.empty()) out += "\n";
}

std::string rendered(const FileReport& file, const Ruleset& rules, const ReportOptions& o) {
  std::string out = "### " + cell(file.path) + "\n\n";
  for (const Error& e : file.errors) out += "- " + cell(to_string(e, o.ui)) + "\n";
  if (!file.errors.empty()) out += "\n";
  if (!file.audited) return out;
  write_score(out, file, rules, o);
  write_categories(out, file.audited->result, rules, o.ui);
  write_findings(out, file, rules, o);
  return out;
}

// The sum stands above the articles, so that they wait for it.
class MarkdownWriter : public ReportWriter {
 public:
  explicit MarkdownWriter(const RunFacts& run) : run_(run) {}
  [[nodiscard]] std::string render(const FileReport& file) const override {
    return rendered(file, rules_of(file, run_), run_.options);
  }
  std::string add(const FileReport& file, std::string rendered) override {
    if (file.audited) all_ += tally(file.audited->result);
    const std::size_t most = run_.options.most_bytes;
    if (most > 0 && (left_out_ > 0 || articles_.size() + rendered.size() > most))
      ++left_out_;
    else
      articles_ += rendered;
    return {};
  }
  std::string end() override {
    const UiLanguage ui = run_.options.ui;
    if (left_out_ > 0) articles_ += say(ui, Text::more_articles, {count(ui, left_out_)}) + "\n\n";
    return "## Calame\n\n" + summary_sentence(ui, all_) + "\n\n" + articles_ + "<sub>" +
           say(ui, Text::limits_heuristic) + "</sub>\n";
  }

 private:
  RunFacts run_;
  Tally all_;
  std::string articles_;
  std::size_t left_out_ = 0;
};

}  // namespace

std::unique_ptr<ReportWriter> markdown_writer(const RunFacts& run) { return std::make_unique<MarkdownWriter>(run); }

}  // namespace calame
