#include "cli/deprecated_names.h"

#include <algorithm>

#include "audit/suppressions.h"
#include "cli/terminal.h"
#include "rules/selection.h"

namespace calame {

void DeprecatedNames::tell(const std::string& path, const Audited& audited, const Ruleset& ruleset) {
  const auto replaces = [](const Rule& rule) { return !rule.formerly.empty(); };
  if (audited.document.comments.empty() || std::none_of(ruleset.rules.begin(), ruleset.rules.end(), replaces)) return;
  for (const SuppressionComment& comment : find_suppressions(audited.document, audited.source, {}).comments)
    for (const auto& [target, span, used] : comment.targets) {
      const Rule* rule = ruleset.find(target);
      if (!rule || rule->id == target || rule->name == target || !told_.insert(target).second) continue;
      const Message message = deprecation_of(*rule, target);
      const auto said = [&](const Error& known) { return known.message == message; };
      if (std::any_of(ruleset.notices.begin(), ruleset.notices.end(), said)) continue;
      const auto at = audited.source.position(span.begin);
      notice(to_string(Error{path, {at.line, at.column}, message}, ui_));
    }
}

}  // namespace calame
