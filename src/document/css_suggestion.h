// What a mistyped name of a selector may have meant.
#pragma once

#include <span>
#include <string_view>

#include "calame/message.h"

namespace calame {

/// "; did you mean “:not”?", or all that is known when nothing is near. `mark` stands before each name.
Message css_suggestion(std::string_view name, std::span<const std::string_view> known, std::string_view mark);

/// For a type selector that names no element of HTML but nearly one: "; did you mean “article”?". Empty for the names of
/// SVG, of MathML and for custom elements, which are not ours to know.
Message misspelt_element(std::string_view lower);

}  // namespace calame
