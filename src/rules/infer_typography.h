// `typography = "infer"`: the usage that a document keeps to.
#pragma once

#include <string>
#include <string_view>

#include "calame/document.h"
#include "calame/ruleset.h"

namespace calame {

// The preset that at least four fifths of the spaces before ; ! ? : and inside « » agree with, of those the best, and
// of equals the language's own; "" when the document says too little or agrees with none.
std::string infer_typography(const Document&, const Ruleset&, std::string_view bcp47);

}  // namespace calame
