#include "rules/policy_reader.h"

#include <algorithm>
#include <cmath>

#include "document/worded.h"
#include "rules/name_format.h"
#include "rules/settings_reader.h"

namespace calame {
namespace {

struct Known {
  std::string_view table, key;
  Setting setting;
  double least, most;  // of a number; equal for true and false
};

constexpr Known known_settings[] = {
    {"parts", "title", Setting::part_title, 0, 0},
    {"parts", "description", Setting::part_description, 0, 0},
    {"parts", "headings", Setting::part_headings, 0, 0},
    {"parts", "key-points", Setting::part_key_points, 0, 0},
    {"parts", "contents", Setting::part_contents, 0, 0},
    {"parts", "split", Setting::part_split, 0, 0},
    {"parts", "quotes", Setting::part_quotes, 0, 0},
    {"parts", "boilerplate", Setting::part_boilerplate, 0, 0},
    {"parts", "json-ld", Setting::part_json_ld, 0, 0},
    {"parts", "faq", Setting::part_faq, 0, 0},
    {"sections", "words", Setting::section_words, 80, 2000},
    {"sections", "least-words", Setting::section_least, 40, 1000},
    {"sections", "most-words", Setting::section_most, 150, 5000},
    {"sections", "good-words", Setting::section_good, 50, 2000},
    {"title", "letters", Setting::title_letters, 20, 200},
    {"title", "pixels", Setting::title_pixels, 200, 2000},
    {"description", "least-letters", Setting::description_least, 0, 300},
    {"description", "letters", Setting::description_most, 50, 400},
    {"description", "pixels", Setting::description_pixels, 300, 3000},
    {"paragraphs", "words", Setting::paragraph_words, 60, 1000},
    {"paragraphs", "sentences", Setting::paragraph_sentences, 2, 100},
    {"paragraphs", "least-words", Setting::paragraph_least, 10, 200},
    {"paragraphs", "quote-words", Setting::quote_words, 10, 1000},
    {"key-points", "most", Setting::key_points_most, 3, 10},
    {"key-points", "letters", Setting::key_point_letters, 60, 400},
    {"patterns", "noun-phrase", Setting::pattern_noun_phrase, -5, 5},
    {"patterns", "noun-phrase-quote", Setting::pattern_noun_phrase_quote, -5, 5},
    {"patterns", "name-noun-phrase", Setting::pattern_name_noun_phrase, -5, 5},
    {"patterns", "name-quantity", Setting::pattern_name_quantity, -5, 5},
    {"patterns", "clause", Setting::pattern_clause, -5, 5},
    {"patterns", "named-clause", Setting::pattern_named_clause, -5, 5},
    {"patterns", "ellipsis", Setting::pattern_ellipsis, -5, 5},
    {"patterns", "question", Setting::pattern_question, -5, 5},
    {"patterns", "infinitive", Setting::pattern_infinitive, -5, 5},
};
constexpr std::string_view setting_tables[] = {"parts",      "sections",   "title",   "description",
                                               "paragraphs", "key-points", "patterns"};

void read_number(Fields& table, const Known& k, RestructureLayer& layer) {
  const auto value = table.number(k.key);
  if (!value) return;
  const bool whole = k.table == "patterns" || *value == std::floor(*value);
  if (whole && *value >= k.least && *value <= k.most) {
    layer.values[k.setting] = *value;
    return;
  }
  table.error(k.key, worded("«\u00A0{}\u00A0» doit être un nombre entre {} et {}",
                            "“{}” must be a number between {} and {}", k.key, k.least, k.most));
}

// A pattern is a number that it gains in rank, true for 0, or false.
void read_setting(Fields& table, const Known& k, RestructureLayer& layer) {
  if (!table.has(k.key)) {
    table.skip(k.key);
    return;
  }
  const bool part = k.table == "parts", pattern = k.table == "patterns";
  if (part || (pattern && table.is_flag(k.key))) {
    const bool on = table.flag(k.key, true);
    layer.values[k.setting] = part ? (on ? 1 : 0) : (on ? 0 : pattern_off);
  } else {
    read_number(table, k, layer);
  }
}

void read_layer(Fields& fields, RestructureLayer& layer) {
  for (const std::string_view name : setting_tables) {
    auto table = fields.table(name);
    if (!table) continue;
    for (const Known& k : known_settings)
      if (k.table == name) read_setting(*table, k, layer);
    table->finish();
  }
  if (auto data = fields.table("json-ld")) {
    layer.schema_type = data->one_of<std::string>("type",
                                                  {{"Article", "Article"},
                                                   {"NewsArticle", "NewsArticle"},
                                                   {"BlogPosting", "BlogPosting"},
                                                   {"TechArticle", "TechArticle"}},
                                                  "Article");
    data->finish();
  }
}

}  // namespace

void read_restructure(Fields& root, Ruleset& ruleset) {
  auto fields = root.table("restructure");
  if (!fields) return;
  RestructureLayer all;
  read_layer(*fields, all);
  ruleset.restructure.push_back(std::move(all));
  if (auto profiles = fields->table("profile")) {
    for (const std::string& name : profiles->keys()) {
      auto profile = profiles->table(name);
      if (!profile) continue;
      const std::vector<std::string_view> known = profiles_of(ruleset);
      if (std::find(known.begin(), known.end(), name) == known.end())
        profiles->unknown_name(name, {"profil inconnu", "unknown profile"}, name, known);
      RestructureLayer layer;
      layer.profile = name;
      read_layer(*profile, layer);
      profile->finish();
      ruleset.restructure.push_back(std::move(layer));
    }
    profiles->finish();
  }
  fields->finish();
}

double RestructurePolicy::pattern(std::string_view name) const {
  for (const Known& k : known_settings)
    if (k.table == "patterns" && k.key == name) return (*this)[k.setting];
  return 0;
}

RestructurePolicy restructure_policy(const std::vector<RestructureLayer>& layers, std::string_view profile) {
  RestructurePolicy out;
  // Without any pack nothing is made, and no length is zero.
  for (const Known& k : known_settings) out.values[static_cast<std::size_t>(k.setting)] = std::max(0.0, k.least);
  for (const RestructureLayer& layer : layers) {
    if (!layer.profile.empty() && layer.profile != profile) continue;
    for (const auto& [setting, value] : layer.values) out.values[static_cast<std::size_t>(setting)] = value;
    if (layer.schema_type) out.schema_type = *layer.schema_type;
  }
  return out;
}

}  // namespace calame
