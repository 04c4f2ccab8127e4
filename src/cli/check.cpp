// calame check: finds, scores, reports; never writes an input.
#include <algorithm>

#include "cli/articles.h"
#include "cli/commands.h"
#include "cli/in_order.h"
#include "cli/reports.h"
#include "cli/settings.h"
#include "cli/terminal.h"
#include "cli/texts.h"
#include "report/texts.h"

namespace calame {

namespace {

bool fails(FailOn threshold, Severity severity) {
  switch (threshold) {
    case FailOn::never:
      return false;
    case FailOn::error:
      return severity == Severity::error;
    case FailOn::warning:
      return severity != Severity::info;
    case FailOn::info:
      return true;
  }
  return true;
}

bool has_safe_fix(const AuditResult& result) {
  return std::any_of(result.diagnostics.begin(), result.diagnostics.end(), [](const Diagnostic& d) {
    return !d.suppressed && d.fix && d.fix->applicability == Applicability::safe;
  });
}

// The others need not pay for it.
bool shows_fixes(const Options& options) {
  return std::any_of(options.outputs.begin(), options.outputs.end(), [](const Output& o) { return o.format->fixes; });
}

void try_fixes(FileReport& report, const std::string& bytes, const Ruleset& ruleset, const Options& options,
               const World& world, const Limits& limits) {
  auto fix = fix_text(bytes, report.path, report.format, ruleset, options.brief, world, options.ui, Applicability::safe,
                      limits, 10, &*report.audited);
  if (!fix) return;
  if (fix->last && fix->passes > 0) report.after = std::move(fix->last->score);
  fix->last.reset();
  report.fix = *std::move(fix);
}

FileReport check_article(const std::string& path, const Ruleset& ruleset, const Options& options,
                         const std::string& today, const Limits& limits) {
  FileReport report;
  report.rules = &ruleset;
  report.path = displayed_path(path);
  auto article = read_article(path, options);
  if (!article) {
    report.errors = article.errors();
    return report;
  }
  report.path = displayed_path(article->path);
  report.format = article->format;
  const World world = world_of(article->path, today);
  const bool fixes = shows_fixes(options);
  const std::string kept = fixes ? article->bytes : std::string();
  auto audited = audit_text(std::move(article->bytes), report.path, report.format, ruleset, options.brief, world,
                            options.ui, limits);
  if (!audited) {
    report.errors = audited.errors();
    return report;
  }
  report.audited = *std::move(audited);
  if (fixes && has_safe_fix(report.audited->result)) try_fixes(report, kept, ruleset, options, world, limits);
  return report;
}

// Notices for what fails beside the findings, and whether anything does.
bool score_fails(const FileReport& file, const Ruleset& ruleset, UiLanguage ui) {
  const Score& score = file.audited->result.score;
  bool fails = false;
  if (ruleset.min_score && score.overall < *ruleset.min_score) {
    notice(say(ui, Say::min_score_missed,
               {{"path", file.path}, {"score", double(score.overall)}, {"min", *ruleset.min_score}}));
    fails = true;
  }
  for (const CategoryScore& category : score.categories) {
    const auto least = ruleset.category_min.find(category.name);
    if (least == ruleset.category_min.end() || category.score >= least->second) continue;
    notice(say(ui, Say::category_min_missed,
               {{"path", file.path},
                {"category", category_label(ui, category.name)},
                {"score", category.score},
                {"min", least->second}}));
    fails = true;
  }
  return fails;
}

bool is_empty(const Audited& audited) {
  return audited.result.score.overall == 0 && audited.result.metrics.body_words == 0 &&
         audited.result.metrics.words == 0;
}

// What one article does to the exit code; its notices are said on the way.
int exit_code(const Options& options, const FileReport& file) {
  if (!file.audited) return exit_failure;
  bool failing = score_fails(file, *file.rules, options.ui);
  for (const Diagnostic& d : file.audited->result.diagnostics)
    failing = failing || (!d.suppressed && !d.baselined && fails(options.fail_on, d.severity));
  if (is_empty(*file.audited)) {
    notice(say(options.ui, Say::empty_file, {{"path", file.path}}));
    failing = true;
  }
  return failing && !options.exit_zero ? exit_findings : exit_clean;
}

// A report must not overwrite what it reports on.
bool outputs_are_inputs(const Options& options, const std::vector<std::string>& paths) {
  for (const Output& output : options.outputs)
    for (const std::string& path : paths)
      if (!output.path.empty() && path != "-" && same_file(written_path(output), path)) {
        notice_error(options.ui, say(options.ui, Say::output_is_input, {{"path", displayed_path(written_path(output))}}));
        return true;
      }
  return false;
}

bool human_report_on_stdout(const Options& options) {
  return !options.statistics && std::any_of(options.outputs.begin(), options.outputs.end(),
                                            [](const Output& o) { return o.path.empty() && o.format->terminal; });
}

struct Checked {
  FileReport report;
  std::vector<std::string> rendered;
};

// Articles are checked by several threads, reported in order, and dropped. The worst exit code of them all.
int check_articles(const std::vector<std::string>& paths, const Ruleset& ruleset, const Options& options,
                   const std::string& day, Reports& reports) {
  const unsigned jobs = workers(options, paths.size());
  const Limits limits = limits_for(paths.size(), options);
  const bool errors_told = human_report_on_stdout(options);
  std::size_t next = 0;
  int code = exit_clean;
  run_in_order<std::size_t, Checked>(
      jobs, 4 * jobs,
      [&]() -> std::optional<std::size_t> { return next < paths.size() ? std::optional(next++) : std::nullopt; },
      [&](std::size_t i) {
        Checked checked{check_article(paths[i], ruleset, options, day, limits), {}};
        checked.report.number = i + 1;
        checked.rendered = reports.render(checked.report);
        return checked;
      },
      [&](Checked checked) {
        reports.add(checked.report, std::move(checked.rendered));
        if (!errors_told) notice_errors(options.ui, checked.report.errors);
        code = std::max(code, exit_code(options, checked.report));
      });
  return code;
}

}  // namespace

int check_command(const Options& options) {
  const FoundFiles found = articles_of(options);
  notice_errors(options.ui, found.errors);
  if (found.paths.empty()) {
    if (found.errors.empty()) notice_error(options.ui, say(options.ui, Say::nothing_to_check));
    return exit_failure;
  }
  if (outputs_are_inputs(options, found.paths)) return exit_failure;
  const auto ruleset = load_rules(options, found.paths);
  if (!ruleset) {
    notice_errors(options.ui, ruleset.errors());
    return exit_failure;
  }
  const std::string day = today(options.today);
  Reports reports(options, {*ruleset, report_options(options, *ruleset, day), found.paths.size()});
  const int code = check_articles(found.paths, *ruleset, options, day, reports);
  const bool written = reports.close();
  return written && found.errors.empty() ? code : exit_failure;
}

}  // namespace calame
