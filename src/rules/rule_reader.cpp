#include "rules/rule_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "document/worded.h"
#include "fix/actions.h"
#include "rules/band_reader.h"
#include "rules/did_you_mean.h"
#include "rules/error_sink.h"
#include "rules/kind.h"
#include "rules/name_format.h"
#include "rules/rule_overrides.h"
#include "rules/rule_test_reader.h"
#include "rules/selection.h"
#include "rules/settings_reader.h"

namespace calame {
namespace {

void read_feeds(Fields& fields, Rule& rule) {
  const auto id = fields.text("feeds");
  if (!id) return;
  const auto& criteria = fields.ruleset().criteria;
  const auto at =
      std::lower_bound(criteria.begin(), criteria.end(), *id,
                       [](const Criterion& criterion, const std::string& wanted) { return criterion.id < wanted; });
  if (at != criteria.end() && at->id == *id) {
    rule.criterion = static_cast<std::uint32_t>(at - criteria.begin());
    rule.criterion_category = at->category;
    return;
  }
  std::vector<std::string_view> ids;
  for (const Criterion& criterion : criteria) ids.push_back(criterion.id);
  Message what("critère inconnu", "unknown criterion");
  if (!did_you_mean(*id, ids))
    what = worded("critère inconnu «\u00A0{0}\u00A0»\u00A0: déclarez-le par [[criterion]], ou ôtez «\u00A0feeds\u00A0»",
                  "unknown criterion “{0}”: declare it with [[criterion]], or leave “feeds” out", clipped(*id));
  fields.unknown_name("feeds", std::move(what), *id, ids);
}

void read_messages(Fields& fields, Rule& rule, bool help) {
  if (auto message = fields.message("message")) rule.message = *std::move(message);
  if (!help && fields.proved()) {
    fields.skip("help");
  } else if (auto text = fields.bilingual("help")) {
    rule.help = *std::move(text);
  }
  auto messages = fields.table("messages");
  if (!messages) return;
  for (const std::string& key : messages->keys())
    if (auto message = messages->message(key)) rule.messages[key] = *std::move(message);
  messages->finish();
}

// What an action wants to know besides: text, or a number or flag in its usual form.
void read_fix_option(Fields& fix, const std::string& key, FixSpec& spec) {
  if (fix.is_text(key)) {
    spec.options[key] = fix.text(key, "");
  } else if (fix.is_number(key)) {
    if (const auto value = fix.number(key)) spec.options[key] = fmt::format("{}", *value);
  } else if (fix.is_flag(key)) {
    spec.options[key] = fix.flag(key, false) ? "true" : "false";
  } else {
    fix.skip(key);
    fix.error(key, worded("«\u00A0{}\u00A0» doit être un texte, un nombre, true ou false",
                          "“{}” must be a text, a number, true or false", clipped(key)));
  }
}

void read_fix(Fields& fields, Rule& rule) {
  auto fix = fields.table("fix");
  if (!fix) return;
  FixSpec spec;
  const auto action = fix->text("action");
  if (action && !find_fix_action(*action))
    fix->error("action", {"action de correction inconnue", "unknown fix action"});
  spec.action = action.value_or("");
  if (!fix->has("safety")) fix->required_text("safety");
  spec.safety = fix->one_of<Applicability>(
      "safety",
      {{"safe", Applicability::safe}, {"unsafe", Applicability::unsafe}, {"display-only", Applicability::display_only}},
      Applicability::display_only);
  for (const std::string& key : fix->keys())
    if (key != "action" && key != "safety") read_fix_option(*fix, key, spec);
  fix->finish();
  rule.fix = std::move(spec);
}

void read_profiles(Fields& fields, Rule& rule) {
  rule.profiles = fields.texts("profiles");
  if (rule.profiles.empty()) return;
  const std::vector<std::string_view> known = profiles_of(fields.ruleset());
  for (const std::string& profile : rule.profiles)
    if (std::find(known.begin(), known.end(), profile) == known.end())
      fields.unknown_name("profiles", {"profil inconnu", "unknown profile"}, profile, known);
}

void read_head(Fields& fields, const Pack& pack, Rule& rule) {
  rule.id = fields.required_text("id");
  rule.name = fields.required_text("name");
  rule.pack = pack.id;
  rule.lang = fields.text("lang", pack.lang);
  rule.path = fields.path();
  rule.at = fields.at();
  rule.kind = fields.required_text("kind");
  rule.row = fields.texts("row");
  rule.source = fields.text("source", "");
  rule.enabled = fields.flag("default", true);
  rule.stability = fields.one_of<Stability>(
      "stability",
      {{"stable", Stability::stable}, {"preview", Stability::preview}, {"deprecated", Stability::deprecated}},
      Stability::stable);
  if (fields.text("replaced-by") && rule.stability != Stability::deprecated)
    fields.error("replaced-by", {"«\u00A0replaced-by\u00A0» va avec stability = \"deprecated\"",
                                 "“replaced-by” goes with stability = \"deprecated\""});
  rule.applies = fields.one_of<Applies>(
      "applies", {{"article", Applies::article}, {"page", Applies::page}, {"both", Applies::both}}, Applies::article);
  rule.severity = fields.one_of<Severity>(
      "severity", {{"error", Severity::error}, {"warning", Severity::warning}, {"info", Severity::info}},
      Severity::warning);
}

void compile(Fields& fields, Rule& rule) {
  if (rule.kind.empty()) return fields.give_up();
  if (const RuleKind* kind = find_kind(rule.kind)) {
    rule.compiled = kind->compile(fields, rule);
    return fields.finish();
  }
  std::vector<std::string_view> names;
  for (const RuleKind* kind : rule_kinds()) names.push_back(kind->name);
  fields.unknown_name("kind", {"sorte de règle inconnue", "unknown kind of rule"}, rule.kind, names);
  fields.give_up();
}

// What is not stable runs where it is asked for.
void apply_stability(const Fields& fields, const RuleReading& reading, Rule& rule) {
  if (rule.stability == Stability::stable || fields.overridden("default")) return;
  if (rule.stability == Stability::deprecated || !reading.preview) rule.enabled = false;
}

Rule read_rule(RuleDraft& draft, const RuleReading& options) {
  Fields& fields = draft.fields;
  Rule rule;
  read_head(fields, *draft.pack, rule);
  apply_stability(fields, options, rule);
  rule.formerly = draft.formerly;
  if (draft.severity) rule.severity = *draft.severity;
  if (draft.enabled) rule.enabled = *draft.enabled;
  read_feeds(fields, rule);
  read_profiles(fields, rule);
  read_messages(fields, rule, options.help);
  rule.bands = read_bands(fields, rule, draft.severity || fields.overridden("severity"));
  if (!fields.has("message") && !fields.has("bands") && !fields.has("messages")) fields.required_text("message");
  read_fix(fields, rule);
  if (options.tests) {
    rule.tests = read_rule_tests(fields, *draft.pack);
  } else {
    fields.skip("test");
  }
  compile(fields, rule);
  return rule;
}

bool by_id(const RuleDraft& a, const RuleDraft& b) { return a.id < b.id; }

}  // namespace

std::vector<std::string> read_rules(std::vector<PackRoot>& packs, Ruleset& ruleset, RuleReading reading) {
  std::vector<RuleDraft> drafts = gather_rules(packs);
  std::vector<std::pair<std::string, ChosenName>> named;
  for (NamedRule& one : override_rules(packs, drafts))
    named.push_back({drafts[one.draft].id, {std::move(one.used), std::move(one.path), one.at}});
  std::sort(drafts.begin(), drafts.end(), by_id);
  std::vector<std::string> normal_forms;
  ruleset.rules.reserve(drafts.size());
  for (RuleDraft& draft : drafts) {
    ruleset.rules.push_back(read_rule(draft, reading));
    if (reading.normal_forms)
      normal_forms.push_back(
          draft.fields.canonical({"help", "source", "row", "test", "default", "severity", "stability"}));
  }
  for (const auto& [id, used] : named)
    if (const Rule* rule = ruleset.find(id)) note_deprecated(ruleset, *rule, used);
  return normal_forms;
}

}  // namespace calame
