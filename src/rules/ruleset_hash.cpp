#include "rules/ruleset_hash.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace calame {
namespace {

// FNV-1a, 64 bits: known and the same everywhere; this is a fingerprint, not a seal.
class Fingerprint {
 public:
  void bytes(std::string_view text) {
    for (const char c : text) state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  }
  void text(std::string_view text) {
    bytes(fmt::format("{}:", text.size()));  // with its length, so that "a","bc" is not "ab","c"
    bytes(text);
  }
  void number(double value) { text(fmt::format("{}", value)); }
  void number(std::optional<double> value) { value ? number(*value) : text("-"); }
  template <class Texts>
  void texts(const Texts& all) {
    number(static_cast<double>(all.size()));
    for (const auto& one : all) text(one);
  }
  void sorted(const std::unordered_set<std::string>& words) {
    std::vector<std::string_view> all(words.begin(), words.end());
    std::sort(all.begin(), all.end());
    texts(all);
  }
  void texts_by_name(const auto& all) {
    number(static_cast<double>(all.size()));
    for (const auto& [name, value] : all) {
      text(name);
      text(value);
    }
  }
  void numbers_by_name(const std::map<std::string, double>& all) {
    number(static_cast<double>(all.size()));
    for (const auto& [name, value] : all) {
      text(name);
      number(value);
    }
  }
  [[nodiscard]] std::string hex() const { return fmt::format("{:016x}", state_); }

 private:
  std::uint64_t state_ = 0xcbf29ce484222325u;
};

void add(Fingerprint& print, const Criterion& criterion) {
  print.text(criterion.id);
  for (const double value :
       {criterion.weight, criterion.half, criterion.full[0], criterion.full[1], criterion.zero[0], criterion.zero[1],
        static_cast<double>(criterion.evidence), static_cast<double>(criterion.shape)})
    print.number(value);
  print.number(criterion.cap);
}

void add(Fingerprint& print, const Language& language) {
  print.text(language.code);
  print.text(language.stemmer);
  print.text(language.vowels);
  print.text(language.typography);
  print.texts(language.elisions);
  print.texts(language.enclitics);
  print.texts(language.silent_endings);
  print.texts(language.hiatus);
  for (const auto* words : {&language.keep_whole, &language.abbreviations, &language.final_abbreviations,
                            &language.stop_words, &language.units, &language.light_openings})
    print.sorted(*words);
  const NumberWords& numbers = language.numbers;
  for (const auto* words :
       {&numbers.months, &numbers.durations, &numbers.hours, &numbers.clock_cues, &numbers.duration_cues,
        &numbers.duration_tails, &numbers.percents, &numbers.currencies, &numbers.scales, &numbers.references,
        &numbers.year_cues, &numbers.year_hints, &numbers.eras, &numbers.versions, &numbers.ordinals})
    print.sorted(*words);
  for (const ConnectiveList& list : language.connectives) {
    print.text(list.sense);
    print.texts(list.phrases);
  }
  for (const auto& [word, variants] : language.variants) {
    print.text(word);
    print.texts(variants);
  }
  print.texts_by_name(language.regional_typography);
  for (const double value :
       {language.readability.base, language.readability.per_word, language.readability.per_syllable})
    print.number(value);
}

void add(Fingerprint& print, const Brief& brief) {
  print.text(brief.keyphrase);
  print.texts(brief.synonyms);
  print.number(brief.min_words ? std::optional<double>(*brief.min_words) : std::nullopt);
  print.number(brief.max_signs ? std::optional<double>(*brief.max_signs) : std::nullopt);
  print.text(brief.lang);
  print.text(brief.profile);
  print.text(brief.typography);
}

}  // namespace

std::string ruleset_hash(const Ruleset& ruleset, const std::vector<std::string>& normal_forms) {
  Fingerprint print;
  for (std::size_t i = 0; i < ruleset.rules.size(); ++i) {
    const Rule& rule = ruleset.rules[i];
    if (!rule.enabled) continue;
    print.text(normal_forms[i]);
    print.text(rule.lang);
    for (const std::string& name : rule.formerly) print.text(name);  // comments of an article may use them
    print.text(severity_name(rule.severity));
    for (const Band& band : rule.bands) {
      print.number(band.under);
      print.number(band.over);
      print.text(severity_name(band.severity));
    }
  }
  for (const Criterion& criterion : ruleset.criteria) add(print, criterion);
  for (const auto& [code, language] : ruleset.languages) add(print, language);
  for (const auto& [id, preset] : ruleset.presets) {
    print.text(id);
    print.texts_by_name(preset.slots);
  }
  for (const auto& [name, words] : ruleset.lists) {
    print.text(name);
    print.texts(words);
  }
  print.texts(ruleset.protected_names);
  print.numbers_by_name(ruleset.category_weights);
  for (const auto& [profile, weights] : ruleset.profile_weights) {
    print.text(profile);
    print.numbers_by_name(weights);
  }
  print.numbers_by_name(ruleset.category_min);
  print.number(ruleset.min_score);
  add(print, ruleset.default_brief);
  print.text(!ruleset.entity_spaces ? "keep" : *ruleset.entity_spaces ? "entity" : "char");
  print.text(ruleset.typography_of_attributes ? "attributes" : "");
  return print.hex();
}

}  // namespace calame
