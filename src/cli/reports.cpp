#include "cli/reports.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "calame/version.h"
#include "cli/atomic_write.h"
#include "cli/commands.h"
#include "cli/repository.h"
#include "cli/terminal.h"
#include "cli/texts.h"

namespace calame {

namespace {

std::size_t columns_of(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columns_of(row[i]));
  }
  std::string out;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      out += row[i];
      if (i + 1 < row.size()) out.append(widths[i] - columns_of(row[i]) + 2, ' ');
    }
    out += '\n';
  }
  return out;
}

namespace {

// Findings by rule, most frequent first: --statistics.
class StatisticsWriter : public ReportWriter {
 public:
  explicit StatisticsWriter(const RunFacts& run) : run_(run) {}

  std::string add(const FileReport& file, std::string) override {
    if (!file.audited) return {};
    const Ruleset& rules = file.rules ? *file.rules : run_.rules;
    for (const Diagnostic& d : file.audited->result.diagnostics) {
      if (d.suppressed || d.baselined) continue;
      const Rule& rule = rules.rules[d.rule];
      Count& count = counts_[rule.id];
      count.name = rule.name;
      ++count.all;
      count.fixable += d.fix && d.fix->applicability == Applicability::safe;
    }
    return {};
  }

  std::string end() override {
    std::vector<std::pair<std::string, Count>> order(counts_.begin(), counts_.end());
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.second.all > b.second.all; });
    const UiLanguage ui = run_.options.ui;
    std::vector<std::vector<std::string>> rows = {{say(ui, Say::column_count), say(ui, Say::column_fixable),
                                                   say(ui, Say::column_rule), say(ui, Say::column_name)}};
    for (const auto& [id, count] : order)
      rows.push_back({std::to_string(count.all), std::to_string(count.fixable), id, count.name});
    return table(rows);
  }

 private:
  struct Count {
    std::string name;
    std::size_t all = 0, fixable = 0;
  };
  RunFacts run_;
  std::map<std::string, Count> counts_;
};

std::unique_ptr<ReportWriter> statistics_writer(const RunFacts& run) { return std::make_unique<StatisticsWriter>(run); }

}  // namespace

ReportOptions report_options(const Options& options, const Ruleset& ruleset, const std::string& today) {
  ReportOptions report;
  report.ui = options.ui;
  report.max_findings = options.max_findings;
  report.min_score = ruleset.min_score;
  report.version = calame_version;
  report.today = today;
  const Place place = working_place();
  report.root = place.root;
  report.folder = place.folder;
  report.baseline = !options.baseline.empty() || !options.write_baseline.empty() || options.changed_lines;
  report.anonymous = options.anonymous;
  return report;
}

namespace {

bool is_folder(const Output& output) {
  std::error_code error;
  return output.format->folder && (output.path.ends_with('/') || std::filesystem::is_directory(output.path, error));
}

// What stands in its way is told by the first file that is written there.
std::string made_folder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  return path;
}

}  // namespace

std::string written_path(const Output& output) {
  return is_folder(output) ? (std::filesystem::path(output.path) / "index.html").string() : output.path;
}

bool put_out(const Options& options, std::string_view text) {
  const auto failure = write_stdout(text);
  if (failure) notice_error(options.ui, say(options.ui, Say::stdout_failed, {{"reason", *failure}}));
  return !failure;
}

struct Reports::Sink {
  std::unique_ptr<ReportWriter> writer;
  std::optional<OutputFile> file;  // none: stdout
  std::string folder;              // of the articles' pages, "" = none
  bool good = true;

  void put_page(const Options& options, const FileReport& article, std::string_view page) {
    if (!good || folder.empty() || page.empty()) return;
    const auto error =
        write_output((std::filesystem::path(folder) / page_name(article.path)).string(), page, options.ui);
    if (error) notice_errors(options.ui, {*error});
    good = !error;
  }

  // The first failure is told, and ends this output alone.
  void put(const Options& options, std::string_view text) {
    if (!good || text.empty()) return;
    if (!file) {
      good = put_out(options, text);
    } else if (const auto error = file->write(text)) {
      notice_errors(options.ui, {*error});
      good = false;
    }
  }

  bool close(const Options& options) {
    put(options, writer->end());
    if (!good || !file) return good;
    const auto error = file->close();
    if (error) notice_errors(options.ui, {*error});
    return !error;
  }
};

Reports::Reports(const Options& options, const RunFacts& run) : options_(options) {
  // Files first, so that a report that cannot be written is told above what fills the screen.
  for (const Output& output : options.outputs) {
    if (output.path.empty()) continue;
    RunFacts facts = run;
    facts.folder = is_folder(output);
    const std::string folder = facts.folder ? made_folder(output.path) : std::string();
    sinks_.push_back({output.format->writer(facts), OutputFile(written_path(output), options.ui), folder});
  }
  RunFacts shown = run;
  shown.options.color = wants_color(options.color);
  if (options.statistics) sinks_.push_back({statistics_writer(shown), {}, {}});
  for (const Output& output : options.outputs)
    if (output.path.empty() && !options.statistics) sinks_.push_back({output.format->writer(shown), {}, {}});
  for (Sink& sink : sinks_) sink.put(options_, sink.writer->begin());
  summary_ = StepSummary::wanted(options, run);
}

Reports::~Reports() = default;

std::vector<std::string> Reports::render(const FileReport& file) const {
  std::vector<std::string> rendered;
  for (const Sink& sink : sinks_) rendered.push_back(sink.writer->render(file));
  if (summary_) rendered.push_back(summary_->render(file));
  return rendered;
}

void Reports::add(const FileReport& file, std::vector<std::string> rendered) {
  for (std::size_t i = 0; i < sinks_.size(); ++i) {
    sinks_[i].put_page(options_, file, rendered[i]);
    sinks_[i].put(options_, sinks_[i].writer->add(file, std::move(rendered[i])));
  }
  if (summary_) summary_->add(file, std::move(rendered.back()));
}

bool Reports::close() {
  bool good = true;
  for (Sink& sink : sinks_) good = sink.close(options_) && good;
  if (summary_) good = summary_->close(options_.ui) && good;
  return good;
}

}  // namespace calame
