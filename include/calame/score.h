/// The score: arithmetic on criteria, every point traceable.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calame/ruleset.h"

namespace calame {

/// One criterion on one article. score in 0…1; meaningless when not applicable.
struct CriterionOutcome {
  std::uint32_t criterion = 0;  ///< index into Ruleset::criteria
  bool applicable = false;
  double score = 1;
  std::optional<double> value;       ///< measured, for ramps
  std::uint32_t findings = 0;        ///< not suppressed
  std::vector<std::uint32_t> rules;  ///< indices of the rules that cost points, ascending
};

struct LedgerLine {
  std::uint32_t criterion = 0;
  double loss = 0;  ///< points of 100 lost here
  double max = 0;   ///< points of 100 at stake here
  std::vector<std::uint32_t> rules;
};

struct CategoryScore {
  std::string name;
  double score = 0;   ///< 0…100
  double weight = 0;  ///< as set; shares are weight / sum over applicable categories
};

struct Gate {
  std::string id;  ///< "gate.meta.title-present"
  double cap = 100;
};

/// overall = floor(min(raw, lowest cap)); losses sum to 100 - raw.
struct Score {
  int overall = 0;
  double raw = 0;
  std::vector<Gate> gates;                ///< those in force, lowest first
  std::vector<CategoryScore> categories;  ///< applicable ones, heaviest first, then by name
  std::vector<LedgerLine> ledger;         ///< every applicable criterion, greatest loss first
  std::vector<CriterionOutcome> outcomes;
};

/// Score of a ramp at `value`.
double ramp_score(const Criterion&, double value);
/// 2^(-d/half), d = findings per 100 words, at least 200 words.
double density_score(const Criterion&, std::uint32_t findings, std::uint32_t words);
/// C = 100·Σ w·e·s / Σ w·e per category; raw = Σ W·C / ΣW. Where no criterion applies, raw is 100.
/// An empty document scores 0: every criterion that applied counts as 0 (all of the ruleset's, when
/// none applied), so that its ledger too sums to 100; only a ruleset that scores nothing has none.
/// `profile`: the kind of article, which may weigh categories another way (Ruleset::profile_weights).
Score compute_score(const Ruleset&, std::span<const CriterionOutcome>, bool empty_document,
                    const std::string& profile = {});

}  // namespace calame
