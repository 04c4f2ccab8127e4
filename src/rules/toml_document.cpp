#include "rules/toml_document.h"

#include <utility>

#include "document/toml_fault.h"
#include "document/worded.h"
#include "rules/fields_data.h"
#include "rules/skip_tests.h"

namespace calame {

struct TomlDocument::State {
  toml::table table;
  std::shared_ptr<const State> above;  // owns the table that is shown, when that is a part of it
  const toml::table* shown = nullptr;  // null = `table`
  std::string path;
  bool builtin = false;
};

std::optional<TomlDocument> TomlDocument::parse(const PackText& pack, ErrorSink& errors,
                                                const RulesetOptions& options) {
  errors.file(pack.path);
  if (pack.text.size() > most_bytes) {
    errors.add(pack.path, {}, {"fichier de plus de 1\u00A0Mio", "file of more than 1\u00A0MiB"});
    return std::nullopt;
  }
  const std::string shortened = pack.builtin && !options.tests ? without_tests(pack.text, options.help) : std::string();
  const std::string_view text = shortened.empty() ? std::string_view(pack.text) : shortened;
  if (auto refused = prescan_toml(text)) {
    errors.add(pack.path, refused->at, worded("TOML, {}", "TOML, {}", refused->message));
    return std::nullopt;
  }
  toml::parse_result result = toml::parse(text, std::string_view(pack.path));
  if (!result) {
    const auto& begin = result.error().source().begin;
    errors.add(pack.path, {begin.line, begin.column},
               worded("TOML, {}", "TOML, {}", toml_fault(result.error().description())));
    return std::nullopt;
  }
  auto state = std::make_shared<State>();
  state->table = std::move(result).table();
  state->path = pack.path;
  state->builtin = pack.builtin;
  TomlDocument document;
  document.state_ = std::move(state);
  return document;
}

std::optional<TomlDocument> TomlDocument::nested(std::string_view key, std::size_t index) const {
  const toml::array* array = state_->table.get_as<toml::array>(key);
  const toml::table* one = nullptr;
  if (array && index < array->size()) one = array->get(index)->as_table();
  if (!array && index == 0) one = state_->table.get_as<toml::table>(key);  // [overrides], written once
  if (!one) return std::nullopt;
  auto state = std::make_shared<State>();
  state->above = state_;
  state->shown = one;
  state->path = state_->path;
  state->builtin = state_->builtin;
  TomlDocument document;
  document.state_ = std::move(state);
  return document;
}

Fields TomlDocument::root(const LoadContext& context, AskedTable* asked) const {
  auto data = std::make_shared<Fields::Data>(context, state_->path);
  data->layers.push_back(state_->shown ? state_->shown : &state_->table);
  if (state_->shown) data->at = {state_->shown->source().begin.line, state_->shown->source().begin.column};
  data->trusted = state_->builtin;
  data->begin_asking(asked);
  return Fields(std::move(data));
}

}  // namespace calame
