// What is wrong with a YAML text, in our words and with the cure.
#pragma once

#include <string_view>

#include "calame/message.h"

namespace calame {

// libfyaml speaks English alone, and of its own states more than of what was
// written.
Message yaml_fault(std::string_view description);

}  // namespace calame
