// The gaps between the tokens of a block, one by one, with what stands on either side.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "calame/audit.h"
#include "rules/kinds/gap_classes.h"

namespace calame {

// One side as it stands: a token, or a part of a number that has spaces inside; `there` is false beyond the border of
// a block.
struct Neighbour {
  TextSpan span;
  std::string_view text;
  GapClasses classes = 0;
  std::string_view with_word;          // of a period: the abbreviation it ends, « M. »
  const NumberSpan* number = nullptr;  // the number that it is part of
  bool there = false;
};

struct Gap {
  TextSpan span;
  std::string_view text;
  const Neighbour &left, &right;
  // What stands beyond. Where a space comes first it counts as the border it is, start or end.
  const Neighbour &before, &after;
  GapClasses beyond_left = 0, beyond_right = 0;
  std::string_view earlier;  // what touches `before` on its left: « , » in « vert,bleu,rouge » for the second comma
};

constexpr GapClasses space_class = gap_class::start | gap_class::end;

class GapWalker {
 public:
  explicit GapWalker(const Subject& subject);

  // visit(gap) for each gap of the block where wanted(left, right) says so: most are passed over at one look. Blocks
  // ascend from call to call.
  template <class Wanted, class Visit>
  void each(TextSpan block, Wanted wanted, Visit visit) {
    enter(block);
    std::array<Neighbour, 8> seen;  // the latest of them, in turn
    const auto at = [&](std::size_t i) -> Neighbour& { return seen[i % seen.size()]; };
    std::size_t right = 3;
    at(1).classes = at(2).classes = gap_class::start;
    next(at(right));
    for (; at(right).there; ++right) {
      next(at(right + 1));
      const Neighbour& left = at(right - 1);
      if (left.there && wanted(left, at(right)))
        visit(gap_between(at(right - 3), at(right - 2), left, at(right), at(right + 1)));
    }
  }

  static bool touching(const Neighbour& a, const Neighbour& b) {
    return a.there && b.there && a.span.end == b.span.begin;
  }

 private:
  void enter(TextSpan block);
  void next(Neighbour&);
  void part(Neighbour&);
  // Places are asked for in order; most stand before the next protected stretch and the next number.
  [[nodiscard]] bool is_inside_protected(TextOffset at) { return at >= protected_begin_ && reaches_protected(at); }
  [[nodiscard]] const NumberSpan* number_at(TextOffset at) {
    return at >= number_begin_ ? reached_number(at) : nullptr;
  }
  bool reaches_protected(TextOffset);
  const NumberSpan* reached_number(TextOffset);
  [[nodiscard]] Gap gap_between(const Neighbour& earlier, const Neighbour& before, const Neighbour& left,
                                const Neighbour& right, const Neighbour& after) const;

  const Subject& subject_;
  std::string_view prose_;
  std::span<const Token> tokens_;  // of the block and behind
  TextOffset block_end_{0};
  std::vector<ProtectedSpan>::const_iterator protected_;
  std::vector<NumberSpan>::const_iterator number_;
  TextOffset protected_begin_{0}, number_begin_{0};
  std::size_t i_ = 0;
  TextSpan parts_;  // what is left of a number that is read part by part
  bool after_number_ = false;
};

}  // namespace calame
