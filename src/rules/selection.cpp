#include "rules/selection.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "document/worded.h"
#include "rules/did_you_mean.h"

namespace calame {
namespace {

bool was_named(const Rule& rule, std::string_view wanted) {
  return std::find(rule.formerly.begin(), rule.formerly.end(), wanted) != rule.formerly.end();
}

bool names_exactly(const Rule& rule, std::string_view wanted) {
  return rule.id == wanted || rule.name == wanted || was_named(rule, wanted);
}

bool is_id_prefix(std::string_view wanted) {
  return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(),
                                        [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

bool in_group(const Rule& rule, std::string_view wanted) {
  return rule.category() == wanted || (is_id_prefix(wanted) && rule.id.starts_with(wanted));
}

void check_known(Ruleset& ruleset, const std::vector<ChosenName>& wanted, ErrorSink& errors) {
  for (const ChosenName& one : wanted) {
    bool known = false;
    for (const Rule& rule : ruleset.rules) {
      known |= names_exactly(rule, one.name) || in_group(rule, one.name);
      if (names_exactly(rule, one.name)) note_deprecated(ruleset, rule, one);
    }
    if (known) continue;
    std::set<std::string_view> names;
    for (const Rule& rule : ruleset.rules)
      names.insert({rule.category(), rule.id, std::string_view(rule.id).substr(0, 3), rule.name});
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    errors.add(one.path, one.at,
               worded("aucune règle ni catégorie «\u00A0{}\u00A0»{}", "no rule or category “{}”{}", clipped(one.name),
                      suggestion(one.name, candidates)));
  }
}

void add_names(Fields& root, std::string_view key, std::vector<ChosenName>& out) {
  const std::vector<std::string> names = root.texts(key);
  for (std::size_t i = 0; i < names.size(); ++i) out.push_back({names[i], root.path(), root.at(key, i)});
}

void add_names(const std::vector<std::string>& names, const char* option, std::vector<ChosenName>& out) {
  for (const std::string& name : names) out.push_back({name, option, {}});
}

bool any(const std::vector<ChosenName>& names, const Rule& rule, bool (*named)(const Rule&, std::string_view)) {
  return std::any_of(names.begin(), names.end(), [&](const ChosenName& one) { return named(rule, one.name); });
}

}  // namespace

RuleChoice read_choice(std::vector<PackRoot>& roots, const RulesetOptions& options) {
  RuleChoice choice;
  const auto restart = [&] {
    choice.select.clear();
    choice.ignore.clear();
  };
  for (PackRoot& pack : roots) {
    if (!pack.settings) continue;
    choice.preview = pack.root.flag("preview", choice.preview);
    if (pack.root.has("select")) restart();
    add_names(pack.root, "select", choice.select);
    add_names(pack.root, "ignore", choice.ignore);
  }
  if (!options.select.empty()) restart();
  add_names(options.select, "--select", choice.select);
  add_names(options.ignore, "--ignore", choice.ignore);
  return choice;
}

Message deprecation_of(const Rule& rule, std::string_view used) {
  if (was_named(rule, used))
    return worded("la règle «\u00A0{}\u00A0» s’appelle maintenant {} ({})", "the rule “{}” is now {} ({})",
                  clipped(used), rule.id, rule.name);
  return worded("la règle «\u00A0{}\u00A0» est dépréciée et rien ne la remplace",
                "the rule “{}” is deprecated and nothing replaces it", clipped(used));
}

void note_deprecated(Ruleset& ruleset, const Rule& rule, const ChosenName& used) {
  if (rule.stability != Stability::deprecated && !was_named(rule, used.name)) return;
  Message message = deprecation_of(rule, used.name);
  for (const Error& told : ruleset.notices)
    if (told.message == message) return;
  ruleset.notices.push_back({used.path, used.at, std::move(message)});
}

void apply_selection(Ruleset& ruleset, const RuleChoice& choice, ErrorSink& errors) {
  check_known(ruleset, choice.select, errors);
  check_known(ruleset, choice.ignore, errors);
  for (Rule& rule : ruleset.rules) {
    const bool was_enabled = rule.enabled;
    if (!choice.select.empty()) {
      // A rule that ships off is turned on by its own id or name, not by that of its family.
      const bool named = any(choice.select, rule, names_exactly);
      rule.enabled = named || (rule.enabled && any(choice.select, rule, in_group));
    }
    if (any(choice.ignore, rule, names_exactly) || any(choice.ignore, rule, in_group)) rule.enabled = false;
    rule.left_out = was_enabled && !rule.enabled;
  }
}

}  // namespace calame
