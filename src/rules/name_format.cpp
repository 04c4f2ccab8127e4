#include "rules/name_format.h"

#include <algorithm>

namespace calame {
namespace {
bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }
}  // namespace

bool is_rule_id(std::string_view id) {
  return id.size() == 6 && std::all_of(id.begin(), id.begin() + 3, upper) &&
         std::all_of(id.begin() + 3, id.end(), digit);
}

bool is_rule_name(std::string_view name) {
  if (name.empty() || name.size() > 80 || !lower(name.front()) || name.back() == '-') return false;
  char before = 0;
  for (const char c : name) {
    if (!lower(c) && !digit(c) && c != '-') return false;
    if (c == '-' && before == '-') return false;
    before = c;
  }
  return true;
}

bool is_criterion_id(std::string_view id) {
  const std::size_t dot = id.find('.');
  return dot != std::string_view::npos && is_rule_name(id.substr(0, dot)) && is_rule_name(id.substr(dot + 1));
}

bool is_pack_id(std::string_view id) {
  while (true) {
    const std::size_t dot = id.find('.');
    const std::string_view part = id.substr(0, dot);
    if (part.empty() || part.size() > 80 || part.front() == '-') return false;
    if (!std::all_of(part.begin(), part.end(), [](char c) { return lower(c) || digit(c) || c == '-' || c == '_'; }))
      return false;
    if (dot == std::string_view::npos) return true;
    id.remove_prefix(dot + 1);
  }
}

bool is_preset_id(std::string_view id) {
  if (id.empty() || id.size() > 80 || id.front() == '/' || id.back() == '/') return false;
  return std::all_of(id.begin(), id.end(),
                     [](char c) { return lower(c) || upper(c) || digit(c) || c == '-' || c == '/'; });
}

bool is_language_tag(std::string_view tag) {
  const auto letter = [](char c) { return lower(c) || upper(c); };
  for (bool first = true;; first = false) {
    const std::size_t end = std::min(tag.find_first_of("-_"), tag.size());
    const std::string_view part = tag.substr(0, end);
    // Primary subtags of four letters and more are reserved: "french" is no code.
    if (first ? part.size() < 2 || part.size() > 3 : part.empty() || part.size() > 8) return false;
    if (!std::all_of(part.begin(), part.end(), [&](char c) { return letter(c) || (!first && digit(c)); })) return false;
    if (end == tag.size()) return true;
    tag.remove_prefix(end + 1);
  }
}

}  // namespace calame
