#include "calame/score.h"

#include <algorithm>
#include <cmath>

namespace calame {

namespace {

// Sums of doubles miss a whole number by a few ulps: 73.9999999 is 74.
constexpr double rounding = 1e-6;
constexpr double words_floor = 200;

double clamped(double s) { return std::isnan(s) ? 0 : std::clamp(s, 0.0, 1.0); }

double weight_of(const Criterion& c) { return std::max(0.0, c.weight) * evidence_factor(c.evidence); }

// Weights of categories: those of the ruleset, with what the profile changes of them.
using Weights = std::map<std::string, double>;

// `changed` holds them where the profile does.
const Weights& weights_under(const Ruleset& ruleset, const std::string& profile, Weights& changed) {
  const auto own = ruleset.profile_weights.find(profile);
  if (own == ruleset.profile_weights.end()) return ruleset.category_weights;
  changed = ruleset.category_weights;
  for (const auto& [category, weight] : own->second) changed[category] = weight;
  return changed;
}

double category_weight(const Weights& weights, const std::string& category) {
  const auto found = weights.find(category);
  return found == weights.end() ? 0 : std::max(0.0, found->second);
}

// Of the category of each criterion. Those of one category follow each other.
std::vector<double> weights_by_criterion(const Ruleset& ruleset, const Weights& weights) {
  std::vector<double> by_criterion;
  by_criterion.reserve(ruleset.criteria.size());
  const std::string* last = nullptr;
  for (const Criterion& c : ruleset.criteria) {
    const bool known = last && *last == c.category;
    by_criterion.push_back(known ? by_criterion.back() : category_weight(weights, c.category));
    last = &c.category;
  }
  return by_criterion;
}

// An empty document loses everything there is to lose: the criteria that applied, else all.
std::vector<CriterionOutcome> outcomes_of_empty(const Ruleset& ruleset, const Weights& weights,
                                                std::span<const CriterionOutcome> given) {
  std::vector<CriterionOutcome> outcomes(given.begin(), given.end());
  const auto weighs = [&](const CriterionOutcome& o) {
    const Criterion& c = ruleset.criteria[o.criterion];
    return weight_of(c) * category_weight(weights, c.category) > 0;
  };
  const bool some = std::any_of(outcomes.begin(), outcomes.end(),
                                [&](const CriterionOutcome& o) { return o.applicable && weighs(o); });
  for (CriterionOutcome& o : outcomes) {
    if (!some && weighs(o)) o.applicable = true;
    o.score = 0;
  }
  return outcomes;
}

struct CategorySum {
  double weighted = 0, weight = 0;
};
using CategorySums = std::map<std::string, CategorySum>;

CategorySums sum_categories(const Ruleset& ruleset, std::span<const double> category_weights,
                            std::span<const CriterionOutcome> outcomes) {
  CategorySums sums;
  auto at = sums.end();
  for (const CriterionOutcome& o : outcomes) {
    const Criterion& c = ruleset.criteria[o.criterion];
    const double w = weight_of(c);
    if (!o.applicable || w == 0 || category_weights[o.criterion] == 0) continue;
    if (at == sums.end() || at->first != c.category) at = sums.try_emplace(c.category).first;
    at->second.weighted += w * clamped(o.score);
    at->second.weight += w;
  }
  return sums;
}

bool gate_closed(const Criterion& c, const CriterionOutcome& o) {
  const double s = clamped(o.score);
  return c.cap && o.applicable && s < 1 && s <= c.cap_below;
}

std::vector<Gate> closed_gates(const Ruleset& ruleset, std::span<const CriterionOutcome> outcomes) {
  std::vector<Gate> gates;
  for (const CriterionOutcome& o : outcomes) {
    const Criterion& c = ruleset.criteria[o.criterion];
    if (gate_closed(c, o)) gates.push_back({"gate." + c.id, *c.cap});
  }
  std::sort(gates.begin(), gates.end(),
            [](const Gate& a, const Gate& b) { return a.cap != b.cap ? a.cap < b.cap : a.id < b.id; });
  return gates;
}

std::vector<LedgerLine> ledger_of(const Ruleset& ruleset, std::span<const double> category_weights,
                                  std::span<const CriterionOutcome> outcomes, const CategorySums& sums,
                                  double total_weight) {
  std::vector<LedgerLine> ledger;
  ledger.reserve(outcomes.size());
  auto sum = sums.end();
  for (const CriterionOutcome& o : outcomes) {
    const Criterion& c = ruleset.criteria[o.criterion];
    const double w = weight_of(c);
    if (!o.applicable || w == 0) continue;
    if (sum == sums.end() || sum->first != c.category) sum = sums.find(c.category);
    if (sum == sums.end()) continue;
    const double max = 100 * (category_weights[o.criterion] / total_weight) * (w / sum->second.weight);
    ledger.push_back({o.criterion, max * (1 - clamped(o.score)), max, o.rules});
  }
  std::sort(ledger.begin(), ledger.end(), [&](const LedgerLine& a, const LedgerLine& b) {
    if (a.loss != b.loss) return a.loss > b.loss;
    if (a.max != b.max) return a.max > b.max;
    return ruleset.criteria[a.criterion].id < ruleset.criteria[b.criterion].id;
  });
  return ledger;
}

std::vector<CategoryScore> category_scores(const Weights& weights, const CategorySums& sums) {
  std::vector<CategoryScore> categories;
  for (const auto& [name, sum] : sums)
    categories.push_back({name, 100 * sum.weighted / sum.weight, category_weight(weights, name)});
  std::stable_sort(categories.begin(), categories.end(),
                   [](const CategoryScore& a, const CategoryScore& b) { return a.weight > b.weight; });
  return categories;
}

}  // namespace

double ramp_score(const Criterion& c, double value) {
  const auto [full_low, full_high] = c.full;
  const auto [zero_low, zero_high] = c.zero;
  if (std::isnan(value)) return 0;
  if (value < full_low) return value <= zero_low ? 0 : (value - zero_low) / (full_low - zero_low);
  if (value > full_high) return value >= zero_high ? 0 : (zero_high - value) / (zero_high - full_high);
  return 1;
}

double density_score(const Criterion& c, std::uint32_t findings, std::uint32_t words) {
  if (findings == 0) return 1;
  if (c.half <= 0) return 0;
  const double per_hundred = 100.0 * findings / std::max<double>(words, words_floor);
  return std::exp2(-per_hundred / c.half);
}

Score compute_score(const Ruleset& ruleset, std::span<const CriterionOutcome> given, bool empty_document,
                    const std::string& profile) {
  Weights changed;
  const Weights& weights = weights_under(ruleset, profile, changed);
  Score score;
  score.outcomes = empty_document ? outcomes_of_empty(ruleset, weights, given)
                                  : std::vector<CriterionOutcome>(given.begin(), given.end());
  const std::vector<double> by_criterion = weights_by_criterion(ruleset, weights);
  const CategorySums sums = sum_categories(ruleset, by_criterion, score.outcomes);
  score.categories = category_scores(weights, sums);
  double weighted = 0, total_weight = 0;
  for (const CategoryScore& c : score.categories) {
    weighted += c.weight * c.score;
    total_weight += c.weight;
  }
  score.ledger = ledger_of(ruleset, by_criterion, score.outcomes, sums, total_weight);
  // Where no criterion applies there is nothing to lose.
  score.raw = total_weight > 0 ? weighted / total_weight : 100;
  if (empty_document) score.raw = 0;
  score.gates = closed_gates(ruleset, score.outcomes);
  const double capped = score.gates.empty() ? score.raw : std::min(score.raw, score.gates.front().cap);
  score.overall = std::clamp(static_cast<int>(std::floor(capped + rounding)), 0, 100);
  return score;
}

}  // namespace calame
