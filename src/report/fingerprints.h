// What makes a finding the same one after the article has moved around it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calame/audit.h"

namespace calame {

/// Of each diagnostic, in their order: a hash of its rule and of what it stands on, as a baseline knows it, then its
/// number among those that share them ("…:2"). No line, column or offset is part of it.
std::vector<std::string> fingerprints(const Audited&, const Ruleset&);

/// The first 128 bits of the SHA-256, in hexadecimal.
std::string short_hash(std::string_view text);

}  // namespace calame
