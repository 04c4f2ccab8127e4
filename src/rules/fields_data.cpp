#include "rules/fields_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "document/worded.h"
#include "rules/did_you_mean.h"
#include "rules/written_toml.h"

namespace calame {
namespace {

LineColumn place_of(const toml::source_region& region) { return {region.begin.line, region.begin.column}; }

void write(const toml::node& node, std::string& out) {
  switch (node.type()) {
    case toml::node_type::string: {
      const std::string& text = **node.as_string();
      out += fmt::format("s{}:", text.size());
      out += text;
      break;
    }
    case toml::node_type::integer:  // 5 and 5.0 set the same thing
      out += fmt::format("n{}", static_cast<double>(**node.as_integer()));
      break;
    case toml::node_type::floating_point:
      out += fmt::format("n{}", **node.as_floating_point());
      break;
    case toml::node_type::boolean:
      out += **node.as_boolean() ? "t" : "f";
      break;
    case toml::node_type::array:
      out += '[';
      for (const toml::node& element : *node.as_array()) write(element, out);
      out += ']';
      break;
    case toml::node_type::table:
      out += '{';
      for (const auto& [key, value] : *node.as_table()) {  // toml++ keeps keys sorted
        out += fmt::format("k{}:{}", key.str().size(), key.str());
        write(value, out);
      }
      out += '}';
      break;
    default:
      out += 'd';
      break;  // dates: no key takes one
  }
}

}  // namespace

Fields::Data::~Data() { finish(); }

const toml::node* Fields::Data::node(std::string_view key) const {
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer)
    if (const toml::node* found = (*layer)->get(key)) return found;
  return nullptr;
}

const toml::node* Fields::Data::read(std::string_view key) {
  if (known.find(key) == known.end()) known.emplace(key);
  return node(key);
}

const toml::node* Fields::Data::text_node(std::string_view key, std::size_t index) const {
  const toml::node* value = node(key);
  const toml::array* array = value ? value->as_array() : nullptr;
  return array && index < array->size() ? array->get(index) : value;
}

void Fields::Data::report_at(const toml::source_region& region, Message message) {
  context.errors.add(region.path ? *region.path : path, place_of(region), std::move(message));
  mark_failed();
}

void Fields::Data::mark_failed() {
  failed = true;
  for (auto above = parent.lock(); above; above = above->parent.lock()) above->failed = true;
}

void Fields::Data::report(const toml::node* where, Message message) {
  report_at(where ? where->source() : layers.front()->source(), std::move(message));
}

void Fields::Data::wrong_type(std::string_view key, const toml::node& where, const Message& expected) {
  report(&where, worded("«\u00A0{}\u00A0» doit être {}", "“{}” must be {}", clipped(key), expected));
}

std::optional<Pattern> Fields::Data::pattern(const toml::node& where, std::string_view regex) {
  std::size_t& budget = context.pattern_budget;
  if (budget == 0) {  // told by the pattern that used it up
    mark_failed();
    return std::nullopt;
  }
  Result<Pattern> pattern = Pattern::compile(regex, {.ignore_case = false, .lazy = trusted});
  const bool too_large = !pattern && pattern.errors().front().message == Pattern::too_large();
  const std::size_t cost = pattern ? pattern->size() : too_large ? most_pattern_instructions / 2 : regex.size();
  const bool spent = cost >= budget;
  budget = spent ? 0 : budget - cost;
  if (!pattern) {
    report(&where, pattern.errors().front().message);
    return std::nullopt;
  }
  if (spent) {
    report(&where, {"expressions rationnelles trop grandes toutes ensemble",
                    "regular expressions too large, all of them together"});
    return std::nullopt;
  }
  return *std::move(pattern);
}

void Fields::Data::report_unknown(const toml::key& key) {
  if (context.errors.full(path)) return report_at(key.source(), {"clé inconnue", "unknown key"});
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  const auto near = did_you_mean(key.str(), candidates);
  // After another error the rest of the table may never have been read: only a slip is certain.
  if (!near && failed) return;
  if (near) missing.erase(std::remove(missing.begin(), missing.end(), *near), missing.end());
  report_at(key.source(), worded("clé inconnue «\u00A0{}\u00A0»{}", "unknown key “{}”{}", clipped(key.str()),
                                 near ? suggestion(key.str(), candidates) : Message()));
}

void Fields::Data::report_missing() {
  for (const std::string& key : std::exchange(missing, {}))
    report(nullptr, worded("«\u00A0{}\u00A0» manque", "“{}” is missing", clipped(key)));
}

void Fields::Data::finish() {
  if (std::exchange(finished, true)) return;
  std::vector<const toml::key*> unknown;
  for (const toml::table* layer : layers)
    for (const auto& [key, value] : *layer)
      if (known.find(key.str()) == known.end()) unknown.push_back(&key);
  std::stable_sort(unknown.begin(), unknown.end(), [](const toml::key* a, const toml::key* b) {
    return place_of(a->source()) < place_of(b->source());
  });
  const bool failed_before = failed;
  bool found = failed_before;
  for (const toml::key* key : unknown) {
    failed = failed_before;  // two unknown keys are two causes
    report_unknown(*key);
    found |= failed;
  }
  failed = found;
  report_missing();
}

void Fields::Data::begin_asking(AskedTable* table) {
  asked = table;
  if (!asked || !trusted) return;
  ++asked->instances;
  for (const auto& [key, value] : *layers.front()) ++asked->keys[std::string(key.str())].present;
}

void Fields::Data::ask(std::string_view key, AskedType type, bool required) {
  if (!asked || key.empty()) return;
  const bool by_name = listed.find(key) == listed.end();
  AskedKey& entry = asked->at(by_name ? key : "*", type);
  if (required && trusted) entry.required = true;
  const toml::node* value = type == AskedType::text && trusted ? node(key) : nullptr;
  if (value && value->is_string()) entry.seen.insert(**value->as_string());
}

void Fields::Data::ask_choice(std::string_view key, const std::vector<std::string_view>& allowed, bool open) {
  if (!asked || key.empty()) return;
  AskedKey& entry = asked->keys[listed.find(key) == listed.end() ? std::string(key) : "*"];
  entry.choices.insert(allowed.begin(), allowed.end());
  entry.open = entry.open || open;
}

AskedTable* Fields::Data::asked_below(std::string_view key, const toml::table& table) {
  if (!asked) return nullptr;
  const auto kind = key == "rule" ? table["kind"].value<std::string>() : std::nullopt;
  auto& slot = asked->keys[listed.find(key) == listed.end() ? std::string(key) : "*"].tables[kind.value_or("")];
  if (!slot) slot = std::make_unique<AskedTable>();
  return slot.get();
}

std::shared_ptr<Fields::Data> child_data(const std::shared_ptr<Fields::Data>& parent, std::string_view key,
                                         std::size_t index, const toml::table& table) {
  auto& slots = parent->children[std::string(key)];
  if (slots.size() <= index) slots.resize(index + 1);
  if (!slots[index]) {
    const auto& file = table.source().path;
    auto data = std::make_shared<Fields::Data>(parent->context, file ? *file : parent->path);
    data->at = place_of(table.source());
    data->layers.push_back(&table);
    data->trusted = parent->trusted;
    data->parent = parent;
    data->begin_asking(parent->asked_below(key, table));
    slots[index] = std::move(data);
  }
  return slots[index];
}

std::string written_toml(const toml::node& node) {
  std::string out;
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : ", ") + part; };
  if (const auto* text = node.as_string()) return toml_text(text->get());
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  if (const auto* whole = node.as_integer()) return fmt::format("{}", whole->get());
  if (const auto* real = node.as_floating_point()) return fmt::format("{}", real->get());
  if (const auto* array = node.as_array()) {
    for (const toml::node& element : *array) add(written_toml(element));
    return "[" + out + "]";
  }
  if (const auto* table = node.as_table()) {
    for (const auto& [key, value] : *table) add(toml_key(key.str()) + " = " + written_toml(value));
    return out.empty() ? "{}" : "{ " + out + " }";
  }
  return "\"\"";  // dates: no key takes one
}

std::string Fields::canonical(std::initializer_list<std::string_view> skip) const {
  std::vector<std::string> names = keys();
  std::sort(names.begin(), names.end());
  std::string out;
  for (const std::string& name : names) {
    if (std::find(skip.begin(), skip.end(), name) != skip.end()) continue;
    out += fmt::format("k{}:{}", name.size(), name);
    write(*data_->node(name), out);
  }
  return out;
}

}  // namespace calame
