// Another program, run without a shell.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace calame {

struct ProcessResult {
  int code = 0;  // 128 and over: ended by a signal
  std::string out, err;
};

// Looked for in PATH; stdin is empty. nullopt: there is no such program, or it could not be started.
std::optional<ProcessResult> run_process(const std::vector<std::string>& arguments);

}  // namespace calame
