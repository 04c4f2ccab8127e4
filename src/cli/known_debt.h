// What a run leaves unsaid because it was there before: --baseline, --write-baseline, --changed-lines.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "calame/audit.h"
#include "cli/baseline.h"
#include "cli/changed_files.h"
#include "cli/options.h"

namespace calame {

class KnownDebt {
 public:
  // Reads the baseline that the options name; `changes`: where --changed-lines is asked for.
  static Result<std::unique_ptr<KnownDebt>> open(const Options&, const ChangedFiles* changes);

  // Marks what is known among the findings of an article (Diagnostic::baselined). From any thread, once an article.
  void mark(const std::string& path, const Ruleset&, Audited&);

  // When all articles are done: writes the baseline or says how much of it is stale. False: it could not be written.
  bool finish();

 private:
  explicit KnownDebt(const Options& options) : ui_(options.ui) {}

  UiLanguage ui_;
  std::string name_;  // of the baseline, as given
  std::optional<Baseline> known_;
  bool taking_ = false;
  const ChangedFiles* changes_ = nullptr;
  std::mutex mutex_;
  std::atomic<std::size_t> taken_ = 0, stale_ = 0;
};

}  // namespace calame
