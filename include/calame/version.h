/// The version that a pack's `requires` is held against.
#pragma once

#include <string_view>

namespace calame {

inline constexpr std::string_view calame_version = "0.1.0";

}  // namespace calame
