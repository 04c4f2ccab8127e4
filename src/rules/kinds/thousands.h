// Whether a space divides groups of thousands: 1 250 000, and not two numbers that stand side by side.
#pragma once

#include <string_view>

#include "calame/span.h"

namespace calame {

// `gap`: between two runs of digits of the prose. One to three digits, then groups of exactly three; a postcode with
// its town (75 011 Paris), a company’s number (732 829 320), a model and a size (iPhone 15 128 Go) are none.
bool divides_thousands(std::string_view prose, TextSpan gap);

}  // namespace calame
