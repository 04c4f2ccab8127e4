// The numbers that `measure` can take: an open table.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "calame/audit.h"
#include "calame/selector.h"

namespace calame {

// What a rule sets for its measure, read once.
struct MeasureOptions {
  double longer_than = 20;  // long-sentence-share: words
  double font_size = 0;     // pixels: 0 = 20 px for title and h1, 14 px elsewhere (search result pages)
  std::unordered_set<std::string> words;  // unsourced-share: forms that name a source, in lower case
  double from_words = 0;    // of the document: shorter ones are left alone, shares mean nothing there
};

struct Measured {
  double value = 0;
  std::vector<Argument> arguments;  // beside {value}
  std::vector<TextSpan> related;    // where it comes from, worst first
};

// A value and where it was found; `source` where that is markup.
struct Placed {
  TextSpan text;
  std::optional<SourceSpan> source;
  Measured measured;
};

struct Measure {
  std::string_view name;
  Facts needs;
  bool of_match;  // of one selected match; else of the whole document
  // nullopt: there is nothing to measure here (the rule is not applicable).
  std::optional<Measured> (*take)(const Subject&, const Match*, const MeasureOptions&);
  // In place of `take`: a measure that finds its own places in the document; none is fine, nullopt as above.
  std::optional<std::vector<Placed>> (*find)(const Subject&) = nullptr;
  // In place of `take` where matches come in order: `sentence` is where the last one stood, 0 at first.
  Measured (*take_next)(const Subject&, const Match&, std::size_t& sentence) = nullptr;
};
const Measure* find_measure(std::string_view name);
std::vector<std::string_view> measure_names();

}  // namespace calame
