#include "cli/in_order.h"

#include <atomic>
#include <chrono>
#include <stdexcept>

#include "catch.h"

using namespace calame;

namespace {

struct Made {
  std::size_t place = 0;
};

// Every third piece is slow, so that the others overtake it.
Made made(std::size_t place) {
  if (place % 3 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
  return {place};
}

}  // namespace

TEST_CASE("results are taken in the order of the pulls, and few are kept at a time") {
  for (const unsigned jobs : {1u, 2u, 5u}) {
    std::size_t next = 0;
    std::atomic<int> alive{0}, most{0};
    std::vector<std::size_t> order;
    run_in_order<std::size_t, Made>(
        jobs, 4, [&]() -> std::optional<std::size_t> { return next < 200 ? std::optional(next++) : std::nullopt; },
        [&](std::size_t place) {
          const int now = ++alive;
          for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
          }
          return made(place);
        },
        [&](const Made& result) {
          order.push_back(result.place);
          --alive;
        });
    REQUIRE(order.size() == 200);
    for (std::size_t i = 0; i < order.size(); ++i) CHECK(order[i] == i);
    CHECK(most <= 5);  // the window, and the one in the hands of take
  }
}

TEST_CASE("nothing to do is done at once") {
  run_in_order<int, int>(
      3, 2, []() -> std::optional<int> { return std::nullopt; }, [](int i) { return i; },
      [](int) { FAIL("there was nothing to take"); });
}

TEST_CASE("an exception of any step ends the run and is thrown on") {
  for (const std::string_view where : {"pull", "make", "take"}) {
    INFO(where);
    int next = 0;
    const auto fail_at = [&](std::string_view step, int i) {
      if (step == where && i == 20) throw std::runtime_error("broken");
    };
    CHECK_THROWS_AS((run_in_order<int, int>(
                        3, 4,
                        [&]() -> std::optional<int> {
                          fail_at("pull", next);
                          return next < 100 ? std::optional(next++) : std::nullopt;
                        },
                        [&](int i) {
                          fail_at("make", i);
                          return i;
                        },
                        [&](int i) { fail_at("take", i); })),
                    std::runtime_error);
  }
}
