// A TOML text as one flat, immutable block of bytes: what every pack is read from. The build writes those of the
// built-in packs (tools/packs), toml_tree_writer.h those of users: one form, one reader, used where it lies.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "calame/result.h"

namespace calame {

enum class TomlType : std::uint8_t { text, number, flag, array, table, other };

// As it stands in the block. Children lie side by side; those of a table in pairs, key and value, sorted by key.
struct TomlNode {
  std::uint32_t begin = 0;  // text: first byte · array, table: first child · number: lower half of the double · flag
  std::uint32_t size = 0;   // text: bytes · array: elements · table: pairs · number: upper half
  std::uint32_t line = 0;
  std::uint32_t column : 24 = 0;
  std::uint32_t type : 8 = 0;
};
static_assert(sizeof(TomlNode) == 16);

class TomlValue;

class TomlTree {
 public:
  struct Header {
    std::uint32_t nodes = 0, text = 0;  // counts: nodes follow, then the bytes of texts
  };
  // `block`: a Header, nodes, text, aligned for them; it must outlive the tree.
  TomlTree(std::string_view block, std::string path);
  // Owns its block.
  TomlTree(std::shared_ptr<const std::string> block, std::string path);

  [[nodiscard]] TomlValue root() const;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  friend class TomlValue;
  std::shared_ptr<const std::string> owned_;
  const TomlNode* nodes_ = nullptr;
  const char* text_ = nullptr;
  std::string path_;
};

// One value of a tree, or none.
class TomlValue {
 public:
  TomlValue() = default;
  TomlValue(const TomlTree& tree, const TomlNode& node) : tree_(&tree), node_(&node) {}
  explicit operator bool() const { return node_ != nullptr; }

  [[nodiscard]] TomlType type() const { return static_cast<TomlType>(node_->type); }
  [[nodiscard]] bool is(TomlType type) const { return node_ && this->type() == type; }
  [[nodiscard]] LineColumn at() const { return {node_->line, node_->column}; }
  [[nodiscard]] const std::string& path() const { return tree_->path_; }

  // Each for its own type alone.
  [[nodiscard]] std::string_view text() const { return {tree_->text_ + node_->begin, node_->size}; }
  [[nodiscard]] double number() const;
  [[nodiscard]] bool flag() const { return node_->begin != 0; }
  [[nodiscard]] std::uint32_t size() const { return node_->size; }  // elements, pairs
  [[nodiscard]] TomlValue element(std::uint32_t i) const { return child(i); }
  [[nodiscard]] TomlValue key(std::uint32_t i) const { return child(2 * i); }
  [[nodiscard]] TomlValue value(std::uint32_t i) const { return child(2 * i + 1); }
  [[nodiscard]] TomlValue get(std::string_view key) const;  // of a table

 private:
  [[nodiscard]] TomlValue child(std::uint32_t i) const { return {*tree_, tree_->nodes_[node_->begin + i]}; }
  const TomlTree* tree_ = nullptr;
  const TomlNode* node_ = nullptr;
};

}  // namespace calame
