// The streams and what the environment says of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calame/result.h"
#include "cli/options.h"

namespace calame {

// --ui-lang when it stands on the command line, else the locale, else English.
UiLanguage ui_language(const std::vector<std::string>& arguments);

// NO_COLOR, CLICOLOR_FORCE, TERM=dumb, and whether stdout is a terminal.
bool wants_color(ColorChoice);
bool stdout_is_terminal();
bool stderr_is_terminal();

// All of it, or the reason why not (a full disk, a closed pipe).
std::optional<std::string> write_stdout(std::string_view);

// One line on stderr, controls made visible.
void notice(std::string_view line);
// Over the line that stands there, which is a terminal's; "" clears it.
void notice_in_place(std::string_view line);
void notice_error(UiLanguage, std::string_view message);
void notice_errors(UiLanguage, const std::vector<Error>&);

// --today, else SOURCE_DATE_EPOCH, else the clock.
std::string today(const std::string& given);

}  // namespace calame
