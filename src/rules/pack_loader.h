// Which TOML texts make a ruleset, and in which order.
#pragma once

#include <vector>

#include "calame/ruleset.h"
#include "rules/error_sink.h"
#include "rules/toml_document.h"

namespace calame {

struct LoadedPack {
  TomlDocument document;
  std::string path;
  bool builtin = false;
  bool settings = false;            // calame.toml or an option of the command line, not a pack
  std::size_t override_number = 0;  // of [[overrides]] of calame.toml, from 1; 0 = none
};

// In order of precedence: what a pack extends stands before it, settings come last. Each text once.
std::vector<LoadedPack> load_packs(const RulesetOptions&, ErrorSink&);

}  // namespace calame
