#include "analysis/tagger.h"

#include <algorithm>
#include <cstdint>

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

// The best tag by `scores`, and how far ahead of the next it is.
Tagger::Lead Tagger::lead_of(const Scores& scores) {
  std::int32_t first = scores[0], second = INT16_MIN;
  std::uint8_t best = 0;
  for (std::size_t t = 1; t < fine_tag_count; ++t) {
    if (scores[t] > first) {
      second = first;
      first = scores[t];
      best = static_cast<std::uint8_t>(t);
    } else if (scores[t] > second) {
      second = scores[t];
    }
  }
  return {best, first - second};
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
      const auto& row = seen[place]->rows[place];
      for (std::size_t t = 0; t < fine_tag_count; ++t) scores[t] = static_cast<std::int16_t>(scores[t] + row[t]);
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
