#include "cli/terminal.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include "calame/report.h"
#include "cli/texts.h"

namespace calame {

namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::optional<std::string> write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return std::string(std::strerror(errno));
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return std::nullopt;
}

std::string date_of(std::time_t seconds, bool utc) {
  std::tm parts{};
  if (utc) {
    gmtime_r(&seconds, &parts);
  } else {
    localtime_r(&seconds, &parts);
  }
  return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

}  // namespace

UiLanguage ui_language(const std::vector<std::string>& arguments) {
  std::string_view given;
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--ui-lang" && i + 1 < arguments.size()) given = arguments[i + 1];
    if (argument.starts_with("--ui-lang=")) given = argument.substr(10);
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (given.empty()) given = environment(name);
  // No locale, or that of a bare container, says nothing of the reader: those who write French come first.
  const bool silent = given.empty() || given == "POSIX" || given == "C" || given.starts_with("C.");
  return silent || given.starts_with("fr") ? UiLanguage::fr : UiLanguage::en;
}

bool stdout_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

bool stderr_is_terminal() { return ::isatty(STDERR_FILENO) == 1; }

bool wants_color(ColorChoice choice) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  if (!environment("NO_COLOR").empty()) return false;
  const std::string_view force = environment("CLICOLOR_FORCE");
  if (!force.empty() && force != "0") return true;
  return stdout_is_terminal() && environment("TERM") != "dumb";
}

std::optional<std::string> write_stdout(std::string_view text) { return write_all(STDOUT_FILENO, text); }

void notice(std::string_view line) {
  // A lost notice has nowhere to be reported.
  (void)write_all(STDERR_FILENO, visible_controls(line) + "\n");
}

void notice_in_place(std::string_view line) { (void)write_all(STDERR_FILENO, "\r\x1b[K" + visible_controls(line)); }

void notice_error(UiLanguage ui, std::string_view message) {
  notice(say(ui, Say::error_prefix, {{"message", std::string(message)}}));
}

void notice_errors(UiLanguage ui, const std::vector<Error>& errors) {
  for (const Error& error : errors) notice(to_string(error, ui));
}

std::string today(const std::string& given) {
  if (!given.empty()) return given;
  const std::string_view epoch = environment("SOURCE_DATE_EPOCH");
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(epoch.data(), epoch.data() + epoch.size(), seconds);
  // Up to the year 9999, which an ISO date can say.
  const bool sane =
      error == std::errc() && end == epoch.data() + epoch.size() && seconds >= 0 && seconds < 253402300800;
  if (!epoch.empty() && sane) return date_of(static_cast<std::time_t>(seconds), true);
  return date_of(std::time(nullptr), false);
}

}  // namespace calame
