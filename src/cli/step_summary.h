// The summary of a step of GitHub Actions.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cli/options.h"

namespace calame {

// The `markdown` report, put behind what the summary's file holds already. With the format `github` alone, and where
// the environment names the file.
class StepSummary {
 public:
  static std::optional<StepSummary> wanted(const Options&, const RunFacts&);
  [[nodiscard]] std::string render(const FileReport& file) const { return writer_->render(file); }
  void add(const FileReport& file, std::string rendered) { writer_->add(file, std::move(rendered)); }
  // False when it could not be written, which has been told.
  bool close(UiLanguage);

 private:
  std::string path_;
  std::unique_ptr<ReportWriter> writer_;
};

}  // namespace calame
