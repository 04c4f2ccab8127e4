// What a person who waits is told on stderr: how far the run is, then how long it took.
#pragma once

#include <chrono>
#include <cstddef>

#include "cli/options.h"

namespace calame {

// Says nothing unless stderr is a terminal: logs of machines stay free of it.
class Progress {
 public:
  // `articles` 0 = not known.
  Progress(const Options&, std::size_t articles);
  void one_more();
  // Clears the bar and says the number of files and the time, when there were several.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;
  UiLanguage ui_;
  std::size_t articles_, done_ = 0;
  Clock::time_point start_, shown_;
  bool told_, bar_, drawn_ = false;
};

}  // namespace calame
