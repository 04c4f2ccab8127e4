#include "cli/reports.h"

#include <algorithm>
#include <map>

#include "calame/version.h"
#include "cli/atomic_write.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "cli/texts.h"

namespace calame {

namespace {

std::string written(OutputFormat format, const std::vector<FileReport>& files, const Ruleset& ruleset,
                    const ReportOptions& options) {
  switch (format) {
    case OutputFormat::full:
      return report_full(files, ruleset, options);
    case OutputFormat::concise:
      return report_concise(files, ruleset, options);
    case OutputFormat::json:
      return report_json(files, ruleset, options);
    case OutputFormat::markdown:
      return report_markdown(files, ruleset, options);
    case OutputFormat::html:
      return report_html(files, ruleset, options);
  }
  return {};
}

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

std::string statistics_table(UiLanguage ui, const std::vector<FileReport>& files, const Ruleset& ruleset) {
  struct Count {
    std::size_t all = 0, fixable = 0;
  };
  std::map<std::uint32_t, Count> counts;
  for (const FileReport& file : files) {
    if (!file.audited) continue;
    for (const Diagnostic& d : file.audited->result.diagnostics) {
      if (d.suppressed) continue;
      Count& count = counts[d.rule];
      ++count.all;
      count.fixable += d.fix && d.fix->applicability == Applicability::safe;
    }
  }
  std::vector<std::pair<std::uint32_t, Count>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second.all > b.second.all; });
  std::vector<std::vector<std::string>> rows = {
      {say(ui, Say::column_count), say(ui, Say::column_fixable), say(ui, Say::column_rule), say(ui, Say::column_name)}};
  for (const auto& [rule, count] : order)
    rows.push_back(
        {std::to_string(count.all), std::to_string(count.fixable), ruleset.rules[rule].id, ruleset.rules[rule].name});
  return table(rows);
}

ReportOptions report_options(const Options& options, const Ruleset& ruleset, const std::string& today) {
  ReportOptions report;
  report.ui = options.ui;
  report.max_findings = options.max_findings;
  report.min_score = ruleset.min_score;
  report.version = calame_version;
  report.today = today;
  return report;
}

bool put_out(const Options& options, std::string_view text) {
  const auto failure = write_stdout(text);
  if (failure) notice_error(options.ui, say(options.ui, Say::stdout_failed, {{"reason", *failure}}));
  return !failure;
}

bool write_reports(const Options& options, const std::vector<FileReport>& files, const Ruleset& ruleset,
                   ReportOptions report) {
  bool good = true;
  for (const Output& output : options.outputs) {
    if (output.path.empty()) continue;
    const auto error = write_output(output.path, written(output.format, files, ruleset, report), options.ui);
    if (!error) continue;
    notice_errors(options.ui, {*error});
    good = false;
  }
  report.color = wants_color(options.color);
  for (const Output& output : options.outputs)
    if (output.path.empty() && !options.statistics)
      good = put_out(options, written(output.format, files, ruleset, report)) && good;
  if (options.statistics) good = put_out(options, statistics_table(options.ui, files, ruleset)) && good;
  return good;
}

}  // namespace calame
