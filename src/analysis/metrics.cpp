// Counts and formulas.
#include <algorithm>

#include "analysis/characters.h"
#include "analysis/facts.h"
#include "analysis/syllables.h"
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

bool is_long(std::string_view word, const Classifier& classify) {
  constexpr int short_letters = 6;  // LIX: a long word has more
  if (word.size() <= short_letters) return false;
  int letters = 0;
  for (std::size_t i = 0; i < word.size() && letters <= short_letters;) {
    const CodePoint c = decode(word, i);
    letters += (classify(c.value) & char_class::letter) != 0;
    i += c.size;
  }
  return letters > short_letters;
}

// Most words of a text come again: what was counted is remembered, one word a place.
class WordFigures {
 public:
  struct Figures {
    std::uint16_t syllables = 0;
    bool is_long = false;
  };
  explicit WordFigures(const SyllableCounter* syllables) : syllables_(syllables), places_(place_count) {}

  Figures of(std::string_view word) {
    if (word.size() > longest) return count(word);
    std::uint32_t hash = 2166136261U;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    Place& place = places_[(hash ^ hash >> 15) % place_count];
    if (place.size == word.size() && std::equal(word.begin(), word.end(), place.word)) return place.figures;
    place.figures = count(word);
    place.size = static_cast<std::uint8_t>(word.size());
    std::copy(word.begin(), word.end(), place.word);
    return place.figures;
  }

 private:
  static constexpr std::size_t longest = 27, place_count = 2048;
  struct Place {
    Figures figures;
    std::uint8_t size = 0;
    char word[longest];
  };

  [[nodiscard]] Figures count(std::string_view word) const {
    return {static_cast<std::uint16_t>(syllables_ ? syllables_->count(word) : 0), is_long(word, classify_)};
  }

  const SyllableCounter* syllables_;
  Classifier classify_;
  std::vector<Place> places_;
};

void add_tokens(const Document& document, const SyllableCounter* syllables, Analysis& analysis) {
  WordFigures figures(syllables);
  Metrics& m = analysis.metrics;
  std::size_t p = 0;
  const auto& spans = analysis.protected_spans;
  for (Sentence& s : analysis.sentences) {
    if (s.heading) continue;
    for (std::uint32_t t = s.first_token; t < s.token_end; ++t) {
      const Token& token = analysis.tokens[t];
      if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
      ++m.sentence_tokens;
      ++s.formula_words;
      while (p < spans.size() && spans[p].span.end <= token.span.begin) ++p;
      if (p < spans.size() && spans[p].span.contains(token.span.begin) && is_opaque(spans[p].kind)) {
        ++m.syllables;
        continue;
      }
      const WordFigures::Figures word = figures.of(text_of(document, token.span));
      m.long_words += word.is_long;
      m.syllables += word.syllables;
    }
  }
}

}  // namespace

void add_counts(const Document& document, std::span<const SourceSpan> generated, Analysis& analysis) {
  Metrics& m = analysis.metrics;
  analysis.block_words.assign(document.blocks.size(), 0);
  analysis.block_generated.assign(document.blocks.size(), false);
  bool has_h1 = false;
  std::uint32_t heading_words = 0;
  for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (block.role == Role::code) continue;
    const TextCounts counts = count_text(text_of(document, block.text));
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
}

void add_readability(const Document& document, const Language& language, bool with_syllables, Analysis& analysis) {
  Metrics& m = analysis.metrics;
  for (const Sentence& s : analysis.sentences) {
    if (s.heading) continue;
    ++m.sentences;
    m.sentence_words += s.words;
  }
  if (with_syllables) {
    const SyllableCounter syllables(language);
    add_tokens(document, &syllables, analysis);
  } else {
    add_tokens(document, nullptr, analysis);
    m.syllables = 0;
  }
  if (m.sentences == 0 || m.sentence_tokens == 0) return;
  const double tokens = m.sentence_tokens, length = tokens / m.sentences;
  m.lix = length + 100.0 * m.long_words / tokens;
  const ReadabilityFormula& f = language.readability;
  if (with_syllables && f.base != 0)
    m.readability = f.base - f.per_word * length - f.per_syllable * m.syllables / tokens;
}

}  // namespace calame
