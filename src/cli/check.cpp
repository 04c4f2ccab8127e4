// calame check: finds, scores, reports; never writes an input.
#include <algorithm>

#include "cli/articles.h"
#include "cli/commands.h"
#include "cli/known_debt.h"
#include "cli/reports.h"
#include "cli/settings.h"
#include "cli/terminal.h"
#include "cli/texts.h"
#include "document/for_each_index.h"
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

// Reports for people say what `fix` would bring; the others need not pay for it.
bool shows_fixes(const Options& options) {
  return std::any_of(options.outputs.begin(), options.outputs.end(), [](const Output& o) {
    return o.format == OutputFormat::full || o.format == OutputFormat::markdown || o.format == OutputFormat::html;
  });
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
                         const std::string& today, const Limits& limits, KnownDebt& debt) {
  FileReport report;
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
  debt.mark(article->path, ruleset, *report.audited);
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

int exit_code(const Options& options, const std::vector<FileReport>& files, const Ruleset& ruleset) {
  int code = exit_clean;
  for (const FileReport& file : files) {
    if (!file.audited) {
      code = exit_failure;
      continue;
    }
    bool failing = score_fails(file, ruleset, options.ui);
    for (const Diagnostic& d : file.audited->result.diagnostics)
      failing = failing || (!d.suppressed && !d.baselined && fails(options.fail_on, d.severity));
    if (is_empty(*file.audited)) {
      notice(say(options.ui, Say::empty_file, {{"path", file.path}}));
      failing = true;
    }
    if (failing && code == exit_clean && !options.exit_zero) code = exit_findings;
  }
  return code;
}

// A report must not overwrite what it reports on.
bool outputs_are_inputs(const Options& options, const std::vector<std::string>& paths) {
  for (const Output& output : options.outputs)
    for (const std::string& path : paths)
      if (!output.path.empty() && path != "-" && same_file(output.path, path)) {
        notice_error(options.ui, say(options.ui, Say::output_is_input, {{"path", displayed_path(output.path)}}));
        return true;
      }
  return false;
}

bool baseline_is_input(const Options& options, const std::vector<std::string>& paths) {
  const auto is_baseline = [&](const std::string& path) { return same_file(options.write_baseline, path); };
  if (options.write_baseline.empty() || std::none_of(paths.begin(), paths.end(), is_baseline)) return false;
  notice_error(options.ui, say(options.ui, Say::output_is_input, {{"path", displayed_path(options.write_baseline)}}));
  return true;
}

bool human_report_on_stdout(const Options& options) {
  return !options.statistics && std::any_of(options.outputs.begin(), options.outputs.end(), [](const Output& o) {
    return o.path.empty() && (o.format == OutputFormat::full || o.format == OutputFormat::concise);
  });
}

}  // namespace

int check_command(const Options& options) {
  std::optional<ChangedFiles> changes;
  const FoundFiles found = articles_of(options, &changes);
  notice_errors(options.ui, found.errors);
  if (found.paths.empty() && !found.nothing_changed) {
    if (found.errors.empty()) notice_error(options.ui, say(options.ui, Say::nothing_to_check));
    return exit_failure;
  }
  if (outputs_are_inputs(options, found.paths) || baseline_is_input(options, found.paths)) return exit_failure;
  const auto ruleset = load_rules(options, found.paths);
  if (!ruleset) {
    notice_errors(options.ui, ruleset.errors());
    return exit_failure;
  }
  const auto debt = KnownDebt::open(options, changes && options.changed_lines ? &*changes : nullptr);
  if (!debt) {
    notice_errors(options.ui, debt.errors());
    return exit_failure;
  }
  const std::string day = today(options.today);
  std::vector<FileReport> files(found.paths.size());
  const Limits limits = limits_for(files.size(), options);
  for_each_index(files.size(), options.jobs, [&](std::size_t i) {
    files[i] = check_article(found.paths[i], *ruleset, options, day, limits, **debt);
  });
  const bool written =
      write_reports(options, files, *ruleset, report_options(options, *ruleset, day)) && (*debt)->finish();
  if (!human_report_on_stdout(options))
    for (const FileReport& file : files) notice_errors(options.ui, file.errors);
  const int code = exit_code(options, files, *ruleset);
  return written && found.errors.empty() ? code : exit_failure;
}

}  // namespace calame
