// calame restructure: a raw text in, a publishable article out, with its report.
#include "calame/restructure.h"

#include <algorithm>

#include "calame/report.h"
#include "cli/articles.h"
#include "cli/atomic_write.h"
#include "cli/commands.h"
#include "cli/reports.h"
#include "cli/rulebook.h"
#include "cli/terminal.h"
#include "cli/texts.h"
#include "report/sha256.h"

namespace calame {

namespace {

constexpr std::uint64_t plan_bytes = 1u << 20;

// The input as it came and after safe fixes, the plan, and what was made of it.
struct Restructured {
  FileReport input, output;
  Plan plan;
  std::string plan_file;  // as TOML, when it was asked for
  std::string article;
};

// Names a text in the plan made for it.
std::string hash_of(std::string_view text) { return "sha256:" + sha256_hex(text); }

// The plan that the text gives, as an editor has changed it.
Result<Plan> edited(const Plan& now, const Subject& subject, const Ruleset& ruleset, const RestructureOptions& wanted,
                    const PackText& file, std::string_view hash) {
  auto applied = apply_plan(now, subject, ruleset, wanted, file, hash);
  if (!applied) return applied.errors();
  if (applied->moved) notice(say(wanted.ui, Say::plan_moved, {{"path", displayed_path(file.path)}}));
  return std::move(applied->plan);
}

Result<Restructured> restructured(const Article& article, const Ruleset& ruleset, const Options& options,
                                  const Brief& ordered, const PackText& edits, const std::string& day) {
  World world = world_of(article.path, day);
  world.ordered = ordered;
  const std::string path = displayed_path(article.path);
  auto received = audit_text(article.bytes, path, article.format, ruleset, options.brief, world, options.ui);
  if (!received) return received.errors();
  auto fixed = fix_text(article.bytes, path, article.format, ruleset, options.brief, world, options.ui,
                        Applicability::safe, {}, 10, &*received);
  if (!fixed) return fixed.errors();
  auto mended = audit_text(fixed->stable ? fixed->bytes : article.bytes, path, article.format, ruleset, options.brief,
                           world, options.ui);
  if (!mended) return mended.errors();

  Restructured result;
  RestructureOptions wanted;
  wanted.ui = options.ui;
  wanted.output = options.article_format;
  const Subject subject{mended->source,
                        mended->document,
                        mended->analysis,
                        mended->brief,
                        ruleset.language(mended->analysis.lang),
                        ruleset.typography(mended->brief, mended->analysis.lang),
                        world};
  result.plan = plan(subject, ruleset, wanted);
  const std::string hash = hash_of(received->source.text());
  if (!options.plan_path.empty()) result.plan_file = plan_toml(result.plan, subject, wanted, path, hash);
  if (!options.apply_path.empty()) {
    auto changed = edited(result.plan, subject, ruleset, wanted, edits, hash);
    if (!changed) return changed.errors();
    result.plan = *std::move(changed);
  }
  result.article = render(result.plan, subject, wanted);
  // A title out of the front matter is text of the article now, and is mended as text.
  auto polished =
      fix_text(result.article, path, wanted.output, ruleset, mended->brief, world, options.ui, Applicability::safe);
  if (polished && polished->stable) result.article = polished->bytes;

  // The article is judged by the same commission as the text it came from.
  Brief brief = mended->brief;
  if (brief.keyphrase.empty()) brief.keyphrase = result.plan.keyphrase;
  auto made = audit_text(result.article, path, wanted.output, ruleset, brief, world, options.ui);
  if (!made) return made.errors();
  result.input = {.path = path,
                  .id = {},
                  .rules = &ruleset,
                  .format = article.format,
                  .audited = *std::move(mended),
                  .errors = {},
                  .before = received->result.score,
                  .fix = *std::move(fixed),
                  .after = {}};
  result.output = {.path = path,
                   .id = {},
                   .rules = &ruleset,
                   .format = wanted.output,
                   .audited = *std::move(made),
                   .errors = {},
                   .before = received->result.score,
                   .fix = {},
                   .after = {}};
  return result;
}

bool write_file(const Options& options, const std::string& path, std::string_view bytes) {
  if (const auto error = write_output(path, bytes, options.ui)) {
    notice_errors(options.ui, {*error});
    return false;
  }
  notice(say(options.ui, Say::wrote, {{"path", displayed_path(path)}}));
  return true;
}

// A plan that an editor may have changed is not written over.
bool write_plan(const Options& options, const std::string& plan) {
  if (options.plan_path == "-") return put_out(options, plan);
  if (const auto old = read_file(options.plan_path, plan_bytes, options.ui); old && old->bytes != plan) {
    notice_error(options.ui, say(options.ui, Say::plan_exists, {{"path", displayed_path(options.plan_path)}}));
    return false;
  }
  return write_file(options, options.plan_path, plan);
}

bool write_all(const Options& options, const Restructured& result, const Ruleset& ruleset, const std::string& day) {
  const ReportOptions report = report_options(options, ruleset, day);
  const RestructureReport both{result.input, result.output, result.plan};
  bool good = true;
  if (!options.report_path.empty())
    good = write_file(options, options.report_path, restructure_html(both, ruleset, report));
  if (!options.plan_path.empty() && !write_plan(options, result.plan_file)) return false;
  // The plan stands in for the article, unless that has a file of its own or is asked for in a format.
  if (!options.plan_path.empty() && options.article_path.empty() && !options.plan_json) return good;
  const std::string main = options.plan_json ? restructure_json(both, ruleset, report) : result.article;
  if (options.article_path.empty()) return put_out(options, main) && good;
  return write_file(options, options.article_path, main) && good;
}

// The plan to render; empty without one.
Result<PackText> read_edits(const Options& options) {
  PackText out{displayed_path(options.apply_path), {}, false, false};
  if (options.apply_path.empty()) return out;
  auto content = read_file(options.apply_path, plan_bytes, options.ui);
  if (!content) return content.errors();
  out.text = std::move(content->bytes);
  return out;
}

}  // namespace

int restructure_command(const Options& options) {
  const std::string& path = options.paths.front();
  if (writes_over(options.ui, {options.article_path, options.report_path, options.plan_path}, {path}))
    return exit_failure;
  const auto article = read_article(path, options);
  if (!article) {
    notice_errors(options.ui, article.errors());
    return exit_failure;
  }
  const auto rulebook = load_rulebook(options, {path});
  if (!rulebook) {
    notice_errors(options.ui, rulebook.errors());
    return exit_failure;
  }
  const std::string day = today(options.today);
  const auto edits = read_edits(options);
  if (!edits) {
    notice_errors(options.ui, edits.errors());
    return exit_failure;
  }
  const auto result = restructured(*article, rulebook->first(), options, rulebook->ordered(path), *edits, day);
  if (!result) {
    notice_errors(options.ui, result.errors());
    return exit_failure;
  }
  const bool good = write_all(options, *result, rulebook->first(), day);
  notice(say(options.ui, Say::restructured,
             {{"path", result->output.path},
              {"before", double(result->output.before->overall)},
              {"after", double(result->output.audited->result.score.overall)},
              {"n", double(result->plan.todo.size())}}));
  return good ? exit_clean : exit_failure;
}

}  // namespace calame
