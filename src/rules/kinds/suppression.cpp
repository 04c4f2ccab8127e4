// kind = "suppression": comments that accept findings and should not, or no longer.
#include <algorithm>

#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"
#include "rules/suppression_flaw.h"

namespace calame {
namespace {

struct Parameters {
  SuppressionFault fault = SuppressionFault::unused;
  Applicability safety = Applicability::display_only;
};

std::string message_key(const SuppressionFlaw& flaw) {
  if (flaw.enable) return "enable";
  if (flaw.whole) return "comment";
  if (!flaw.near.empty()) return "near";
  if (flaw.fault != SuppressionFault::expired) return "";
  if (flaw.owner.empty()) return flaw.reason.empty() ? "" : "reason";
  return flaw.reason.empty() ? "owner" : "owner-reason";
}

Findings check(const Parameters& p, std::span<const SuppressionFlaw> flaws) {
  Findings findings;
  for (const SuppressionFlaw& flaw : flaws) {
    if (flaw.fault != p.fault) continue;
    Finding finding;
    finding.source = flaw.span;
    finding.arguments = {{"target", excerpt(flaw.target)},      {"count", flaw.targets}, {"near", flaw.near},
                         {"reason", excerpt(flaw.reason, 100)}, {"owner", flaw.owner},   {"until", flaw.until}};
    if (std::string key = message_key(flaw); !key.empty()) finding.message = std::move(key);
    finding.edits = flaw.edits;
    finding.applicability = std::min(flaw.safety, p.safety);
    findings.items.push_back(std::move(finding));
  }
  return findings;
}

Compiled compile(Fields& fields, const Rule& rule) {
  Parameters p;
  if (!fields.has("flaw")) fields.required_text("flaw");
  p.fault = fields.one_of<SuppressionFault>("flaw",
                                            {{"unused", SuppressionFault::unused},
                                             {"unknown", SuppressionFault::unknown},
                                             {"expired", SuppressionFault::expired}},
                                            SuppressionFault::unused);
  if (rule.fix) p.safety = rule.fix->safety;
  Compiled compiled;
  compiled.check = [](const Subject&) { return Findings{{}, {}, false}; };  // an article without such comments
  compiled.check_suppressions = [p](const Subject&, std::span<const SuppressionFlaw> flaws) { return check(p, flaws); };
  return compiled;
}

}  // namespace

const RuleKind suppression_kind{"suppression", compile};

}  // namespace calame
