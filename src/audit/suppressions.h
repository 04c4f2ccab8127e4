// Comments of an article that accept a flaw: <!-- calame-disable-next-line TYP001 -- why @anne 2027-01 -->
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/diagnose.h"
#include "calame/audit.h"
#include "rules/suppression_flaw.h"

namespace calame {

enum class Directive : std::uint8_t { next_line, this_line, disable, enable, file };

struct SuppressionTarget {
  std::string name;  // a category, id, id prefix (family) or name
  SourceSpan span;
  bool used = false;  // it accepted a finding; of `enable`: it ended a stretch
};

struct SuppressionComment {
  Directive directive = Directive::disable;
  SourceSpan span;
  std::vector<SuppressionTarget> targets;  // empty = every rule
  std::string reason;                      // without owner and day
  std::string owner;                       // "@anne"
  std::string until;                       // "2027-01", "2027-01-31": holds to its end
  bool used = false;                       // for a comment without targets
  bool expired = false;
  bool dropped = false;  // one too many to be read
};

// What a comment accepts over a stretch of the source.
struct Suppression {
  std::size_t comment = 0;
  SourceSpan range;                  // findings that begin here; a line includes its end
  bool file = false;                 // the whole file, findings on the document included
  std::vector<std::size_t> targets;  // of the comment; empty = every rule
};

struct Suppressions {
  std::vector<SuppressionComment> comments;  // in order
  std::vector<Suppression> stretches;        // without those of expired comments
};

// `today`: ISO 8601 day, "" = unknown, when nothing expires.
Suppressions find_suppressions(const Document&, const Source&, std::string_view today);

bool names_rule(std::string_view target, const Rule&);

// Marks what the comments accept, and the comments that do. The diagnostics ascend by position. Findings of rules on
// the comments themselves are accepted only by those that name them.
void suppress(std::vector<Diagnostic>&, Suppressions&, const Ruleset&);

// What is wrong with the comments, once all findings have been accepted that can be. `runs`: the rules that were asked.
std::vector<SuppressionFlaw> suppression_flaws(const Subject&, const Ruleset&, const Suppressions&,
                                               const std::vector<RuleRun>& runs);

}  // namespace calame
