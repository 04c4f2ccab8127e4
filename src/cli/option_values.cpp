#include "cli/option_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "rules/did_you_mean.h"

namespace calame {

std::string hint_for(UiLanguage ui, const std::string& given, const std::vector<std::string_view>& known) {
  const auto near = did_you_mean(given, known);
  return near ? say(ui, Say::did_you_mean_suffix, {{"name", *near}}) : std::string();
}

double number(UiLanguage ui, const std::string& option, const std::string& given, double low, double high, bool whole) {
  double value = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), value);
  const bool good = error == std::errc() && end == given.data() + given.size() && std::isfinite(value) &&
                    value >= low && value <= high && (!whole || value == std::floor(value));
  if (good) return value;
  throw UsageError{say(ui, Say::not_a_number, {{"option", option}, {"given", given}, {"low", low}, {"high", high}})};
}

std::string date(UiLanguage ui, const std::string& given) {
  const auto digits = [&](std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      if (given[i] < '0' || given[i] > '9') return -1;
      value = value * 10 + (given[i] - '0');
    }
    return value;
  };
  if (given.empty()) return given;
  if (given.size() == 10 && given[4] == '-' && given[7] == '-') {
    const int year = digits(0, 4), month = digits(5, 2), day = digits(8, 2);
    constexpr std::array<int, 12> days = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= days[static_cast<std::size_t>(month - 1)] &&
        (month != 2 || day < 29 || leap))
      return given;
  }
  throw UsageError{say(ui, Say::not_a_date, {{"option", std::string("--today")}, {"given", given}})};
}

std::vector<std::string> split_lists(const std::vector<std::string>& lists) {
  std::vector<std::string> items;
  for (const std::string& list : lists) {
    std::size_t from = 0;
    while (from <= list.size()) {
      const std::size_t comma = std::min(list.find(',', from), list.size());
      std::size_t begin = from, end = comma;
      while (begin < end && list[begin] == ' ') ++begin;
      while (end > begin && list[end - 1] == ' ') --end;
      if (begin < end) items.push_back(list.substr(begin, end - begin));
      from = comma + 1;
    }
  }
  return items;
}

}  // namespace calame
