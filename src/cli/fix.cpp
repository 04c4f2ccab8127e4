// calame fix: mends in place, or from stdin to stdout, or shows what it would do.
#include <optional>

#include "calame/report.h"
#include "cli/articles.h"
#include "cli/atomic_write.h"
#include "cli/commands.h"
#include "cli/in_order.h"
#include "cli/rulebook.h"
#include "cli/terminal.h"
#include "cli/texts.h"
#include "cli/unified_diff.h"

namespace calame {

namespace {

struct Mended {
  std::string path;
  std::vector<Error> errors;
  FixRun run;
  std::string before;  // bytes
  bool changed = false;
};

std::string joined(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : ", ") + id;
  return out;
}

// Fixes that do not settle are a fault of the rules: the file is left alone and they are named.
std::optional<Error> unsettled(const Mended& mended, UiLanguage ui, std::uint32_t most_passes) {
  if (mended.run.stable) return std::nullopt;
  const Say what = mended.run.passes < most_passes ? Say::fix_cycle : Say::fix_not_settled;
  return Error{mended.path, {}, same(say(ui, what, {{"rules", joined(mended.run.cycle)}}))};
}

Mended mend(const std::string& path, const Rulebook& rulebook, const Options& options, const std::string& day,
            const Limits& limits) {
  constexpr std::uint32_t most_passes = 10;
  Mended mended;
  mended.path = displayed_path(path);
  auto article = read_article(path, options);
  if (!article) {
    mended.errors = article.errors();
    return mended;
  }
  mended.path = displayed_path(article->path);
  mended.before = article->bytes;
  World world = world_of(article->path, day);
  world.ordered = rulebook.ordered(path);
  auto run = fix_text(std::move(article->bytes), mended.path, article->format, rulebook.of(path), options.brief, world,
                      options.ui, options.minimum, limits, most_passes);
  if (!run) {
    mended.errors = run.errors();
    return mended;
  }
  mended.run = *std::move(run);
  if (auto error = unsettled(mended, options.ui, most_passes)) {
    mended.errors.push_back(*std::move(error));
    return mended;
  }
  mended.changed = mended.run.bytes != mended.before;
  if (!mended.changed || options.diff || path == "-") return mended;
  if (auto error =
          replace_file(path, article->stamp, mended.before, mended.run.bytes, options.write_in_place, options.ui))
    mended.errors.push_back(*std::move(error));
  return mended;
}

std::string diff_of(const Mended& mended) {
  const std::string name = visible_controls(mended.path);
  const std::string diff = unified_diff(mended.before, mended.run.bytes, name);
  return stdout_is_terminal() ? visible_controls(diff) : diff;
}

// What the run says and puts out, file by file, in order.
class Outcome {
 public:
  Outcome(const Options& options, bool good) : options_(options), good_(good) {}

  void take(const Mended& mended) {
    ++all_;
    last_path_ = mended.path;
    notice_errors(options_.ui, mended.errors);
    good_ = good_ && mended.errors.empty();
    changes_ = changes_ || mended.changed;
    if (!mended.errors.empty()) return;
    const std::string out = options_.diff ? diff_of(mended) : reads_stdin(options_) ? mended.run.bytes : std::string();
    if (!out.empty()) good_ = put_out(options_, out) && good_;
    if (!mended.changed) return;
    fixes_ += mended.run.applied;
    ++files_;
    notice(say(options_.ui, options_.diff ? Say::fix_would : Say::fix_summary,
               {{"path", mended.path}, {"n", double(mended.run.applied)}, {"passes", double(mended.run.passes)}}));
  }

  int finish() const {
    if (all_ == 1 && good_ && files_ == 0) notice(say(options_.ui, Say::fix_none, {{"path", last_path_}}));
    if (all_ > 1 && !options_.diff)
      notice(
          say(options_.ui, Say::fix_total, {{"n", double(fixes_)}, {"files", double(files_)}, {"all", double(all_)}}));
    if (!good_) return exit_failure;
    return options_.diff && changes_ ? exit_findings : exit_clean;
  }

 private:
  const Options& options_;
  std::string last_path_;
  std::size_t all_ = 0, files_ = 0, fixes_ = 0;
  bool good_, changes_ = false;
};

}  // namespace

int fix_command(const Options& options) {
  const FoundFiles found = articles_of(options);
  notice_errors(options.ui, found.errors);
  if (found.nothing_changed) return exit_clean;
  if (found.paths.empty()) {
    if (found.errors.empty()) notice_error(options.ui, say(options.ui, Say::nothing_to_check));
    return exit_failure;
  }
  const auto rulebook = load_rulebook(options, found.paths);
  if (!rulebook) {
    notice_errors(options.ui, rulebook.errors());
    return exit_failure;
  }
  const std::string day = today(options.today);
  const Limits limits = limits_for(found.paths.size(), options);
  const unsigned jobs = workers(options, found.paths.size());
  Outcome outcome(options, found.errors.empty());
  std::size_t next = 0;
  run_in_order<std::size_t, Mended>(
      jobs, 4 * jobs, [&] { return next < found.paths.size() ? std::optional(next++) : std::nullopt; },
      [&](std::size_t i) { return mend(found.paths[i], *rulebook, options, day, limits); },
      [&](const Mended& mended) { outcome.take(mended); });
  return outcome.finish();
}

}  // namespace calame
