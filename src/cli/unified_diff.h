// What changed between two texts, as `diff -u` and `patch` write it.
#pragma once

#include <string>
#include <string_view>

namespace calame {

// "" when they are equal. `name` stands in both headers.
std::string unified_diff(std::string_view before, std::string_view after, const std::string& name);

}  // namespace calame
