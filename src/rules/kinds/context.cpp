#include "rules/kinds/context.h"

namespace calame {
namespace {

// The context before a hit is looked at through a window: no rule needs more than a few words.
constexpr std::size_t window = 64;

std::size_t window_start(std::string_view block, std::size_t at) {
  std::size_t from = at > window ? at - window : 0;
  while (from < at && (static_cast<unsigned char>(block[from]) & 0xC0) == 0x80) ++from;
  return from;
}

std::optional<Pattern> read_pattern(Fields& fields, std::string_view key, bool at_end) {
  const auto regex = fields.text(key);
  if (!regex) return std::nullopt;
  auto pattern =
      Pattern::compile(at_end ? "(?:" + *regex + ")\\z" : *regex, {.lazy = fields.proved(), .may_be_empty = true});
  if (pattern) return *pattern;
  fields.error(key, pattern.errors().front().message);
  return std::nullopt;
}

}  // namespace

// What follows is looked at first: an anchored look costs least and settles most.
bool Context::holds(std::string_view block, std::size_t begin, std::size_t end) const {
  if (after && !after->matches_at(block, end)) return false;
  if (unless_after && unless_after->matches_at(block, end)) return false;
  if (!before && !unless_before) return true;
  const std::size_t from = window_start(block, begin);
  const std::string_view left = block.substr(from, begin - from);
  if (before && !before->found_in(left)) return false;
  return !(unless_before && unless_before->found_in(left));
}

Context read_context(Fields& fields) {
  return {read_pattern(fields, "before", true), read_pattern(fields, "after", false),
          read_pattern(fields, "unless-before", true), read_pattern(fields, "unless-after", false)};
}

}  // namespace calame
