#include "document/css_suggestion.h"

#include <algorithm>
#include <vector>

#include "calame/document.h"
#include "document/worded.h"

namespace calame {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1])});
      corner = above;
    }
  }
  return row[b.size()];
}

// Of HTML, old and new, beside those that Tag knows.
constexpr std::string_view other_elements[] = {
    "acronym",  "applet", "area",     "basefont", "bdi",      "bdo",    "big",      "blink",   "canvas",
    "center",   "col",    "colgroup", "data",     "datalist", "dfn",    "dialog",   "dir",     "embed",
    "fieldset", "font",   "frame",    "frameset", "hgroup",   "legend", "map",      "marquee", "menu",
    "meter",    "nobr",   "noframes", "optgroup", "output",   "param",  "progress", "rp",      "rt",
    "ruby",     "search", "slot",     "strike",   "track",    "tt",     "wbr"};

// Letters that may be wrong in a name of this length.
std::size_t slips(std::size_t length) { return length < 3 ? 0 : length < 6 ? 1 : 2; }

}  // namespace

Message misspelt_element(std::string_view lower) {
  if (tag_from_name(lower) != Tag::other || lower.find('-') != lower.npos || lower.size() > 32) return {};
  if (std::find(std::begin(other_elements), std::end(other_elements), lower) != std::end(other_elements)) return {};
  std::string_view best;
  std::size_t distance = slips(lower.size()) + 1;
  const auto try_name = [&](std::string_view name) {
    if (name.size() < 4) return;  // too short to be meant by another word
    if (const std::size_t d = edit_distance(lower, name); d < distance) distance = d, best = name;
  };
  for (std::size_t i = 1; i < static_cast<std::size_t>(Tag::main_end); ++i) try_name(tag_name(static_cast<Tag>(i)));
  for (const std::string_view name : other_elements) try_name(name);
  if (best.empty()) return {};
  return worded("\u202F; vouliez-vous dire «\u00A0{}\u00A0»\u202F?", "; did you mean “{}”?", best);
}

Message css_suggestion(std::string_view name, std::span<const std::string_view> known, std::string_view mark) {
  const std::string_view* best = nullptr;
  std::size_t distance = 3;  // more than two slips is another word
  if (name.size() <= 32)
    for (const std::string_view& candidate : known)
      if (const std::size_t d = edit_distance(name, candidate); d < distance) distance = d, best = &candidate;
  if (best) return worded("\u202F; vouliez-vous dire «\u00A0{}{}\u00A0»\u202F?", "; did you mean “{}{}”?", mark, *best);
  std::string list;
  for (const std::string_view candidate : known) list += " " + std::string(mark) + std::string(candidate);
  return worded("\u202F; possibles\u00A0:{}", "; known:{}", list);
}

}  // namespace calame
