#include "rules/toml_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "rules/fields_data.h"
#include "rules/skip_tests.h"

namespace calame {

struct TomlDocument::State {
  toml::table table;
  std::string path;
  bool builtin = false;
};

namespace {

// toml++ quotes the file in its descriptions; a pack must not make us print what it points at, so
// only the kind of fault is told.
std::string_view syntax_fault(std::string_view description) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 13> faults = {{
      {"invalid utf-8", "UTF-8 invalide"},
      {"control characters", "caractère de contrôle interdit"},
      {"end-of-file", "fin du fichier inattendue (chaîne, tableau ou table non fermés)"},
      {"cannot redefine", "clé ou table déjà définie"},
      {"cannot insert", "clé ou table déjà définie"},
      {"not representable in 64 bits", "nombre entier trop grand"},
      {"escape", "échappement inconnu dans une chaîne"},
      {"parsing key", "clé incorrecte\u202F; une clé avec accent, espace ou signe se met entre guillemets"},
      {"expected keys", "clé ou table attendue\u202F; une clé avec accent, espace ou signe se met entre guillemets"},
      {"table header",
       "en-tête de table incorrect\u202F; une clé avec accent, espace ou signe se met entre guillemets"},
      {"string", "chaîne incorrecte ou non fermée"},
      {"value", "valeur incorrecte\u202F; un texte se met entre guillemets"},
      {"table", "table incorrecte"},
  }};
  for (const auto& [sign, fault] : faults)
    if (description.find(sign) != std::string_view::npos) return fault;
  return "syntaxe incorrecte";
}

}  // namespace

std::optional<TomlDocument> TomlDocument::parse(const PackText& pack, ErrorSink& errors, bool tests) {
  errors.file(pack.path);
  if (pack.text.size() > most_bytes) {
    errors.add(pack.path, {}, "fichier de plus de 1\u00A0Mio");
    return std::nullopt;
  }
  const std::string shortened = pack.builtin && !tests ? without_rule_tests(pack.text) : std::string();
  const std::string_view text = shortened.empty() ? std::string_view(pack.text) : shortened;
  if (auto refused = prescan_toml(text)) {
    errors.add(pack.path, refused->at, "TOML, " + std::move(refused->message));
    return std::nullopt;
  }
  toml::parse_result result = toml::parse(text, std::string_view(pack.path));
  if (!result) {
    const auto& begin = result.error().source().begin;
    errors.add(pack.path, {begin.line, begin.column},
               fmt::format("TOML, {}", syntax_fault(result.error().description())));
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

Fields TomlDocument::root(const LoadContext& context) const {
  auto data = std::make_shared<Fields::Data>(context, state_->path);
  data->layers.push_back(&state_->table);
  data->trusted = state_->builtin;
  return Fields(std::move(data));
}

}  // namespace calame
