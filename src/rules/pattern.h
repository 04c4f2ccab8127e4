// A user's regular expression: RE2 in UTF-8, fenced in pattern.cpp.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calame/result.h"

namespace calame {

// Where the character after the one at `at` begins.
inline std::size_t next_character(std::string_view text, std::size_t at) {
  do ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

class Pattern {
 public:
  struct Options {
    bool ignore_case = false;
    // Built-in packs are proved by our tests: theirs compile at first use, so that starting is fast.
    bool lazy = false;
    // For contexts (`before = "^"`), which look and never move on.
    bool may_be_empty = false;
  };
  // Refused with the reason in the message: syntax, look-around or back-reference (said by name),
  // size over the memory budget, a pattern that matches the empty string.
  static Result<Pattern> compile(std::string_view regex, Options);
  // The one refusal that takes as long as the largest pattern that is accepted.
  static const Message& too_large();

  struct Hit {
    std::size_t begin = 0, end = 0;
    std::vector<std::string_view> groups;  // from 1; data() null when a group took no part
  };
  // Leftmost match at or after `from` inside text[0, limit).
  std::optional<Hit> find(std::string_view text, std::size_t from) const;
  bool matches_at(std::string_view text, std::size_t at) const;  // anchored
  bool found_in(std::string_view text) const;
  const std::string& regex() const;
  // Instructions of the compiled program, 0 while lazy: what a pack of patterns costs.
  std::size_t size() const;

 private:
  // `here`: it begins at `from`, or nowhere.
  std::optional<Hit> search(std::string_view text, std::size_t from, bool here) const;
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace calame
