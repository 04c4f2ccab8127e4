#include "rules/settings_reader.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "document/worded.h"
#include "rules/did_you_mean.h"
#include "rules/error_sink.h"
#include "rules/name_format.h"

namespace calame {
namespace {

std::optional<std::uint32_t> read_count(Fields& fields, std::string_view key) {
  const auto value = fields.number(key);
  if (!value) return std::nullopt;
  constexpr double most = 100'000'000;
  if (*value >= 0 && *value <= most && *value == std::floor(*value)) return static_cast<std::uint32_t>(*value);
  fields.error(key, worded("«\u00A0{}\u00A0» doit être un nombre entier, 0 ou plus",
                           "“{}” must be a whole number, 0 or more", key));
  return std::nullopt;
}

std::optional<double> read_within(Fields& fields, std::string_view key, double most, const Message& expected) {
  const auto value = fields.number(key);
  if (!value || (*value >= 0 && *value <= most)) return value;
  fields.error(key, worded("«\u00A0{}\u00A0» doit être {}", "“{}” must be {}", clipped(key), expected));
  return std::nullopt;
}

std::vector<std::string_view> known_categories(const Ruleset& ruleset) {
  std::set<std::string_view> names;
  for (const auto& [name, weight] : ruleset.category_weights) names.insert(name);
  for (const Criterion& criterion : ruleset.criteria) names.insert(criterion.category);
  return {names.begin(), names.end()};
}

}  // namespace

void read_lists(Fields& root, Ruleset& ruleset) {
  auto lists = root.table("list");
  if (!lists) return;
  for (const std::string& name : lists->keys()) {
    auto list = lists->table(name);
    if (!list) continue;
    if (!is_pack_id(name)) {
      list->give_up();
      lists->error(name, {"nom de liste incorrect, attendu des minuscules, des tirets et des points",
                          "invalid list name, expected lower case, hyphens and dots"});
      continue;
    }
    std::vector<std::string> words = list->texts("words");
    auto& known = ruleset.lists[name];
    known.insert(known.end(), std::make_move_iterator(words.begin()), std::make_move_iterator(words.end()));
    list->finish();
  }
  lists->finish();
}

void read_protect(Fields& root, Ruleset& ruleset) {
  auto protect = root.table("protect");
  if (!protect) return;
  auto& known = ruleset.protected_names;
  for (std::string& name : protect->words("names"))
    if (!name.empty() && std::find(known.begin(), known.end(), name) == known.end()) known.push_back(std::move(name));
  protect->finish();
}

namespace {

void read_weights(Fields& table, std::map<std::string, double>& out) {
  auto weights = table.table("weights");
  if (!weights) return;
  for (const std::string& category : weights->keys()) {
    const auto weight =
        read_within(*weights, category, 1000, {"un poids entre 0 et 1000", "a weight between 0 and 1000"});
    if (!is_rule_name(category))
      weights->error(category, {"nom de catégorie incorrect, attendu des minuscules",
                                "invalid category name, expected lower case"});
    if (weight) out[category] = *weight;
  }
  weights->finish();
}

// [score.profile.news]: what that kind of article changes; being named here makes it a profile.
void read_profiles(Fields& score, Ruleset& ruleset) {
  auto profiles = score.table("profile");
  if (!profiles) return;
  const std::vector<std::string_view> known = profiles_of(ruleset);  // before this table; keys of a map stay in place
  for (const std::string& name : profiles->keys()) {
    auto profile = profiles->table(name);
    if (!profile) continue;
    // A new one, unless it reads as a slip.
    if (!ruleset.profile_weights.contains(name) && did_you_mean(name, known))
      profiles->unknown_name(name, {"profil inconnu", "unknown profile"}, name, known);
    if (!is_rule_name(name))
      profiles->error(name, {"nom de profil incorrect, attendu des minuscules, chiffres et tirets",
                             "invalid profile name, expected lower case, digits and hyphens"});
    read_weights(*profile, ruleset.profile_weights[name]);
    profile->finish();
  }
  profiles->finish();
}

}  // namespace

void read_score(Fields& root, Ruleset& ruleset) {
  auto score = root.table("score");
  if (!score) return;
  read_weights(*score, ruleset.category_weights);
  read_profiles(*score, ruleset);
  const Message points = {"une note entre 0 et 100", "a score between 0 and 100"};
  if (const auto min = read_within(*score, "min", 100, points)) ruleset.min_score = min;
  if (auto least = score->table("category-min")) {
    for (const std::string& category : least->keys())
      if (const auto value = read_within(*least, category, 100, points)) ruleset.category_min[category] = *value;
    least->finish();
  }
  score->finish();
}

namespace {

// `typography = "fr-FR/nbsp"`, or a table where more is to say.
void read_typography(Fields& root, Ruleset& ruleset) {
  std::string& preset = ruleset.default_brief.typography;
  if (!root.is_table("typography")) {
    preset = root.text("typography", preset);
    return;
  }
  Fields table = *root.table("typography");
  preset = table.text("preset", preset);
  enum class Spelled : std::uint8_t { keep, entity, character };
  const auto spelled = table.one_of<Spelled>(
      "spelled", {{"keep", Spelled::keep}, {"entity", Spelled::entity}, {"char", Spelled::character}}, Spelled::keep);
  if (spelled != Spelled::keep) ruleset.entity_spaces = spelled == Spelled::entity;
  ruleset.typography_of_attributes = table.flag("attributes", ruleset.typography_of_attributes);
  table.finish();
}

}  // namespace

namespace {

void read_lang(Fields& fields, std::string& lang) {
  const auto given = fields.text("lang");
  if (!given) return;
  if (!given->empty() && !is_language_tag(*given))
    fields.error("lang", worded("«\u00A0{}\u00A0» n’est pas un code de langue\u00A0: écrivez fr, fr-CA, en…",
                                "“{}” is not a language code: write fr, fr-CA, en…", clipped(*given)));
  lang = *given;
}

// A list beside the file that names it.
std::string beside(const std::string& path, const std::string& named) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos || named.starts_with('/') ? named : path.substr(0, slash + 1) + named;
}

void read_fail_on(Fields& root, Ruleset& ruleset) {
  ruleset.fail_on = root.one_of<FailOn>(
      "fail-on",
      {{"error", FailOn::error}, {"warning", FailOn::warning}, {"info", FailOn::info}, {"never", FailOn::never}},
      ruleset.fail_on);
}

}  // namespace

void read_commission(Fields& root, Ruleset& ruleset) {
  Brief& brief = ruleset.default_brief;
  brief.profile = root.text("profile", brief.profile);
  read_lang(root, brief.lang);
  read_typography(root, ruleset);
  read_fail_on(root, ruleset);
  auto fields = root.table("brief");
  if (!fields) return;
  brief.keyphrase = fields->text("keyphrase", brief.keyphrase);
  if (fields->has("synonyms")) brief.synonyms = fields->texts("synonyms");
  if (const auto words = read_count(*fields, "min-words")) brief.min_words = words;
  if (const auto signs = read_count(*fields, "max-signes")) brief.max_signs = signs;
  read_lang(*fields, brief.lang);
  if (const auto list = fields->text("keyphrases-from"))
    ruleset.keyphrases_from = list->empty() ? "" : beside(root.path(), *list);
  fields->finish();
}

namespace {

void check_preset(Fields& fields, std::string_view key, const Ruleset& ruleset) {
  const std::string id = fields.text(key, "");
  if (id == "infer" || ruleset.presets.count(id) != 0) return;
  std::vector<std::string_view> ids = {"infer"};
  for (const auto& [known, preset] : ruleset.presets) ids.push_back(known);
  fields.unknown_name(key, {"preset inconnu", "unknown preset"}, id, ids);
}

void check_profile(Fields& root, const Ruleset& ruleset) {
  const std::string name = root.text("profile", "");
  if (!name.empty() && !ruleset.profile_weights.contains(name))
    root.unknown_name("profile", {"profil inconnu", "unknown profile"}, name, profiles_of(ruleset));
}

}  // namespace

std::vector<std::string_view> profiles_of(const Ruleset& ruleset) {
  std::vector<std::string_view> names;
  for (const auto& [name, weights] : ruleset.profile_weights) names.emplace_back(name);
  return names;
}

void check_settings(Fields& root, const Ruleset& ruleset, bool settings) {
  if (settings && root.is_text("profile")) check_profile(root, ruleset);
  if (settings && root.is_text("typography")) check_preset(root, "typography", ruleset);
  if (settings && root.is_table("typography")) {
    Fields table = *root.table("typography");
    if (table.is_text("preset")) check_preset(table, "preset", ruleset);
  }
  if (!root.is_table("score")) return;
  Fields score = *root.table("score");
  if (!score.is_table("category-min")) return;
  Fields least = *score.table("category-min");
  const auto known = known_categories(ruleset);
  for (const std::string& category : least.keys())
    if (std::find(known.begin(), known.end(), category) == known.end())
      least.unknown_name(category,
                         worded("catégorie inconnue «\u00A0{}\u00A0»", "unknown category “{}”", clipped(category)),
                         category, known);
}

}  // namespace calame
