// What must, or must not, stand right before and right behind a hit: keys before, after, unless-before, unless-after.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "rules/fields.h"
#include "rules/nearest_character.h"

namespace calame {

// A pattern beside a hit. Most are settled by the nearest character, without a search.
class Look {
 public:
  Look(Pattern pattern, std::string regex, bool at_end, bool trusted);
  // The pattern ends where the hit begins.
  [[nodiscard]] bool stands_before(std::string_view block, std::size_t begin) const;
  // … and begins where the hit ends.
  [[nodiscard]] bool stands_behind(std::string_view block, std::size_t end) const;

 private:
  struct Nearest;
  [[nodiscard]] Verdict verdict(char nearest) const;
  Pattern pattern_;
  std::shared_ptr<Nearest> nearest_;
};

struct Context {
  std::optional<Look> before, after, unless_before, unless_after;
  // Of text[begin, end) in its block.
  [[nodiscard]] bool holds(std::string_view block, std::size_t begin, std::size_t end) const;
};

Context read_context(Fields&);

}  // namespace calame
