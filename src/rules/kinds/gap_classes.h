// What stands on either side of a gap, for the spacing rules: classes of tokens.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "calame/audit.h"

namespace calame {

using GapClasses = std::uint32_t;
namespace gap_class {
enum : GapClasses {
  word = 1,
  number = 2,
  roman = 4,
  high = 8 /* ; ! ? */,
  colon = 16,
  stop = 32 /* . , */,
  ellipsis = 64,
  open = 128 /* ( [ « “ */,
  close = 256 /* ) ] » ” */,
  unit = 512,
  percent = 1024,
  currency = 2048,
  dash = 4096,
  symbol = 8192,
  is_protected = 16384,
  start = 32768,
  end = 65536,
  capital = 131072,
  straight_quote = 262144,
  any = 0xFFFFFFFF
};
}  // namespace gap_class

// "word", "number", "quantity" (number, percent or unit)…; 0 when unknown.
GapClasses gap_class_from_name(std::string_view name);
std::string gap_class_names();

// Only after a number is a word a unit.
GapClasses classify(const Subject&, const Token&, bool after_number);

}  // namespace calame
