// Counts and formulas.
#include <algorithm>

#include "analysis/characters.h"
#include "analysis/facts.h"
#include "analysis/word_store.h"
#include "analysis/words.h"

namespace calame {
namespace {

bool in_one_of(std::span<const SourceSpan> parts, SourceSpan span) {
  const auto after = std::upper_bound(parts.begin(), parts.end(), span.begin,
                                      [](SourceOffset o, const SourceSpan& p) { return o < p.begin; });
  return after != parts.begin() && std::prev(after)->contains(span.begin);
}

std::uint32_t title_words(const Document& document) {
  const auto title = find_metadata(document, "title");
  if (!title) return 0;
  return count_words(metadata_value(document, "title"));
}

// What reads as one word whatever its letters: nobody pronounces an address.
bool is_opaque(Protection kind) {
  return kind == Protection::url || kind == Protection::email || kind == Protection::path || kind == Protection::code ||
         kind == Protection::identifier || kind == Protection::markup || kind == Protection::emoticon;
}

// What each word of the document adds to the sums, in one number.
constexpr std::uint64_t a_long_word = std::uint64_t{1} << 32;  // above the syllables
std::vector<std::uint64_t> weights_of(const DocumentWords& words, bool with_syllables, WordStore& store) {
  std::vector<std::uint64_t> weights;
  weights.reserve(words.size());
  for (const std::uint32_t id : words.ids) {
    WordFacts& word = store[id];
    weights.push_back((word.is_long ? a_long_word : 0) + (with_syllables ? store.syllables(word) : 0));
  }
  return weights;
}

// Behind all text: ends the list of spans.
constexpr TextSpan nowhere(0xFFFFFFFFu, 0xFFFFFFFFu);

void add_tokens(const DocumentWords& words, bool with_syllables, WordStore& store, Analysis& analysis) {
  Metrics& m = analysis.metrics;
  const std::vector<std::uint64_t> weights = weights_of(words, with_syllables, store);
  const std::uint64_t* const weight = weights.data();
  const std::uint32_t* const of_token = words.of_token.data();
  std::uint64_t sum = 0;
  std::size_t p = 0;
  const auto& spans = analysis.protected_spans;
  TextSpan next = spans.empty() ? nowhere : spans.front().span;
  const Token* const tokens = analysis.tokens.data();
  for (Sentence& s : analysis.sentences) {
    if (s.heading) continue;
    std::uint32_t formula_words = 0;
    for (std::uint32_t t = s.first_token, end = s.token_end; t < end; ++t) {
      const Token& token = tokens[t];
      while (next.end <= token.span.begin) next = ++p < spans.size() ? spans[p].span : nowhere;
      const bool opaque = next.contains(token.span.begin) && is_opaque(spans[p].kind);
      const std::uint64_t counts = token.kind == TokenKind::word || token.kind == TokenKind::number;
      formula_words += static_cast<std::uint32_t>(counts);
      sum += (opaque ? 1 : weight[of_token[t]]) & -counts;  // nobody could guess which token is a sign
    }
    s.formula_words = formula_words;
    m.sentence_tokens += formula_words;
  }
  m.syllables = static_cast<std::uint32_t>(sum);
  m.long_words = static_cast<std::uint32_t>(sum / a_long_word);
}

}  // namespace

std::vector<std::uint32_t> add_counts(const Document& document, const LetterMap& letters,
                                      std::span<const SourceSpan> generated, Analysis& analysis) {
  std::vector<std::uint32_t> words;
  words.reserve(document.prose.size() / 6);
  Metrics& m = analysis.metrics;
  analysis.block_words.assign(document.blocks.size(), 0);
  analysis.block_generated.assign(document.blocks.size(), false);
  bool has_h1 = false;
  std::uint32_t heading_words = 0;
  for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (block.role == Role::code) continue;
    const TextCounts counts = count_text(document.prose, block.text, letters, words);
    analysis.block_words[i] = counts.words;
    if (block.role != Role::body) continue;
    if (!generated.empty() && in_one_of(generated, source_span(document, block.text))) {
      analysis.block_generated[i] = true;
      m.generated_words += counts.words;
      continue;
    }
    m.signs += counts.signs;
    if (const NodeId heading = heading_of(document, block); heading != no_node) {
      heading_words += counts.words;
      has_h1 |= document.nodes[heading].tag == Tag::h1;
    } else {
      m.body_words += counts.words;
      m.paragraphs += counts.words > 0;
    }
  }
  // With an h1 the title is the same words said twice.
  m.words = m.body_words + heading_words + (has_h1 ? 0 : title_words(document));
  return words;
}

void add_readability(const Language& language, const DocumentWords& words, bool with_syllables, WordStore& store,
                     Analysis& analysis) {
  Metrics& m = analysis.metrics;
  for (const Sentence& s : analysis.sentences) {
    if (s.heading) continue;
    ++m.sentences;
    m.sentence_words += s.words;
  }
  add_tokens(words, with_syllables, store, analysis);
  if (!with_syllables) m.syllables = 0;
  if (m.sentences == 0 || m.sentence_tokens == 0) return;
  const double tokens = m.sentence_tokens, length = tokens / m.sentences;
  m.lix = length + 100.0 * m.long_words / tokens;
  const ReadabilityFormula& f = language.readability;
  if (with_syllables && f.base != 0)
    m.readability = f.base - f.per_word * length - f.per_syllable * m.syllables / tokens;
}

}  // namespace calame
