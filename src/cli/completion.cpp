// calame completion, calame man: what a package installs beside the program.
#include "cli/command_shape.h"
#include "cli/commands.h"
#include "cli/settings.h"
#include "cli/terminal.h"

namespace calame {

namespace {

// The built-in rules alone: what is written goes to files that every project shares.
Result<Ruleset> builtin_rules(const Options& options) {
  Options alone;
  alone.ui = options.ui;
  alone.isolated = true;
  return load_rules(alone, {});
}

}  // namespace

int completion_command(const Options& options) {
  const auto ruleset = builtin_rules(options);
  if (!ruleset) {
    notice_errors(options.ui, ruleset.errors());
    return exit_failure;
  }
  const CommandShape shape = command_shape(options.ui, *ruleset);
  const std::string script = options.shell == Shell::bash  ? bash_completion(shape)
                             : options.shell == Shell::zsh ? zsh_completion(shape)
                                                           : fish_completion(shape);
  return put_out(options, script) ? exit_clean : exit_failure;
}

int man_command(const Options& options) {
  const auto ruleset = builtin_rules(options);
  if (!ruleset) {
    notice_errors(options.ui, ruleset.errors());
    return exit_failure;
  }
  return put_out(options, man_page(command_shape(options.ui, *ruleset), options.ui)) ? exit_clean : exit_failure;
}

}  // namespace calame
