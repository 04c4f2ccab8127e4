// calame check: finds, scores, reports; never writes an input.
#include <algorithm>

#include "cli/articles.h"
#include "cli/check_article.h"
#include "cli/commands.h"
#include "cli/deprecated_names.h"
#include "cli/in_order.h"
#include "cli/known_debt.h"
#include "cli/progress.h"
#include "cli/reports.h"
#include "cli/rulebook.h"
#include "cli/show_settings.h"
#include "cli/terminal.h"
#include "cli/texts.h"
#include "report/texts.h"

namespace calame {

namespace {

// Notices for what fails beside the findings, and whether anything does.
bool score_fails(const FileReport& file, const Ruleset& ruleset, UiLanguage ui) {
  const Score& score = file.audited->result.score;
  bool missed = false;
  if (ruleset.min_score && score.overall < *ruleset.min_score) {
    notice(say(ui, Say::min_score_missed,
               {{"path", file.path}, {"score", double(score.overall)}, {"min", *ruleset.min_score}}));
    missed = true;
  }
  for (const CategoryScore& category : score.categories) {
    const auto least = ruleset.category_min.find(category.name);
    if (least == ruleset.category_min.end() || category.score >= least->second) continue;
    notice(say(ui, Say::category_min_missed,
               {{"path", file.path},
                {"category", category_label(ui, category.name)},
                {"score", category.score},
                {"min", least->second}}));
    missed = true;
  }
  return missed;
}

bool is_empty(const Audited& audited) {
  return audited.result.score.overall == 0 && audited.result.metrics.body_words == 0 &&
         audited.result.metrics.words == 0;
}

// What one article does to the exit code; its notices are said on the way.
int exit_code(const Options& options, const FileReport& file, DeprecatedNames& deprecated) {
  if (!file.audited) return exit_failure;
  deprecated.tell(file.path, *file.audited, *file.rules);
  bool failing = score_fails(file, *file.rules, options.ui);
  for (const Diagnostic& d : file.audited->result.diagnostics)
    failing = failing || (!d.suppressed && !d.baselined && fails(file.rules->fail_on, d.severity));
  if (is_empty(*file.audited)) {
    notice(say(options.ui, Say::empty_file, {{"path", file.path}}));
    failing = true;
  }
  return failing && !options.exit_zero ? exit_findings : exit_clean;
}

// Where the run writes to.
std::vector<std::string> written_paths(const Options& options) {
  std::vector<std::string> paths = {options.write_baseline};
  for (const Output& output : options.outputs)
    if (!output.path.empty()) paths.push_back(written_path(output));
  return paths;
}

bool human_report_on_stdout(const Options& options) {
  return !options.statistics && std::any_of(options.outputs.begin(), options.outputs.end(),
                                            [](const Output& o) { return o.path.empty() && o.format->terminal; });
}

struct Checked {
  FileReport report;
  std::vector<std::string> rendered;
};

// The articles of a run, one after the other.
using Jobs = std::function<std::optional<Job>()>;

// Articles are checked by several threads, reported in order, and dropped. The worst exit code of them all.
int check_articles(const Jobs& jobs, unsigned workers, const CheckRun& run, Reports& reports, Progress progress) {
  const bool errors_told = human_report_on_stdout(run.options);
  std::size_t number = 0;
  int code = exit_clean;
  DeprecatedNames deprecated(run.options.ui);
  run_in_order<Job, Checked>(
      workers, 4 * workers,
      [&] {
        auto job = jobs();
        if (job) job->number = ++number;
        return job;
      },
      [&](const Job& job) {
        Checked checked{check_article(job, run), {}};
        checked.rendered = reports.render(checked.report);
        return checked;
      },
      [&](Checked checked) {
        reports.add(checked.report, std::move(checked.rendered));
        if (!errors_told) notice_errors(run.options.ui, checked.report.errors);
        code = std::max(code, exit_code(run.options, checked.report, deprecated));
        progress.one_more();
      });
  progress.finish();
  return code;
}

// Rules and reports are made when it is known that there is something to check.
int check_jobs(const Options& options, const std::vector<std::string>& beside, std::size_t articles,
               const std::optional<ChangedFiles>& changes, const Jobs& jobs) {
  const auto rulebook = load_rulebook(options, beside);
  if (!rulebook) {
    notice_errors(options.ui, rulebook.errors());
    return exit_failure;
  }
  const auto debt = KnownDebt::open(options, changes && options.changed_lines ? &*changes : nullptr);
  if (!debt) {
    notice_errors(options.ui, debt.errors());
    return exit_failure;
  }
  const std::string day = today(options.today);
  Reports reports(options, {rulebook->first(), report_options(options, rulebook->first(), day), articles});
  const CheckRun run{options, *rulebook, **debt, day, limits_for(articles, options)};
  const int code = check_articles(jobs, workers(options, articles), run, reports, Progress(options, articles));
  const bool written = reports.close();
  return (*debt)->finish() && written ? code : exit_failure;
}

int check_files(const Options& options) {
  std::optional<ChangedFiles> changes;
  const FoundFiles found = articles_of(options, &changes);
  notice_errors(options.ui, found.errors);
  if (found.paths.empty() && !found.nothing_changed) {
    if (found.errors.empty()) notice_error(options.ui, say(options.ui, Say::nothing_to_check));
    return exit_failure;
  }
  if (writes_over(options.ui, written_paths(options), found.paths)) return exit_failure;
  if (options.show_settings) return show_settings(options, found.paths);
  std::size_t next = 0;
  const int code = check_jobs(options, found.paths, found.paths.size(), changes, [&]() -> std::optional<Job> {
    if (next == found.paths.size()) return std::nullopt;
    return Job{found.paths[next++], {}, 0};
  });
  return found.errors.empty() ? code : exit_failure;
}

int check_lines(const Options& options) {
  if (writes_over(options.ui, written_paths(options), options.paths)) return exit_failure;
  auto lines = JsonLines::open(options.paths.front(), options.ui);
  if (!lines) {
    notice_errors(options.ui, lines.errors());
    return exit_failure;
  }
  const int code = check_jobs(options, {}, 0, {}, [&]() -> std::optional<Job> {
    auto line = lines->next();
    if (!line) return std::nullopt;
    return Job{options.paths.front(), std::move(line), 0};
  });
  return lines->good() ? code : exit_failure;
}

}  // namespace

int check_command(const Options& options) { return options.json_lines ? check_lines(options) : check_files(options); }

}  // namespace calame
