// calame: audits, scores, fixes and restructures articles.
#include <csignal>
#include <exception>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/terminal.h"

namespace {

int run(const calame::Options& options) {
  switch (options.command) {
    case calame::Command::check:
      return calame::check_command(options);
    case calame::Command::fix:
      return calame::fix_command(options);
    case calame::Command::restructure:
      return calame::restructure_command(options);
    case calame::Command::explain:
      return calame::explain_command(options);
    case calame::Command::rules:
      return calame::rules_command(options);
    case calame::Command::test:
      return calame::test_command(options);
    case calame::Command::try_pack:
      return calame::try_command(options);
    case calame::Command::init:
      return calame::init_command(options);
    case calame::Command::completion:
      return calame::completion_command(options);
    case calame::Command::man:
      return calame::man_command(options);
    case calame::Command::schema:
      return calame::schema_command(options);
    case calame::Command::debug_tokens:
      return calame::debug_tokens_command(options);
  }
  return calame::exit_failure;
}

int finish(const calame::Stop& stop, calame::UiLanguage ui) {
  if (!stop.err.empty()) calame::notice_error(ui, stop.err);
  calame::Options options;
  options.ui = ui;
  if (!stop.out.empty() && !calame::put_out(options, stop.out)) return calame::exit_failure;
  return stop.code;
}

}  // namespace

int main(int count, char** words) {
  // A closed pipe or a full quota is a failed write, which is told and has its exit code.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  const std::vector<std::string> arguments(words + (count > 0 ? 1 : 0), words + count);
  const calame::UiLanguage ui = calame::ui_language(arguments);
  try {
    auto read = calame::read_options(arguments, ui);
    if (const auto* stop = std::get_if<calame::Stop>(&read)) return finish(*stop, ui);
    return run(std::get<calame::Options>(read));
  } catch (const std::exception& error) {
    calame::notice_error(ui, error.what());
    return calame::exit_failure;
  }
}
