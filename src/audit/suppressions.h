// Comments of an article that accept a flaw: <!-- calame-disable-next-line TYP001 -- why -->
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calame/audit.h"

namespace calame {

// One target (all rules when empty) over a stretch of the source.
struct Suppression {
  SourceSpan comment;
  SourceSpan range;   // findings that begin here; a line includes its end
  bool file = false;  // the whole file, findings on the document included
  std::vector<std::string> targets;
  std::string reason;
};

// In order of their comments.
std::vector<Suppression> find_suppressions(const Document&, const Source&);

// A category, id, id prefix (family) or name. Empty list = every rule.
bool names_rule(const std::vector<std::string>& targets, const Rule&);

// Marks what the comments accept. The diagnostics ascend by position.
void suppress(std::vector<Diagnostic>&, const std::vector<Suppression>&, const Ruleset&);

}  // namespace calame
