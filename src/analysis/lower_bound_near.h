// std::lower_bound where the bound is near the beginning, whatever the length of the rest.
#pragma once

#include <algorithm>
#include <cstddef>

namespace calame {

template <class Iterator, class Value, class Before>
Iterator lower_bound_near(Iterator first, Iterator last, std::ptrdiff_t reach, const Value& value, Before before) {
  while (reach < last - first && before(first[reach], value)) reach *= 2;
  return std::lower_bound(first, first + std::min(reach, last - first), value, before);
}

}  // namespace calame
