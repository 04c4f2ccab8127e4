#include "report/fingerprints.h"

#include <map>

#include "audit/snippet_hash.h"
#include "report/sha256.h"
#include "report/summary.h"

namespace calame {

std::string short_hash(std::string_view text) {
  constexpr std::size_t bytes = 16;
  return sha256_hex(text, bytes);
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
