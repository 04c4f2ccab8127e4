// The rules of a run: each article has those of the nearest calame.toml, with the overrides that its path matches.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "calame/brief.h"
#include "calame/result.h"
#include "calame/ruleset.h"
#include "cli/options.h"

namespace calame {

class Rulebook {
 public:
  // `path`: one of those that the rulebook was loaded for; any other has the first ruleset.
  [[nodiscard]] const Ruleset& of(const std::string& path) const;
  // What a list of commissions says of the article (World::ordered); empty when it is in none.
  [[nodiscard]] const Brief& ordered(const std::string& path) const;
  // The articles by what they fall under, in the order in which the run names them.
  struct Group {
    RulesetOptions options;
    const Ruleset* ruleset = nullptr;
    std::vector<std::string> paths;
  };
  [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }
  // Of the run, where one has to stand for all: that of the first article.
  [[nodiscard]] const Ruleset& first() const { return *rulesets_.front(); }

 private:
  friend class RulebookLoader;
  struct Entry {
    const Ruleset* ruleset = nullptr;
    const Brief* ordered = nullptr;
  };
  std::vector<const Ruleset*> rulesets_;
  std::vector<Group> groups_;
  std::vector<std::unique_ptr<Brief>> briefs_;
  std::map<std::string, Entry, std::less<>> articles_;
};

// Articles under the same configuration and the same overrides share one ruleset. All errors of all of them, in the
// order of the articles; what is no error (a deprecated name, a listed article that is not there) is told on stderr.
Result<Rulebook> load_rulebook(const Options&, const std::vector<std::string>& paths);

}  // namespace calame
