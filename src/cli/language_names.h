// What --lang may be.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calame/ruleset.h"
#include "cli/options.h"

namespace calame {

// Not of the shape of a language code; with the code that was meant: "français" is fr.
std::optional<Error> malformed_language(const Options&, const Ruleset&);

// Some pack or rule is for this language (its first part).
bool has_language_pack(const Ruleset&, std::string_view tag);

}  // namespace calame
