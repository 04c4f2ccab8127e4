#include "rules/toml_tree.h"

#include <bit>
#include <cstring>
#include <utility>

namespace calame {

TomlTree::TomlTree(std::string_view block, std::string path) : path_(std::move(path)) {
  Header header;
  std::memcpy(&header, block.data(), sizeof header);
  // The build and the writer lay the block out for this.
  nodes_ = reinterpret_cast<const TomlNode*>(block.data() + sizeof header);
  text_ = block.data() + sizeof header + header.nodes * sizeof(TomlNode);
}

TomlTree::TomlTree(std::shared_ptr<const std::string> block, std::string path) : TomlTree(*block, std::move(path)) {
  owned_ = std::move(block);
}

TomlValue TomlTree::root() const { return {*this, nodes_[0]}; }

double TomlValue::number() const {
  return std::bit_cast<double>(static_cast<std::uint64_t>(node_->size) << 32 | node_->begin);
}

TomlValue TomlValue::get(std::string_view key) const {
  // Most tables are small and most of their keys differ in length: those need no look at the texts.
  constexpr std::uint32_t small = 24;
  if (size() <= small) {
    const TomlNode* const pairs = tree_->nodes_ + node_->begin;
    for (std::uint32_t i = 0; i < size(); ++i)
      if (pairs[2 * i].size == key.size() && this->key(i).text() == key) return value(i);
    return {};
  }
  std::uint32_t low = 0, high = size();
  while (low < high) {
    const std::uint32_t middle = (low + high) / 2;
    const int order = this->key(middle).text().compare(key);
    if (order == 0) return value(middle);
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return {};
}

}  // namespace calame
