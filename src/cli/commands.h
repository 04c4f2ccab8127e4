// One function a command; each returns the exit code.
#pragma once

#include "cli/options.h"

namespace calame {

inline constexpr int exit_clean = 0;     // or all mended
inline constexpr int exit_findings = 1;  // findings at or above --fail-on, or too low a score
inline constexpr int exit_failure = 2;   // usage, configuration, input, output

int check_command(const Options&);
int fix_command(const Options&);
int restructure_command(const Options&);
int explain_command(const Options&);
int rules_command(const Options&);
int test_command(const Options&);
int init_command(const Options&);
int completion_command(const Options&);
int man_command(const Options&);
int schema_command(const Options&);
int try_command(const Options&);
int debug_tokens_command(const Options&);

// stdout, with its failure told; false = exit_failure.
bool put_out(const Options&, std::string_view text);

}  // namespace calame
