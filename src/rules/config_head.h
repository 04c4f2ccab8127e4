// What calame.toml says of files before any rule is read: which it leaves out, which it treats otherwise.
#pragma once

#include <string_view>
#include <vector>

#include "calame/ruleset.h"
#include "rules/fields.h"
#include "rules/path_glob.h"

namespace calame {

using PathGlobs = std::vector<PathGlob>;
bool any_matches(const PathGlobs&, std::string_view path);

struct ConfigHead {
  PathGlobs exclude;                 // not read where a folder is checked
  std::vector<PathGlobs> overrides;  // `paths` of each [[overrides]], in order
};

// Reads required-version, exclude and, in a file, overrides; errors go to the sink of `root`.
ConfigHead read_config_head(Fields& root, bool file);
// The same from the text alone. The tables inside [[overrides]] are checked where they are in force.
Result<ConfigHead> read_config_head(const PackText&);

// requires, required-version: told with both versions.
void check_version(Fields&, std::string_view key);

}  // namespace calame
