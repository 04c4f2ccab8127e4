// The [[rule]] tables of all packs by id, and the [rules] that change them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calame/ruleset.h"
#include "rules/criterion_reader.h"
#include "rules/fields.h"

namespace calame {

// A rule before it is read: its table, with overriding ones over it.
struct RuleDraft {
  std::string id, name;
  Fields fields;
  const Pack* pack;
  std::optional<Severity> severity;
  std::optional<bool> enabled;
  std::vector<std::string> formerly;  // ids and names of those that it replaces
};

// A key of [rules], and the rule that it names.
struct NamedRule {
  std::size_t draft;
  std::string used, path;
  LineColumn at;
};

// Ids and names are well formed and unique; what is not is reported and left out. A deprecated rule with an heir is
// left out too, and leaves it its id and name.
std::vector<RuleDraft> gather_rules(std::vector<PackRoot>&);
// MET003 = "off" | "on" | a severity | { over = 600, … }, by id or name; later packs win.
std::vector<NamedRule> override_rules(std::vector<PackRoot>&, std::vector<RuleDraft>&);

}  // namespace calame
