// calame_packs_builder OUT ROOT PACK…: compiles the packs of rules/ into the image that the library embeds, so that
// starting parses no TOML. A pack with a fault stops the build, with its place.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/packs_image.h"
#include "rules/toml_tree_writer.h"

namespace {

using calame::PacksImageEntry;
using calame::PacksImageSpan;

constexpr std::string_view on_demand_folder = "house/";

class Image {
 public:
  explicit Image(std::size_t packs)
      : entries_(packs), bytes_(sizeof(std::uint32_t) + packs * sizeof(PacksImageEntry)) {}

  PacksImageEntry& entry(std::size_t pack) { return entries_[pack]; }

  PacksImageSpan add(std::string_view part, std::size_t alignment) {
    bytes_.resize((bytes_.size() + alignment - 1) / alignment * alignment);
    const PacksImageSpan span{static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(part.size())};
    bytes_.insert(bytes_.end(), part.begin(), part.end());
    return span;
  }

  const std::vector<char>& finish() {
    const auto count = static_cast<std::uint32_t>(entries_.size());
    std::memcpy(bytes_.data(), &count, sizeof count);
    std::memcpy(bytes_.data() + sizeof count, entries_.data(), entries_.size() * sizeof(PacksImageEntry));
    return bytes_;
  }

 private:
  std::vector<PacksImageEntry> entries_;
  std::vector<char> bytes_;
};

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

bool add_pack(Image& image, std::size_t index, const std::string& root, const std::string& path) {
  const auto text = read_file(path);
  if (!text || !path.starts_with(root + "/")) {
    std::cerr << path << ": cannot be read below " << root << "\n";
    return false;
  }
  const auto block = calame::toml_block(*text);
  if (!block) {
    calame::Error error = block.errors().front();
    std::cerr << path << ":" << error.at.line << ":" << error.at.column << ": " << error.message.en << "\n";
    return false;
  }
  const std::string name = path.substr(root.size() + 1);
  PacksImageEntry& entry = image.entry(index);
  entry.path = image.add("calame:" + name, 1);
  entry.block = image.add(*block, 16);
  entry.text = image.add(*text, 1);
  entry.on_demand = name.starts_with(on_demand_folder) ? 1 : 0;
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: calame_packs_builder OUT ROOT PACK…\n";
    return 2;
  }
  const std::vector<std::string> paths(argv + 3, argv + argc);
  Image image(paths.size());
  bool sound = true;
  for (std::size_t i = 0; i < paths.size(); ++i) sound = add_pack(image, i, argv[2], paths[i]) && sound;
  if (!sound) return 1;
  const std::vector<char>& bytes = image.finish();
  std::ofstream out(argv[1], std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return out.flush() ? 0 : 1;
}
