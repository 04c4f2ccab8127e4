// What is wrong with a comment that accepts findings (audit/suppressions.h finds it; kind `suppression` words it).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "calame/edit.h"

namespace calame {

enum class SuppressionFault : std::uint8_t {
  unused,   // it accepted nothing
  unknown,  // it names no rule
  expired   // it held until a day that has passed
};

struct SuppressionFlaw {
  SuppressionFault fault = SuppressionFault::unused;
  bool whole = false;   // unused: all of the comment, not some of its targets
  bool enable = false;  // unused: it ends nothing
  SourceSpan span;
  std::string target;  // as written; several are joined by ", "
  double targets = 1;
  std::string near;                  // unknown: the name that was meant, "" when none is near
  std::string reason, owner, until;  // as written
  std::vector<Edit> edits;
  Applicability safety = Applicability::display_only;
};

}  // namespace calame
