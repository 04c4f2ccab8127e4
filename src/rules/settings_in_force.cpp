#include "rules/settings_in_force.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "rules/error_sink.h"
#include "rules/fields.h"
#include "rules/pack_loader.h"
#include "rules/written_toml.h"

namespace calame {
namespace {

// What is said of one rule: "off", "error" and tables, brought to one table.
struct RuleSetting {
  std::map<std::string, std::string> keys;
  std::vector<SettingPlace> places;
};

class Gatherer {
 public:
  explicit Gatherer(const Ruleset& ruleset) : ruleset_(ruleset) {}

  void add(Fields& root, const LoadedPack& pack) {
    pack_ = &pack;
    root.give_up();
    for (const std::string& key : root.keys()) add_key(root, key);
  }

  Settings take() {
    for (auto& [id, rule] : rules_) settings_["rules"][toml_key(id)] = {written(rule.keys), std::move(rule.places)};
    return std::move(settings_);
  }

 private:
  void add_key(Fields& root, const std::string& key) {
    static constexpr std::string_view of_packs[] = {"score", "rules", "criteria", "protect"};
    if (!pack_->settings && std::find(std::begin(of_packs), std::end(of_packs), key) == std::end(of_packs)) return;
    if (key == "overrides" || (key == "paths" && pack_->override_number > 0)) return;
    if (key == "rules") return add_rules(root);
    if (key == "select") {
      settings_[""].erase("select");
      settings_[""].erase("ignore");
    }
    if (key == "lang") return add_value(root, "brief", key);  // the same setting
    if (key == "typography" && root.is_text(key)) return add_value(root, "typography", key, "preset");
    if (root.is_table(key)) {
      Fields table = *root.table(key);
      add_table(table, toml_key(key));
    } else {
      add_value(root, "", key);
    }
  }

  void add_table(Fields& table, const std::string& name) {
    table.give_up();
    for (const std::string& key : table.keys()) {
      if (table.is_table(key) && !is_value(name)) {
        Fields below = *table.table(key);
        add_table(below, name + "." + toml_key(key));
      } else {
        add_value(table, name, key);
      }
    }
  }

  // Tables whose own tables are values: { warning = 3 }.
  static bool is_value(const std::string& name) { return name.starts_with("criteria."); }

  // Lists that each layer adds to.
  static bool adds_up(const std::string& table, const std::string& key) {
    return (table.empty() && (key == "ignore" || key == "extends" || key == "packs")) || table == "protect" ||
           table.starts_with("list.") || table.starts_with("language.");
  }

  void add_value(Fields& fields, const std::string& table, const std::string& key, const std::string& name = {}) {
    SettingInForce& setting = settings_[table][toml_key(name.empty() ? key : name)];
    const bool more = adds_up(table, key) && !setting.places.empty();
    if (!more) setting = {};
    setting.places.push_back(place(fields, key));
    if (!adds_up(table, key) || (!fields.is_array(key) && !more)) {
      setting.value = fields.written(key);
      return;
    }
    std::string list =
        more && setting.value.starts_with('[') ? setting.value.substr(1, setting.value.size() - 2) : setting.value;
    for (const std::string& element : fields.written_elements(key)) list += (list.empty() ? "" : ", ") + element;
    setting.value = "[" + list + "]";
  }

  void add_rules(Fields& root) {
    auto table = root.table("rules");
    if (!table) return;
    table->give_up();
    for (const std::string& key : table->keys()) {
      const Rule* rule = ruleset_.find(key);
      RuleSetting& said = rules_[rule ? rule->id : key];
      said.places.push_back(place(*table, key));
      if (table->is_table(key)) {
        Fields keys = *table->table(key);
        keys.give_up();
        for (const std::string& one : keys.keys()) said.keys[toml_key(one)] = keys.written(one);
        continue;
      }
      const std::string word = table->text(key, "");
      said.keys["default"] = word == "off" ? "false" : "true";
      if (severity_from_name(word)) said.keys["severity"] = toml_text(word);
    }
  }

  static std::string written(const std::map<std::string, std::string>& keys) {
    const auto on = keys.find("default");
    const auto severity = keys.find("severity");
    if (on != keys.end() && keys.size() == 1) return on->second == "true" ? "\"on\"" : "\"off\"";
    if (on != keys.end() && severity != keys.end() && keys.size() == 2 && on->second == "true") return severity->second;
    std::string out;
    for (const auto& [key, value] : keys) out += (out.empty() ? "{ " : ", ") + key + " = " + value;
    return out + " }";
  }

  SettingPlace place(const Fields& fields, const std::string& key) const {
    return {fields.path(), fields.at(key), pack_->override_number};
  }

  const Ruleset& ruleset_;
  const LoadedPack* pack_ = nullptr;
  Settings settings_;
  std::map<std::string, RuleSetting> rules_;
};

}  // namespace

Settings settings_in_force(const RulesetOptions& options, const Ruleset& ruleset) {
  ErrorSink errors;
  std::size_t patterns = 0;
  const LoadContext context{errors, ruleset, patterns};
  Gatherer gatherer(ruleset);
  const std::vector<LoadedPack> packs = load_packs(options, errors);
  for (const LoadedPack& pack : packs) {
    Fields root = pack.document.root(context);
    gatherer.add(root, pack);
  }
  return gatherer.take();
}

}  // namespace calame
