// The packs of rules/ as the build compiled them into the library (tools/packs), used where they lie.
#pragma once

#include <span>
#include <string_view>

namespace calame {

struct BuiltinPack {
  std::string_view path;   // calame:fr/typography.toml
  std::string_view text;   // the TOML
  std::string_view block;  // the same as a TomlTree
  bool on_demand = false;  // read only where it is named: "calame:clair"
};

std::span<const BuiltinPack> builtin_pack_table();

}  // namespace calame
