// Keys and texts as TOML, for what Calame shows of settings.
#pragma once

#include <string>
#include <string_view>

namespace calame {

std::string toml_text(std::string_view);  // in quotes, controls and unusual spaces escaped
std::string toml_key(std::string_view);   // in quotes where it must be

}  // namespace calame
