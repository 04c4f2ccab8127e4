// The settings that packs, calame.toml, its overrides and --config leave in force, with where each was said.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "calame/ruleset.h"

namespace calame {

struct SettingPlace {
  std::string path;  // of a pack, of calame.toml, or --config
  LineColumn at;
  std::size_t override_number = 0;  // [[overrides]] of that file, from 1
  auto operator<=>(const SettingPlace&) const = default;
};

struct SettingInForce {
  std::string value;                 // TOML, on one line
  std::vector<SettingPlace> places;  // where it, or the parts of it, were said; later over earlier
};

// By table ("" = above all tables, else as in its header) and key; keys as TOML writes them. Put in one file they are
// a calame.toml that does the same.
using Settings = std::map<std::string, std::map<std::string, SettingInForce>>;

// Of options whose ruleset was loaded without an error. Rules are named by their ids.
Settings settings_in_force(const RulesetOptions&, const Ruleset&);

}  // namespace calame
