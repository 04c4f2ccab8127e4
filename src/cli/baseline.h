// Known debt: findings that were there when a baseline was taken are counted and scored, but neither shown to people
// nor failing. A finding is known by its file, its rule and a hash of what it stands on: never by its line.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calame/audit.h"
#include "calame/result.h"
#include "calame/ruleset.h"

namespace calame {

// How often (rule id, hash) stands in one article.
using KnownFindings = std::map<std::pair<std::string, std::string>, std::uint32_t>;

class Baseline {
 public:
  // Errors: no such file, or one that is no baseline.
  static Result<Baseline> read(const std::string& path, UiLanguage);
  // To be written at `path`; what stands there already is the start.
  static Result<Baseline> begin(const std::string& path, UiLanguage);

  // Marks what is known among the findings, the first ones where there are more now. `path`: of the article, as it
  // was given. Returns how many known findings are there no more, those of rules that are off not counted. Several
  // articles may be marked at once.
  std::size_t mark(const std::string& path, const Ruleset&, const Document&, const Source&,
                   std::vector<Diagnostic>&) const;
  // Of articles that are gone.
  [[nodiscard]] std::size_t of_missing_files() const;

  // Takes all findings of an article in, marks them, and forgets what it knew of the article, but for rules that are
  // off. One article at a time. Returns how many there are.
  std::size_t take(const std::string& path, const Ruleset&, const Document&, const Source&, std::vector<Diagnostic>&);
  // Articles that are gone are left out. Replaces the file at once.
  std::optional<Error> write(UiLanguage) const;
  [[nodiscard]] std::string text() const;

 private:
  [[nodiscard]] std::string key_of(const std::string& path) const;

  std::string path_;
  std::string folder_;  // absolute: paths in the file count from here
  std::map<std::string, KnownFindings> articles_;
};

}  // namespace calame
