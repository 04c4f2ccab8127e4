#include "rules/fields_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "document/worded.h"
#include "rules/did_you_mean.h"
#include "rules/written_toml.h"

namespace calame {
namespace {

void write_length(char kind, std::size_t length, std::string& out) {
  out += kind;
  out += std::to_string(length);
  out += ':';
}

void write(TomlValue value, std::string& out) {
  switch (value.type()) {
    case TomlType::text:
      write_length('s', value.text().size(), out);
      out += value.text();
      break;
    case TomlType::number:
      out += fmt::format("n{}", value.number());
      break;
    case TomlType::flag:
      out += value.flag() ? "t" : "f";
      break;
    case TomlType::array:
      out += '[';
      for (std::uint32_t i = 0; i < value.size(); ++i) write(value.element(i), out);
      out += ']';
      break;
    case TomlType::table:
      out += '{';
      for (std::uint32_t i = 0; i < value.size(); ++i) {  // keys are sorted
        write_length('k', value.key(i).text().size(), out);
        out += value.key(i).text();
        write(value.value(i), out);
      }
      out += '}';
      break;
    case TomlType::other:
      out += 'd';
      break;
  }
}

// Which of 64 kinds a key is of.
std::uint64_t kind_bit(std::string_view key) {
  const std::size_t first = key.empty() ? 0 : static_cast<unsigned char>(key.front());
  return std::uint64_t(1) << ((key.size() * 5 + first) % 64);
}

}  // namespace

Fields::Data::~Data() { finish(); }

TomlValue Fields::Data::node(std::string_view key) const {
  // Rules are asked for many keys of which each has few: most are told apart without a search.
  for (; kinds_of < layers.size(); ++kinds_of)
    for (std::uint32_t i = 0; i < layers[kinds_of].size(); ++i) kinds |= kind_bit(layers[kinds_of].key(i).text());
  if ((kinds & kind_bit(key)) == 0) return {};
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer)
    if (const TomlValue found = layer->get(key)) return found;
  return {};
}

TomlValue Fields::Data::read(std::string_view key) {
  if (!trusted && known.find(key) == known.end()) known.emplace(key);
  return node(key);
}

TomlValue Fields::Data::text_node(std::string_view key, std::size_t index) const {
  const TomlValue value = node(key);
  return value.is(TomlType::array) && index < value.size() ? value.element(static_cast<std::uint32_t>(index)) : value;
}

void Fields::Data::mark_failed() {
  failed = true;
  for (auto above = parent.lock(); above; above = above->parent.lock()) above->failed = true;
}

void Fields::Data::report(TomlValue where, Message message) {
  if (!where) where = layers.front();
  context.errors.add(where.path(), where.at(), std::move(message));
  mark_failed();
}

void Fields::Data::wrong_type(std::string_view key, TomlValue where, const Message& expected) {
  report(where, worded("«\u00A0{}\u00A0» doit être {}", "“{}” must be {}", clipped(key), expected));
}

std::optional<Pattern> Fields::Data::pattern(TomlValue where, std::string_view regex) {
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
    report(where, pattern.errors().front().message);
    return std::nullopt;
  }
  if (spent) {
    report(where, {"expressions rationnelles trop grandes toutes ensemble",
                   "regular expressions too large, all of them together"});
    return std::nullopt;
  }
  return *std::move(pattern);
}

void Fields::Data::report_unknown(TomlValue key) {
  if (context.errors.full(path)) return report(key, {"clé inconnue", "unknown key"});
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  const auto near = did_you_mean(key.text(), candidates);
  // After another error the rest of the table may never have been read: only a slip is certain.
  if (!near && failed) return;
  if (near) missing.erase(std::remove(missing.begin(), missing.end(), *near), missing.end());
  report(key, worded("clé inconnue «\u00A0{}\u00A0»{}", "unknown key “{}”{}", clipped(key.text()),
                     near ? suggestion(key.text(), candidates) : Message()));
}

void Fields::Data::report_missing() {
  for (const std::string& key : std::exchange(missing, {}))
    report({}, worded("«\u00A0{}\u00A0» manque", "“{}” is missing", clipped(key)));
}

void Fields::Data::finish() {
  if (std::exchange(finished, true)) return;
  if (trusted) return report_missing();
  std::vector<TomlValue> unknown;
  for (const TomlValue& layer : layers)
    for (std::uint32_t i = 0; i < layer.size(); ++i)
      if (known.find(layer.key(i).text()) == known.end()) unknown.push_back(layer.key(i));
  std::stable_sort(unknown.begin(), unknown.end(), [](TomlValue a, TomlValue b) { return a.at() < b.at(); });
  const bool failed_before = failed;
  bool found = failed_before;
  for (const TomlValue& key : unknown) {
    failed = failed_before;  // two unknown keys are two causes
    report_unknown(key);
    found |= failed;
  }
  failed = found;
  report_missing();
}

void Fields::Data::begin_asking(AskedTable* table) {
  asked = table;
  if (!asked || !trusted) return;
  ++asked->instances;
  const TomlValue& own = layers.front();
  for (std::uint32_t i = 0; i < own.size(); ++i) ++asked->keys[std::string(own.key(i).text())].present;
}

void Fields::Data::write_down(std::string_view key, AskedType type, bool required) {
  if (key.empty()) return;
  const bool by_name = listed.find(key) == listed.end();
  AskedKey& entry = asked->at(by_name ? key : "*", type);
  if (required && trusted) entry.required = true;
  if (type != AskedType::text || !trusted) return;
  if (const TomlValue value = node(key); value.is(TomlType::text)) entry.seen.emplace(value.text());
}

void Fields::Data::ask_choice(std::string_view key, const std::vector<std::string_view>& allowed, bool open) {
  if (!asked || key.empty()) return;
  AskedKey& entry = asked->keys[listed.find(key) == listed.end() ? std::string(key) : "*"];
  entry.choices.insert(allowed.begin(), allowed.end());
  entry.open = entry.open || open;
}

AskedTable* Fields::Data::asked_below(std::string_view key, TomlValue table) {
  if (!asked) return nullptr;
  const TomlValue kind = key == "rule" ? table.get("kind") : TomlValue();
  auto& slot = asked->keys[listed.find(key) == listed.end() ? std::string(key) : "*"]
                   .tables[kind.is(TomlType::text) ? std::string(kind.text()) : std::string()];
  if (!slot) slot = std::make_unique<AskedTable>();
  return slot.get();
}

std::shared_ptr<Fields::Data> child_data(const std::shared_ptr<Fields::Data>& parent, std::string_view key,
                                         std::size_t index, TomlValue table) {
  const auto make = [&] {
    auto data = std::make_shared<Fields::Data>(parent->context, table.path());
    data->at = table.at();
    data->layers.push_back(table);
    data->trusted = parent->trusted;
    data->parent = parent;
    data->begin_asking(parent->asked_below(key, table));
    return data;
  };
  if (parent->trusted && !parent->asked) return make();  // nothing to remember of it
  auto& slots = parent->children[std::string(key)];
  if (slots.size() <= index) slots.resize(index + 1);
  if (!slots[index]) slots[index] = make();
  return slots[index];
}

std::string written_toml(TomlValue value) {
  std::string out;
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : ", ") + part; };
  switch (value.type()) {
    case TomlType::text:
      return toml_text(value.text());
    case TomlType::flag:
      return value.flag() ? "true" : "false";
    case TomlType::number:
      return fmt::format("{}", value.number());
    case TomlType::array:
      for (std::uint32_t i = 0; i < value.size(); ++i) add(written_toml(value.element(i)));
      return "[" + out + "]";
    case TomlType::table:
      for (std::uint32_t i = 0; i < value.size(); ++i)
        add(toml_key(value.key(i).text()) + " = " + written_toml(value.value(i)));
      return out.empty() ? "{}" : "{ " + out + " }";
    case TomlType::other:
      break;
  }
  return "\"\"";  // dates: no key takes one
}

std::string Fields::canonical(std::initializer_list<std::string_view> skip) const {
  std::vector<std::string> names = keys();
  std::sort(names.begin(), names.end());
  std::string out;
  for (const std::string& name : names) {
    if (std::find(skip.begin(), skip.end(), name) != skip.end()) continue;
    write_length('k', name.size(), out);
    out += name;
    write(data_->node(name), out);
  }
  return out;
}

}  // namespace calame
