#include "analysis/tagger.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace calame {

std::shared_ptr<const Tagger> Tagger::open(std::span<const std::byte> bytes) {
  const auto weights = WeightTable::open(bytes);
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

void add_row(const std::int16_t* row, std::int16_t* scores) {
  for (std::size_t i = 0; i < lanes; ++i) {
    const Lane sum = lane_at(scores, i) + lane_at(row, i);
    std::memcpy(scores + i * 8, &sum, sizeof sum);
  }
}

std::int16_t greatest(const std::int16_t* scores) {
  Lane most = lane_at(scores, 0);
  for (std::size_t i = 1; i < lanes; ++i) {
    const Lane other = lane_at(scores, i);
    most = most > other ? most : other;
  }
  std::int16_t out = most[0];
  for (int i = 1; i < 8; ++i) out = std::max<std::int16_t>(out, most[i]);
  return out;
}

}  // namespace

// The best tag by `scores`, and how far ahead of the next it is.
Tagger::Lead Tagger::lead_of(Scores scores) {
  const std::int16_t first = greatest(scores.data());
  const auto best = std::find(scores.begin(), scores.begin() + fine_tag_count - 1, first);
  *best = INT16_MIN;
  return {static_cast<std::uint8_t>(best - scores.begin()), first - greatest(scores.data())};
}

void Tagger::tag(std::span<const Word* const> sentence, std::vector<Choice>& out) const {
  const std::size_t size = sentence.size();
  const auto traits_at = [&](std::size_t i) -> const SpellingTraits& { return sentence[i]->traits; };
  const SentenceTraits traits = sentence_traits(size, traits_at);
  std::vector<std::uint8_t> tags(size);
  for (std::size_t i = 0; i < size; ++i) {
    // A place of a word counts from the decision: rows[own_place] stand for the word itself.
    const Word* const seen[spelling_places] = {i > 1 ? sentence[i - 2] : &outside_, i > 0 ? sentence[i - 1] : &outside_,
                                               sentence[i], i + 1 < size ? sentence[i + 1] : &outside_,
                                               i + 2 < size ? sentence[i + 2] : &outside_};
    Scores scores{};
    for (std::size_t place = 0; place < spelling_places; ++place) {
      add_row(seen[place]->rows[place].data(), scores.data());
    }
    // Two words of three are settled here: their context is not asked.
    const Lead lead = lead_of(scores);
    if (lead.by >= (seen[own_place]->traits.single ? weights_.certain() / 2 : weights_.certain())) {
      tags[i] = lead.tag;
      continue;
    }
    const TaggingPlace place = tagging_place(i, size, traits_at, tags.data(), traits, outside_.traits);
    context_features(place, [&](std::uint32_t feature) { weights_.add(feature, scores.data()); });
    tags[i] = lead_of(scores).tag;
  }
  out.clear();
  for (const std::uint8_t t : tags) out.push_back({upos_of(FineTag(t)), features_of(FineTag(t))});
}

}  // namespace calame
