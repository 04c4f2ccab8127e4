/// Errors with their place, and a value-or-errors type (C++20 has no std::expected).
#pragma once

#include <cassert>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "calame/message.h"

namespace calame {

/// 1-based; columns count Unicode code points. {0, 0} = no place inside the file.
struct LineColumn {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  auto operator<=>(const LineColumn&) const = default;
};

/// A bad file, option or rule: what is wrong, where, and what to do, in one sentence.
/// (A flaw of the article is a Diagnostic; a bug of ours is an assert.)
struct Error {
  std::string path;  ///< file or option; may be empty
  LineColumn at;
  Message message;
};

/// "path:line:column: message", without the parts that are unknown.
std::string to_string(const Error&, UiLanguage);

/// A T, or every Error found (at least one).
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(std::vector<Error>{std::move(error)}) {}
  Result(std::vector<Error> errors) : state_(std::move(errors)) { assert(!std::get<1>(state_).empty()); }

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& operator*() & { return std::get<0>(state_); }
  const T& operator*() const& { return std::get<0>(state_); }
  T&& operator*() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  [[nodiscard]] const std::vector<Error>& errors() const { return std::get<1>(state_); }

 private:
  std::variant<T, std::vector<Error>> state_;
};

}  // namespace calame
