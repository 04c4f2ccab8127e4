#include "rules/kinds/json_fault.h"

#include <algorithm>
#include <string>

namespace calame {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// A machine of one state and a stack of brackets; no recursion.
class Reader {
 public:
  explicit Reader(std::string_view json) : json_(json) {}

  std::optional<JsonFault> run() {
    for (skip(); at_ < json_.size(); skip())
      if (auto fault = step()) return fault;
    if (state_ == State::done) return std::nullopt;
    return JsonFault{JsonFaultKind::unfinished, json_.size(), json_.size()};
  }

 private:
  enum class State { value, first_value, key, first_key, colon, comma, done };
  using Fault = std::optional<JsonFault>;

  void skip() {
    while (at_ < json_.size() && is_blank(json_[at_])) ++at_;
  }
  Fault fault(JsonFaultKind kind) const { return JsonFault{kind, at_, std::min(at_ + 1, json_.size())}; }
  bool in_object() const { return !open_.empty() && open_.back() == '{'; }

  Fault step() {
    const char c = json_[at_];
    switch (state_) {
      case State::value:
      case State::first_value:
        if (c == ']' && state_ == State::first_value) return close(c);
        if (c == ']' || c == '}') return after_comma();
        return value(c);
      case State::key:
      case State::first_key:
        if (c == '}' && state_ == State::first_key) return close(c);
        if (c == '}') return after_comma();
        if (c != '"') return fault(JsonFaultKind::other);
        state_ = State::colon;
        return string();
      case State::colon:
        if (c != ':') return fault(JsonFaultKind::other);
        state_ = State::value;
        last_ = ':';
        ++at_;
        return std::nullopt;
      case State::comma:
        return comma(c);
      case State::done:
        break;
    }
    return fault(JsonFaultKind::other);
  }

  // The comma that stands before a closing bracket.
  Fault after_comma() const {
    if (last_ != ',') return fault(JsonFaultKind::other);
    return JsonFault{JsonFaultKind::trailing_comma, comma_, comma_ + 1};
  }

  Fault value(char c) {
    last_ = 'v';
    if (c == '{' || c == '[') {
      open_ += c;
      state_ = c == '{' ? State::first_key : State::first_value;
      ++at_;
      return std::nullopt;
    }
    after_value();
    if (c == '"') return string();
    const std::size_t begin = at_;
    while (at_ < json_.size() && !is_blank(json_[at_]) &&
           std::string_view(",]}:\"{[").find(json_[at_]) == std::string_view::npos)
      ++at_;
    const std::string_view word = json_.substr(begin, at_ - begin);
    if (word == "true" || word == "false" || word == "null" || is_number(word)) return std::nullopt;
    return JsonFault{JsonFaultKind::other, begin, std::max(at_, begin + 1)};
  }

  static bool is_number(std::string_view word) {
    std::size_t at = 0;
    const auto digits = [&] {
      const std::size_t from = at;
      while (at < word.size() && word[at] >= '0' && word[at] <= '9') ++at;
      return at > from;
    };
    if (at < word.size() && word[at] == '-') ++at;
    const bool zero = at < word.size() && word[at] == '0';
    const std::size_t whole = at;
    if (!digits() || (zero && at > whole + 1)) return false;
    if (at < word.size() && word[at] == '.' && (++at, !digits())) return false;
    if (at < word.size() && (word[at] | 32) == 'e') {
      ++at;
      if (at < word.size() && (word[at] == '+' || word[at] == '-')) ++at;
      if (!digits()) return false;
    }
    return at == word.size();
  }

  Fault string() {
    const std::size_t begin = at_++;
    for (; at_ < json_.size() && json_[at_] != '"'; ++at_) {
      if (static_cast<unsigned char>(json_[at_]) < 0x20) return JsonFault{JsonFaultKind::open_string, at_, at_ + 1};
      if (json_[at_] != '\\') continue;
      if (++at_ >= json_.size() || std::string_view("\"\\/bfnrtu").find(json_[at_]) == std::string_view::npos)
        return JsonFault{JsonFaultKind::other, at_ - 1, std::min(at_ + 1, json_.size())};
    }
    if (at_ == json_.size()) return JsonFault{JsonFaultKind::open_string, begin, begin + 1};
    ++at_;
    last_ = 'v';
    return std::nullopt;
  }

  Fault comma(char c) {
    if (c == ',') {
      state_ = in_object() ? State::key : State::value;
      last_ = ',';
      comma_ = at_++;
      return std::nullopt;
    }
    if (c == '}' || c == ']') return close(c);
    return fault(c == '"' || c == '{' || c == '[' ? JsonFaultKind::missing_comma : JsonFaultKind::other);
  }

  Fault close(char c) {
    if (open_.empty() || (open_.back() == '{') != (c == '}')) return fault(JsonFaultKind::other);
    open_.pop_back();
    ++at_;
    last_ = 'v';
    after_value();
    return std::nullopt;
  }

  void after_value() { state_ = open_.empty() ? State::done : State::comma; }

  std::string_view json_;
  std::string open_;
  State state_ = State::value;
  std::size_t at_ = 0, comma_ = 0;
  char last_ = 0;
};

}  // namespace

std::optional<JsonFault> find_json_fault(std::string_view json) { return Reader(json).run(); }

}  // namespace calame
