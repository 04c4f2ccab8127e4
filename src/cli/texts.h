// Every sentence that the command line says by itself, in French and English.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "calame/ruleset.h"

namespace calame {

enum class Say : std::uint8_t {
  // help
  about, about_check, about_fix, about_restructure, about_explain, about_rules, about_test,
  help_usage, help_options, help_commands, help_positionals, help_required, help_flag, help_version, help_footer,
  group_brief, group_rules, group_output, group_run,
  arg_paths, arg_file, arg_rule, arg_packs,
  opt_format, opt_output_file, opt_output, opt_fail_on, opt_min_score, opt_exit_zero, opt_statistics, opt_max_findings,
  opt_select, opt_ignore, opt_rules, opt_config, opt_isolated,
  opt_keyphrase, opt_synonyms, opt_min_words, opt_max_signs, opt_lang, opt_profile, opt_typography,
  opt_ui_lang, opt_color, opt_today, opt_jobs, opt_stdin_filename,
  opt_unsafe, opt_diff, opt_write_in_place, opt_report, opt_article_file, opt_restructure_format, opt_rules_format,
  // bad usage
  error_prefix, no_command, unknown_command, unknown_option, too_many, missing_value, missing_argument, bad_usage,
  not_one_of, not_a_number, not_a_date, bad_output_pair, did_you_mean_suffix, see_help, dash_alone, one_file_only,
  output_is_input, several_configs, unknown_rule, diff_needs_fix,
  // files
  no_such_path, cannot_open, cannot_read, not_regular, too_large, nothing_to_check, cannot_write, changed_meanwhile,
  hard_links, ownership, stdout_failed, pack_outside, walk_failed, cannot_resolve,
  // what was done
  empty_file, fix_summary, fix_none, fix_would, fix_total, fix_cycle, fix_not_settled, min_score_missed,
  category_min_missed, wrote, test_summary, test_failed_summary, restructured,
  // statistics, rules and explain
  column_rule, column_name, column_severity, column_category, column_fix, column_evidence, column_count, column_fixable,
  yes, no, off_by_default, explain_criterion, explain_bands, explain_flags, explain_silent, explain_becomes, explain_source,
  explain_fix, explain_pack, explain_lang, explain_kind, no_help,
  shape_density, shape_ramp, shape_binary, explain_gate,
  safety_safe, safety_unsafe, safety_display, safety_none,
  evidence_documented, evidence_consensus, evidence_norm, evidence_house, evidence_folklore,
  count_
};

// An ICU pattern filled in; French typography is applied to the pattern, never to the arguments.
std::string say(UiLanguage, Say, std::initializer_list<Argument> arguments = {});

}  // namespace calame
