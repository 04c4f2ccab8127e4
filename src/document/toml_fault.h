// What is wrong with a TOML text, in our words.
#pragma once

#include <string_view>

#include "calame/message.h"

namespace calame {

// toml++ speaks English alone and quotes the file in its descriptions; a pack
// must not make us print what it points at, so only the kind of fault is told.
Message toml_fault(std::string_view description);

}  // namespace calame
