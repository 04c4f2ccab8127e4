#include "document/css_suggestion.h"

#include <algorithm>
#include <vector>

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

}  // namespace

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
