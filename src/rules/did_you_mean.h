// The nearest of some known names, for errors about unknown ones.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "calame/message.h"

namespace calame {

// The candidate at the smallest edit distance (a swap of neighbours counts once), when it is near
// enough to be a slip; the first of equals.
std::optional<std::string> did_you_mean(std::string_view given, std::span<const std::string_view> candidates);
// « ; vouliez-vous dire … ? », “; did you mean …?”; empty without a near one.
Message suggestion(std::string_view given, std::span<const std::string_view> candidates);

}  // namespace calame
