#include "calame/score.h"

#include <cmath>
#include <random>

#include "catch.h"

using namespace calame;

namespace {

Criterion criterion(std::string id, double weight, Evidence evidence = Evidence::documented) {
  Criterion c;
  c.category = id.substr(0, id.find('.'));
  c.id = std::move(id);
  c.weight = weight;
  c.evidence = evidence;
  return c;
}

Ruleset small_ruleset() {
  Ruleset ruleset;
  ruleset.category_weights = {{"meta", 20}, {"structure", 20}, {"typography", 10}};
  ruleset.criteria = {criterion("meta.title-present", 5), criterion("meta.lang", 1, Evidence::consensus),
                      criterion("structure.levels", 3), criterion("typography.spaces", 3, Evidence::norm),
                      criterion("typography.folklore", 9, Evidence::folklore)};
  ruleset.criteria[0].cap = 59;
  return ruleset;
}

std::vector<CriterionOutcome> outcomes(std::initializer_list<double> scores) {
  std::vector<CriterionOutcome> out;
  std::uint32_t index = 0;
  for (const double s : scores) {
    CriterionOutcome o;
    o.criterion = index++;
    o.applicable = s >= 0;
    o.score = s;
    out.push_back(o);
  }
  return out;
}

double losses(const Score& score) {
  double sum = 0;
  for (const LedgerLine& line : score.ledger) sum += line.loss;
  return sum;
}

}  // namespace

TEST_CASE("a ramp is full inside, zero outside, straight between") {
  Criterion c = criterion("meta.title-width", 3);
  c.full = {200, 580};
  c.zero = {100, 680};
  struct Case {
    double value, score;
  };
  const Case cases[] = {{100, 0}, {50, 0},    {150, 0.5}, {200, 1}, {400, 1},
                        {580, 1}, {630, 0.5}, {680, 0},   {900, 0}, {std::nan(""), 0}};
  for (const Case& each : cases) {
    CAPTURE(each.value);
    CHECK(ramp_score(c, each.value) == Approx(each.score));
  }
  c.full = {0, 20};
  c.zero = {0, 35};
  CHECK(ramp_score(c, 0) == 1);
  CHECK(ramp_score(c, -1) == 0);
}

TEST_CASE("a density halves by its half, over 200 words at least") {
  Criterion c = criterion("typography.spaces", 3);
  c.half = 1;
  CHECK(density_score(c, 0, 0) == 1);
  CHECK(density_score(c, 7, 700) == Approx(0.5));
  CHECK(density_score(c, 2, 10) == Approx(0.5));
  CHECK(density_score(c, 24, 693) == Approx(0.0907).epsilon(0.01));
}

TEST_CASE("every point that is lost stands in the ledger") {
  const Ruleset ruleset = small_ruleset();
  std::mt19937 random(7);
  std::uniform_real_distribution<double> any(-0.3, 1);
  for (int i = 0; i < 500; ++i) {
    const Score score = compute_score(
        ruleset, outcomes({any(random), any(random), any(random), any(random), any(random)}), i % 50 == 0);
    CHECK(std::abs(losses(score) - (100 - score.raw)) < 1e-9);
    CHECK(score.overall <= score.raw + 1e-6);
    CHECK(score.overall >= 0);
  }
}

TEST_CASE("a profile changes the weights of some categories") {
  Ruleset ruleset = small_ruleset();
  ruleset.profile_weights["news"] = {{"meta", 0}};
  const std::vector<CriterionOutcome> given = outcomes({1, 0, -1, 0.5, 0});
  const Score plain = compute_score(ruleset, given, false), news = compute_score(ruleset, given, false, "news");
  CHECK(plain.categories.size() == 2);
  REQUIRE(news.categories.size() == 1);
  CHECK(news.raw == Approx(50));
  CHECK(std::abs(losses(news) - 50) < 1e-9);
  CHECK(compute_score(ruleset, given, false, "blog").raw == Approx(plain.raw));
}

TEST_CASE("category arithmetic: evidence weighs, folklore does not, what does not apply leaves") {
  const Score score = compute_score(small_ruleset(), outcomes({1, 0, -1, 0.5, 0}), false);
  REQUIRE(score.categories.size() == 2);
  CHECK(score.categories[0].name == "meta");
  CHECK(score.categories[0].score == Approx(100 * 5 / 5.7));
  CHECK(score.categories[1].score == Approx(50));
  CHECK(score.raw == Approx((20 * 500 / 5.7 + 10 * 50) / 30));
  CHECK(score.ledger.size() == 3);
  CHECK(score.ledger.front().loss >= score.ledger.back().loss);
}

TEST_CASE("a gate caps while its criterion is lost, and says so") {
  const Ruleset ruleset = small_ruleset();
  Score score = compute_score(ruleset, outcomes({0, 1, 1, 1, 1}), false);
  REQUIRE(score.gates.size() == 1);
  CHECK(score.gates[0].id == "gate.meta.title-present");
  CHECK(score.overall == 59);
  CHECK(score.raw > 59);
  CHECK(compute_score(ruleset, outcomes({1, 1, 1, 1, 1}), false).gates.empty());
  CHECK(compute_score(ruleset, outcomes({-1, 1, 1, 1, 1}), false).gates.empty());
  Ruleset ramp = ruleset;
  ramp.criteria[0].cap_below = 1;
  CHECK(compute_score(ramp, outcomes({0.99, 1, 1, 1, 1}), false).gates.size() == 1);
  CHECK(compute_score(ramp, outcomes({1, 1, 1, 1, 1}), false).gates.empty());
}

TEST_CASE("the overall score is not one less for a rounding error") {
  Ruleset ruleset;
  ruleset.category_weights = {{"meta", 1}};
  ruleset.criteria = {criterion("meta.a", 1)};
  CHECK(compute_score(ruleset, outcomes({0.739999999999}), false).overall == 74);
  CHECK(compute_score(ruleset, outcomes({0.7399}), false).overall == 73);
  CHECK(compute_score(ruleset, outcomes({1}), false).overall == 100);
}

TEST_CASE("an empty document scores 0, on lines of the ledger") {
  const Ruleset ruleset = small_ruleset();
  for (const auto& given : {outcomes({1, 1, 1, 1, 1}), outcomes({-1, -1, -1, -1, -1}), outcomes({-1, 1, -1, -1, -1})}) {
    const Score score = compute_score(ruleset, given, true);
    CHECK(score.overall == 0);
    CHECK(score.raw == 0);
    CHECK(losses(score) == Approx(100));
  }
}

TEST_CASE("ten more rules that stay silent change no score") {
  Ruleset ruleset = small_ruleset();
  auto given = outcomes({1, 0.4, 0, 0.5, 0});
  const Score before = compute_score(ruleset, given, false);
  // Outcomes are of criteria: rules that found nothing do not appear in them at all.
  for (int i = 0; i < 10; ++i) ruleset.rules.emplace_back();
  const Score after = compute_score(ruleset, given, false);
  CHECK(before.overall == after.overall);
  CHECK(before.raw == after.raw);
}
