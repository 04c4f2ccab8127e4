// Where the reports of a run go.
#pragma once

#include <string>
#include <vector>

#include "calame/report.h"
#include "cli/options.h"

namespace calame {

ReportOptions report_options(const Options&, const Ruleset&, const std::string& today);

// Every output of the options, files first. False when one could not be written.
bool write_reports(const Options&, const std::vector<FileReport>&, const Ruleset&, ReportOptions);

// Findings by rule, most frequent first: --statistics.
std::string statistics_table(UiLanguage, const std::vector<FileReport>&, const Ruleset&);

// Columns as wide as their widest cell; numbers (and the last column) need no padding.
std::string table(const std::vector<std::vector<std::string>>& rows);

}  // namespace calame
