// What a document does with its spaces by itself, where its writer named no usage.
#pragma once

#include <cstdint>

#include "calame/audit.h"
#include "rules/kinds/gap_walker.h"

namespace calame {

// In Québec ; ! ? touch the word before them, and a no-break space stands before the colon. Who does both
// throughout knows what they do, and is not told to do as in France. Of the whole document: were it decided by
// the neighbourhood, each pass of corrections would move the border of the next.
class SpacingHabit {
 public:
  void see(const Gap& gap) {
    if (heeds(gap.right)) note(gap);
  }
  static bool heeds(const Neighbour& right) { return (right.classes & (gap_class::high | gap_class::colon)) != 0; }
  [[nodiscard]] bool is_quebec() const;

 private:
  void note(const Gap&);
  std::uint32_t glued_ = 0, spaced_ = 0, held_colons_ = 0, other_colons_ = 0;
};

}  // namespace calame
