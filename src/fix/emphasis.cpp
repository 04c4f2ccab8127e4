#include "fix/emphasis.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "document/first_not.h"

namespace calame {

namespace {

enum class Side : std::uint8_t { space, punctuation, word };

Side side_of(UChar32 c) {
  if (u_isUWhiteSpace(c)) return Side::space;
  return u_ispunct(c) || (u_charType(c) >= U_MATH_SYMBOL && u_charType(c) <= U_OTHER_SYMBOL) ? Side::punctuation
                                                                                             : Side::word;
}

Side first_of(std::string_view text) {
  if (text.empty()) return Side::space;
  std::int32_t i = 0;
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(text.data(), i, static_cast<std::int32_t>(std::min<std::size_t>(text.size(), 8)), c);
  return side_of(c);
}

Side last_of(std::string_view text) {
  if (text.empty()) return Side::space;
  const std::string_view end = text.substr(text.size() - std::min<std::size_t>(text.size(), 8));
  std::int32_t i = static_cast<std::int32_t>(end.size());
  UChar32 c = 0;
  U8_PREV_OR_FFFD(end.data(), 0, i, c);
  return side_of(c);
}

bool is_marker(char c) { return c == '*' || c == '_' || c == '~'; }

std::string_view past_markers(std::string_view text) {
  while (!text.empty() && is_marker(text.front())) text.remove_prefix(1);
  return text;
}

std::string_view before_markers(std::string_view text) {
  while (!text.empty() && is_marker(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

bool breaks_emphasis(const Document& document, const Source& source, const Block& block, TextSpan change,
                     SourceSpan place, std::string_view text) {
  if (block.node == no_node || document.nodes[block.node].end == block.node + 1) return false;
  const std::string_view before = source.text().substr(0, place.begin.value);
  const std::string_view after = source.text().substr(place.end.value);
  const bool marker_before = !before.empty() && is_marker(before.back());
  const bool marker_after = !after.empty() && is_marker(after.front());
  if (!marker_before && !marker_after) return false;

  const std::string_view old = text_of(document, change);
  const Side first = text.empty() ? first_of(after) : first_of(text);
  const Side last = text.empty() ? last_of(before) : last_of(text);
  const Side old_first = old.empty() ? first_of(after) : first_of(old);
  const Side old_last = old.empty() ? last_of(before) : last_of(old);
  // Joined markers (`**a****b**`) read as one longer run.
  if (text.empty() && marker_before && marker_after) return true;

  const auto begin = document.nodes.begin() + block.node + 1;
  const auto end = document.nodes.begin() + document.nodes[block.node].end;
  const auto node =
      first_not(begin, std::size_t(end - begin), [&](const Node& n) { return n.source.begin < place.begin; });
  const Node* inner = node == begin ? nullptr : &*(node - 1);
  for (; inner && inner != &document.nodes[block.node];
       inner = inner->parent == no_node ? nullptr : &document.nodes[inner->parent])
    if (inner->source.begin < place.begin && place.end < inner->source.end) break;
  const bool inside = inner && inner != &document.nodes[block.node];
  const bool opens_here = inside && marker_before && inner->text.begin == change.begin;
  const bool closes_here = inside && marker_after && inner->text.end == change.end;

  if (marker_before) {
    if (opens_here && first == Side::space) return true;
    if (opens_here && first == Side::punctuation && last_of(before_markers(before)) == Side::word) return true;
    if (!opens_here && first == Side::word && old_first != Side::word) return true;
  }
  if (marker_after) {
    if (closes_here && last == Side::space) return true;
    if (closes_here && last == Side::punctuation && first_of(past_markers(after)) == Side::word) return true;
    if (!closes_here && last == Side::word && old_last != Side::word) return true;
  }
  return false;
}

}  // namespace calame
