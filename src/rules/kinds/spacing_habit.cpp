#include "rules/kinds/spacing_habit.h"

namespace calame {

void SpacingHabit::note(const Gap& gap) {
  if ((gap.left.classes & (gap_class::word | gap_class::close)) == 0) return;
  if ((gap.beyond_right & space_class) == 0) return;  // a:hover
  const bool held = gap.text == "\u00A0" || gap.text == "\u202F";
  if ((gap.right.classes & gap_class::colon) != 0) {
    ++(held ? held_colons_ : other_colons_);
  } else {
    ++(gap.text.empty() ? glued_ : spaced_);
  }
}

bool SpacingHabit::is_quebec() const {
  constexpr std::uint32_t enough = 3, share = 4;  // of five at least four
  return glued_ >= enough && held_colons_ >= enough && glued_ >= share * spaced_ &&
         held_colons_ >= share * other_colons_;
}

}  // namespace calame
