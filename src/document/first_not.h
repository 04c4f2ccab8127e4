// Searches by halves that have no branch to guess wrong: places of a document are asked for in no order that a
// processor could learn, and each wrong guess costs more than the comparisons.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace calame {

// The first of [first, first + size) that is not `before`, where all that are come first: std::partition_point.
template <class Iterator, class Before>
Iterator first_not(Iterator first, std::size_t size, Before before) {
  using Step = typename std::iterator_traits<Iterator>::difference_type;
  if (size == 0) return first;
  while (size > 1) {
    const std::size_t half = size / 2;
    const std::size_t taken = half & -std::size_t{before(first[static_cast<Step>(half - 1)])};
    first += static_cast<Step>(taken);
    size -= half;
  }
  return first + static_cast<Step>(before(*first));
}
template <class Range, class Before>
auto first_not(const Range& range, Before before) {
  return first_not(range.begin(), range.size(), before);
}

// The same where it is mostly among the first: `near` of them are looked through before the others are halved.
template <class Iterator, class Before>
Iterator first_not_near(Iterator first, Iterator end, std::ptrdiff_t near, Before before) {
  std::ptrdiff_t reach = near;
  while (reach < end - first && before(first[reach])) {
    first += reach;
    reach *= 2;
  }
  return first_not(first, static_cast<std::size_t>(std::min(reach + 1, end - first)), before);
}

}  // namespace calame
