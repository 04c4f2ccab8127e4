#include "learner.h"

#include <algorithm>
#include <utility>

namespace calame::tagger {

Learner::Learner(const std::vector<Spelling>& spellings) : spellings_(spellings), slots_(1U << 16) {
  read_outside(outside_);
}

// splitmix64: the same numbers everywhere, which <random>'s distributions do not promise.
std::uint64_t Learner::random() {
  std::uint64_t z = random_state_ += 0x9E3779B97F4A7C15ULL;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

std::uint32_t Learner::find(std::uint32_t feature) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = feature * 0x9E3779B1U >> 4 & mask; slots_[at] != 0; at = (at + 1) & mask)
    if (keys_[slots_[at] - 1] == feature) return slots_[at] - 1;
  return none;
}

std::uint32_t Learner::find_or_add(std::uint32_t feature) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = feature * 0x9E3779B1U >> 4 & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask)
    if (keys_[slots_[at] - 1] == feature) return slots_[at] - 1;
  keys_.push_back(feature);
  rows_.emplace_back();
  slots_[at] = static_cast<std::uint32_t>(keys_.size());
  const auto added = slots_[at] - 1;
  if (keys_.size() * 2 > slots_.size()) grow();
  return added;
}

void Learner::grow() {
  slots_.assign(slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t i = 0; i < keys_.size(); ++i) {
    std::size_t at = keys_[i] * 0x9E3779B1U >> 4 & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = i + 1;
  }
}

void Learner::update(std::uint32_t feature, std::size_t tag, float by) {
  Weights& w = rows_[find_or_add(feature)];
  w.total[tag] += w.now[tag] * static_cast<float>(step_ - w.since[tag]);
  w.since[tag] = step_;
  w.now[tag] += by;
}

void Learner::collect(const Sample& sample, std::size_t i, const SentenceTraits& sentence, const std::uint8_t* tags) {
  const auto spelling = [&](std::size_t k) -> const Spelling& {
    return k < sample.words.size() ? spellings_[sample.words[k]] : outside_;
  };
  active_.clear();
  for (std::size_t place = 0; place < spelling_places; ++place) {
    const auto& features = spelling(i + place - own_place).features[place];  // wraps around before the sentence
    active_.insert(active_.end(), features.begin(), features.end());
  }
  of_spellings_ = active_.size();
  const auto traits_at = [&](std::size_t k) -> const SpellingTraits& { return spellings_[sample.words[k]].traits; };
  const TaggingPlace place = tagging_place(i, sample.words.size(), traits_at, tags, sentence, outside_.traits);
  context_features(place, [&](std::uint32_t feature) { active_.push_back(feature); });
}

void Learner::add_scores(std::size_t begin, std::size_t end, Row& scores) const {
  for (std::size_t k = begin; k < end; ++k) {
    const std::uint32_t index = find(active_[k]);
    if (index == none) continue;
    for (std::size_t t = 0; t < fine_tag_count; ++t) scores[t] += rows_[index].now[t];
  }
}

namespace {

// The best tag but `without`.
std::size_t best_of(const Row& scores, std::size_t without) {
  std::size_t best = without == 0 ? 1 : 0;
  for (std::size_t t = 0; t < fine_tag_count; ++t)
    if (t != without && scores[t] > scores[best]) best = t;
  return best;
}

bool leads(const Row& scores, std::size_t tag, float by) { return scores[tag] - scores[best_of(scores, tag)] >= by; }

}  // namespace

void Learner::learn(const Sample& sample, const LearnerOptions& options, bool may_settle) {
  const auto traits_at = [&](std::size_t k) -> const SpellingTraits& { return spellings_[sample.words[k]].traits; };
  const SentenceTraits sentence = sentence_traits(sample.words.size(), traits_at);
  std::vector<std::uint8_t> tags(sample.words.size());
  for (std::size_t i = 0; i < sample.words.size(); ++i, ++step_) {
    collect(sample, i, sentence, tags.data());
    Row scores{};
    add_scores(0, of_spellings_, scores);
    const auto gold = static_cast<std::size_t>(sample.tags[i]);
    std::size_t rival = best_of(scores, gold), looked_at = of_spellings_;
    const float needed = traits_at(i).single ? options.certain / 2 : options.certain;
    const bool settled = may_settle && leads(scores, scores[gold] >= scores[rival] ? gold : rival, needed);
    if (!settled) {
      looked_at = active_.size();
      add_scores(of_spellings_, looked_at, scores);
      rival = best_of(scores, gold);
    }
    // The tags ahead are learnt from what will stand there: our own choices, right or wrong.
    tags[i] = static_cast<std::uint8_t>(scores[rival] >= scores[gold] ? rival : gold);
    if (scores[gold] - scores[rival] >= options.margin) continue;
    for (std::size_t k = 0; k < looked_at; ++k) {
      update(active_[k], gold, 1);
      update(active_[k], rival, -1);
    }
  }
}

void Learner::train(const std::vector<std::vector<Sample>>& samples, const LearnerOptions& options) {
  random_state_ = options.seed;
  std::vector<std::uint32_t> order(samples.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    const bool may_settle = options.certain > 0 && epoch >= 2;
    for (const std::uint32_t i : order) learn(samples[i][random() % samples[i].size()], options, may_settle);
  }
}

void Learner::add_average(std::unordered_map<std::uint32_t, Row>& out) const {
  if (step_ == 0) return;
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    Row& row = out[keys_[i]];
    const Weights& w = rows_[i];
    for (std::size_t t = 0; t < fine_tag_count; ++t) {
      const double total = w.total[t] + static_cast<double>(w.now[t]) * (step_ - w.since[t]);
      row[t] += static_cast<float>(total / step_);
    }
  }
}

}  // namespace calame::tagger
