// calame fix: mends in place, or from stdin to stdout, or shows what it would do.
#include <optional>

#include "calame/report.h"
#include "cli/articles.h"
#include "cli/atomic_write.h"
#include "cli/commands.h"
#include "cli/rulebook.h"
#include "cli/terminal.h"
#include "cli/texts.h"
#include "cli/unified_diff.h"
#include "document/for_each_index.h"

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

void tell(const Options& options, const std::vector<Mended>& all) {
  std::uint32_t fixes = 0;
  std::size_t files = 0;
  for (const Mended& mended : all) {
    notice_errors(options.ui, mended.errors);
    if (!mended.errors.empty() || !mended.changed) continue;
    fixes += mended.run.applied;
    ++files;
    notice(say(options.ui, options.diff ? Say::fix_would : Say::fix_summary,
               {{"path", mended.path}, {"n", double(mended.run.applied)}, {"passes", double(mended.run.passes)}}));
  }
  if (all.size() == 1 && all.front().errors.empty() && files == 0)
    notice(say(options.ui, Say::fix_none, {{"path", all.front().path}}));
  if (all.size() > 1 && !options.diff)
    notice(
        say(options.ui, Say::fix_total, {{"n", double(fixes)}, {"files", double(files)}, {"all", double(all.size())}}));
}

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
  std::vector<Mended> all(found.paths.size());
  const Limits limits = limits_for(all.size(), options);
  for_each_index(all.size(), options.jobs,
                 [&](std::size_t i) { all[i] = mend(found.paths[i], *rulebook, options, day, limits); });

  bool good = found.errors.empty(), changes = false;
  std::string out;
  for (const Mended& mended : all) {
    good = good && mended.errors.empty();
    changes = changes || mended.changed;
    if (!mended.errors.empty()) continue;
    if (options.diff) {
      out += diff_of(mended);
    } else if (reads_stdin(options)) {
      out += mended.run.bytes;
    }
  }
  if (!out.empty()) good = put_out(options, out) && good;
  tell(options, all);
  if (!good) return exit_failure;
  return options.diff && changes ? exit_findings : exit_clean;
}

}  // namespace calame
