/// What `restructure` makes of an article: [restructure] of packs and calame.toml.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace calame {

/// Each stands in the file as [restructure.TABLE] KEY; rules/restructure.toml says what it means and gives the values.
enum class Setting : std::uint8_t {
  // parts: 0 or 1
  part_title,
  part_description,
  part_headings,
  part_key_points,
  part_contents,
  part_split,
  part_quotes,
  part_boilerplate,
  part_json_ld,
  part_faq,
  // counts and lengths
  section_words,
  section_least,
  section_most,
  section_good,
  title_letters,
  title_pixels,
  description_least,
  description_most,
  description_pixels,
  paragraph_words,
  paragraph_sentences,
  paragraph_least,
  quote_words,
  key_points_most,
  key_point_letters,
  // patterns of headings: what they gain in rank, `pattern_off` when they are not used
  pattern_noun_phrase,
  pattern_noun_phrase_quote,
  pattern_name_noun_phrase,
  pattern_name_quantity,
  pattern_clause,
  pattern_named_clause,
  pattern_ellipsis,
  pattern_question,
  pattern_infinitive,
  count
};
inline constexpr double pattern_off = -1e6;

struct RestructurePolicy {
  std::array<double, static_cast<std::size_t>(Setting::count)> values{};
  std::string schema_type;  ///< of the JSON-LD: Article, NewsArticle…
  [[nodiscard]] double operator[](Setting s) const { return values[static_cast<std::size_t>(s)]; }
  [[nodiscard]] bool on(Setting s) const { return (*this)[s] != 0; }
  [[nodiscard]] std::uint32_t count(Setting s) const { return static_cast<std::uint32_t>((*this)[s]); }
  /// By the name that Drawn::pattern has; 0 for others.
  [[nodiscard]] double pattern(std::string_view name) const;
};

/// What one table gives; laid over those before it when its profile is the article's.
struct RestructureLayer {
  std::string profile;  ///< "" = every article
  std::map<Setting, double> values;
  std::optional<std::string> schema_type;
};

RestructurePolicy restructure_policy(const std::vector<RestructureLayer>&, std::string_view profile);

}  // namespace calame
