// Character references of HTML, as Markdown allows them in text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace calame {

// "&nbsp;", "&#xA0;" → UTF-8; nullopt when the name is not known (the text stays as written).
std::optional<std::string> decode_entity(std::string_view entity);

}  // namespace calame
