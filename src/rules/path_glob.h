// Paths as calame.toml names them: "blog/**", "*.html", "brouillons", "{fr,en}/*.md".
#pragma once

#include <string_view>

#include "calame/result.h"
#include "rules/pattern.h"

namespace calame {

// `*` and `?` stay within a folder, `**` between slashes stands for any folders, {a,b} for one of several.
// Without a slash it is looked for at any depth, with one it counts from the folder of calame.toml; a last
// part without `*` or `?` may be a folder, and stands for what is below.
class PathGlob {
 public:
  // Refused with the reason in the message.
  static Result<PathGlob> compile(std::string_view glob);
  // `path`: relative, with slashes.
  bool matches(std::string_view path) const { return pattern_.found_in(path); }

 private:
  explicit PathGlob(Pattern pattern) : pattern_(std::move(pattern)) {}
  Pattern pattern_;
};

}  // namespace calame
