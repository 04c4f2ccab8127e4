// calame init: a calame.toml that fits the articles that are there.
#include <filesystem>

#include "cli/atomic_write.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/settings.h"
#include "cli/survey.h"
#include "cli/terminal.h"
#include "cli/texts.h"

namespace calame {

namespace {

namespace fs = std::filesystem;

// Settings change scores: what is proposed for them is measured with the rest in force.
Survey with_proposal(const std::vector<std::string>& paths, Ruleset& ruleset, const Options& options,
                     Proposal& proposal) {
  Survey first = survey(paths, ruleset, options);
  proposal = proposal_of(first);
  ruleset.default_brief.lang = proposal.lang;
  ruleset.default_brief.profile = proposal.profile;
  ruleset.default_brief.typography = proposal.typography;
  ruleset.default_brief.min_words = proposal.min_words;
  Survey second = survey(paths, ruleset, options);
  proposal.min_score = proposal_of(second).min_score;
  return second;
}

// More than a team would mend before it begins.
constexpr std::size_t many_findings = 20;

void say_next(const Options& options, const Survey& all, const std::string& folder) {
  const Say what = all.failing > many_findings ? Say::init_next_baseline
                   : all.fixable > 0           ? Say::init_next_fix
                                               : Say::init_next;
  notice(say(options.ui, what, {{"path", folder}, {"n", double(all.findings)}, {"fixable", double(all.fixable)}}));
}

}  // namespace

int init_command(const Options& options) {
  const std::string folder = options.paths.empty() ? "." : options.paths.front();
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    notice_error(options.ui, say(options.ui, Say::init_no_folder, {{"path", displayed_path(folder)}}));
    return exit_failure;
  }
  const std::string path = (fs::path(folder) / "calame.toml").lexically_normal().string();
  const bool exists = fs::symlink_status(path, error).type() != fs::file_type::not_found;
  if (exists && !options.init_stdout) {
    notice_error(options.ui, say(options.ui, Say::init_exists, {{"path", displayed_path(path)}}));
    return exit_failure;
  }
  Options alone = options;
  alone.isolated = true;
  auto ruleset = load_rules(alone, {});
  if (!ruleset) {
    notice_errors(options.ui, ruleset.errors());
    return exit_failure;
  }
  const FoundFiles found = find_articles({folder}, options.ui);
  Proposal proposal;
  const Survey all = with_proposal(found.paths, *ruleset, alone, proposal);
  notice_errors(options.ui, found.errors);
  notice_errors(options.ui, all.errors);
  const std::string text = config_text(all, proposal, *ruleset, options.ui);
  if (options.init_stdout) return put_out(options, text) ? exit_clean : exit_failure;
  if (const auto failure = write_new_file(path, text, options.ui)) {
    notice_errors(options.ui, {*failure});
    return exit_failure;
  }
  notice(say(options.ui, Say::wrote, {{"path", displayed_path(path)}}));
  say_next(options, all, displayed_path(folder));
  return exit_clean;
}

}  // namespace calame
