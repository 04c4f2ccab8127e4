// Fix actions that a rule names in fix.action, for kinds whose findings carry no edits of their own.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "calame/audit.h"

namespace calame {

struct FixAction {
  std::string_view name;  // fix.action = "…"
  // nullopt: it cannot be mended here (the finding keeps no fix).
  std::optional<std::vector<Edit>> (*edits)(const Subject&, const Finding&, const FixSpec&);
};
const FixAction* find_fix_action(std::string_view name);

}  // namespace calame
