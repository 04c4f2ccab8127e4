// What of a sentence shows where in its text it stands: how it begins, its person, its tense, its signs.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/word_store.h"
#include "calame/analysis.h"

namespace calame {

namespace trait {
inline constexpr std::uint32_t leans = 1;
inline constexpr std::uint32_t pronoun = 2;  // begins with one that stands for somebody
inline constexpr std::uint32_t links = 4;
inline constexpr std::uint32_t number = 8;
inline constexpr std::uint32_t year = 16;
inline constexpr std::uint32_t name = 32;  // a word with a capital that does not begin the sentence
inline constexpr std::uint32_t question = 64;
inline constexpr std::uint32_t colon = 128;  // at its end
inline constexpr std::uint32_t quote_first = 256;
inline constexpr std::uint32_t opens_quote = 512;  // more than it closes
inline constexpr std::uint32_t closes_quote = 1024;
inline constexpr std::uint32_t is_short = 2048;
inline constexpr std::uint32_t person = 4096;          // this and the next two bits
inline constexpr std::uint32_t tense = 32768;          // this and the next
inline constexpr std::uint32_t colon_broken = 131072;  // goes on with a capital after one
// Of words alone:
inline constexpr std::uint32_t capital = 1U << 18;  // begins with one
inline constexpr std::uint32_t sign = 1U << 19;     // one that says something of its sentence
inline constexpr std::uint32_t demonstrative = 1U << 20;
inline constexpr std::uint32_t acronym = 1U << 21;
inline constexpr std::uint32_t head = 1U << 22;  // this and the next two bits: SentenceHeads
}  // namespace trait

struct OrderTraits {
  std::uint32_t bits = 0;
  TextSpan leaning;  // the words that do
  [[nodiscard]] bool has(std::uint32_t trait) const { return (bits & trait) != 0; }
};

// Of each word of a document, wherever it stands.
std::vector<std::uint32_t> find_word_traits(const Language&, const DocumentWords&, WordStore&);

// Of the sentences named, by index into Analysis::sentences.
std::vector<OrderTraits> find_order_traits(const Document&, const Language&, const DocumentWords&,
                                           std::span<const std::uint32_t> word_traits, const SentenceHeads&,
                                           const Analysis&, const std::vector<std::uint32_t>& sentences);

}  // namespace calame
