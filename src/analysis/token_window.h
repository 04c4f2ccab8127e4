// The tokens of one block, and what stands beside one of them.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "analysis/characters.h"
#include "calame/analysis.h"

namespace calame {

class TokenWindow {
 public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  TokenWindow(std::string_view prose, std::span<const Token> tokens) : text_(prose), tokens_(tokens) {}

  // Blocks come in order.
  void move_to(TextSpan block) {
    while (end_ < tokens_.size() && tokens_[end_].span.begin < block.begin) ++end_;
    first_ = end_;
    while (end_ < tokens_.size() && tokens_[end_].span.begin < block.end) ++end_;
  }
  [[nodiscard]] std::size_t first() const { return first_; }
  [[nodiscard]] std::size_t end() const { return end_; }

  [[nodiscard]] std::string_view text(std::size_t i) const {
    return text_.substr(tokens_[i].span.begin.value, tokens_[i].span.size());
  }
  [[nodiscard]] TokenKind kind(std::size_t i) const { return tokens_[i].kind; }
  [[nodiscard]] bool plain_space(std::size_t i) const { return gap(i) == 1 && text_[tokens_[i].span.end.value] == ' '; }
  [[nodiscard]] std::uint32_t gap(std::size_t i) const {  // bytes between i and the token behind it
    return tokens_[i + 1].span.begin.value - tokens_[i].span.end.value;
  }
  [[nodiscard]] bool adjacent(std::size_t i) const { return i + 1 < end_ && gap(i) == 0; }
  // One white space or none stands between i and the token behind it.
  [[nodiscard]] bool joined(std::size_t i) const {
    return i + 1 < end_ && (gap(i) == 0 || gap(i) == space_size(text_, tokens_[i].span.end.value));
  }
  [[nodiscard]] bool is_sign(std::size_t i, char32_t sign) const {
    return i < end_ && tokens_[i].kind != TokenKind::word && first_of(i) == sign;
  }
  [[nodiscard]] char32_t first_of(std::size_t i) const { return decode(text_, tokens_[i].span.begin.value).value; }

  // The token at `i` is a word (or a sign) of the set.
  bool in(const std::unordered_set<std::string>& set, std::size_t i) {
    constexpr std::uint32_t longest = 24;
    if (i >= end_ || tokens_[i].span.size() > longest) return false;
    lower_case(text(i), key_);
    return set.count(key_) != 0;
  }
  // The word before `i`, when one space or none stands between, past the period of an abbreviation.
  [[nodiscard]] std::size_t word_before(std::size_t i) const {
    if (i == first_ || !joined(i - 1)) return none;
    const std::size_t before = i - 1;
    if (tokens_[before].kind != TokenKind::punctuation) return before;
    return text(before) == "." && before > first_ && adjacent(before - 1) ? before - 1 : none;
  }
  bool before_is_in(const std::unordered_set<std::string>& set, std::size_t i) {
    return i > first_ && joined(i - 1) && in(set, i - 1);
  }
  // « partir de »
  bool pair_before_is_in(const std::unordered_set<std::string>& set, std::size_t i) {
    return i > first_ + 1 && joined(i - 1) && joined(i - 2) && in_pair(set, i - 2);
  }
  bool in_pair(const std::unordered_set<std::string>& set, std::size_t i) {
    lower_case(text(i), pair_);
    lower_case(text(i + 1), key_);
    return set.count(pair_.append(" ").append(key_)) != 0;
  }
  bool follows(const std::unordered_set<std::string>& set, std::size_t end) { return joined(end - 1) && in(set, end); }
  [[nodiscard]] bool is_lower(std::size_t i) const { return (classify_(first_of(i)) & char_class::lower) != 0; }
  [[nodiscard]] bool is_capital(std::size_t i) const {
    return tokens_[i].kind == TokenKind::word && (classify_(first_of(i)) & char_class::upper) != 0;
  }

 private:
  std::string_view text_;
  std::span<const Token> tokens_;
  Classifier classify_;
  std::string key_, pair_;
  std::size_t first_ = 0, end_ = 0;
};

}  // namespace calame
