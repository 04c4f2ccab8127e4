#include "rules/skip_tests.h"

#include <algorithm>

namespace calame {
namespace {

// Whether a multi-line string is open after `line`; `open` = its quotes, empty when none was before.
std::string_view open_string(std::string_view line, std::string_view open) {
  while (true) {
    if (!open.empty()) {
      const std::size_t end = line.find(open);
      if (end == std::string_view::npos) return open;
      line.remove_prefix(end + open.size());
      open = {};
    }
    const std::size_t basic = line.find("\"\"\""), literal = line.find("'''");
    if (basic == std::string_view::npos && literal == std::string_view::npos) return {};
    open = basic < literal ? "\"\"\"" : "'''";
    line.remove_prefix(std::min(basic, literal) + 3);
  }
}

}  // namespace

std::string without_tests(std::string_view toml, bool keep_help) {
  std::string out;
  out.reserve(toml.size());
  std::string_view open;
  bool in_test = false, in_help = false;
  while (!toml.empty()) {
    const std::size_t end = toml.find('\n');
    const std::string_view line = toml.substr(0, end);
    if (open.empty() && line.starts_with('[')) in_test = line.starts_with("[[rule.test]]");
    // An inline table ends on its line, unless a string of it goes on.
    if (open.empty()) in_help = !keep_help && line.starts_with("help = {");
    open = open_string(line, open);
    if (!in_test && !in_help) out += line;
    if (end == std::string_view::npos) break;
    out += '\n';
    toml.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace calame
