#include "rules/kinds/context.h"

#include <mutex>
#include <utility>

namespace calame {
namespace {

// The context before a hit is looked at through a window: no rule needs more than a few words.
constexpr std::size_t window = 64;

std::size_t window_start(std::string_view block, std::size_t at) {
  std::size_t from = at > window ? at - window : 0;
  while (from < at && (static_cast<unsigned char>(block[from]) & 0xC0) == 0x80) ++from;
  return from;
}

std::optional<Look> read_look(Fields& fields, std::string_view key, bool at_end) {
  const auto regex = fields.text(key);
  if (!regex) return std::nullopt;
  auto pattern =
      Pattern::compile(at_end ? "(?:" + *regex + ")\\z" : *regex, {.lazy = fields.proved(), .may_be_empty = true});
  if (pattern) return Look(*pattern, *regex, at_end, fields.proved());
  fields.error(key, pattern.errors().front().message);
  return std::nullopt;
}

}  // namespace

// Worked out at the first hit: most rules of a pack have none.
struct Look::Nearest {
  std::string regex;
  bool at_end, trusted;
  std::once_flag once = {};
  Verdicts verdicts = {};
};

Look::Look(Pattern pattern, std::string regex, bool at_end, bool trusted)
    : pattern_(std::move(pattern)), nearest_(std::make_shared<Nearest>(std::move(regex), at_end, trusted)) {}

Verdict Look::verdict(char nearest) const {
  const auto c = static_cast<unsigned char>(nearest);
  if (c >= std::tuple_size_v<Verdicts>) return Verdict::ask;
  Nearest& known = *nearest_;
  std::call_once(known.once, [&] { known.verdicts = verdicts_of_nearest(known.regex, known.at_end, known.trusted); });
  return known.verdicts[c];
}

bool Look::stands_before(std::string_view block, std::size_t begin) const {
  if (begin > 0)
    if (const Verdict settled = verdict(block[begin - 1]); settled != Verdict::ask) return settled == Verdict::yes;
  const std::size_t from = window_start(block, begin);
  return pattern_.found_in(block.substr(from, begin - from));
}

bool Look::stands_behind(std::string_view block, std::size_t end) const {
  if (end < block.size())
    if (const Verdict settled = verdict(block[end]); settled != Verdict::ask) return settled == Verdict::yes;
  return pattern_.matches_at(block, end);
}

// What follows is looked at first: an anchored look costs least and settles most.
bool Context::holds(std::string_view block, std::size_t begin, std::size_t end) const {
  if (after && !after->stands_behind(block, end)) return false;
  if (unless_after && unless_after->stands_behind(block, end)) return false;
  if (before && !before->stands_before(block, begin)) return false;
  return !(unless_before && unless_before->stands_before(block, begin));
}

Context read_context(Fields& fields) {
  return {read_look(fields, "before", true), read_look(fields, "after", false),
          read_look(fields, "unless-before", true), read_look(fields, "unless-after", false)};
}

}  // namespace calame
