#include "cli/known_debt.h"

#include "cli/files.h"
#include "cli/terminal.h"
#include "cli/texts.h"

namespace calame {

Result<std::unique_ptr<KnownDebt>> KnownDebt::open(const Options& options, const ChangedFiles* changes) {
  std::unique_ptr<KnownDebt> debt(new KnownDebt(options));
  debt->taking_ = !options.write_baseline.empty();
  debt->changes_ = changes;
  debt->name_ = debt->taking_ ? options.write_baseline : options.baseline;
  if (debt->name_.empty()) return debt;
  auto known = debt->taking_ ? Baseline::begin(debt->name_, options.ui) : Baseline::read(debt->name_, options.ui);
  if (!known) return known.errors();
  debt->known_ = *std::move(known);
  return debt;
}

void KnownDebt::mark(const std::string& path, const Ruleset& ruleset, Audited& audited) {
  std::vector<Diagnostic>& diagnostics = audited.result.diagnostics;
  if (known_ && taking_) {
    const std::lock_guard lock(mutex_);
    taken_ += known_->take(path, ruleset, audited.document, audited.source, diagnostics);
  } else if (known_) {
    stale_ += known_->mark(path, ruleset, audited.document, audited.source, diagnostics);
  }
  if (changes_) changes_->mark_unchanged(path, audited.source, diagnostics);
}

bool KnownDebt::finish() {
  if (!known_) return true;
  const std::string name = displayed_path(name_);
  if (taking_) {
    if (auto error = known_->write(ui_)) {
      notice_errors(ui_, {*std::move(error)});
      return false;
    }
    notice(say(ui_, Say::baseline_written, {{"path", name}, {"n", double(taken_)}}));
    return true;
  }
  const std::size_t gone = stale_ + known_->of_missing_files();
  if (gone > 0) notice(say(ui_, Say::baseline_stale, {{"path", name}, {"n", double(gone)}}));
  return true;
}

}  // namespace calame
