// Where the reports of a run go.
#pragma once

#include <string>
#include <vector>

#include "calame/report.h"
#include "cli/options.h"
#include "cli/step_summary.h"

namespace calame {

ReportOptions report_options(const Options&, const Ruleset&, const std::string& today);

// The file that an output writes; the index, where it is a folder of pages.
std::string written_path(const Output&);

// Every output of a run, written while the articles come.
class Reports {
 public:
  // Opens the files: what cannot be written is told before any work is done.
  Reports(const Options&, const RunFacts&);
  ~Reports();
  // The article's part of each output; any thread.
  [[nodiscard]] std::vector<std::string> render(const FileReport&) const;
  // In the order of the run.
  void add(const FileReport&, std::vector<std::string> rendered);
  // False when one could not be written, which has been told.
  bool close();

 private:
  struct Sink;
  const Options& options_;
  std::vector<Sink> sinks_;
  std::optional<StepSummary> summary_;
};

// Columns as wide as their widest cell; numbers (and the last column) need no padding.
std::string table(const std::vector<std::vector<std::string>>& rows);

}  // namespace calame
