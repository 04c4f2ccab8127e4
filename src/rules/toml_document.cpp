#include "rules/toml_document.h"

#include <utility>

#include "rules/builtin_packs.h"
#include "rules/fields_data.h"
#include "rules/toml_tree_writer.h"

namespace calame {

std::optional<TomlDocument> TomlDocument::parse(const PackText& pack, ErrorSink& errors) {
  errors.file(pack.path);
  if (pack.text.size() > most_bytes) {
    errors.add(pack.path, {}, {"fichier de plus de 1\u00A0Mio", "file of more than 1\u00A0MiB"});
    return std::nullopt;
  }
  Result<std::string> block = toml_block(pack.text);
  if (!block) {
    errors.add(pack.path, block.errors().front().at, block.errors().front().message);
    return std::nullopt;
  }
  TomlDocument document;
  document.tree_ = std::make_shared<const TomlTree>(std::make_shared<const std::string>(*std::move(block)), pack.path);
  return document;
}

TomlDocument TomlDocument::of(const BuiltinPack& pack, ErrorSink& errors) {
  errors.file(std::string(pack.path));
  TomlDocument document;
  document.tree_ = std::make_shared<const TomlTree>(pack.block, std::string(pack.path));
  document.builtin_ = true;
  return document;
}

std::optional<TomlDocument> TomlDocument::nested(std::string_view key, std::size_t index) const {
  const TomlValue value = tree_->root().get(key);
  TomlValue one;
  if (value.is(TomlType::array) && index < value.size()) one = value.element(static_cast<std::uint32_t>(index));
  if (value.is(TomlType::table) && index == 0) one = value;  // [overrides], written once
  if (!one.is(TomlType::table)) return std::nullopt;
  TomlDocument document = *this;
  document.shown_ = one;
  return document;
}

Fields TomlDocument::root(const LoadContext& context, AskedTable* asked) const {
  auto data = std::make_shared<Fields::Data>(context, tree_->path());
  data->layers.push_back(shown_ ? shown_ : tree_->root());
  if (shown_) data->at = shown_.at();
  data->trusted = builtin_;
  data->begin_asking(asked);
  return Fields(std::move(data));
}

}  // namespace calame
