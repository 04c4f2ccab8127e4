#include "analysis/tagger.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace calame {

std::shared_ptr<const Tagger> Tagger::open(std::span<const std::byte> bytes) { return of(WeightTable::open(bytes)); }

std::shared_ptr<const Tagger> Tagger::open_proved(std::span<const std::byte> bytes) {
  return of(WeightTable::open_proved(bytes));
}

std::shared_ptr<const Tagger> Tagger::of(const std::optional<WeightTable>& weights) {
  if (!weights) return nullptr;
  auto tagger = std::make_shared<Tagger>();
  tagger->weights_ = *weights;
  Spelling outside;
  read_outside(outside);
  tagger->fill(outside, tagger->outside_);
  return tagger;
}

void Tagger::prepare(std::string_view form, std::span<const Reading> readings, Spelling& scratch, Word& out) const {
  read_spelling(form, readings, scratch);
  fill(scratch, out);
}

void Tagger::fill(const Spelling& spelling, Word& out) const {
  out.traits = spelling.traits;
  for (std::size_t place = 0; place < spelling_places; ++place) {
    Scores sum{};
    for (const std::uint32_t feature : spelling.features[place]) weights_.add(feature, sum.data());
    std::copy_n(sum.begin(), fine_tag_count, out.rows[place].begin());
  }
  Scores sum{};
  manner_features(spelling.traits, Manner(), [&](std::uint32_t feature) { weights_.add(feature, sum.data()); });
  std::copy_n(sum.begin(), fine_tag_count, out.usual_manner.begin());
}

namespace {

// Eight scores at a time, as one register of any processor since 2003.
using Lane = std::int16_t __attribute__((vector_size(16)));
constexpr std::size_t lanes = fine_tag_count / 8;
static_assert(fine_tag_count % 8 == 0);

Lane lane_at(const std::int16_t* scores, std::size_t lane) {
  Lane out;
  std::memcpy(&out, scores + lane * 8, sizeof out);
  return out;
}

// The scores of all tags.
struct Sum {
  Lane of[lanes] = {};
  void add(const std::int16_t* row) {
    for (std::size_t i = 0; i < lanes; ++i) of[i] += lane_at(row, i);
  }
};

Lane greater(Lane a, Lane b) { return a > b ? a : b; }

// In every element the greatest of all.
Lane greatest_of(Lane a) {
  a = greater(a, __builtin_shuffle(a, Lane{4, 5, 6, 7, 0, 1, 2, 3}));
  a = greater(a, __builtin_shuffle(a, Lane{2, 3, 0, 1, 6, 7, 4, 5}));
  return greater(a, __builtin_shuffle(a, Lane{1, 0, 3, 2, 5, 4, 7, 6}));
}
Lane greatest_of(const Sum& sum) {
  Lane most = sum.of[0];
  for (std::size_t i = 1; i < lanes; ++i) most = greater(most, sum.of[i]);
  return greatest_of(most);
}

struct Lead {
  std::uint8_t tag;
  std::int32_t by;
};

// The best tag, the first of equals, and how far ahead of the next it is.
[[gnu::always_inline]] inline Lead lead_of(Sum sum) {
  const Lane best = greatest_of(sum);
  // Tags count down, so that the first of the best has the greatest number.
  constexpr std::int16_t top = fine_tag_count;
  const Lane eight = {8, 8, 8, 8, 8, 8, 8, 8}, none = {};
  const Lane numbers = {top, top - 1, top - 2, top - 3, top - 4, top - 5, top - 6, top - 7};
  Lane number = numbers, first = none;
#pragma GCC unroll 3
  for (std::size_t i = 0; i < lanes; ++i, number -= eight) first = greater(first, sum.of[i] == best ? number : none);
  first = greatest_of(first);
  number = numbers;
  const Lane least = none + INT16_MIN;
#pragma GCC unroll 3
  for (std::size_t i = 0; i < lanes; ++i, number -= eight) sum.of[i] = number == first ? least : sum.of[i];
  return {static_cast<std::uint8_t>(top - first[0]), best[0] - greatest_of(sum)[0]};
}

}  // namespace

void Tagger::tag(std::span<const Word* const> sentence, std::vector<FineTag>& out) const {
  const std::size_t size = sentence.size();
  const auto traits_at = [&](std::size_t i) -> const SpellingTraits& { return sentence[i]->traits; };
  const SentenceTraits traits = sentence_traits(size, traits_at);
  out.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    // A place of a word counts from the decision: rows[own_place] stand for the word itself.
    const Word* const seen[spelling_places] = {i > 1 ? sentence[i - 2] : &outside_, i > 0 ? sentence[i - 1] : &outside_,
                                               sentence[i], i + 1 < size ? sentence[i + 1] : &outside_,
                                               i + 2 < size ? sentence[i + 2] : &outside_};
    Sum sum;
#pragma GCC unroll 5
    for (std::size_t place = 0; place < spelling_places; ++place) sum.add(seen[place]->rows[place].data());
    // Two words of three are settled here: their context is not asked.
    const Lead lead = lead_of(sum);
    if (lead.by >= (seen[own_place]->traits.single ? weights_.certain() / 2 : weights_.certain())) {
      out[i] = FineTag(lead.tag);
      continue;
    }
    const TaggingPlace place = tagging_place(i, size, traits_at, out.data(), traits, outside_.traits);
    const Manner manner{place.first, place.capitals, place.question};
    if (manner.usual()) sum.add(sentence[i]->usual_manner.data());
    Scores scores{};
    std::memcpy(scores.data(), sum.of, sizeof sum.of);
    std::array<WeightTable::Bucket, joint_feature_count + manner_feature_count> buckets;
    std::size_t count = 0;
    const auto find = [&](std::uint32_t feature) { buckets[count++] = weights_.find(feature); };
    joint_features(place, find);
    if (!manner.usual()) manner_features(*place.word, manner, find);
    for (std::size_t f = 0; f < count; ++f) WeightTable::add(buckets[f], scores.data());
    std::memcpy(sum.of, scores.data(), sizeof sum.of);
    out[i] = FineTag(lead_of(sum).tag);
  }
}

void Tagger::tag(std::span<const Word* const> sentence, std::vector<Choice>& out) const {
  std::vector<FineTag> tags;
  tag(sentence, tags);
  out.clear();
  for (const FineTag t : tags) out.push_back({upos_of(t), features_of(t)});
}

}  // namespace calame
