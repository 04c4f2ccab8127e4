#include "cli/glob.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace calame {

namespace {

constexpr std::size_t most_patterns = 1000;  // that braces stand for

// One character; a byte that is no UTF-8 stands for itself.
std::uint32_t take(std::string_view& text) {
  std::int32_t next = 0;
  UChar32 code = 0;
  U8_NEXT(text.data(), next, static_cast<std::int32_t>(text.size()), code);
  if (code < 0) {
    code = 0x110000 + static_cast<unsigned char>(text.front());
    next = 1;
  }
  text.remove_prefix(static_cast<std::size_t>(next));
  return static_cast<std::uint32_t>(code);
}

std::uint32_t take_escaped(std::string_view& text) {
  if (text.size() > 1 && text.front() == '\\') text.remove_prefix(1);
  return take(text);
}

// [a-z], from its bracket; nullopt when it is not closed: the bracket is a letter then.
std::optional<bool> class_holds(std::string_view& pattern, std::uint32_t code) {
  std::string_view rest = pattern.substr(1);
  const bool negated = !rest.empty() && (rest.front() == '!' || rest.front() == '^');
  if (negated) rest.remove_prefix(1);
  bool holds = false;
  for (bool first = true; !rest.empty() && (first || rest.front() != ']'); first = false) {
    const std::uint32_t low = take_escaped(rest);
    std::uint32_t high = low;
    if (rest.size() > 1 && rest[0] == '-' && rest[1] != ']') {
      rest.remove_prefix(1);
      high = take_escaped(rest);
    }
    holds = holds || (low <= code && code <= high);
  }
  if (rest.empty()) return std::nullopt;
  pattern = rest.substr(1);
  return holds != negated;
}

// One character of the name against one element of the pattern, which is not a star.
bool takes_one(std::string_view& pattern, std::string_view& name) {
  const std::uint32_t code = take(name);
  if (pattern.front() == '?') {
    pattern.remove_prefix(1);
    return true;
  }
  if (pattern.front() == '[')
    if (const auto holds = class_holds(pattern, code)) return *holds;
  return take_escaped(pattern) == code;
}

// Only the last star need be tried again: what is before it matched as early as it could.
bool name_matches(std::string_view pattern, std::string_view name) {
  std::optional<std::pair<std::string_view, std::string_view>> star;  // what follows it, and where it may end
  while (!name.empty() || !pattern.empty()) {
    if (!pattern.empty() && pattern.front() == '*') {
      pattern.remove_prefix(std::min(pattern.find_first_not_of('*'), pattern.size()));
      star = {pattern, name};
      continue;
    }
    if (!pattern.empty() && !name.empty() && takes_one(pattern, name)) continue;
    if (!star || star->second.empty()) return false;
    take(star->second);
    std::tie(pattern, name) = *star;
  }
  return true;
}

// The first name of a path; `more` tells "a/" from "a".
struct Names {
  std::string_view left;
  bool more = true;
  [[nodiscard]] std::string_view first() const { return left.substr(0, left.find('/')); }
  void next() {
    const std::size_t slash = left.find('/');
    more = slash != std::string_view::npos;
    left = more ? left.substr(slash + 1) : std::string_view();
  }
};

void strip_here(std::string_view& path) {
  while (path.starts_with("./")) path.remove_prefix(2);
}

// The end of the group that opens at `open`; npos when there is none.
std::size_t group_end(std::string_view pattern, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      ++i;
    } else if (pattern[i] == '{') {
      ++depth;
    } else if (pattern[i] == '}' && --depth == 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

std::vector<std::string_view> alternatives(std::string_view inside) {
  std::vector<std::string_view> all;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i] == '\\')
      ++i;
    else if (inside[i] == '{')
      ++depth;
    else if (inside[i] == '}')
      --depth;
    else if (inside[i] == ',' && depth == 0) {
      all.push_back(inside.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  all.push_back(inside.substr(begin));
  return all;
}

std::size_t first_group(std::string_view pattern) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\')
      ++i;
    else if (pattern[i] == '{' && group_end(pattern, i) != std::string_view::npos)
      return i;
  }
  return std::string_view::npos;
}

}  // namespace

bool wildcard_matches(std::string_view pattern, std::string_view path) {
  Names wanted{pattern}, given{path};
  std::optional<std::pair<Names, Names>> folders;  // what follows the last `**`, and where it may end
  while (wanted.more || given.more) {
    if (wanted.more && wanted.first() == "**") {
      wanted.next();
      if (!wanted.more) return given.more && !given.left.empty();  // all that is inside
      folders = {wanted, given};
      continue;
    }
    if (wanted.more && given.more && name_matches(wanted.first(), given.first())) {
      wanted.next();
      given.next();
      continue;
    }
    if (!folders || !folders->second.more) return false;
    folders->second.next();
    std::tie(wanted, given) = *folders;
  }
  return true;
}

bool is_glob(std::string_view text) { return text.find_first_of("*?[{") != std::string_view::npos; }

std::vector<std::string> without_braces(std::string_view pattern) {
  std::vector<std::string> waiting{std::string(pattern)}, done;
  while (!waiting.empty()) {
    const std::string one = std::move(waiting.back());
    waiting.pop_back();
    const std::size_t open = first_group(one);
    if (open == std::string::npos) {
      done.push_back(one);
      continue;
    }
    const std::size_t close = group_end(one, open);
    const auto choices = alternatives(std::string_view(one).substr(open + 1, close - open - 1));
    if (waiting.size() + done.size() + choices.size() > most_patterns) return {std::string(pattern)};
    for (auto choice = choices.rbegin(); choice != choices.rend(); ++choice)
      waiting.push_back(one.substr(0, open) + std::string(*choice) + one.substr(close + 1));
  }
  return done;
}

bool glob_matches(std::string_view pattern, std::string_view path) {
  strip_here(pattern);
  strip_here(path);
  if (pattern.find('{') == std::string_view::npos) return wildcard_matches(pattern, path);
  const auto patterns = without_braces(pattern);
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& p) { return wildcard_matches(p, path); });
}

}  // namespace calame
