#include "rules/infer_typography.h"

#include <array>
#include <map>

#include "analysis/characters.h"

namespace calame {
namespace {

enum Gap : std::size_t { none, space, nbsp, nnbsp, gap_count };
constexpr std::array<std::string_view, gap_count> gap_names = {"none", "space", "nbsp", "nnbsp"};

using Counts = std::map<std::string_view, std::array<std::uint32_t, gap_count>>;  // by slot

// The space that ends at `at`, and where it begins.
std::pair<Gap, std::size_t> gap_before(std::string_view text, std::size_t at) {
  if (at >= 1 && text[at - 1] == ' ') return {space, at - 1};
  if (at >= 2 && text.substr(at - 2, 2) == "\u00A0") return {nbsp, at - 2};
  if (at >= 3 && text.substr(at - 3, 3) == "\u202F") return {nnbsp, at - 3};
  return {none, at};
}

Gap gap_after(std::string_view text, std::size_t at) {
  if (text.substr(at, 1) == " ") return space;
  if (text.substr(at, 2) == "\u00A0") return nbsp;
  return text.substr(at, 3) == "\u202F" ? nnbsp : none;
}

// A sign of prose has a word before it and white space behind: no address, time or code.
bool is_sign_of_prose(std::string_view text, std::size_t word_end, std::size_t behind) {
  if (word_end == 0) return false;
  const std::uint8_t before = Classifier()(decode_before(text, word_end).value);
  const bool ended = behind >= text.size() || space_size(text, behind) > 0 || text[behind] == '\n';
  return ended && (before & char_class::letter) != 0;
}

Counts count_gaps(std::string_view text) {
  Counts counts;
  constexpr std::string_view open = "«", close = "»";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ';' || c == '!' || c == '?' || c == ':') {
      const auto [gap, word_end] = gap_before(text, i);
      if (is_sign_of_prose(text, word_end, i + 1)) ++counts[c == ':' ? "colon" : "high"][gap];
    } else if (text.compare(i, open.size(), open) == 0) {
      ++counts["guillemet"][gap_after(text, i + open.size())];
    } else if (text.compare(i, close.size(), close) == 0) {
      ++counts["guillemet"][gap_before(text, i).first];
    }
  }
  return counts;
}

std::uint32_t agreement(const Counts& counts, const TypographyPreset& preset) {
  std::uint32_t agreeing = 0;
  for (const auto& [slot, gaps] : counts) {
    const auto wanted = preset.slots.find(std::string(slot));
    if (wanted == preset.slots.end()) continue;
    for (std::size_t gap = 0; gap < gap_count; ++gap)
      if (gap_names[gap] == wanted->second) agreeing += gaps[gap];
  }
  return agreeing;
}

}  // namespace

std::string infer_typography(const Document& document, const Ruleset& ruleset, std::string_view bcp47) {
  constexpr std::uint32_t fewest = 5, tenths = 8;
  const Counts counts = count_gaps(document.prose);
  std::uint32_t total = 0;
  for (const auto& [slot, gaps] : counts)
    for (const std::uint32_t count : gaps) total += count;
  if (total < fewest) return {};
  std::string best = ruleset.typography(Brief(), bcp47).id;
  const auto usual = ruleset.presets.find(best);
  std::uint32_t most = usual == ruleset.presets.end() ? 0 : agreement(counts, usual->second);
  for (const auto& [id, preset] : ruleset.presets) {
    const std::uint32_t agreeing = agreement(counts, preset);
    if (agreeing <= most) continue;
    most = agreeing;
    best = id;
  }
  return most * 10 >= total * tenths ? best : std::string();
}

}  // namespace calame
