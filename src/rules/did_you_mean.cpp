#include "rules/did_you_mean.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "document/worded.h"
#include "rules/error_sink.h"

namespace calame {
namespace {

// Names are short; longer ones are no slip of anything, and a hostile key must not cost its square.
constexpr std::size_t longest = 64;

// Damerau–Levenshtein, optimal string alignment. Bytes serve: known names are ASCII.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::array<std::array<std::uint8_t, longest + 1>, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& above2 = rows[(i + 1) % 3];
    row[0] = static_cast<std::uint8_t>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      int best = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = std::min(best, above2[j - 2] + 1);
      row[j] = static_cast<std::uint8_t>(best);
    }
  }
  return rows[a.size() % 3][b.size()];
}

}  // namespace

std::optional<std::string> did_you_mean(std::string_view given, std::span<const std::string_view> candidates) {
  if (given.empty() || given.size() > longest) return std::nullopt;
  // A third of the letters may be wrong, at least one: "of" → "off", "weigth" → "weight".
  const std::size_t allowed = std::max<std::size_t>(1, given.size() / 3);
  std::optional<std::string> best;
  std::size_t best_distance = allowed + 1;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > longest || candidate.empty()) continue;
    const std::size_t gap =
        candidate.size() > given.size() ? candidate.size() - given.size() : given.size() - candidate.size();
    if (gap >= best_distance) continue;
    const std::size_t distance = edit_distance(given, candidate);
    if (distance == 0 || distance >= best_distance) continue;
    best_distance = distance;
    best = std::string(candidate);
  }
  return best;
}

Message suggestion(std::string_view given, std::span<const std::string_view> candidates) {
  const auto near = did_you_mean(given, candidates);
  if (!near) return {};
  return worded("\u202F; vouliez-vous dire «\u00A0{}\u00A0»\u202F?", "; did you mean “{}”?", clipped(*near));
}

}  // namespace calame
