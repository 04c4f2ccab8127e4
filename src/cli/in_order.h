// Work that several threads share and whose results are taken in order, few of them kept at a time.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace calame {

// `pull` gives the next piece of work, nothing at the end; `make` works on it, on any thread; `take` gets the results
// in the order of the pulls. Neither `pull` nor `take` is called by two threads at a time. At most `window` results
// exist, so that one slow piece does not let the others pile up behind it. The first exception is thrown on.
template <class In, class Out>
void run_in_order(unsigned jobs, std::size_t window, const std::function<std::optional<In>()>& pull,
                  const std::function<Out(In)>& make, const std::function<void(Out)>& take) {
  std::mutex mutex;
  std::mutex turn;  // to pull: a pull may wait for its input, while results go on being taken
  std::condition_variable moved;
  std::deque<std::optional<Out>> waiting;  // of the pieces pulled and not taken, by order
  std::size_t pulled = 0, taken = 0;
  bool over = false, taking = false;
  std::exception_ptr failure;

  // What is complete at the front goes out; one thread does it, the others go on working.
  const auto drain = [&](std::unique_lock<std::mutex>& lock) {
    if (taking) return;
    taking = true;
    while (!failure && !waiting.empty() && waiting.front()) {
      Out result = *std::move(waiting.front());
      waiting.pop_front();
      ++taken;
      moved.notify_all();
      lock.unlock();
      take(std::move(result));  // where it throws, nothing more is taken
      lock.lock();
    }
    taking = false;
  };
  // A piece and its place; nothing when there is no more to do.
  const auto next = [&]() -> std::optional<std::pair<std::size_t, In>> {
    const std::lock_guard mine(turn);
    {
      std::unique_lock lock(mutex);
      moved.wait(lock, [&] { return over || failure || pulled - taken < window; });
      if (over || failure) return std::nullopt;
    }
    std::optional<In> piece = pull();
    const std::lock_guard lock(mutex);
    over = !piece;
    if (over) return std::nullopt;
    waiting.emplace_back();
    return std::pair(pulled++, *std::move(piece));
  };
  const auto work = [&] {
    try {
      while (auto piece = next()) {
        Out result = make(std::move(piece->second));
        std::unique_lock lock(mutex);
        waiting[piece->first - taken] = std::move(result);
        drain(lock);
      }
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
      moved.notify_all();
    }
  };
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < jobs; ++i) threads.emplace_back(work);
    work();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace calame
