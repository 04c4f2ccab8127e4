// What a wording or typography rule leaves alone: `quotations = false`, and
// `except = ["protected", "quotation", "abbreviation", "@list", "word"]`.
#pragma once

#include <string>
#include <unordered_set>

#include "calame/audit.h"
#include "rules/fields.h"

namespace calame {

struct Exceptions {
  bool is_protected = true;  // URLs, code, identifiers… ("unprotected" lifts it)
  bool quotation = false;
  bool abbreviation = false;              // the hit starts at the period of an abbreviation
  std::unordered_set<std::string> words;  // folded; a hit that overlaps one of these tokens
};

Exceptions read_exceptions(Fields&);
bool excepted(const Exceptions&, const Subject&, TextSpan);

}  // namespace calame
