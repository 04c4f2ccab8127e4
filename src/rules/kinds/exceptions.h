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

// In a stretch of another language (Analysis::passages): French typography is not its own.
bool in_foreign_passage(const Analysis&, TextSpan);

// In Markdown a bare address ends at the next ordinary space: with a no-break one it would go on.
bool ends_bare_address(const Subject&, TextOffset end);

Exceptions read_exceptions(Fields&);
bool excepted(const Exceptions&, const Subject&, TextSpan);

}  // namespace calame
