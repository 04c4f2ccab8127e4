// Parts of speech of a sentence: an averaged perceptron, trained by tools/tagger (models/README.md).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/lexicon.h"
#include "analysis/tagger_features.h"
#include "analysis/tagger_weights.h"
#include "calame/morphology.h"

namespace calame {

class Tagger {
 public:
  // Of a file made by tools/tagger; it must outlive the tagger. Null when the bytes are no such file.
  static std::shared_ptr<const Tagger> open(std::span<const std::byte>);
  // … that came with the program.
  static std::shared_ptr<const Tagger> open_proved(std::span<const std::byte>);

  // What a spelling brings to the decision wherever it stands: computed once, remembered by the caller.
  struct alignas(64) Word {
    SpellingTraits traits;
    // What it says for each tag of the word two places after it, … itself, … two places before it.
    std::array<std::array<std::int16_t, fine_tag_count>, spelling_places> rows;
    // What it adds in a sentence where it stands as usual; of a word in three.
    std::array<std::int16_t, fine_tag_count> usual_manner;

    // It will be asked soon: its lines are far from those of others, and waiting for them is dear.
    void expect() const {
      const char* const at = reinterpret_cast<const char*>(this);
      for (std::size_t line = 0; line < offsetof(Word, usual_manner); line += 64) __builtin_prefetch(at + line);
    }
  };
  // `form` as it is written; `readings` of the lexicon (readings_of_token), may be empty. `scratch`: any, to be
  // used again for the next.
  void prepare(std::string_view form, std::span<const Reading> readings, Spelling& scratch, Word& out) const;

  struct Choice {
    Upos upos = Upos::x;
    Features features;  // what the model tells apart: finite, infinitive, participle + past or present, contracted
  };
  // Of one sentence, punctuation included, in order. `out` gets one choice a word.
  void tag(std::span<const Word* const> sentence, std::vector<Choice>& out) const;
  void tag(std::span<const Word* const> sentence, std::vector<FineTag>& out) const;

 private:
  using Scores = std::array<std::int16_t, 32>;  // one for each value of a byte of a model, masked
  static std::shared_ptr<const Tagger> of(const std::optional<WeightTable>&);
  void fill(const Spelling&, Word&) const;

  WeightTable weights_;
  Word outside_;  // what stands before and after a sentence
};

// Compiled into the library; null when this build has none.
std::shared_ptr<const Tagger> builtin_tagger(std::string_view code);

}  // namespace calame
