// What a walk leaves out: .gitignore in the folders of a repository, .calameignore anywhere, both in git's syntax.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "calame/result.h"

namespace calame {

struct IgnorePattern {
  std::string text;      // without ! before and / around
  bool negated = false;  // !kept.md
  bool folders = false;  // drafts/
  bool rooted = false;   // with a / in it: counted from the folder of its file, else a name at any depth
};

// The patterns of one file, in order; comments and empty lines left out.
std::vector<IgnorePattern> ignore_patterns(std::string_view text);

// The patterns of one file, and those of the folders around it.
struct IgnoreLevel {
  std::shared_ptr<const IgnoreLevel> outer;
  std::size_t base = 0;  // bytes of an absolute path before what the patterns see
  std::vector<IgnorePattern> patterns;
  bool git = false;
  bool repository = false;  // the outermost of its repository: what lies further out is another one's
};
using IgnoreRules = std::shared_ptr<const IgnoreLevel>;

// `path` absolute. The last pattern that speaks of it decides, the nearest file before those further out.
bool is_ignored(const IgnoreLevel*, std::string_view path, bool folder);

// In force around `folder` (absolute, links resolved), its own files not counted: up to the root of its repository;
// without one, .calameignore alone counts, up to the root of the disk. Errors name files that cannot be read.
IgnoreRules rules_around(const std::string& folder, UiLanguage, std::vector<Error>&);
// In force in `folder`, below `outer`.
IgnoreRules rules_within(const std::string& folder, IgnoreRules outer, UiLanguage, std::vector<Error>&);

}  // namespace calame
