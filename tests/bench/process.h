// Whole processes, measured from outside: what a user waits for.
#pragma once

#include <string>
#include <vector>

namespace calame {

struct ProcessRun {
  bool started = false;
  int exit_code = -1;
  double milliseconds = 0, cpu_milliseconds = 0;
  long peak_kilobytes = 0;
};
// Runs it with its output thrown away.
ProcessRun run_process(const std::vector<std::string>& arguments);
// Highest resident set of this process so far.
long own_peak_kilobytes();

}  // namespace calame
