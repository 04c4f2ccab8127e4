#include "rules/selection.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "document/worded.h"
#include "rules/did_you_mean.h"

namespace calame {
namespace {

bool names_exactly(const Rule& rule, std::string_view wanted) { return rule.id == wanted || rule.name == wanted; }

bool is_id_prefix(std::string_view wanted) {
  return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(),
                                        [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

bool in_group(const Rule& rule, std::string_view wanted) {
  return rule.category() == wanted || (is_id_prefix(wanted) && rule.id.starts_with(wanted));
}

void check_known(const Ruleset& ruleset, const std::vector<std::string>& wanted, const char* option,
                 ErrorSink& errors) {
  for (const std::string& name : wanted) {
    const auto meant = [&](const Rule& rule) { return names_exactly(rule, name) || in_group(rule, name); };
    if (std::any_of(ruleset.rules.begin(), ruleset.rules.end(), meant)) continue;
    std::set<std::string_view> known;
    for (const Rule& rule : ruleset.rules)
      known.insert({rule.category(), rule.id, std::string_view(rule.id).substr(0, 3), rule.name});
    const std::vector<std::string_view> candidates(known.begin(), known.end());
    errors.add(option, {},
               worded("aucune règle ni catégorie «\u00A0{}\u00A0»{}", "no rule or category “{}”{}", clipped(name),
                      suggestion(name, candidates)));
  }
}

}  // namespace

void apply_selection(Ruleset& ruleset, const RulesetOptions& options, ErrorSink& errors) {
  check_known(ruleset, options.select, "--select", errors);
  check_known(ruleset, options.ignore, "--ignore", errors);
  for (Rule& rule : ruleset.rules) {
    const bool was_enabled = rule.enabled;
    const auto exactly = [&](const std::string& name) { return names_exactly(rule, name); };
    const auto group = [&](const std::string& name) { return in_group(rule, name); };
    if (!options.select.empty()) {
      // A rule that ships off is turned on by its own id or name, not by that of its family.
      const bool named = std::any_of(options.select.begin(), options.select.end(), exactly);
      const bool grouped = std::any_of(options.select.begin(), options.select.end(), group);
      rule.enabled = named || (grouped && rule.enabled);
    }
    const auto ignored = [&](const std::string& name) { return names_exactly(rule, name) || in_group(rule, name); };
    if (std::any_of(options.ignore.begin(), options.ignore.end(), ignored)) rule.enabled = false;
    rule.left_out = was_enabled && !rule.enabled;
  }
}

}  // namespace calame
