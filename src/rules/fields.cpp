#include "rules/fields.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "document/worded.h"
#include "rules/did_you_mean.h"
#include "rules/fields_data.h"

namespace calame {
namespace {

std::optional<double> finite_number(TomlValue value) {
  if (!value.is(TomlType::number) || !std::isfinite(value.number())) return std::nullopt;
  return value.number();
}

}  // namespace

Fields::Fields(std::shared_ptr<Data> data) : data_(std::move(data)) {}

bool Fields::has(std::string_view key) const {
  data_->ask(key, AskedType::any);
  return static_cast<bool>(data_->node(key));
}

bool Fields::is_text(std::string_view key) const {
  data_->ask(key, AskedType::text);
  return data_->node(key).is(TomlType::text);
}

bool Fields::is_table(std::string_view key) const {
  data_->ask(key, AskedType::table);
  return data_->node(key).is(TomlType::table);
}

bool Fields::is_number(std::string_view key) const {
  data_->ask(key, AskedType::number);
  return data_->node(key).is(TomlType::number);
}

bool Fields::is_flag(std::string_view key) const {
  data_->ask(key, AskedType::flag);
  return data_->node(key).is(TomlType::flag);
}

std::optional<std::string> Fields::text(std::string_view key) {
  data_->ask(key, AskedType::text);
  const TomlValue node = data_->read(key);
  if (!node) return std::nullopt;
  if (node.is(TomlType::text)) return std::string(node.text());
  data_->wrong_type(key, node, {"un texte entre guillemets", "a text in quotes"});
  return std::nullopt;
}

std::string Fields::text(std::string_view key, std::string_view fallback) {
  auto given = text(key);
  return given ? std::move(*given) : std::string(fallback);
}

std::string Fields::required_text(std::string_view key) {
  data_->ask(key, AskedType::text, true);
  const TomlValue node = data_->read(key);
  if (!node) {
    data_->missing.emplace_back(key);
    data_->failed = true;
    return {};
  }
  if (!node.is(TomlType::text)) return text(key).value_or(std::string());  // which says what is wrong
  if (node.text().empty()) error(key, worded("«\u00A0{}\u00A0» est vide", "“{}” is empty", clipped(key)));
  return std::string(node.text());
}

std::optional<double> Fields::number(std::string_view key) {
  data_->ask(key, AskedType::number);
  const TomlValue node = data_->read(key);
  if (!node) return std::nullopt;
  const auto value = finite_number(node);
  if (!value)
    data_->wrong_type(
        key, node,
        node.is(TomlType::number) ? Message("un nombre fini", "a finite number") : Message("un nombre", "a number"));
  return value;
}

std::vector<double> Fields::numbers(std::string_view key) {
  data_->ask(key, AskedType::numbers);
  std::vector<double> out;
  const TomlValue node = data_->read(key);
  if (!node) return out;
  if (!node.is(TomlType::array)) {
    data_->wrong_type(key, node, {"un tableau de nombres", "an array of numbers"});
    return out;
  }
  for (std::uint32_t i = 0; i < node.size(); ++i) {
    const TomlValue element = node.element(i);
    if (const auto value = finite_number(element)) {
      out.push_back(*value);
    } else {
      data_->wrong_type(key, element, {"un tableau de nombres finis", "an array of finite numbers"});
    }
  }
  return out;
}

bool Fields::flag(std::string_view key, bool fallback) {
  data_->ask(key, AskedType::flag);
  const TomlValue node = data_->read(key);
  if (!node) return fallback;
  if (node.is(TomlType::flag)) return node.flag();
  data_->wrong_type(key, node, {"true ou false", "true or false"});
  return fallback;
}

std::vector<std::string> Fields::texts(std::string_view key) {
  data_->ask(key, AskedType::texts);
  std::vector<std::string> out;
  const TomlValue node = data_->read(key);
  if (!node) return out;
  if (node.is(TomlType::text)) return {std::string(node.text())};
  if (!node.is(TomlType::array)) {
    data_->wrong_type(key, node, {"un texte ou un tableau de textes", "a text or an array of texts"});
    return out;
  }
  out.reserve(node.size());
  for (std::uint32_t i = 0; i < node.size(); ++i) {
    const TomlValue element = node.element(i);
    if (element.is(TomlType::text)) {
      out.emplace_back(element.text());
    } else {
      data_->wrong_type(key, element, {"un tableau de textes", "an array of texts"});
      break;  // one slip of type usually runs through the whole array
    }
  }
  return out;
}

std::vector<std::string> Fields::words(std::string_view key) {
  std::vector<std::string> given = texts(key);
  const bool plain = std::none_of(given.begin(), given.end(), [](const auto& word) { return word.starts_with('@'); });
  if (plain) return given;
  std::vector<std::string> out;
  const auto& lists = data_->context.ruleset.lists;
  for (std::string& word : given) {
    if (!word.starts_with('@')) {
      out.push_back(std::move(word));
      continue;
    }
    const auto list = lists.find(word.substr(1));
    if (list != lists.end()) {
      out.insert(out.end(), list->second.begin(), list->second.end());
      continue;
    }
    std::vector<std::string_view> names;
    for (const auto& [name, words] : lists) names.push_back(name);
    unknown_name(key, {"liste inconnue après @", "unknown list after @"}, std::string_view(word).substr(1), names);
  }
  return out;
}

std::optional<Message> Fields::message(std::string_view key) { return read_message(key, Wording::pattern); }
std::optional<Message> Fields::bilingual(std::string_view key) { return read_message(key, Wording::plain); }

std::optional<Message> Fields::read_message(std::string_view key, Wording wording) {
  data_->ask(key, AskedType::message);
  const TomlValue node = data_->read(key);
  if (!node) return std::nullopt;
  if (!node.is(TomlType::table)) {
    data_->wrong_type(key, node, {"une table { fr = \"…\", en = \"…\" }", "a table { fr = \"…\", en = \"…\" }"});
    return std::nullopt;
  }
  Fields both(child_data(data_, key, 0, node));
  Message message{both.required_text("fr"), both.required_text("en")};
  const auto check = [&](std::string_view language, const std::string& pattern, UiLanguage ui) {
    if (pattern.empty()) return;  // told already
    if (auto wrong = check_message(pattern, ui)) both.error(language, *std::move(wrong));
  };
  if (wording == Wording::pattern && !data_->trusted) {
    check("fr", message.fr, UiLanguage::fr);
    check("en", message.en, UiLanguage::en);
  }
  both.finish();
  if (both.failed()) return std::nullopt;
  return message;
}

Selector Fields::selector(std::string_view key, std::string_view fallback) {
  const auto css = text(key);
  Result<Selector> selector = Selector::parse(css ? std::string_view(*css) : fallback);
  if (selector) return *std::move(selector);
  const Error& why = selector.errors().front();
  error(key, worded("sélecteur, colonne {}\u00A0: {}", "selector, column {}: {}", std::max(1u, why.at.column),
                    escaped(why.message)));
  return {};
}

std::optional<Pattern> Fields::pattern(std::string_view key) {
  const auto regex = text(key);
  return regex ? data_->pattern(data_->node(key), *regex) : std::nullopt;
}

std::vector<Pattern> Fields::patterns(std::string_view key) {
  std::vector<Pattern> out;
  const std::vector<std::string> regexes = texts(key);
  const TomlValue node = data_->node(key);
  for (std::size_t i = 0; i < regexes.size(); ++i) {
    const TomlValue where = node.is(TomlType::array) ? node.element(static_cast<std::uint32_t>(i)) : node;
    if (auto pattern = data_->pattern(where, regexes[i])) out.push_back(*std::move(pattern));
  }
  return out;
}

std::optional<Pattern> Fields::pattern_within(std::string_view key, std::size_t index, std::string_view regex) {
  return data_->pattern(data_->text_node(key, index), regex);
}

std::optional<Fields> Fields::table(std::string_view key) {
  data_->ask(key, AskedType::table);
  const TomlValue node = data_->read(key);
  if (!node) return std::nullopt;
  if (node.is(TomlType::table)) return Fields(child_data(data_, key, 0, node));
  data_->wrong_type(key, node, {"une table", "a table"});
  return std::nullopt;
}

std::vector<Fields> Fields::tables(std::string_view key) {
  data_->ask(key, AskedType::tables);
  std::vector<Fields> out;
  const TomlValue node = data_->read(key);
  if (!node) return out;
  if (node.is(TomlType::table)) return {Fields(child_data(data_, key, 0, node))};
  if (!node.is(TomlType::array)) {
    data_->wrong_type(key, node, {"une table ou un tableau de tables", "a table or an array of tables"});
    return out;
  }
  out.reserve(node.size());
  for (std::uint32_t i = 0; i < node.size(); ++i) {
    const TomlValue element = node.element(i);
    if (element.is(TomlType::table)) {
      out.push_back(Fields(child_data(data_, key, i, element)));
    } else {
      data_->wrong_type(key, element, {"un tableau de tables", "an array of tables"});
      break;
    }
  }
  return out;
}

std::vector<std::string> Fields::keys() const {
  std::vector<std::string> out;
  const TomlValue& own = data_->layers.front();
  for (std::size_t layer = 0; layer < data_->layers.size(); ++layer) {
    const TomlValue& table = data_->layers[layer];
    std::vector<TomlValue> keys;
    for (std::uint32_t i = 0; i < table.size(); ++i)
      if (layer == 0 || !own.get(table.key(i).text())) keys.push_back(table.key(i));
    std::stable_sort(keys.begin(), keys.end(), [](TomlValue a, TomlValue b) { return a.at() < b.at(); });
    for (const TomlValue& key : keys)
      if (data_->layers.size() < 3 || std::find(out.begin(), out.end(), key.text()) == out.end())
        out.emplace_back(key.text());
  }
  if (data_->asked) {
    data_->listed.insert(out.begin(), out.end());
    data_->asked->keys.try_emplace("*");
  }
  return out;
}

Fields Fields::overridden_by(const Fields& top) const {
  auto data = std::make_shared<Data>(data_->context, data_->path);
  data->at = data_->at;
  data->layers = data_->layers;
  data->layers.insert(data->layers.end(), top.data_->layers.begin(), top.data_->layers.end());
  data->parent = data_->parent;
  data->asked = data_->asked;
  data_->finished = true;
  top.data_->finished = true;
  return Fields(std::move(data));
}

bool Fields::overridden(std::string_view key) const {
  return std::any_of(data_->layers.begin() + 1, data_->layers.end(),
                     [&](const TomlValue& layer) { return static_cast<bool>(layer.get(key)); });
}

void Fields::error(std::string_view key, Message message) { data_->report(data_->node(key), std::move(message)); }
void Fields::error(std::string_view key, std::size_t index, Message message) {
  data_->report(data_->text_node(key, index), std::move(message));
}

bool Fields::failed() const { return data_->failed; }

LineColumn Fields::at(std::string_view key) const {
  const TomlValue node = key.empty() ? TomlValue() : data_->node(key);
  if (!node) return data_->at;
  return node.at();
}

LineColumn Fields::at(std::string_view key, std::size_t index) const {
  const TomlValue node = data_->text_node(key, index);
  return node ? node.at() : data_->at;
}

const std::string& Fields::path() const { return data_->path; }
bool Fields::proved() const { return data_->trusted; }
const Ruleset& Fields::ruleset() const { return data_->context.ruleset; }
void Fields::finish() { data_->finish(); }
void Fields::skip(std::string_view key) {
  data_->ask(key, AskedType::any);
  data_->read(key);
}
void Fields::give_up() {
  data_->finished = true;
  data_->report_missing();
}

bool Fields::is_array(std::string_view key) const { return data_->node(key).is(TomlType::array); }

std::string Fields::written(std::string_view key) const {
  const TomlValue node = data_->node(key);
  return node ? written_toml(node) : std::string();
}

std::vector<std::string> Fields::written_elements(std::string_view key) const {
  std::vector<std::string> out;
  const TomlValue node = data_->node(key);
  if (!node) return out;
  if (!node.is(TomlType::array)) return {written_toml(node)};
  for (std::uint32_t i = 0; i < node.size(); ++i) out.push_back(written_toml(node.element(i)));
  return out;
}

void Fields::not_one_of(std::string_view key, const std::string& given, std::vector<std::string_view> allowed) {
  data_->ask_choice(key, allowed, false);
  error(key, worded("«\u00A0{}\u00A0»\u00A0: valeur inconnue (possibles\u00A0: {}){}",
                    "“{}”: unknown value (possible: {}){}", clipped(key), fmt::format("{}", fmt::join(allowed, ", ")),
                    suggestion(given, allowed)));
}

void Fields::unknown_name(std::string_view key, Message what, std::string_view given,
                          const std::vector<std::string_view>& allowed) {
  data_->ask_choice(key, allowed, true);
  if (data_->context.incomplete) return data_->mark_failed();
  error(key, data_->context.errors.full(data_->path) ? std::move(what)
                                                     : worded("{}{}", "{}{}", what, suggestion(given, allowed)));
}

}  // namespace calame
