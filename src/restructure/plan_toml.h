// The plan as a file that an editor changes: what its writer and its reader agree on.
#pragma once

#include <string>
#include <string_view>

#include "restructure/draft.h"

namespace calame {

inline constexpr std::string_view plan_schema = "calame-plan/1";

/// The text with each run of white space as one space: how opening words are kept and compared.
std::string one_line(std::string_view);
/// "« Les dirigeants de Microsoft… »" without signs: enough of the text to know it again among the others.
std::string opening_words(std::string_view text);

}  // namespace calame
