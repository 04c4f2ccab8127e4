#include "rules/toml_tree_writer.h"

#include <bit>
#include <cstring>
#include <utility>
#include <vector>

#include "document/toml_fault.h"
#include "document/toml_guard.h"
#include "document/worded.h"
#include "rules/toml_tree.h"

namespace calame {
namespace {

constexpr auto most_columns = (1u << 24) - 1;

class BlockWriter {
 public:
  std::string write(const toml::table& root) {
    nodes_.emplace_back();
    fill(0, root);
    const TomlTree::Header header{static_cast<std::uint32_t>(nodes_.size()), static_cast<std::uint32_t>(text_.size())};
    const std::size_t bytes = nodes_.size() * sizeof(TomlNode);
    std::string block(sizeof header + bytes + text_.size(), '\0');
    std::memcpy(block.data(), &header, sizeof header);
    std::memcpy(block.data() + sizeof header, nodes_.data(), bytes);
    std::memcpy(block.data() + sizeof header + bytes, text_.data(), text_.size());
    return block;
  }

 private:
  static TomlNode placed(TomlType type, const toml::source_region& region) {
    TomlNode node;
    node.line = region.begin.line;
    node.column = std::min<std::uint32_t>(region.begin.column, most_columns);
    node.type = static_cast<std::uint32_t>(type);
    return node;
  }

  void fill_text(std::size_t at, std::string_view text, const toml::source_region& region) {
    TomlNode node = placed(TomlType::text, region);
    node.begin = static_cast<std::uint32_t>(text_.size());
    node.size = static_cast<std::uint32_t>(text.size());
    text_ += text;
    nodes_[at] = node;
  }

  void fill_number(std::size_t at, double value, const toml::source_region& region) {
    TomlNode node = placed(TomlType::number, region);
    const auto bits = std::bit_cast<std::uint64_t>(value);
    node.begin = static_cast<std::uint32_t>(bits);
    node.size = static_cast<std::uint32_t>(bits >> 32);
    nodes_[at] = node;
  }

  // Room for the children side by side, then each of them with its own below.
  std::size_t open(std::size_t at, TomlType type, std::size_t size, std::size_t children, const toml::node& source) {
    TomlNode node = placed(type, source.source());
    node.begin = static_cast<std::uint32_t>(nodes_.size());
    node.size = static_cast<std::uint32_t>(size);
    nodes_[at] = node;
    nodes_.resize(nodes_.size() + children);
    return node.begin;
  }

  void fill_table(std::size_t at, const toml::table& table) {
    std::size_t child = open(at, TomlType::table, table.size(), 2 * table.size(), table);
    for (const auto& [key, value] : table) {  // toml++ keeps keys sorted
      fill_text(child++, key.str(), key.source());
      fill(child++, value);
    }
  }

  void fill_array(std::size_t at, const toml::array& array) {
    std::size_t child = open(at, TomlType::array, array.size(), array.size(), array);
    for (const toml::node& element : array) fill(child++, element);
  }

  void fill(std::size_t at, const toml::node& node) {
    if (const auto* text = node.as_string()) {
      fill_text(at, text->get(), node.source());
    } else if (const auto* integer = node.as_integer()) {  // 5 and 5.0 set the same thing
      fill_number(at, static_cast<double>(integer->get()), node.source());
    } else if (const auto* real = node.as_floating_point()) {
      fill_number(at, real->get(), node.source());
    } else if (const auto* flag = node.as_boolean()) {
      nodes_[at] = placed(TomlType::flag, node.source());
      nodes_[at].begin = flag->get() ? 1 : 0;
    } else if (const auto* table = node.as_table()) {
      fill_table(at, *table);
    } else if (const auto* array = node.as_array()) {
      fill_array(at, *array);
    } else {
      nodes_[at] = placed(TomlType::other, node.source());  // dates: no key takes one
    }
  }

  std::vector<TomlNode> nodes_;
  std::string text_;
};

}  // namespace

Result<std::string> toml_block(std::string_view text) {
  if (auto refused = prescan_toml(text))
    return Error{{}, refused->at, worded("TOML, {}", "TOML, {}", refused->message)};
  const toml::parse_result result = toml::parse(text);
  if (!result) {
    const auto& begin = result.error().source().begin;
    return Error{
        {}, {begin.line, begin.column}, worded("TOML, {}", "TOML, {}", toml_fault(result.error().description()))};
  }
  return BlockWriter().write(result.table());
}

}  // namespace calame
