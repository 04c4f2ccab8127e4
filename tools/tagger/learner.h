// An averaged perceptron over the features of the tagger.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "analysis/tagger_features.h"

namespace calame::tagger {

using Row = std::array<float, fine_tag_count>;

// A sentence as indices into the spellings, with its tags.
struct Sample {
  std::vector<std::uint32_t> words;
  std::vector<FineTag> tags;
};

struct LearnerOptions {
  int epochs = 10;
  float margin = 6;
  // A lead of so much by the features of the spellings settles a tag, as it will in the tagger (half of it for a
  // `single` word), so that they learn to be right by themselves. From the third epoch on; 0: never.
  float certain = 45;
  double dropout = 0;  // share of words read without what only their own form says
  std::uint64_t seed = 1;
};

// Features with their weights; those never updated are absent.
class Learner {
 public:
  explicit Learner(const std::vector<Spelling>& spellings);
  // `samples`: one of the views of a sentence is taken at random in each epoch.
  void train(const std::vector<std::vector<Sample>>& samples, const LearnerOptions&);
  // The average over all steps, added to `out`.
  void add_average(std::unordered_map<std::uint32_t, Row>& out) const;

 private:
  struct Weights {
    Row now{}, total{};
    std::array<std::uint32_t, fine_tag_count> since{};
  };
  static constexpr std::uint32_t none = 0xFFFFFFFFU;

  void learn(const Sample&, const LearnerOptions&, bool may_settle);
  void add_scores(std::size_t begin, std::size_t end, Row& scores) const;
  void collect(const Sample&, std::size_t i, const SentenceTraits&, const std::uint8_t* tags);
  void update(std::uint32_t feature, std::size_t tag, float by);
  [[nodiscard]] std::uint32_t find(std::uint32_t feature) const;
  std::uint32_t find_or_add(std::uint32_t feature);
  void grow();
  std::uint64_t random();

  const std::vector<Spelling>& spellings_;
  Spelling outside_;
  std::vector<std::uint32_t> slots_;  // open addressing: index + 1 into rows_
  std::vector<std::uint32_t> keys_;
  std::vector<Weights> rows_;
  std::vector<std::uint32_t> active_;  // features of the decision at hand
  std::size_t of_spellings_ = 0;       // the first of them
  std::uint32_t step_ = 0;
  std::uint64_t random_state_ = 1;
};

}  // namespace calame::tagger
