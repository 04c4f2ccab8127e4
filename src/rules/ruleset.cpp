#include "calame/ruleset.h"

#include <algorithm>
#include <array>
#include <set>

namespace calame {
namespace {

// The families of SCHEMA.md, for rules that feed no criterion.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> families = {{
    {"STR", "structure"},
    {"MET", "meta"},
    {"KEY", "keyphrase"},
    {"REA", "readability"},
    {"TYP", "typography"},
    {"STY", "style"},
    {"LNK", "links"},
    {"TRU", "trust"},
    {"TEC", "meta"},
    {"SDA", "data"},
    {"LNG", "language"},
    {"SUP", "suppressions"},
}};

std::string primary_subtag(std::string_view bcp47) {
  std::string out;
  for (const char c : bcp47.substr(0, bcp47.find_first_of("-_")))
    out += (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c;
  return out;
}

bool same_tag(std::string_view a, std::string_view b) {
  const auto folded = [](char c) { return c == '_' ? '-' : (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return folded(x) == folded(y); });
}

}  // namespace

std::string_view severity_name(Severity severity) {
  constexpr std::array<std::string_view, 3> names = {"info", "warning", "error"};
  return names[static_cast<std::size_t>(severity)];
}

std::optional<Severity> severity_from_name(std::string_view name) {
  for (const Severity severity : {Severity::info, Severity::warning, Severity::error})
    if (severity_name(severity) == name) return severity;
  return std::nullopt;
}

std::string_view stability_name(Stability stability) {
  constexpr std::array<std::string_view, 3> names = {"stable", "preview", "deprecated"};
  return names[static_cast<std::size_t>(stability)];
}

double evidence_factor(Evidence evidence) {
  switch (evidence) {
    case Evidence::consensus:
      return 0.7;
    case Evidence::folklore:
      return 0;
    case Evidence::documented:
    case Evidence::norm:
    case Evidence::house:
      break;
  }
  return 1;
}

char evidence_letter(Evidence evidence) {
  constexpr std::string_view letters = "ABNHC";
  return letters[static_cast<std::size_t>(evidence)];
}

std::string_view Rule::category() const {
  if (!criterion_category.empty()) return criterion_category;
  const std::string_view family = std::string_view(id).substr(0, 3);
  for (const auto& [prefix, category] : families)
    if (prefix == family) return category;
  return "house";
}

const Rule* Ruleset::find(std::string_view id_or_name) const {
  const auto at = std::lower_bound(rules.begin(), rules.end(), id_or_name,
                                   [](const Rule& rule, std::string_view id) { return rule.id < id; });
  if (at != rules.end() && at->id == id_or_name) return &*at;
  const auto named =
      std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.name == id_or_name; });
  if (named != rules.end()) return &*named;
  const auto heir = std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) {
    return std::find(rule.formerly.begin(), rule.formerly.end(), id_or_name) != rule.formerly.end();
  });
  return heir == rules.end() ? nullptr : &*heir;
}

Facts Ruleset::needs() const {
  Facts facts;
  for (const Rule& rule : rules) {
    if (!rule.enabled) continue;
    Facts needs = rule.compiled.needs;
    if (needs.has(Fact::tags) && !rule.compiled.tag_anchors.empty()) {
      needs.bits &= ~Facts(Fact::tags).bits;
      needs = needs | Fact::some_tags;
    }
    facts = facts | needs;
  }
  return facts;
}

std::vector<TagAnchor> Ruleset::tag_anchors() const {
  std::set<TagAnchor> anchors;
  for (const Rule& rule : rules)
    if (rule.enabled) anchors.insert(rule.compiled.tag_anchors.begin(), rule.compiled.tag_anchors.end());
  return {anchors.begin(), anchors.end()};
}

const Language& Ruleset::language(std::string_view bcp47) const {
  static const Language unknown = [] {
    Language language;
    language.code = "xx";
    return language;
  }();
  const auto found = languages.find(primary_subtag(bcp47));
  return found == languages.end() ? unknown : found->second;
}

const TypographyPreset& Ruleset::typography(const Brief& brief, std::string_view bcp47) const {
  static const TypographyPreset none;
  const auto named = [&](const std::string& id) { return presets.find(id); };
  if (const auto wanted = named(brief.typography); wanted != presets.end()) return wanted->second;
  const Language& spoken = language(bcp47);
  for (const auto& [tag, id] : spoken.regional_typography) {
    if (!same_tag(tag, bcp47)) continue;
    if (const auto regional = named(id); regional != presets.end()) return regional->second;
  }
  const auto usual = named(spoken.typography);
  return usual == presets.end() ? none : usual->second;
}

}  // namespace calame
