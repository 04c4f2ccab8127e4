#include "document/first_not.h"

#include <numeric>
#include <vector>

#include "catch.h"

namespace calame {

TEST_CASE("the first that is not before") {
  for (std::size_t size = 0; size < 40; ++size) {
    std::vector<int> numbers(size);
    std::iota(numbers.begin(), numbers.end(), 0);
    for (int limit = 0; limit <= static_cast<int>(size); ++limit) {
      const auto before = [limit](int n) { return n < limit; };
      CAPTURE(size, limit);
      CHECK(first_not(numbers, before) - numbers.begin() == limit);
      for (const std::ptrdiff_t near : {1, 2, 4, 32})
        CHECK(first_not_near(numbers.begin(), numbers.end(), near, before) - numbers.begin() == limit);
    }
  }
}

}  // namespace calame
