// Every word that the reports say, in French and English, and how numbers are written there.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "calame/ruleset.h"

namespace calame {

enum class Text : std::uint16_t {
  // terminal, and shared
  score_head, score_min, with_fixes, gate_here, gate_lifted, gate_brief, summary, summary_clean, summary_none_fixable,
  summary_unsafe, summary_accepted, summary_known, more_findings, fixable_safe, fixable_unsafe, fixable_display,
  short_safe, short_unsafe, short_display, line_name, message_name,
  to_line, see_line, see_place, whole_document, failed, nothing_applies, error_name, warning_name, info_name, files_summary,
  delete_it, insert_it,
  // categories
  cat_structure, cat_meta, cat_readability, cat_keyphrase, cat_typography, cat_trust, cat_links, cat_data, cat_style,
  cat_language, cat_suppressions, cat_techniques,
  // the page
  report_title, skip_link, contents, kicker, untitled, file_line, detected, no_lang,
  verdict_empty, verdict_no_score, verdict_great, verdict_good, verdict_fair, verdict_poor, verdict_gated, verdict_first,
  verdict_below_min, verdict_above_min, out_of_100, before_after, after_fixes, ruler_label, ruler_before, ruler_min,
  ruler_gate, ruler_raw, ruler_after, gates_heading, gate_acts, gate_waits,
  facts_words, facts_signs, facts_sentences, facts_paragraphs, facts_readability, facts_findings, facts_feuillets,
  top_heading, top_intro, top_none, top_points, top_findings, top_see, top_see_one, top_see_note, top_fix, top_gate, top_rest,
  preview_heading, preview_intro, preview_desktop, preview_mobile, preview_no_title, preview_no_description,
  preview_no_address, preview_title_ok, preview_title_cut, preview_description_ok, preview_description_cut,
  preview_col_field, preview_col_width, preview_col_limit, preview_col_outcome, preview_title, preview_description,
  preview_fits, preview_is_cut, preview_absent, preview_caption,
  article_heading, article_intro, article_none, article_elsewhere, article_suppressed, article_no_reason,
  article_position, note_label, notes_of_block, mark_tip, also_here, filter_heading, filter_category, filter_severity,
  filter_previous, filter_next, filter_count, filter_all, article_shown, image_label, code_label, meta_title,
  meta_description,
  outline_heading, outline_intro, outline_none, outline_words, outline_no_text, outline_before,
  ledger_heading, ledger_intro, ledger_categories, ledger_category, ledger_score, ledger_weight, ledger_share,
  ledger_loss, ledger_lines, ledger_criterion, ledger_max, ledger_rules, ledger_total, ledger_equation, ledger_full,
  ledger_floor, ledger_capped,
  key_heading, key_none, key_absent, key_sentence, key_in_title, key_in_intro, key_in_headings, key_longest_gap,
  key_strip_label, key_start, key_end, key_legend, key_nowhere_title,
  sentences_heading, sentences_none, sentences_intro, sentences_label, sentences_bin, sentences_over, sentences_longest,
  sentences_words, sentences_table_words, sentences_table_count, sentences_share,
  fixes_heading, fixes_intro, fixes_none, fixes_unstable, fixes_line, fixes_truncated, fixes_same, fixes_legend,
  passed_heading, passed_intro, passed_none,
  settings_heading, settings_version, settings_packs, settings_hash, settings_lang, settings_keyphrase,
  settings_min_words, settings_max_signs, settings_profile, settings_typography, settings_min_score, settings_encoding,
  settings_date, settings_bom, settings_none, settings_default, limits_heading, limits_heuristic, limits_truth,
  limits_widths, limits_truncated, limits_static,
  index_heading, index_file, index_score, index_findings, index_fixable, index_words, index_failed, index_summary,
  top_of_page,
  // restructured article
  did_heading, did_intro, did_title, did_description, did_slug, did_alternatives, did_no_alternatives, did_headings,
  did_heading_text, did_heading_from, did_heading_how, did_heading_existing, did_confidence, did_no_headings,
  did_key_points, did_removed, did_removed_none, did_removed_words, did_words, did_words_line, did_words_target,
  did_words_missing, did_words_met, did_words_input, did_words_removed, did_words_body, did_words_counted,
  did_words_page, did_todo, did_todo_none, did_keyphrases, did_level, did_where, did_reason, did_line,
  reason_contact, reason_subscribe, reason_related, reason_rights, reason_placeholder, did_score, pixels,
  pattern_clause, pattern_entity, pattern_noun_phrase, pattern_quote, pattern_first_sentence, op_copy, op_trim, op_case,
  op_contract, op_elide, did_generated, did_quantity, did_not_given,
  count_
};

struct Phrase {
  Text id;
  std::string_view fr, en;
};
std::span<const Phrase> phrases();

/// The phrase with {0}, {1}… filled in. `{0|mot|mots}` picks a form by the number in argument 0 (French: below 2 is
/// singular). French phrases get their no-break spaces here, so that the table can be written with ordinary ones.
std::string say(UiLanguage, Text, std::initializer_list<std::string> arguments = {});
/// No-break spaces before : ; ! ? % » and after «, apostrophes as they stand.
std::string french_spaces(std::string_view);

/// 10,2 or 10.2; French groups thousands by U+202F. Not a number → "–".
std::string decimal(UiLanguage, double, int digits);
std::string count(UiLanguage, std::size_t);
/// With its sign: −10,2 (U+2212) or +6,9; a loss that rounds to nothing is "0,0".
std::string signed_decimal(UiLanguage, double, int digits);
/// 2026-11-25 → 25 novembre 2026; another text stays as it is.
std::string long_date(UiLanguage, std::string_view iso);

std::string category_label(UiLanguage, std::string_view category);
std::string severity_label(UiLanguage, Severity);

}  // namespace calame
