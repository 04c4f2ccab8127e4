// The gaps between the tokens of a block, one by one, with what stands on either side.
#pragma once

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
  Neighbour left, right;
  // What stands beyond. Where a space comes first it counts as the border it is, start or end.
  Neighbour before, after;
  GapClasses beyond_left = 0, beyond_right = 0;
  std::string_view earlier;  // what touches `before` on its left: « , » in « vert,bleu,rouge » for the second comma
};

constexpr GapClasses space_class = gap_class::start | gap_class::end;

class GapWalker {
 public:
  GapWalker(const Subject& subject, TextSpan block);

  template <class Visit>
  void each(Visit visit) {
    Gap gap;
    gap.left.classes = gap.before.classes = gap_class::start;
    gap.right = next();
    while (gap.right.there) {
      gap.after = next();
      if (gap.left.there) {
        gap.span = {gap.left.span.end, gap.right.span.begin};
        gap.text = text_of(subject_.document, gap.span);
        gap.beyond_left = across(gap.before, gap.left, gap.before.classes);
        gap.beyond_right = across(gap.right, gap.after, gap.after.classes);
        visit(gap);
      }
      gap.earlier = touching(gap.before, gap.left) ? gap.before.text : std::string_view();
      gap.before = gap.left;
      gap.left = gap.right;
      gap.right = gap.after;
    }
  }

  static bool touching(const Neighbour& a, const Neighbour& b) {
    return a.there && b.there && a.span.end == b.span.begin;
  }

 private:
  Neighbour next();
  Neighbour part();
  void classify_number(Neighbour&);

  static GapClasses across(const Neighbour& a, const Neighbour& b, GapClasses outer) {
    const bool spaced = a.there && b.there && a.span.end < b.span.begin;
    return spaced ? space_class : outer;
  }

  const Subject& subject_;
  std::span<const Token> tokens_;
  std::vector<ProtectedSpan>::const_iterator protected_;
  std::vector<NumberSpan>::const_iterator number_;
  std::size_t i_ = 0;
  TextSpan parts_;  // what is left of a number that is read part by part
  bool after_number_ = false;
};

}  // namespace calame
