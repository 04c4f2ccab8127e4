#include "analysis/number_shapes.h"

#include <algorithm>
#include <array>

namespace calame {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

// Sizes of the groups of digits in `text`, which holds nothing else but `sign` between them.
struct Parts {
  std::size_t count = 0;
  std::array<std::size_t, 4> size{};
  std::array<int, 4> value{};
};
std::optional<Parts> parts_of(std::string_view text, char sign) {
  Parts parts;
  for (std::size_t at = 0;; ++at) {
    const std::size_t digits = digits_at(text, at);
    if (digits == 0 || digits > 6 || parts.count == parts.size.size()) return std::nullopt;
    int value = 0;
    for (std::size_t i = at; i < at + digits; ++i) value = value * 10 + (text[i] - '0');
    parts.size[parts.count] = digits;
    parts.value[parts.count++] = value;
    at += digits;
    if (at == text.size()) return parts;
    if (text[at] != sign) return std::nullopt;
  }
}

bool is_phone(std::string_view text) {
  const auto digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
  const bool letters = std::any_of(text.begin(), text.end(),
                                   [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ':'; });
  if (text.empty() || letters) return false;
  return text[0] == '+' ? digits >= 9 && digits <= 13 : digits == 10;
}

bool is_date(std::string_view text) {
  for (const char sign : {'/', '-', '.'}) {
    const auto parts = parts_of(text.substr(0, std::min(text.find('T'), text.size())), sign);
    if (!parts) continue;
    const bool iso = parts->size[0] == 4 && (parts->count == 2 || parts->count == 3) && parts->size[1] == 2;
    const bool day_first = parts->count == 3 && parts->size[0] <= 2 && parts->size[1] <= 2 && parts->size[2] >= 2 &&
                           parts->value[0] <= 31 && parts->value[1] <= 12;
    return (sign == '-' && iso) || (sign != '.' && day_first);
  }
  return false;
}

std::optional<NumberClass> colon_class(std::string_view text) {
  const auto parts = parts_of(text.substr(0, text.find_first_not_of("0123456789:")), ':');
  if (!parts || parts->count < 2) return std::nullopt;
  const bool time = parts->size[0] <= 2 && parts->value[0] <= 24 && parts->size[1] == 2 && parts->value[1] < 60;
  if (time) return NumberClass::time;
  return parts->size[0] <= 2 && parts->count == 2 ? NumberClass::ratio : NumberClass::reference;
}

// v2, 2.4.1, 3.0.0-beta.2, 18.x; not the four octets of an address
bool is_version(std::string_view text) {
  const bool v = text[0] == 'v' || text[0] == 'V';
  if (v) text.remove_prefix(1);
  const std::string_view numbers = text.substr(0, text.find_first_not_of("0123456789."));
  if (numbers.empty() || !is_digit(numbers[0])) return false;
  const auto points = std::count(numbers.begin(), numbers.end(), '.');
  return v || points == 2 || text.ends_with(".x");
}

// L.1237-19, R123-4
bool is_law(std::string_view text) {
  if (text.size() < 3 || std::string_view("LRDA").find(text[0]) == std::string_view::npos) return false;
  const std::size_t first = text[1] == '.' ? 2 : 1;
  if (first == 1 && text.find('-') == std::string_view::npos) return false;  // A380
  return digits_at(text, first) >= 2 && text.find_first_not_of("0123456789-", first) == std::string_view::npos;
}

}  // namespace

NumberShape number_shape(std::string_view text) {
  NumberShape shape;
  shape.leading_zero = text.size() > 1 && text[0] == '0' && is_digit(text[1]);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_digit(c)) {
      ++shape.digits;
      if (shape.value < 100'000'000) shape.value = shape.value * 10 + static_cast<std::uint32_t>(c - '0');
      continue;
    }
    const std::size_t behind = digits_at(text, i + 1);
    // 1.250 is a thousand and more, 0.125 and 3.14 are not; a comma always begins decimals.
    const bool thousands = c == '.' && behind == 3 && shape.digits <= 3 && text[0] != '0';
    const bool decimals =
        (c == ',' || c == '.') && i + 1 + behind == text.size() && (c == ',' || (!thousands && !shape.groups));
    if (!decimals) {
      shape.groups = true;
      continue;
    }
    shape.decimals = true;
    shape.point = c == '.';
    break;
  }
  return shape;
}

bool is_group(std::string_view text) {
  return digits_at(text, 0) == 3 && (text.size() == 3 || (text[3] == ',' && 4 + digits_at(text, 4) == text.size()));
}

bool is_year(const NumberShape& shape) {
  return shape.digits == 4 && !shape.decimals && !shape.groups && !shape.leading_zero && shape.value >= 1000 &&
         shape.value <= 2100;
}

std::optional<NumberClass> identifier_class(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (is_law(text)) return NumberClass::reference;
  if (is_version(text)) return NumberClass::version;
  if (is_date(text)) return NumberClass::date;
  if (is_phone(text)) return NumberClass::phone;
  if (!is_digit(text[0])) return std::nullopt;
  return colon_class(text);
}

std::size_t roman_size(std::string_view text) {
  // From thousands to ones, each at most once: the way that every Roman number is written.
  constexpr std::string_view steps[4][9] = {{"MMM", "MM", "M"},
                                            {"DCCC", "DCC", "CCC", "CM", "CD", "DC", "CC", "C", "D"},
                                            {"LXXX", "LXX", "XXX", "XC", "XL", "LX", "XX", "X", "L"},
                                            {"VIII", "VII", "III", "IX", "IV", "VI", "II", "I", "V"}};
  // Most words in capitals have a second letter that no such number has.
  static constexpr std::string_view all = "MDCLXVI";
  const auto is_letter = [](char c) { return all.find(c) != std::string_view::npos; };
  if (text.size() > 1 && !is_letter(text[1])) return is_letter(text[0]) ? 1 : 0;
  std::size_t size = 0;
  for (const auto& step : steps) {
    for (const std::string_view letters : step) {
      if (letters.empty() || !text.substr(size).starts_with(letters)) continue;
      size += letters.size();
      break;
    }
  }
  return size;
}

bool is_currency_sign(char32_t c) { return c == '$' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF); }

}  // namespace calame
