#include "cli/option_grammar.h"

#include <algorithm>
#include <memory>
#include <tuple>

namespace calame {

namespace {

// CLI11's own labels, in the language of the interface.
std::shared_ptr<CLI::Formatter> local_formatter(UiLanguage ui) {
  auto formatter = std::make_shared<CLI::Formatter>();
  formatter->label("Usage", say(ui, Say::help_usage));
  formatter->label("OPTIONS", say(ui, Say::help_options));
  formatter->label("SUBCOMMAND", say(ui, Say::help_commands));
  formatter->label("SUBCOMMANDS", say(ui, Say::help_commands));
  formatter->label("Positionals", say(ui, Say::help_positionals));
  formatter->label("REQUIRED", say(ui, Say::help_required));
  formatter->column_width(34);
  return formatter;
}

}  // namespace

OptionGrammar::OptionGrammar(UiLanguage ui, RawOptions& raw, std::optional<std::span<const std::string>> arguments)
    : ui_(ui), raw_(raw), arguments_(arguments), app_(say(ui, Say::about), "calame") {
  app_.formatter(local_formatter(ui));
  app_.set_help_flag("-h,--help", say(ui, Say::help_flag))->group(say(ui, Say::help_options));
  app_.set_version_flag("-V,--version", std::string("calame ") + CALAME_VERSION, say(ui, Say::help_version))
      ->group(say(ui, Say::help_options));
  app_.footer(say(ui, Say::help_footer));
  app_.require_subcommand(1);
  app_.allow_extras();
  check();
  fix();
  restructure();
  trial();
  init();
  rest();
}

CLI::App* OptionGrammar::command(const char* name, Say about, CLI::App* parent) {
  CLI::App* sub = (parent ? parent : &app_)->add_subcommand(name, say(ui_, about));
  sub->allow_extras();
  sub->group(say(ui_, Say::help_commands));
  sub->get_help_ptr()->group(say(ui_, Say::help_options));
  return sub;
}

bool OptionGrammar::named(const CLI::App* sub) const {
  return !arguments_ || std::find(arguments_->begin(), arguments_->end(), sub->get_name()) != arguments_->end();
}

CLI::Option* OptionGrammar::text(CLI::App* sub, const char* name, std::string& target, Say about, Say group,
                                 const char* metavariable) {
  return sub->add_option(name, target, say(ui_, about))->group(say(ui_, group))->type_name(metavariable);
}

CLI::Option* OptionGrammar::list(CLI::App* sub, const char* name, std::vector<std::string>& target, Say about,
                                 Say group, const char* metavariable) {
  return sub->add_option(name, target, say(ui_, about))
      ->group(say(ui_, group))
      ->type_name(metavariable)
      ->type_size(1)
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false);
}

void OptionGrammar::flag(CLI::App* sub, const char* name, bool& target, Say about, Say group) {
  sub->add_flag(name, target, say(ui_, about))->group(say(ui_, group));
}

void OptionGrammar::positionals(CLI::App* sub, const char* name, Say about, bool required) {
  auto* option = sub->add_option(name, raw_.paths, say(ui_, about))->type_name("");
  option->required(required);
}

void OptionGrammar::brief(CLI::App* sub) {
  const Say group = Say::group_brief;
  text(sub, "--keyphrase", raw_.keyphrase, Say::opt_keyphrase, group, "TEXT");
  list(sub, "--synonyms", raw_.synonyms, Say::opt_synonyms, group, "A,B");
  text(sub, "--min-words", raw_.min_words, Say::opt_min_words, group, "N");
  text(sub, "--max-signs", raw_.max_signs, Say::opt_max_signs, group, "N");
  text(sub, "--lang", raw_.lang, Say::opt_lang, group, "LANG");
  text(sub, "--profile", raw_.profile, Say::opt_profile, group, "NAME");
  text(sub, "--keyphrases", raw_.keyphrases, Say::opt_keyphrases, group, "FILE.csv");
  text(sub, "--typography", raw_.typography, Say::opt_typography, group, "PRESET");
}

void OptionGrammar::ruleset(CLI::App* sub) {
  const Say group = Say::group_rules;
  list(sub, "--select", raw_.select, Say::opt_select, group, "A,B");
  list(sub, "--ignore", raw_.ignore, Say::opt_ignore, group, "A,B");
  packs(sub);
}

void OptionGrammar::packs(CLI::App* sub) {
  const Say group = Say::group_rules;
  list(sub, "--rules", raw_.packs, Say::opt_rules, group, "PACK");
  list(sub, "--config", raw_.config, Say::opt_config, group, "FILE");
  flag(sub, "--isolated", raw_.isolated, Say::opt_isolated, group);
}

void OptionGrammar::run(CLI::App* sub) {
  const Say group = Say::group_run;
  text(sub, "--today", raw_.today, Say::opt_today, group, "DATE");
  text(sub, "--stdin-filename", raw_.stdin_filename, Say::opt_stdin_filename, group, "NAME");
  interface(sub);
}

void OptionGrammar::interface(CLI::App* sub) {
  const Say group = Say::group_run;
  text(sub, "--ui-lang", raw_.ui_lang, Say::opt_ui_lang, group, "LANG");
  text(sub, "--color", raw_.color, Say::opt_color, group, "WHEN");
}

void OptionGrammar::check() {
  CLI::App* sub = command("check", Say::about_check);
  if (!named(sub)) return;
  positionals(sub, "PATH", Say::arg_paths, true);
  const Say group = Say::group_output;
  text(sub, "--output-format", raw_.format, Say::opt_format, group, "FORMAT");
  text(sub, "-o,--output-file", raw_.file, Say::opt_output_file, group, "FILE");
  text(sub, "--input-format", raw_.input_format, Say::opt_input_format, Say::group_run, "FORMAT");
  list(sub, "--output", raw_.output, Say::opt_output, group, "FORMAT=FILE");
  text(sub, "--fail-on", raw_.fail_on, Say::opt_fail_on, group, "SEVERITY");
  text(sub, "--min-score", raw_.min_score, Say::opt_min_score, group, "N");
  flag(sub, "--exit-zero", raw_.exit_zero, Say::opt_exit_zero, group);
  flag(sub, "--statistics", raw_.statistics, Say::opt_statistics, group);
  flag(sub, "--show-settings", raw_.show_settings, Say::opt_show_settings, group);
  flag(sub, "--anonymous", raw_.anonymous, Say::opt_anonymous, group);
  text(sub, "--max-findings", raw_.max_findings, Say::opt_max_findings, group, "N");
  text(sub, "--baseline", raw_.baseline, Say::opt_baseline, group, "FILE");
  text(sub, "--write-baseline", raw_.write_baseline, Say::opt_write_baseline, group, "FILE");
  text(sub, "--changed-since", raw_.changed_since, Say::opt_changed_since, group, "COMMIT");
  flag(sub, "--changed-lines", raw_.changed_lines, Say::opt_changed_lines, group);
  ruleset(sub);
  brief(sub);
  text(sub, "-j,--jobs", raw_.jobs, Say::opt_jobs, Say::group_run, "N");
  run(sub);
}

void OptionGrammar::fix() {
  CLI::App* sub = command("fix", Say::about_fix);
  if (!named(sub)) return;
  positionals(sub, "PATH", Say::arg_paths, true);
  flag(sub, "--unsafe", raw_.unsafe, Say::opt_unsafe, Say::group_output);
  flag(sub, "--diff", raw_.diff, Say::opt_diff, Say::group_output);
  flag(sub, "--write-in-place", raw_.write_in_place, Say::opt_write_in_place, Say::group_output);
  text(sub, "--changed-since", raw_.changed_since, Say::opt_changed_since, Say::group_output, "COMMIT");
  ruleset(sub);
  brief(sub);
  text(sub, "-j,--jobs", raw_.jobs, Say::opt_jobs, Say::group_run, "N");
  run(sub);
}

void OptionGrammar::restructure() {
  CLI::App* sub = command("restructure", Say::about_restructure);
  if (!named(sub)) return;
  positionals(sub, "FILE", Say::arg_file, true);
  const Say group = Say::group_output;
  text(sub, "-o,--output-file", raw_.file, Say::opt_article_file, group, "FILE");
  text(sub, "--report", raw_.report, Say::opt_report, group, "FILE");
  text(sub, "--output-format", raw_.format, Say::opt_restructure_format, group, "FORMAT");
  text(sub, "--plan", raw_.plan, Say::opt_plan, group, "FILE");
  text(sub, "--apply", raw_.apply, Say::opt_apply, group, "FILE");
  ruleset(sub);
  brief(sub);
  run(sub);
}

void OptionGrammar::trial() {
  CLI::App* sub = command("try", Say::about_try);
  if (!named(sub)) return;
  sub->add_option("RULES", raw_.tried, say(ui_, Say::arg_tried_pack))->type_name("")->required();
  positionals(sub, "PATH", Say::arg_paths, true);
  const Say group = Say::group_output;
  text(sub, "--output-format", raw_.format, Say::opt_try_format, group, "FORMAT");
  text(sub, "--samples", raw_.samples, Say::opt_samples, group, "N");
  ruleset(sub);
  brief(sub);
  text(sub, "-j,--jobs", raw_.jobs, Say::opt_jobs, Say::group_run, "N");
  run(sub);
}

void OptionGrammar::init() {
  CLI::App* sub = command("init", Say::about_init);
  if (!named(sub)) return;
  positionals(sub, "FOLDER", Say::arg_folder, false);
  flag(sub, "--stdout", raw_.init_stdout, Say::opt_stdout, Say::group_output);
  text(sub, "-j,--jobs", raw_.jobs, Say::opt_jobs, Say::group_run, "N");
  text(sub, "--today", raw_.today, Say::opt_today, Say::group_run, "DATE");
  interface(sub);
}

void OptionGrammar::rest() {
  explain();
  rules();
  test();
  written_for_others();
  debug();
}

void OptionGrammar::explain() {
  CLI::App* sub = command("explain", Say::about_explain);
  if (!named(sub)) return;
  positionals(sub, "RULE", Say::arg_rule, true);
  packs(sub);
  interface(sub);
}

void OptionGrammar::rules() {
  CLI::App* sub = command("rules", Say::about_rules);
  if (!named(sub)) return;
  text(sub, "--output-format", raw_.format, Say::opt_rules_format, Say::group_output, "FORMAT");
  ruleset(sub);
  interface(sub);
}

void OptionGrammar::test() {
  CLI::App* sub = command("test", Say::about_test);
  if (!named(sub)) return;
  positionals(sub, "PACK", Say::arg_packs, false);
  interface(sub);
}

void OptionGrammar::written_for_others() {
  for (const auto& [name, about, argument, what] :
       {std::tuple("completion", Say::about_completion, "SHELL", Say::arg_shell),
        std::tuple("schema", Say::about_schema, "WHAT", Say::arg_schema)}) {
    CLI::App* sub = command(name, about);
    if (!named(sub)) continue;
    sub->add_option(argument, raw_.what, say(ui_, what))->type_name("")->required();
    interface(sub);
  }
  interface(command("man", Say::about_man));
}

void OptionGrammar::debug() {
  CLI::App* parent = command("debug", Say::about_debug);
  if (!named(parent)) return;
  parent->require_subcommand(1);
  CLI::App* sub = command("tokens", Say::about_debug_tokens, parent);
  positionals(sub, "FILE", Say::arg_file, true);
  text(sub, "--output-format,--format", raw_.format, Say::opt_tokens_format, Say::group_output, "FORMAT");
  text(sub, "--pattern", raw_.pattern, Say::opt_pattern, Say::group_output, "PATTERN");
  packs(sub);
  text(sub, "--keyphrase", raw_.keyphrase, Say::opt_keyphrase, Say::group_brief, "TEXT");
  list(sub, "--synonyms", raw_.synonyms, Say::opt_synonyms, Say::group_brief, "A,B");
  text(sub, "--lang", raw_.lang, Say::opt_lang, Say::group_brief, "LANG");
  text(sub, "--stdin-filename", raw_.stdin_filename, Say::opt_stdin_filename, Say::group_run, "NAME");
  interface(sub);
}

}  // namespace calame
