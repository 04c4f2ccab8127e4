// What a mistyped name of a selector may have meant.
#pragma once

#include <span>
#include <string_view>

#include "calame/message.h"

namespace calame {

/// "; did you mean “:not”?", or all that is known when nothing is near. `mark` stands before each name.
Message css_suggestion(std::string_view name, std::span<const std::string_view> known, std::string_view mark);

}  // namespace calame
