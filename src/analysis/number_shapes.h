// What digits and signs say by themselves, whatever stands around them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "calame/analysis.h"

namespace calame {

// How a number token is written.
struct NumberShape {
  std::uint32_t digits = 0;  // before the decimals
  std::uint32_t value = 0;   // of them; stops at 999 999 999
  bool decimals = false;
  bool point = false;   // 8.2, as in versions
  bool groups = false;  // separators of thousands
  bool leading_zero = false;
};
NumberShape number_shape(std::string_view text);

// Three digits and no more: what may follow a space between thousands. A fraction may come last.
bool is_group(std::string_view text);

// A calendar year of four digits.
bool is_year(const NumberShape&);

// Of a protected stretch without the words around it: phone, date, time, ratio, version, article of law.
std::optional<NumberClass> identifier_class(std::string_view text);

// Bytes of the Roman number that `text` begins with, in capitals and well formed; 0 when there is none.
std::size_t roman_size(std::string_view text);

bool is_currency_sign(char32_t);

}  // namespace calame
