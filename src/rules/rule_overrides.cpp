#include "rules/rule_overrides.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "document/worded.h"
#include "rules/error_sink.h"
#include "rules/name_format.h"

namespace calame {
namespace {

class RuleGatherer {
 public:
  void add(PackRoot& pack) {
    for (Fields& fields : pack.root.tables("rule")) add(fields, pack.pack);
  }
  std::vector<RuleDraft> take() {
    for (Deprecated& old : deprecated_) bequeath(old);
    return std::move(drafts_);
  }

 private:
  struct Deprecated {
    std::string id, name, heir;
    Fields fields;
  };

  RuleDraft* find(const std::string& id_or_name) {
    const auto found = std::find_if(drafts_.begin(), drafts_.end(), [&](const RuleDraft& draft) {
      return draft.id == id_or_name || draft.name == id_or_name;
    });
    return found == drafts_.end() ? nullptr : &*found;
  }

  // Its heir may be deprecated too, and have one.
  void bequeath(Deprecated& old) {
    std::string heir = old.heir;
    for (std::size_t steps = 0; steps <= deprecated_.size(); ++steps) {
      if (RuleDraft* draft = find(heir)) {
        draft->formerly.push_back(old.id);
        if (!old.name.empty()) draft->formerly.push_back(old.name);
        return;
      }
      const auto next = std::find_if(deprecated_.begin(), deprecated_.end(),
                                     [&](const Deprecated& other) { return other.id == heir || other.name == heir; });
      if (next == deprecated_.end()) break;
      heir = next->heir;
    }
    std::vector<std::string_view> known;
    for (const RuleDraft& draft : drafts_) known.push_back(draft.id);
    for (const RuleDraft& draft : drafts_) known.push_back(draft.name);
    old.fields.unknown_name(
        "replaced-by",
        worded("aucune règle «\u00A0{}\u00A0» n’est en vigueur", "no rule “{}” is in force", clipped(old.heir)),
        old.heir, known);
  }

  void add(Fields& fields, const Pack& pack) {
    const std::string id = fields.is_text("id") ? fields.text("id", "") : "";
    if (!is_rule_id(id)) {
      fields.error("id", id.empty()
                             ? Message("règle sans id", "rule without an id")
                             : Message("id de règle incorrect, attendu trois capitales et trois chiffres (MET003)",
                                       "invalid rule id, expected three capitals and three digits (MET003)"));
      return fields.give_up();
    }
    if (!first_of(ids_, "id", id, fields)) return fields.give_up();
    const std::string name = fields.required_text("name");
    if (!name.empty() && !is_rule_name(name))
      fields.error("name", {"nom de règle incorrect, attendu des minuscules, chiffres et tirets (title-width)",
                            "invalid rule name, expected lower case, digits and hyphens (title-width)"});
    if (!name.empty() && !first_of(names_, "name", name, fields)) return fields.give_up();
    if (fields.is_text("stability") && fields.text("stability", "") == "deprecated" && fields.is_text("replaced-by")) {
      deprecated_.push_back({id, name, fields.required_text("replaced-by"), fields});
      return fields.give_up();
    }
    drafts_.push_back({id, name, fields, &pack, {}, {}, {}});
  }

  struct First {
    const std::string* path;  // of a pack, which outlives the load
    LineColumn at;
  };
  using Places = std::unordered_map<std::string, First>;

  // Told once for each id or name, however often it comes back.
  bool first_of(Places& places, std::string_view key, const std::string& value, Fields& fields) {
    const auto [first, added] = places.try_emplace(value, First{&fields.path(), fields.at(key)});
    if (added) return true;
    if (told_.insert(value).second)
      fields.error(key, worded("{} de règle «\u00A0{}\u00A0» déjà pris, {}", "rule {} “{}” already taken, {}",
                               key == "id" ? Message("id", "id") : Message("nom", "name"), clipped(value),
                               place(*first->second.path, first->second.at)));
    return false;
  }

  std::vector<RuleDraft> drafts_;
  std::vector<Deprecated> deprecated_;
  Places ids_, names_;
  std::set<std::string> told_;
};

std::vector<std::string_view> ids_and_names(const std::vector<RuleDraft>& drafts) {
  std::vector<std::string_view> out;
  for (const RuleDraft& draft : drafts) out.push_back(draft.id);
  for (const RuleDraft& draft : drafts) out.push_back(draft.name);
  return out;
}

Message expected_override() {
  return {"attendu \"off\", \"on\", \"error\", \"warning\", \"info\" ou une table de clés",
          "expected \"off\", \"on\", \"error\", \"warning\", \"info\" or a table of keys"};
}

void override_by_word(Fields& rules, const std::string& key, RuleDraft& draft) {
  const std::string word = rules.text(key, "");
  if (word == "off" || word == "on") {
    draft.enabled = word == "on";
  } else if (const auto severity = severity_from_name(word)) {
    draft.severity = severity;
    draft.enabled = true;
  } else {
    rules.unknown_name(key, expected_override(), word, {"off", "on", "error", "warning", "info"});
  }
}

void override_by_table(Fields& rules, const std::string& key, RuleDraft& draft) {
  Fields top = *rules.table(key);
  for (const std::string_view fixed : {"id", "name", "kind", "test"}) {
    if (!top.has(fixed)) continue;
    top.error(fixed, worded("«\u00A0{}\u00A0» ne se change pas d’ici", "“{}” cannot be changed from here", fixed));
    return top.give_up();
  }
  // What was said before of the same thing gives way.
  if (top.has("severity")) draft.severity.reset();
  if (top.has("default")) draft.enabled.reset();
  draft.fields = draft.fields.overridden_by(top);
}

void override_one(Fields& rules, const std::string& key, std::vector<RuleDraft>& drafts,
                  const std::map<std::string, std::size_t>& index) {
  const auto found = index.find(key);
  if (found == index.end())
    return rules.unknown_name(key, worded("règle inconnue «\u00A0{}\u00A0»", "unknown rule “{}”", clipped(key)), key,
                              ids_and_names(drafts));
  RuleDraft& draft = drafts[found->second];
  if (rules.is_text(key)) return override_by_word(rules, key, draft);
  if (rules.is_table(key)) return override_by_table(rules, key, draft);
  rules.error(key, expected_override());
}

}  // namespace

std::vector<RuleDraft> gather_rules(std::vector<PackRoot>& packs) {
  RuleGatherer gatherer;
  for (PackRoot& pack : packs) gatherer.add(pack);
  return gatherer.take();
}

std::vector<NamedRule> override_rules(std::vector<PackRoot>& packs, std::vector<RuleDraft>& drafts) {
  if (std::none_of(packs.begin(), packs.end(), [](PackRoot& pack) { return pack.root.has("rules"); })) return {};
  std::map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    index.emplace(drafts[i].id, i);
    if (!drafts[i].name.empty()) index.emplace(drafts[i].name, i);
    for (const std::string& name : drafts[i].formerly) index.emplace(name, i);
  }
  std::vector<NamedRule> named;
  for (PackRoot& pack : packs) {
    auto rules = pack.root.table("rules");
    if (!rules) continue;
    for (const std::string& key : rules->keys()) {
      override_one(*rules, key, drafts, index);
      const auto found = index.find(key);
      if (found == index.end()) continue;
      named.push_back({found->second, key, rules->path(), rules->at(key)});
    }
    rules->give_up();
  }
  return named;
}

}  // namespace calame
