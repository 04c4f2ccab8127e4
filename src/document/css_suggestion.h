// What a mistyped name of a selector may have meant.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace calame {

/// "; did you mean :not?", or all that is known when nothing is near. `mark` stands before each name.
std::string css_suggestion(std::string_view name, std::span<const std::string_view> known, std::string_view mark);

}  // namespace calame
