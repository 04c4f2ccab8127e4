#include "rules/builtin_packs.h"

#include <cstring>
#include <string>
#include <vector>

#include "calame/ruleset.h"
#include "rules/packs_image.h"

extern "C" const char calame_packs[];

namespace calame {
namespace {

std::string_view part(PacksImageSpan span) { return {calame_packs + span.begin, span.size}; }

}  // namespace

std::span<const BuiltinPack> builtin_pack_table() {
  static const std::vector<BuiltinPack> packs = [] {
    std::uint32_t count = 0;
    std::memcpy(&count, calame_packs, sizeof count);
    std::vector<BuiltinPack> all;
    for (std::uint32_t i = 0; i < count; ++i) {
      PacksImageEntry entry;
      std::memcpy(&entry, calame_packs + sizeof count + i * sizeof entry, sizeof entry);
      all.push_back({part(entry.path), part(entry.text), part(entry.block), entry.on_demand != 0});
    }
    return all;
  }();
  return packs;
}

std::span<const PackText> builtin_packs() {
  static const std::vector<PackText> texts = [] {
    std::vector<PackText> all;
    for (const BuiltinPack& pack : builtin_pack_table())
      all.push_back({std::string(pack.path), std::string(pack.text), true, pack.on_demand});
    return all;
  }();
  return texts;
}

}  // namespace calame
