// What the tagger looks at. The trainer and the tagger share it: a model fits only the features it was
// trained with, so a change here asks for training again (models/README.md).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/lexicon.h"
#include "calame/morphology.h"

namespace calame {

// UPOS, with what the context tells apart: forms of verbs, relative pronouns, and prepositions that hold
// their determiner (du) or their pronoun (duquel).
enum class FineTag : std::uint8_t {
  x,
  adj,
  adp,
  adv,
  cconj,
  det,
  intj,
  noun,
  num,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb_finite,
  verb_infinitive,
  verb_past,
  verb_present,
  aux_finite,
  aux_infinitive,
  aux_past,
  aux_present,
  adp_contracted,
  pron_relative
};
inline constexpr std::size_t fine_tag_count = 24;  // three registers of eight

FineTag fine_tag_of(Upos, Features);
Upos upos_of(FineTag);
Features features_of(FineTag);

// Changed with the features, so that an older model is refused.
inline constexpr std::uint32_t tagger_features_version = 3;

enum class SpellingShape : std::uint8_t {
  none,  // outside the sentence
  lower,
  capital,        // Paris
  capitals,       // SNCF
  roman,          // XIV
  initial,        // J
  initial_roman,  // V
  mixed,          // iPhone
  compound,       // Jean-Pierre
  digits,
  digits_and_letters,
  enclitic,  // -t-il
  sign
};

// Of a spelling, what features of several words combine.
struct SpellingTraits {
  std::uint32_t form = 0;       // hash of the lower form
  std::uint32_t ambiguity = 0;  // hash of what the lexicon allows, or of the shape where it is silent
  std::uint8_t agreement = 0;   // gender and number
  SpellingShape shape = SpellingShape::none;
  bool known = false;    // the lexicon has it
  bool skipped = false;  // adverb or clitic: stands between an auxiliary and its participle
  bool asks = false;     // ? or ?!
  bool single = false;   // a sign, or the lexicon allows but one tag
};

// Features of one spelling: for the word itself, its neighbours and the words beyond them.
inline constexpr std::size_t spelling_places = 5;
inline constexpr std::size_t own_place = 2;
struct Spelling {
  SpellingTraits traits;
  std::vector<std::uint32_t> features[spelling_places];
  std::string buffer;
  std::string lower;  // ’ for ', 0 for digits, one sign for all quotation marks
};
// `out` may have been used before: it keeps its memory.
void read_spelling(std::string_view form, std::span<const Reading>, Spelling& out);
// What stands before and after a sentence.
void read_outside(Spelling& out);

constexpr std::uint32_t feature_hash(std::uint32_t seed, std::uint32_t value) {
  const std::uint64_t product = (std::uint64_t{seed} ^ (std::uint64_t{value} << 19)) * 0x9E3779B97F4A7C15ULL;
  return static_cast<std::uint32_t>(product >> 32) ^ static_cast<std::uint32_t>(product);
}

// Where a decision stands.
struct TaggingPlace {
  const SpellingTraits *before2, *before, *word, *after, *after2;
  const SpellingTraits* next_content;      // first word after it that is no adverb nor clitic
  const SpellingTraits* previous_content;  // last word before it that was not tagged as one
  std::uint32_t tag, tag2, content_tag;    // of the word before, of the one before that, of previous_content
  bool first;                              // only signs stand before it
  bool question, capitals;                 // of the sentence
};
inline constexpr std::uint32_t no_tag = fine_tag_count;

// What decisions see of the whole sentence. `traits_at(i)`: const SpellingTraits& of the word.
struct SentenceTraits {
  bool question = false, capitals = false;
  std::size_t first_word = 0;
};
template <class TraitsAt>
SentenceTraits sentence_traits(std::size_t size, TraitsAt traits_at) {
  SentenceTraits s;
  std::size_t lower = 0, capitals = 0;
  bool begun = false;
  for (std::size_t i = 0; i < size; ++i) {
    const SpellingTraits& t = traits_at(i);
    lower += t.shape == SpellingShape::lower || t.shape == SpellingShape::capital;
    capitals += t.shape == SpellingShape::capitals;
    s.question = s.question || t.asks;
    if (!begun && t.shape != SpellingShape::sign) {
      begun = true;
      s.first_word = i;
    }
  }
  s.capitals = capitals > 1 && capitals > lower;
  return s;
}

// `tags`: of the words before `i`, FineTag or its number.
template <class TraitsAt, class TagOf>
TaggingPlace tagging_place(std::size_t i, std::size_t size, TraitsAt traits_at, const TagOf* tags,
                           const SentenceTraits& sentence, const SpellingTraits& outside) {
  constexpr std::size_t longest_skip = 6;  // so that a heap of adverbs costs no more than a text
  const auto at = [&](std::size_t k) { return k < size ? &traits_at(k) : &outside; };
  const auto skipped_tag = [](TagOf t) { return FineTag(t) == FineTag::adv || FineTag(t) == FineTag::pron; };
  const auto tag_at = [tags](std::size_t k) { return static_cast<std::uint32_t>(tags[k]); };
  TaggingPlace p;
  p.word = &traits_at(i);
  p.before = i > 0 ? &traits_at(i - 1) : &outside;
  p.before2 = i > 1 ? &traits_at(i - 2) : &outside;
  p.after = at(i + 1);
  p.after2 = at(i + 2);
  p.tag = i > 0 ? tag_at(i - 1) : no_tag;
  p.tag2 = i > 1 ? tag_at(i - 2) : no_tag;
  std::size_t next = i + 1;
  while (next < size && next < i + longest_skip && traits_at(next).skipped) ++next;
  p.next_content = at(next);
  std::size_t previous = i;  // one past it
  while (previous > 0 && previous + longest_skip > i && skipped_tag(tags[previous - 1])) --previous;
  p.previous_content = previous > 0 ? &traits_at(previous - 1) : &outside;
  p.content_tag = previous > 0 ? tag_at(previous - 1) : no_tag;
  p.first = i == sentence.first_word;
  p.question = sentence.question;
  p.capitals = sentence.capitals;
  return p;
}

// Of several words or of tags, eleven of twenty-seven features that were tried: the others changed nothing that a
// held-out part of the treebank could show. Three of them say of a word and of its sentence what mostly is the same.
inline constexpr std::uint32_t joint_feature_count = 8, manner_feature_count = 3;
inline constexpr std::uint32_t first_context_template = 0x5A000001U,
                               first_manner_template = first_context_template + joint_feature_count;

// A template of features with its values.
template <class... Parts>
constexpr std::uint32_t context_feature(std::uint32_t number, Parts... parts) {
  ((number = feature_hash(number, parts)), ...);
  return number;
}

// How a word stands in its sentence.
struct Manner {
  bool first = false, capitals = false, question = false;  // as in TaggingPlace
  [[nodiscard]] bool usual() const { return !first && !capitals && !question; }
};
template <class Emit>
void manner_features(const SpellingTraits& w, Manner manner, Emit emit) {
  const std::uint32_t shape =
      static_cast<std::uint32_t>(w.shape) | (manner.first ? 32U : 0U) | (manner.capitals ? 64U : 0U);
  emit(context_feature(first_manner_template, shape));
  emit(context_feature(first_manner_template + 1, shape, w.ambiguity));
  emit(context_feature(first_manner_template + 2, w.form, manner.question ? 1U : 0U));
}

// Calls `emit` with each of the others.
template <class Emit>
void joint_features(const TaggingPlace& p, Emit emit) {
  std::uint32_t next_template = first_context_template;
  const auto feature = [&](auto... parts) { emit(context_feature(next_template++, parts...)); };
  const SpellingTraits &w = *p.word, &b = *p.before, &a = *p.after;
  feature(p.tag, w.form);
  feature(p.tag, p.tag2, w.ambiguity);
  feature(p.tag, a.ambiguity);
  feature(b.ambiguity, w.ambiguity);
  feature(w.ambiguity, a.ambiguity);
  feature(w.form, a.form);
  feature(w.form, p.next_content->ambiguity);
  feature(p.content_tag, w.ambiguity);
}

// All eleven, in the order of their templates.
template <class Emit>
void context_features(const TaggingPlace& p, Emit emit) {
  joint_features(p, emit);
  manner_features(*p.word, {p.first, p.capitals, p.question}, emit);
}

}  // namespace calame
