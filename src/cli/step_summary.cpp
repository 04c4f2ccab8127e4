#include "cli/step_summary.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "cli/files.h"
#include "cli/terminal.h"
#include "cli/texts.h"

namespace calame {

namespace {

constexpr std::size_t most_bytes = 1 << 20;  // of a step; GitHub refuses a larger one whole
constexpr std::size_t reserve = 8 << 10;     // for the report's head and foot

std::size_t size_of(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  return error ? 0 : std::size_t(std::min<std::uintmax_t>(size, most_bytes));
}

}  // namespace

std::optional<StepSummary> StepSummary::wanted(const Options& options, const RunFacts& run) {
  const char* path = std::getenv("GITHUB_STEP_SUMMARY");
  const bool github = std::any_of(options.outputs.begin(), options.outputs.end(),
                                  [](const Output& o) { return o.format->name == "github"; });
  if (!github || !path || *path == '\0') return std::nullopt;
  RunFacts facts = run;
  const std::size_t taken = size_of(path) + reserve;
  facts.options.most_bytes = taken < most_bytes ? most_bytes - taken : 1;
  StepSummary summary;
  summary.path_ = path;
  summary.writer_ = report_format("markdown")->writer(facts);
  return summary;
}

bool StepSummary::close(UiLanguage ui) {
  const std::string text = writer_->begin() + writer_->end();
  if (size_of(path_) + text.size() > most_bytes) return true;  // no room even for the head
  std::ofstream file(path_, std::ios::binary | std::ios::app);
  file << text << std::flush;
  if (file) return true;
  const std::string reason = say(ui, Say::cannot_write, {{"reason", std::string(std::strerror(errno))}});
  notice_errors(ui, {{displayed_path(path_), {}, same(reason)}});
  return false;
}

}  // namespace calame
