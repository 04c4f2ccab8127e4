#include "rules/fields_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "rules/did_you_mean.h"

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
    case toml::node_type::floating_point: out += fmt::format("n{}", **node.as_floating_point()); break;
    case toml::node_type::boolean: out += **node.as_boolean() ? "t" : "f"; break;
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
    default: out += 'd'; break;  // dates: no key takes one
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

void Fields::Data::report_at(const toml::source_region& region, std::string message) {
  context.errors.add(region.path ? *region.path : path, place_of(region), std::move(message));
  mark_failed();
}

void Fields::Data::mark_failed() {
  failed = true;
  for (auto above = parent.lock(); above; above = above->parent.lock()) above->failed = true;
}

void Fields::Data::report(const toml::node* where, std::string message) {
  report_at(where ? where->source() : layers.front()->source(), std::move(message));
}

void Fields::Data::wrong_type(std::string_view key, const toml::node& where, std::string_view expected) {
  report(&where, fmt::format("{} doit être {}", quoted(key), expected));
}

void Fields::Data::finish_key(const toml::key& key) {
  if (known.find(key.str()) != known.end()) return;
  if (context.errors.full(path)) {
    report_at(key.source(), "clé inconnue");
    return;
  }
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  const auto near = did_you_mean(key.str(), candidates);
  // After another error the rest of the table may never have been read: only a slip is certain.
  if (!near && failed) return;
  if (near) missing.erase(std::remove(missing.begin(), missing.end(), *near), missing.end());
  report_at(key.source(), fmt::format("clé inconnue {}{}", quoted(key.str()),
                                      near ? fmt::format("\u202F; vouliez-vous dire {}\u202F?", quoted(*near)) : ""));
}

void Fields::Data::finish() {
  if (std::exchange(finished, true)) return;
  const bool failed_before = failed;
  bool found_unknown = false;
  for (const toml::table* layer : layers) {
    for (const auto& [key, value] : *layer) {
      failed = failed_before;  // two unknown keys are two causes
      finish_key(key);
      found_unknown |= failed;
    }
  }
  failed = found_unknown;
  for (const std::string& key : missing) report(nullptr, fmt::format("{} manque", quoted(key)));
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
    slots[index] = std::move(data);
  }
  return slots[index];
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
