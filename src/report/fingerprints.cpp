#include "report/fingerprints.h"

#include <fmt/format.h>

#include <map>

#include "audit/snippet_hash.h"
#include "report/sha256.h"
#include "report/summary.h"

namespace calame {

std::string short_hash(std::string_view text) {
  const auto digest = sha256(text);
  std::string out;
  for (std::size_t i = 0; i < 16; ++i) out += fmt::format("{:02x}", digest[i]);
  return out;
}

std::vector<std::string> fingerprints(const Audited& audited, const Ruleset& rules) {
  std::vector<std::string> out;
  out.reserve(audited.result.diagnostics.size());
  std::map<std::string, int> seen;
  for (const Diagnostic& d : audited.result.diagnostics) {
    std::string hash = short_hash(rule_of(rules, d).id + ":" + snippet_hash(audited.document, audited.source, d));
    const int number = ++seen[hash];
    out.push_back(std::move(hash) + ":" + std::to_string(number));
  }
  return out;
}

}  // namespace calame
