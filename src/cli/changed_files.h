// --changed-since: what git says has changed. git is run without a shell, and nothing of the repository is run by it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calame/audit.h"
#include "calame/result.h"
#include "calame/ruleset.h"

namespace calame {

class ChangedFiles {
 public:
  // Files added, modified or renamed since `reference` and HEAD parted, committed or not, and files that git does not
  // know, in the repositories around `folders`. Errors: no git, no repository, no such commit, no common history.
  static Result<ChangedFiles> since(const std::string& reference, const std::set<std::string>& folders, UiLanguage);

  [[nodiscard]] bool holds(const std::string& path) const;

  // Marks the findings that touch no changed line as known; those on the whole document too, unless the file is new.
  // (To git a renamed file is new when it is looked at alone.)
  void mark_unchanged(const std::string& path, const Source&, std::vector<Diagnostic>&) const;

 private:
  struct Place {
    std::string repository, base;  // folder, and commit that it is compared with; no commit: unknown to git
  };
  std::optional<Error> add(const std::string& reference, const std::string& folder, UiLanguage);
  std::set<std::string> repositories_;
  std::map<std::string, Place> places_;  // by settled path
};

// Stretches of lines [first, second), from 1, that a diff without context adds or changes.
std::vector<std::pair<std::uint32_t, std::uint32_t>> changed_lines(std::string_view diff);

}  // namespace calame
