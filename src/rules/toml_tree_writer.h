// TOML text → the block of a TomlTree.
#pragma once

#include <string>
#include <string_view>

#include "calame/result.h"

namespace calame {

// Too deep, or no TOML: an error with its place and without a path.
Result<std::string> toml_block(std::string_view text);

}  // namespace calame
