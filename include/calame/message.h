/// The languages in which Calame speaks, and a text in both.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <utility>

namespace calame {

enum class UiLanguage : std::uint8_t { fr, en };

/// Of rules: ICU MessageFormat patterns, whose arguments are those of the
/// finding. Of errors: plain text.
struct Message {
  std::string fr, en;
  Message() = default;
  /// No constructor from one text: whoever speaks to a user speaks both
  /// languages.
  Message(std::string french, std::string english) : fr(std::move(french)), en(std::move(english)) {}
  [[nodiscard]] const std::string& in(UiLanguage l) const { return l == UiLanguage::fr ? fr : en; }
  auto operator<=>(const Message&) const = default;
};

}  // namespace calame
