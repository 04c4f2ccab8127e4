#include "rules/regex_parts.h"

#include "rules/pattern.h"

namespace calame {
namespace {

// What is not understood ends the reading.
class Reader {
 public:
  explicit Reader(std::string_view regex) : rest_(regex) {}

  // The alternatives, each the atoms that follow each other.
  std::optional<RegexAlternatives> read() {
    RegexAlternatives alternatives{{}};
    while (!rest_.empty()) {
      if (rest_.front() == '|') {
        rest_.remove_prefix(1);
        alternatives.emplace_back();
        continue;
      }
      const std::size_t size = size_of_atom();
      if (size == 0) return std::nullopt;
      RegexAtom atom{rest_.substr(0, size)};
      rest_.remove_prefix(size);
      if (!read_quantifier(atom)) return std::nullopt;
      alternatives.back().push_back(atom);
    }
    return alternatives;
  }

 private:
  [[nodiscard]] std::size_t size_of_atom() const {
    switch (rest_.front()) {
      case '[':
        return size_of_class();
      case '(':
        return size_of_group();
      case '\\':
        return size_of_escape(rest_);
      case '*':
      case '+':
      case '?':
      case '{':
      case ')':
        return 0;
      default:
        return next_character(rest_, 0);
    }
  }

  [[nodiscard]] static std::size_t size_of_escape(std::string_view rest) {
    if (rest.size() < 2) return 0;
    constexpr std::string_view known = "dDsSwWnrt", punctuation = ".,;:!?()[]{}|^$*+-/\\";
    const char c = rest[1];
    if (known.find(c) != std::string_view::npos || punctuation.find(c) != std::string_view::npos) return 2;
    if ((c != 'p' && c != 'x') || rest.substr(2, 1) != "{") return 0;  // \b and others are no character
    const std::size_t close = rest.find('}');
    return close == std::string_view::npos ? 0 : close + 1;
  }

  [[nodiscard]] std::size_t size_of_class() const {
    std::size_t at = rest_.substr(1, 1) == "^" ? 2 : 1;
    if (rest_.substr(at, 1) == "]" || rest_.substr(at, 1) == "[") return 0;
    while (at < rest_.size() && rest_[at] != ']') {
      if (rest_.substr(at, 2) == "[:") return 0;
      const std::size_t size = rest_[at] == '\\' ? size_of_escape(rest_.substr(at)) : 1;
      if (size == 0) return 0;
      at += size;
    }
    return at < rest_.size() ? at + 1 : 0;
  }

  [[nodiscard]] std::size_t size_of_group() const {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < rest_.size();) {
      const Reader inner(rest_.substr(at));
      const char c = rest_[at];
      const std::size_t size = c == '[' ? inner.size_of_class() : c == '\\' ? size_of_escape(rest_.substr(at)) : 1;
      if (size == 0) return 0;
      at += size;
      if (c == '(') ++depth;
      if (c == ')' && --depth == 0) return at;
    }
    return 0;
  }

  // False where it is none.
  bool read_quantifier(RegexAtom& atom) {
    if (rest_.empty()) return true;
    if (rest_.front() == '?' || rest_.front() == '*') {
      atom.optional = true;
      atom.repeated = rest_.front() == '*';
      rest_.remove_prefix(1);
      return drop_laziness();
    }
    if (rest_.front() == '{') {
      const std::size_t close = rest_.find('}');
      if (close == std::string_view::npos || rest_[1] < '0' || rest_[1] > '9') return false;
      atom.optional = rest_[1] == '0';
      atom.repeated = true;
      rest_.remove_prefix(close + 1);
    } else if (rest_.front() == '+') {
      atom.repeated = true;
      rest_.remove_prefix(1);
      atom.greedy_plus = rest_.empty() || rest_.front() != '?';
    }
    return drop_laziness();
  }

  bool drop_laziness() {
    if (!rest_.empty() && rest_.front() == '?') rest_.remove_prefix(1);
    return true;
  }

  std::string_view rest_;
};

// What (?: … ) holds, where that is all there is.
std::string_view without_group(std::string_view regex) {
  constexpr std::string_view opening = "(?:";
  if (!regex.starts_with(opening) || !regex.ends_with(')')) return regex;
  const auto all = Reader(regex).read();
  if (!all || all->size() != 1 || all->front().size() != 1) return regex;
  return regex.substr(opening.size(), regex.size() - opening.size() - 1);
}

bool sets_flags(std::string_view regex) {
  for (std::size_t at = 0; (at = regex.find("(?", at)) != std::string_view::npos; at += 2)
    if (regex.substr(at + 2, 1) != ":") return true;
  return false;
}

}  // namespace

std::optional<RegexAlternatives> regex_alternatives(std::string_view regex) {
  if (sets_flags(regex)) return std::nullopt;
  return Reader(without_group(regex)).read();
}

}  // namespace calame
