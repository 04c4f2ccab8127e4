#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "cli/terminal.h"
#include "cli/texts.h"

namespace calame {

namespace {

constexpr std::size_t bar_cells = 24;

std::string bar_of(std::size_t done, std::size_t all) {
  const std::size_t full = bar_cells * std::min(done, all) / all;
  std::string bar;
  for (std::size_t i = 0; i < bar_cells; ++i) bar += i < full ? "█" : "·";
  return bar;
}

}  // namespace

Progress::Progress(const Options& options, std::size_t articles)
    : ui_(options.ui), articles_(articles), start_(Clock::now()), shown_(start_) {
  told_ = stderr_is_terminal() && articles != 1;
  // A report that scrolls by on the same screen is its own progress.
  const bool scrolls = options.statistics || std::none_of(options.outputs.begin(), options.outputs.end(),
                                                          [](const Output& o) { return o.path.empty(); });
  bar_ = told_ && (scrolls || !stdout_is_terminal());
}

void Progress::one_more() {
  ++done_;
  const auto now = Clock::now();
  if (!bar_ || now - shown_ < std::chrono::milliseconds(120)) return;
  shown_ = now;
  drawn_ = true;
  notice_in_place(articles_ > 0 ? fmt::format("{} {}/{}", bar_of(done_, articles_), done_, articles_)
                                : std::to_string(done_));
}

void Progress::finish() {
  if (drawn_) notice_in_place("");
  if (!told_ || done_ < 2) return;
  const double seconds = std::chrono::duration<double>(Clock::now() - start_).count();
  notice(say(ui_, Say::speed_line, {{"n", double(done_)}, {"seconds", std::max(0.1, seconds)}}));
}

}  // namespace calame
