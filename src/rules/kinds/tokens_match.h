// Searches token patterns in a document: resolved once against its distinct words, then a few loads a token.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calame/analysis.h"
#include "calame/document.h"
#include "rules/kinds/tokens_automaton.h"
#include "rules/kinds/tokens_syntax.h"
#include "rules/pattern.h"

namespace calame {

struct TokenPattern {
  TokenSyntax syntax;
  TokenAutomaton automaton;
  std::vector<std::vector<Pattern>> regexes;  // by element, as TokenTests::regexes
  bool needs_tags = false, needs_lexicon = false;
};

// Finds a word among Analysis::forms or lemmas; built once a document, for all patterns, when the first one asks.
class WordIndex {
 public:
  explicit WordIndex(const std::vector<std::string>& words) : words_(words) {}
  static constexpr std::uint32_t none = 0xFFFFFFFFu;
  [[nodiscard]] std::uint32_t find(std::string_view word) const;

 private:
  void build() const;
  const std::vector<std::string>& words_;
  mutable std::vector<std::uint32_t> slots_;
};

// What a search reads. The indexes are those of the analysis.
struct TokenText {
  const Document& document;
  const Analysis& analysis;
  const Language& language;
  const WordIndex& forms;
  const WordIndex& lemmas;
};

// A stretch of tokens that a match may not leave: a sentence, or a block that holds none (a title).
struct TokenRun {
  std::uint32_t first = 0, end = 0;
  std::uint32_t head = WordIndex::none;  // the first word of the sentence, when it stands in the run
  bool tagged = false;                   // of a sentence that has tags
};
// Of stretches of prose, ascending and disjoint.
std::vector<TokenRun> token_runs(const Analysis&, std::span<const TextSpan> prose);

struct TokenHit {
  std::uint32_t first = 0, end = 0;                // tokens
  std::uint32_t marked_first = 0, marked_end = 0;  // of the part between < and >; the whole without
  std::vector<std::uint32_t> numbers;              // of each token, the element it was read as, from 1
};

// Whether the document knows what the pattern asks: its words, their tags, a lexicon.
bool token_pattern_applies(const TokenPattern&, const TokenText&);

class TokenSearch {
 public:
  // All of it must outlive the search.
  TokenSearch(const TokenPattern&, const TokenText&);
  // False when the document lacks a word that every match needs, or the pattern does not apply.
  [[nodiscard]] bool possible() const { return possible_; }
  // Appends the leftmost longest matches of the run, none overlapping. Linear in the run.
  void find(const TokenRun&, std::vector<TokenHit>& out);

 private:
  struct FeatureTest {
    TokenPositions positions = 0;
    const TokenTests::Inflection* test = nullptr;
  };
  // Tests that cost more than a load: only where all else fits.
  struct SlowTest {
    enum class Type : std::uint8_t { text, regex, known } type = Type::text;
    TokenPositions positions = 0;
    const TokenTests::Strings* texts = nullptr;
    const Pattern* regex = nullptr;
    bool wanted = true;
    std::vector<std::uint8_t> remembered;  // by form: 0 not asked yet, 1 no, 2 yes
  };
  using Words = std::vector<TokenTests::Strings> TokenTests::*;
  void resolve_words(Words, std::span<const TokenPositions> of_element, const WordIndex&, std::size_t count,
                     std::vector<TokenPositions>& fits);
  void resolve(const TokenTests&, const std::vector<Pattern>& regexes, TokenPositions);
  [[nodiscard]] bool some_path() const;
  [[nodiscard]] TokenPositions test(std::uint32_t token, std::uint32_t head, TokenPositions wanted);
  [[nodiscard]] TokenPositions test_slowly(std::uint32_t token, TokenPositions left);
  [[nodiscard]] bool passes(SlowTest&, std::uint32_t token) const;
  [[nodiscard]] bool is_known(std::uint32_t token) const;
  bool reach(const TokenRun&);
  void keep_what_ends(const TokenRun&);
  [[nodiscard]] TokenHit hit_at(std::uint32_t first, const TokenRun&);

  const TokenPattern& pattern_;
  const TokenText& text_;
  bool possible_ = true;
  TokenPositions open_ = ~TokenPositions{0};            // positions that some word of the document may fit
  std::vector<TokenPositions> form_fits_, lemma_fits_;  // by form and lemma; empty = all fit
  TokenPositions upos_fits_[upos_count], kind_fits_[4];
  TokenPositions head_ = 0, not_head_ = 0, slow_ = 0, featured_ = 0;
  std::vector<FeatureTest> features_;
  std::vector<SlowTest> slow_tests_;
  std::vector<TokenPositions> before_;  // of each position, those it may follow
  std::vector<TokenPositions> sets_;    // of each token of the run
};

}  // namespace calame
