#include "rules/version_range.h"

#include <array>
#include <charconv>

namespace calame {
namespace {

using Version = std::array<unsigned, 3>;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::optional<Version> parse_version(std::string_view text) {
  Version version{};
  for (std::size_t i = 0; i < version.size(); ++i) {
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), version[i]);
    if (failure != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.empty()) return version;
    if (text.front() != '.') return std::nullopt;
    text.remove_prefix(1);
  }
  return std::nullopt;
}

std::optional<bool> holds(const Version& version, std::string_view comparison) {
  std::string_view sign = ">=";
  for (const std::string_view known : {">=", "<=", ">", "<", "="}) {
    if (!comparison.starts_with(known)) continue;
    sign = known;
    comparison = trimmed(comparison.substr(known.size()));
    break;
  }
  const auto bound = parse_version(comparison);
  if (!bound) return std::nullopt;
  if (sign == ">=") return version >= *bound;
  if (sign == "<=") return version <= *bound;
  if (sign == ">") return version > *bound;
  if (sign == "<") return version < *bound;
  return version == *bound;
}

}  // namespace

std::optional<bool> version_in_range(std::string_view version, std::string_view range) {
  const auto ours = parse_version(version);
  if (!ours) return std::nullopt;
  bool all = true;
  while (true) {
    const std::size_t comma = range.find(',');
    const auto one = holds(*ours, trimmed(range.substr(0, comma)));
    if (!one) return std::nullopt;
    all = all && *one;
    if (comma == std::string_view::npos) return all;
    range.remove_prefix(comma + 1);
  }
}

}  // namespace calame
