// load_ruleset on any bytes, as calame.toml and as a pack that may extend itself: an answer, never a crash.
#include "calame/ruleset.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

void load(const calame::RulesetOptions& options) {
  const auto result = calame::load_ruleset(options);
  if (!result.ok() && result.errors().empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  calame::RulesetOptions config;
  config.builtins = false;
  config.config = calame::PackText{"calame.toml", text, false};
  load(config);
  calame::RulesetOptions pack;
  pack.builtins = false;
  pack.tests = true;
  pack.packs = {"pack.toml"};
  pack.read = [&](const std::string& path, const std::string&) -> calame::Result<calame::PackText> {
    return calame::PackText{path, text, false};
  };
  load(pack);
  return 0;
}
