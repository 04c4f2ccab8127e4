// select, ignore and preview of calame.toml and of the command line: which rules run.
#pragma once

#include <string>
#include <vector>

#include "calame/ruleset.h"
#include "rules/criterion_reader.h"
#include "rules/error_sink.h"

namespace calame {

struct ChosenName {
  std::string name;  // category, id, id prefix or name
  std::string path;  // the file or option that names it
  LineColumn at;
};

struct RuleChoice {
  std::vector<ChosenName> select, ignore;
  bool preview = false;
};

// A later `select` starts anew, a later `ignore` adds to what is ignored; the command line is last.
RuleChoice read_choice(std::vector<PackRoot>&, const RulesetOptions&);

void apply_selection(Ruleset&, const RuleChoice&, ErrorSink&);

// A deprecated name in use goes to Ruleset::notices, at the first place that uses it.
void note_deprecated(Ruleset&, const Rule&, const ChosenName&);
// What is said of one: it has an heir, or it is deprecated itself.
Message deprecation_of(const Rule&, std::string_view used);

}  // namespace calame
