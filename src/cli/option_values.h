// The values that options take, read with our own words for what is wrong.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calame/ruleset.h"
#include "cli/texts.h"

namespace calame {

// Thrown while the command line is read, caught where it is.
struct UsageError {
  std::string message;
  std::vector<std::string> allowed = {};  // where only some words will do
};

template <class T>
using Names = std::vector<std::pair<std::string_view, T>>;

// " ; vouliez-vous dire … ?" for the nearest known name, or nothing.
std::string hint_for(UiLanguage, const std::string& given, const std::vector<std::string_view>& known);

template <class T>
T one_of(UiLanguage ui, const std::string& option, const std::string& given, const Names<T>& names) {
  std::vector<std::string_view> known;
  std::string allowed;
  for (const auto& [name, value] : names) {
    if (name == given) return value;
    known.push_back(name);
    allowed += (allowed.empty() ? "" : ", ") + std::string(name);
  }
  throw UsageError{
      say(ui, Say::not_one_of,
          {{"option", option}, {"given", given}, {"hint", hint_for(ui, given, known)}, {"allowed", allowed}}),
      {known.begin(), known.end()}};
}

double number(UiLanguage, const std::string& option, const std::string& given, double low, double high, bool whole);
// A date that the calendar has, or nothing.
std::string date(UiLanguage, const std::string& given);
std::vector<std::string> split_lists(const std::vector<std::string>& lists);

}  // namespace calame
