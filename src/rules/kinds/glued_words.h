// Two words that only a sign keeps apart: « oui,non », where a space was forgotten; or « a:hover », where it was not.
#pragma once

#include "calame/audit.h"
#include "rules/kinds/gap_walker.h"

namespace calame {

// The sign on the left of the gap ends a word, and another begins behind it: both are words of the language, and
// nothing says that they are data. Without a lexicon nothing is certain.
bool are_glued_words(const Subject&, const Gap&);

}  // namespace calame
