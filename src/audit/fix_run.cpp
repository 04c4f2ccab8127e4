// Fixes are applied, and the file audited again, until nothing changes.
#include <algorithm>
#include <cstring>
#include <set>

#include "calame/audit.h"

namespace calame {

namespace {

// Bytes that were seen before mean that fixes undo each other. Eight at a time: a large file is hashed once a pass.
std::uint64_t hash_of(std::string_view bytes) {
  constexpr std::uint64_t prime = 0x9E3779B97F4A7C15u;
  std::uint64_t hash = bytes.size();
  const auto mix = [&](std::uint64_t word) {
    hash = (hash ^ word) * prime;
    hash ^= hash >> 29;
  };
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + i, 8);
    mix(word);
  }
  std::uint64_t rest = 0;
  std::memcpy(&rest, bytes.data() + i, bytes.size() - i);
  mix(rest);
  return hash;
}

struct Offered {
  std::vector<Fix> fixes;
  std::vector<std::size_t> diagnostics;  // of each fix
};

Offered offered_fixes(const std::vector<Diagnostic>& diagnostics, Applicability minimum) {
  Offered offered;
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    const Diagnostic& d = diagnostics[i];
    if (d.suppressed || !d.fix || d.fix->edits.empty() || d.fix->applicability < minimum) continue;
    offered.fixes.push_back(*d.fix);
    offered.diagnostics.push_back(i);
  }
  return offered;
}

std::vector<std::string> names_of(const std::set<std::uint32_t>& rules, const Ruleset& ruleset) {
  std::vector<std::string> ids;
  for (const std::uint32_t rule : rules) ids.push_back(ruleset.rules[rule].id);
  return ids;
}

}  // namespace

Result<FixRun> fix_text(std::string bytes, std::string path, Format format, const Ruleset& ruleset, const Brief& brief,
                        const World& world, UiLanguage ui, Applicability minimum, const Limits& limits,
                        std::uint32_t max_passes, const Audited* first) {
  FixRun run;
  run.bytes = std::move(bytes);
  std::vector<std::uint64_t> seen;                  // what each pass began with
  std::vector<std::set<std::uint32_t>> applied_by;  // rules of each pass
  for (;;) {
    std::optional<Audited> own;
    if (run.passes > 0 || !first) {
      auto audited = audit_text(run.bytes, path, format, ruleset, brief, world, ui, limits);
      if (!audited) return audited.errors();
      own = *std::move(audited);
    }
    const Audited& audited = own ? *own : *first;
    const std::vector<Diagnostic>& diagnostics = audited.result.diagnostics;
    const Offered offered = offered_fixes(diagnostics, minimum);
    Applied applied;
    if (!offered.fixes.empty()) applied = apply_fixes(audited.source, format, offered.fixes, minimum);
    if (applied.applied.empty() || applied.bytes == run.bytes) {
      run.last = own ? std::move(own->result) : first->result;
      return run;
    }
    seen.push_back(hash_of(run.bytes));
    std::set<std::uint32_t> rules;
    for (const std::size_t i : applied.applied) rules.insert(diagnostics[offered.diagnostics[i]].rule);
    applied_by.push_back(rules);
    const auto before = std::find(seen.begin(), seen.end(), hash_of(applied.bytes));
    if (before != seen.end() || run.passes == max_passes) {
      run.stable = false;
      const auto began = before == seen.end() ? applied_by.end() - 1 : applied_by.begin() + (before - seen.begin());
      std::set<std::uint32_t> cycle;
      for (auto pass = began; pass != applied_by.end(); ++pass) cycle.insert(pass->begin(), pass->end());
      run.cycle = names_of(cycle, ruleset);
      return run;
    }
    run.bytes = std::move(applied.bytes);
    ++run.passes;
    run.applied += static_cast<std::uint32_t>(applied.applied.size());
    for (const std::size_t i : applied.applied) run.fixed.push_back(diagnostics[offered.diagnostics[i]]);
  }
}

}  // namespace calame
