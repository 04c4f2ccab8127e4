// requires = ">=0.1, <1": comparisons that all must hold.
#pragma once

#include <optional>
#include <string_view>

namespace calame {

// nullopt when `range` is no list of comparisons.
std::optional<bool> version_in_range(std::string_view version, std::string_view range);

}  // namespace calame
