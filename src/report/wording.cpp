// Fills phrases in: arguments, plural forms, French spaces, numbers and dates.
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "report/texts.h"

namespace calame {
namespace {

constexpr std::string_view nbsp = "\u00A0", nnbsp = "\u202F", minus = "\u2212";

/// The number an argument shows, without its group separators (a comma in English, a space in French).
double number_in(UiLanguage ui, std::string_view argument) {
  std::string plain;
  for (char c : argument) {
    if (c >= '0' && c <= '9') plain += c;
    if (c == (ui == UiLanguage::fr ? ',' : '.')) plain += '.';
  }
  return plain.empty() ? 0 : std::strtod(plain.c_str(), nullptr);
}

bool is_singular(UiLanguage ui, double n) { return ui == UiLanguage::fr ? n < 2 : n == 1; }

/// `inside` is what stands between the braces: "0", or "0|singular|plural".
std::string filled(UiLanguage ui, std::string_view inside, std::span<const std::string> arguments) {
  const std::size_t index = std::size_t(inside.front() - '0');
  const std::string& argument = index < arguments.size() ? arguments[index] : std::string();
  const auto first = inside.find('|');
  if (first == inside.npos) return argument;
  const auto second = inside.find('|', first + 1);
  return std::string(is_singular(ui, number_in(ui, argument)) ? inside.substr(first + 1, second - first - 1)
                                                              : inside.substr(second + 1));
}

std::string grouped(UiLanguage ui, std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ui == UiLanguage::fr ? nnbsp : std::string_view(",");
    out += digits[i];
  }
  return out;
}

}  // namespace

std::string french_spaces(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.front() == ' ' && rest.size() > 1) {
      const char next = rest[1];
      const bool closes = rest.substr(1).starts_with("»");
      if (next == ';' || next == '!' || next == '?') {
        out += nnbsp;
        continue;
      }
      if (next == ':' || next == '%' || closes || out.ends_with("«")) {
        out += nbsp;
        continue;
      }
    }
    out += rest.front();
  }
  return out;
}

std::string say(UiLanguage ui, Text id, std::initializer_list<std::string> arguments) {
  const Phrase& phrase = phrases()[std::size_t(id)];
  return worded(ui, ui == UiLanguage::fr ? phrase.fr : phrase.en, {arguments.begin(), arguments.size()});
}

std::string worded(UiLanguage ui, std::string_view phrase, std::span<const std::string> given) {
  const std::string pattern = ui == UiLanguage::fr ? french_spaces(phrase) : std::string(phrase);
  std::string out;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const auto open = pattern.find('{', at);
    if (open == pattern.npos) break;
    const auto close = pattern.find('}', open);
    out.append(pattern, at, open - at);
    out += filled(ui, std::string_view(pattern).substr(open + 1, close - open - 1), given);
    at = close + 1;
  }
  return out.append(pattern, at);
}

std::string decimal(UiLanguage ui, double value, int digits) {
  if (!std::isfinite(value)) return "–";
  std::string text = fmt::format("{:.{}f}", std::fabs(value), digits);
  const auto point = text.find('.');
  std::string out = grouped(ui, std::string_view(text).substr(0, point));
  if (point != text.npos) out += (ui == UiLanguage::fr ? "," : ".") + text.substr(point + 1);
  const bool zero = text.find_first_of("123456789") == text.npos;
  return value < 0 && !zero ? std::string(minus) + out : out;
}

std::string count(UiLanguage ui, std::size_t value) { return grouped(ui, std::to_string(value)); }

std::string signed_decimal(UiLanguage ui, double value, int digits) {
  const std::string text = decimal(ui, value, digits);
  return value > 0 && text.find_first_of("123456789") != text.npos ? "+" + text : text;
}

std::string long_date(UiLanguage ui, std::string_view iso) {
  constexpr std::array<std::string_view, 12> fr = {"janvier",   "février", "mars",     "avril",
                                                   "mai",       "juin",    "juillet",  "août",
                                                   "septembre", "octobre", "novembre", "décembre"};
  constexpr std::array<std::string_view, 12> en = {"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::string(iso);
  for (std::size_t i : {0u, 1u, 2u, 3u, 5u, 6u, 8u, 9u})
    if (iso[i] < '0' || iso[i] > '9') return std::string(iso);
  const int month = (iso[5] - '0') * 10 + iso[6] - '0', day = (iso[8] - '0') * 10 + iso[9] - '0';
  if (month < 1 || month > 12) return std::string(iso);
  const std::string name((ui == UiLanguage::fr ? fr : en)[std::size_t(month - 1)]);
  const std::string number = ui == UiLanguage::fr && day == 1 ? "1er" : std::to_string(day);
  return number + std::string(nbsp) + name + " " + std::string(iso.substr(0, 4));
}

std::string category_label(UiLanguage ui, std::string_view category) {
  struct Name {
    std::string_view category;
    Text label;
  };
  constexpr Name names[] = {
      {"structure", Text::cat_structure},
      {"meta", Text::cat_meta},
      {"readability", Text::cat_readability},
      {"keyphrase", Text::cat_keyphrase},
      {"typography", Text::cat_typography},
      {"trust", Text::cat_trust},
      {"links", Text::cat_links},
      {"data", Text::cat_data},
      {"style", Text::cat_style},
      {"language", Text::cat_language},
      {"suppressions", Text::cat_suppressions},
      {"techniques", Text::cat_techniques},
  };
  for (const Name& n : names)
    if (n.category == category) return say(ui, n.label);
  return std::string(category);
}

std::string severity_label(UiLanguage ui, Severity severity) {
  switch (severity) {
    case Severity::error:
      return say(ui, Text::error_name);
    case Severity::warning:
      return say(ui, Text::warning_name);
    case Severity::info:
      break;
  }
  return say(ui, Text::info_name);
}

}  // namespace calame
