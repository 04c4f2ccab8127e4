// calame schema: what calame.toml or a pack may hold, as a JSON Schema (draft-07, which editors of TOML understand),
// made from the questions that the loader asks.
#include <algorithm>
#include <set>

#include "cli/commands.h"
#include "cli/settings.h"
#include "cli/terminal.h"
#include "cli/texts.h"
#include "report/json_parts.h"
#include "rules/asked_keys.h"

namespace calame {

namespace {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void merge(AskedTable& into, const AskedTable& from);

void merge(AskedKey& into, const AskedKey& from) {
  into.types = static_cast<std::uint16_t>(into.types | from.types);
  into.choices.insert(from.choices.begin(), from.choices.end());
  into.seen.insert(from.seen.begin(), from.seen.end());
  into.open = into.open || from.open;
  for (const auto& [kind, table] : from.tables) {
    auto& slot = into.tables[kind];
    if (!slot) slot = std::make_unique<AskedTable>();
    merge(*slot, *table);
  }
}

void merge(AskedTable& into, const AskedTable& from) {
  for (const auto& [name, key] : from.keys) merge(into.keys[name], key);
}

// Names that a pack may add to, so that others are no error in it.
bool is_defined_by_packs(std::string_view key) {
  return is_one_of(key, {"feeds", "preset", "typography", "extends", "profile", "profiles"});
}

class SchemaWriter {
 public:
  SchemaWriter(const AskedRoots& asked, const Ruleset& ruleset, UiLanguage ui)
      : asked_(asked), ruleset_(ruleset), ui_(ui) {}

  Json write(SchemaOf of) {
    Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                   {"title", of == SchemaOf::config ? "calame.toml" : say(ui_, Say::schema_pack_title)},
                   {"description", say(ui_, Say::schema_description, {{"version", std::string(CALAME_VERSION)}})}};
    schema.update(root(of == SchemaOf::config ? asked_.settings : asked_.pack));
    define_shared();
    schema["definitions"] = std::move(definitions_);
    return schema;
  }

 private:
  static Json reference(const std::string& name) { return {{"$ref", "#/definitions/" + name}}; }

  Json root(const AskedTable& table) {
    Json properties = Json::object();
    for (const auto& [name, key] : table.keys) {
      if (key.types == 0) continue;
      if (name == "rule") {
        properties[name] = one_or_many(rule());
      } else if (name == "rules") {
        properties[name] = overrides();
      } else if (name == "criteria") {
        properties[name] = {{"type", "object"}, {"additionalProperties", reference("criterion-override")}};
      } else if (const auto same = asked_.pack.keys.find(name); same != asked_.pack.keys.end() && name != "extends") {
        properties[name] = value(name, same->second);  // read alike in both, and seen more often in packs
        if (key.types != same->second.types) properties[name] = value(name, key);
      } else {
        properties[name] = value(name, key);
      }
    }
    if (properties.contains("overrides")) properties["overrides"] = one_or_many(of_some_files(properties));
    properties.erase("paths");
    Json out = {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
    if (&table == &asked_.pack) out["required"] = Json::array({"pack"});
    return out;
  }

  // [[overrides]]: the settings of the files that `paths` names.
  static Json of_some_files(Json settings) {
    for (const char* whole : {"overrides", "exclude", "required-version", "extends", "packs"}) settings.erase(whole);
    settings["paths"] = {{"anyOf", {{{"type", "string"}}, {{"type", "array"}, {"items", {{"type", "string"}}}}}}};
    return {{"type", "object"},
            {"properties", std::move(settings)},
            {"required", Json::array({"paths"})},
            {"additionalProperties", false}};
  }

  static Json one_or_many(const Json& one) { return {{"anyOf", {one, {{"type", "array"}, {"items", one}}}}}; }

  // A rule is read by its kind, which says which keys it may have.
  Json rule() {
    Json kinds = Json::array(), names = Json::array();
    for (const auto& [kind, table] : asked_.pack.keys.at("rule").tables) {
      if (kind.empty() || kind == "x") continue;
      names.push_back(kind);
      Json definition = object(*table);
      definition["properties"]["kind"] = {{"const", kind}};
      definitions_["rule-" + kind] = std::move(definition);
      kinds.push_back(reference("rule-" + kind));
    }
    definitions_["rule"] = {{"type", "object"},
                            {"properties", {{"kind", {{"enum", std::move(names)}}}}},
                            {"required", {"id", "name", "kind"}},
                            {"oneOf", std::move(kinds)}};
    return reference("rule");
  }

  // [rules] MET003 = "off" | { over = 600 }
  Json overrides() {
    Json known = Json::object();
    for (const Rule& one : ruleset_.rules) {
      known[one.id] = reference("override");
      known[one.name] = reference("override");
    }
    return {{"type", "object"}, {"properties", std::move(known)}, {"additionalProperties", reference("override")}};
  }

  // Tables that rules of every kind share, and what overrides a rule or a criterion.
  void define_shared() {
    AskedTable every;
    for (const auto& [kind, table] : asked_.pack.keys.at("rule").tables)
      if (!kind.empty()) merge(every, *table);
    for (const char* shared : {"bands", "fix", "test"}) {
      if (const AskedTable* table = every.below(shared)) definitions_[shared] = object(*table);
    }
    // An action of a fix may have options of its own.
    definitions_["fix"]["additionalProperties"] = {{"type", {"string", "number", "boolean"}}};
    definitions_["message"] = {{"type", "object"},
                               {"properties", {{"fr", {{"type", "string"}}}, {"en", {{"type", "string"}}}}},
                               {"required", {"fr", "en"}},
                               {"additionalProperties", false}};
    for (const char* fixed : {"id", "name", "kind", "test"}) every.keys.erase(fixed);
    Json words = {{"enum", {"off", "on", "error", "warning", "info"}}};
    Json keys = object(every);
    const Json number = {{"type", "number"}};
    const Json by_severity = {{"type", "object"},
                              {"properties", {{"info", number}, {"warning", number}, {"error", number}}},
                              {"additionalProperties", false}};
    for (const char* side : {"over", "under"}) keys["properties"][side] = {{"anyOf", {number, by_severity}}};
    definitions_["override"] = {{"anyOf", {std::move(words), std::move(keys)}}};
    AskedTable criterion;
    if (const AskedTable* table = asked_.pack.below("criterion")) merge(criterion, *table);
    criterion.keys.erase("id");
    definitions_["criterion-override"] = object(criterion);
  }

  Json object(const AskedTable& table) {
    Json properties = Json::object(), required = Json::array(), rest = false, out = {{"type", "object"}};
    for (const auto& [name, key] : table.keys) {
      if (key.types == 0) continue;
      if (name == "*") {
        rest = value(name, key);
        continue;
      }
      properties[name] = value(name, key);
      if (key.required && table.instances > 0 && key.present == table.instances) required.push_back(name);
    }
    out["properties"] = std::move(properties);
    if (!required.empty()) out["required"] = std::move(required);
    out["additionalProperties"] = std::move(rest);
    return out;
  }

  static Json words_of(const std::string& name, const AskedKey& key) {
    const Json text = {{"type", "string"}};
    if (key.choices.empty() || name == "words" || (name == "*" && key.open)) return text;
    std::set<std::string> words = key.choices;
    words.insert(key.seen.begin(), key.seen.end());
    words.erase("xx");  // made up
    const Json choice = {{"enum", words}};
    return is_defined_by_packs(name) ? Json{{"anyOf", {choice, text}}} : choice;
  }

  Json nested(const std::string& name, const AskedKey& key) {
    if (is_one_of(name, {"bands", "fix", "test"})) return reference(name);
    const auto table = key.tables.find("");
    return table == key.tables.end() ? Json{{"type", "object"}} : object(*table->second);
  }

  Json value(const std::string& name, const AskedKey& key) {
    Json some = Json::array();
    if (is_one_of(name, {"over", "under"})) {
      some.push_back({{"type", "number"}});
      return some.front();
    }
    const bool packs = is_one_of(name, {"extends", "packs"}) && key.is(AskedType::any);
    if (key.is(AskedType::texts) || packs) {
      some.push_back(words_of(name, key));
      some.push_back({{"type", "array"}, {"items", words_of(name, key)}});
    } else if (key.is(AskedType::text)) {
      some.push_back(words_of(name, key));
    }
    if (key.is(AskedType::number)) some.push_back({{"type", "number"}});
    if (key.is(AskedType::numbers)) some.push_back({{"type", "array"}, {"items", {{"type", "number"}}}});
    if (key.is(AskedType::flag)) some.push_back({{"type", "boolean"}});
    if (key.is(AskedType::message)) some.push_back(reference("message"));
    if (key.is(AskedType::table) || key.is(AskedType::tables)) some.push_back(nested(name, key));
    if (key.is(AskedType::tables)) some.push_back({{"type", "array"}, {"items", nested(name, key)}});
    if (some.empty()) return Json::object();
    return some.size() == 1 ? some.front() : Json{{"anyOf", some}};
  }

  const AskedRoots& asked_;
  const Ruleset& ruleset_;
  UiLanguage ui_;
  Json definitions_ = Json::object();
};

}  // namespace

int schema_command(const Options& options) {
  Options alone;
  alone.ui = options.ui;
  alone.isolated = true;
  const auto ruleset = load_rules(alone, {});
  if (!ruleset) {
    notice_errors(options.ui, ruleset.errors());
    return exit_failure;
  }
  const AskedRoots asked = asked_by_loader();
  const Json schema = SchemaWriter(asked, *ruleset, options.ui).write(options.schema_of);
  return put_out(options, dumped(schema)) ? exit_clean : exit_failure;
}

}  // namespace calame
