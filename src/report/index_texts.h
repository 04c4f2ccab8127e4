// Every word of the index of several articles, in French and English.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "report/texts.h"

namespace calame {

enum class IndexText : std::uint8_t {
  kicker,
  not_read,
  mean_score,
  verdict_range,
  verdict_one,
  verdict_all_above,
  verdict_below,
  verdict_none,
  articles,
  words,
  findings,
  per_thousand,
  fixable,
  failed_heading,
  failed_intro,
  failed_item,
  table_heading,
  table_intro,
  column_article,
  column_author,
  column_score,
  column_words,
  column_findings,
  column_per_thousand,
  column_fixable,
  column_articles,
  column_rule,
  column_category,
  column_mean_note,
  column_mean_loss,
  column_mean_score,
  column_often,
  sort_by,
  change,
  histogram_heading,
  histogram_label,
  histogram_bin,
  histogram_axis,
  histogram_caption,
  rules_heading,
  rules_intro,
  rules_rest,
  categories_heading,
  categories_intro,
  categories_total,
  authors_heading,
  authors_intro,
  authors_letter,
  authors_unsigned,
  reviews_intro,
  reviews_some,
  back,
  count_
};

struct IndexPhrase {
  IndexText id;
  std::string_view fr, en;
};
std::span<const IndexPhrase> index_phrases();

/// As say() of the other phrases.
std::string say(UiLanguage, IndexText, std::initializer_list<std::string> arguments = {});

}  // namespace calame
