// Deprecated rules that comments of articles name: each is told once in a run, with its heir.
#pragma once

#include <set>
#include <string>

#include "calame/audit.h"
#include "cli/options.h"

namespace calame {

class DeprecatedNames {
 public:
  explicit DeprecatedNames(UiLanguage ui) : ui_(ui) {}
  // Notices on stderr for those of this article that were not told yet; articles in their order, one at a time.
  void tell(const std::string& path, const Audited&, const Ruleset&);

 private:
  UiLanguage ui_;
  std::set<std::string> told_;
};

}  // namespace calame
