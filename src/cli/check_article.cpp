#include "cli/check_article.h"

#include <algorithm>

#include "cli/articles.h"

namespace calame {

namespace {

bool has_safe_fix(const AuditResult& result) {
  return std::any_of(result.diagnostics.begin(), result.diagnostics.end(), [](const Diagnostic& d) {
    return !d.suppressed && d.fix && d.fix->applicability == Applicability::safe;
  });
}

// Not every report pays for it.
bool shows_fixes(const Options& options) {
  return std::any_of(options.outputs.begin(), options.outputs.end(), [](const Output& o) { return o.format->fixes; });
}

void try_fixes(FileReport& report, const std::string& bytes, const Brief& brief, const World& world,
               const CheckRun& run) {
  auto fix = fix_text(bytes, report.path, report.format, *report.rules, brief, world, run.options.ui,
                      Applicability::safe, run.limits, 10, &*report.audited);
  if (!fix) return;
  if (fix->last && fix->passes > 0) report.after = std::move(fix->last->score);
  fix->last.reset();
  report.fix = *std::move(fix);
}

}  // namespace

FileReport check_article(const Job& job, const CheckRun& run) {
  const Options& options = run.options;
  FileReport report;
  report.number = job.number;
  report.rules = &run.rules.of(job.path);
  report.path = displayed_path(job.path);
  auto article = job.line ? article_of(*job.line, options, report.id) : read_article(job.path, options);
  if (!article) {
    report.errors = article.errors();
    return report;
  }
  report.path = displayed_path(article->path);
  report.format = article->format;
  // A line has no folder beside which other files could lie.
  World world = job.line ? World{run.today, {}, {}} : world_of(article->path, run.today);
  if (!job.line) world.ordered = run.rules.ordered(job.path);
  const bool fixes = shows_fixes(options);
  const std::string kept = fixes ? article->bytes : std::string();
  auto audited = audit_text(std::move(article->bytes), report.path, report.format, *report.rules, article->brief, world,
                            options.ui, run.limits);
  if (!audited) {
    report.errors = audited.errors();
    return report;
  }
  report.audited = *std::move(audited);
  run.debt.mark(article->path, *report.rules, *report.audited);
  if (fixes && has_safe_fix(report.audited->result)) try_fixes(report, kept, article->brief, world, run);
  return report;
}

}  // namespace calame
