#include "calame/result.h"

namespace calame {

std::string to_string(const Error& error, UiLanguage ui) {
  std::string out = error.path;
  if (error.at.line != 0) {
    if (!out.empty()) out += ':';
    out += std::to_string(error.at.line);
    if (error.at.column != 0) out += ':' + std::to_string(error.at.column);
  }
  if (!out.empty()) out += ": ";
  return out + error.message.in(ui);
}

}  // namespace calame
