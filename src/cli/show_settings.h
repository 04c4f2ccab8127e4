// calame check --show-settings: the settings in force, as TOML, each with where it comes from.
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"

namespace calame {

int show_settings(const Options&, const std::vector<std::string>& paths);

}  // namespace calame
