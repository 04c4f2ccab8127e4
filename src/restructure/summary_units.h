// Sentences, whole or cut where a clause is complete, that may be shown away from their context.
#pragma once

#include <vector>

#include "restructure/draft.h"

namespace calame {

struct SummaryUnit {
  std::uint32_t first = 0, end = 0;  ///< words; without the final stop when the sentence was cut
  std::uint32_t sentence = 0;
  bool whole = false;
  bool leaning = false;  ///< needs the sentence before it
  std::string text;      ///< as it would be shown
};

std::vector<SummaryUnit> summary_units(const Draft&, std::uint32_t longest);
Drawing draw_unit(const Draft&, const SummaryUnit&);
/// What its words weigh in the article, by content word.
double unit_weight(const Draft&, const SummaryUnit&);

}  // namespace calame
