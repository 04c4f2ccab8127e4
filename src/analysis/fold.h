// fold() of single letters, for loops that try many.
#pragma once

#include <optional>
#include <string_view>

namespace calame {

// Of Latin and Greek letters, from a table; nothing where the table has none.
std::optional<std::string_view> folded_letter(char32_t);

}  // namespace calame
