#include "cli/unified_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <dtl/dtl.hpp>
#include <vector>

namespace calame {

namespace {

constexpr std::size_t context = 3;

using Lines = std::vector<std::string>;

// Each with its end, so that a changed line end is a change.
Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

struct Step {
  char mark;  // ' ', '-' or '+'
  std::string line;
};

std::vector<Step> steps_between(const Lines& before, const Lines& after) {
  // Common ends are most of an article, and dearest to compare.
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t head = 0, tail = 0;
  while (head < shorter && before[head] == after[head]) ++head;
  while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
  std::vector<Step> steps;
  for (std::size_t i = 0; i < head; ++i) steps.push_back({' ', before[i]});
  const auto middle = [&](const Lines& lines) {
    return Lines(lines.begin() + static_cast<std::ptrdiff_t>(head), lines.end() - static_cast<std::ptrdiff_t>(tail));
  };
  dtl::Diff<std::string> diff(middle(before), middle(after));
  diff.compose();
  for (const auto& [line, info] : diff.getSes().getSequence())
    steps.push_back({info.type == dtl::SES_ADD ? '+' : info.type == dtl::SES_DELETE ? '-' : ' ', line});
  for (std::size_t i = before.size() - tail; i < before.size(); ++i) steps.push_back({' ', before[i]});
  return steps;
}

std::string range(std::size_t start, std::size_t count) {
  // An empty range names the line before it.
  const std::size_t first = count == 0 ? start : start + 1;
  return count == 1 ? fmt::format("{}", first) : fmt::format("{},{}", first, count);
}

void write_hunk(std::string& out, const std::vector<Step>& steps, std::size_t begin, std::size_t end) {
  std::size_t old_start = 0, new_start = 0, old_count = 0, new_count = 0;
  for (std::size_t i = 0; i < end; ++i) {
    const bool in_old = steps[i].mark != '+', in_new = steps[i].mark != '-';
    (i < begin ? old_start : old_count) += in_old;
    (i < begin ? new_start : new_count) += in_new;
  }
  out += fmt::format("@@ -{} +{} @@\n", range(old_start, old_count), range(new_start, new_count));
  for (std::size_t i = begin; i < end; ++i) {
    out += steps[i].mark + steps[i].line;
    if (!steps[i].line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
  }
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after, const std::string& name) {
  if (before == after) return {};
  const std::vector<Step> steps = steps_between(lines_of(before), lines_of(after));
  std::string out = fmt::format("--- {}\n+++ {}\n", name, name);
  std::size_t i = 0;
  while (i < steps.size()) {
    if (steps[i].mark == ' ') {
      ++i;
      continue;
    }
    const std::size_t begin = i - std::min(i, context);
    std::size_t last = i;  // of the changes of this hunk
    for (std::size_t k = i; k < steps.size() && k <= last + 2 * context; ++k)
      if (steps[k].mark != ' ') last = k;
    const std::size_t end = std::min(last + 1 + context, steps.size());
    write_hunk(out, steps, begin, end);
    i = end;
  }
  return out;
}

}  // namespace calame
