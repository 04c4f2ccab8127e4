// What must, or must not, stand right before and right behind a hit: keys before, after, unless-before, unless-after.
#pragma once

#include <optional>
#include <string_view>

#include "rules/fields.h"

namespace calame {

struct Context {
  std::optional<Pattern> before, after, unless_before, unless_after;
  // Of text[begin, end) in its block.
  [[nodiscard]] bool holds(std::string_view block, std::size_t begin, std::size_t end) const;
};

Context read_context(Fields&);

}  // namespace calame
