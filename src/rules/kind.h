// A rule kind: what a check looks for, its parameters read once from TOML. See kinds/.
#pragma once

#include <span>
#include <string_view>

#include "calame/audit.h"
#include "calame/ruleset.h"
#include "rules/fields.h"

namespace calame {

struct RuleKind {
  std::string_view name;                      // kind = "…" in TOML
  Compiled (*compile)(Fields&, const Rule&);  // errors go to the fields; Rule: bands, fix, severity are read already
};

// The table of kinds.cpp.
std::span<const RuleKind* const> rule_kinds();
const RuleKind* find_kind(std::string_view name);

}  // namespace calame
