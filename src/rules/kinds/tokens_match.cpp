#include "rules/kinds/tokens_match.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "analysis/lexicon.h"
#include "document/first_not.h"

namespace calame {

namespace {

// Of the first and the last bytes: words of one text that share them are few.
std::size_t hash_of(std::string_view word) {
  std::uint64_t head = 0, tail = 0;
  if (word.size() >= 8) {
    std::memcpy(&head, word.data(), 8);
    std::memcpy(&tail, word.data() + word.size() - 8, 8);
  } else if (word.size() >= 4) {
    std::memcpy(&head, word.data(), 4);
    std::memcpy(&tail, word.data() + word.size() - 4, 4);
  } else {
    for (const char c : word) head = head << 8 | static_cast<unsigned char>(c);
  }
  const std::uint64_t mixed = (head ^ (tail * 0x9E3779B97F4A7C15 + word.size())) * 0xD6E8FEB86659FD93;
  return std::size_t(mixed ^ mixed >> 32);
}

}  // namespace

void WordIndex::build() const {
  slots_.assign(std::bit_ceil(words_.size() * 2 + 2), none);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    std::size_t at = hash_of(words_[i]) & mask;
    while (slots_[at] != none) at = (at + 1) & mask;
    slots_[at] = i;
  }
}

std::uint32_t WordIndex::find(std::string_view word) const {
  if (slots_.empty()) build();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash_of(word) & mask;
  while (slots_[at] != none && words_[slots_[at]] != word) at = (at + 1) & mask;
  return slots_[at];
}

bool token_pattern_applies(const TokenPattern& pattern, const TokenText& text) {
  const Analysis& analysis = text.analysis;
  if (analysis.token_forms.size() != analysis.tokens.size()) return false;
  if (pattern.needs_tags && analysis.tags.size() != analysis.tokens.size()) return false;
  return !pattern.needs_lexicon || text.language.lexicon;
}

TokenSearch::TokenSearch(const TokenPattern& pattern, const TokenText& text)
    : pattern_(pattern), text_(text), possible_(token_pattern_applies(pattern, text)) {
  if (!possible_) return;
  std::fill(std::begin(upos_fits_), std::end(upos_fits_), ~TokenPositions{0});
  std::fill(std::begin(kind_fits_), std::end(kind_fits_), ~TokenPositions{0});
  const auto& positions = pattern.automaton.positions;
  std::vector<TokenPositions> of_element(pattern.syntax.elements.size());
  before_.assign(positions.size(), 0);
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const TokenPositions bit = TokenPositions{1} << i;
    of_element[positions[i].element] |= bit;
    for (TokenPositions next = positions[i].follow; next != 0; next &= next - 1)
      before_[std::size_t(std::countr_zero(next))] |= bit;
  }
  resolve_words(&TokenTests::words, of_element, text.forms, text.analysis.forms.size(), form_fits_);
  if (!some_path()) {
    possible_ = false;
    return;
  }
  resolve_words(&TokenTests::lemmas, of_element, text.lemmas, text.analysis.lemmas.size(), lemma_fits_);
  possible_ = some_path();
  if (!possible_) return;
  for (std::size_t i = 0; i < of_element.size(); ++i)
    resolve(pattern.syntax.elements[i], pattern.regexes[i], of_element[i]);
}

// A position that asks for words is closed to all others; words it excludes are taken out after that.
void TokenSearch::resolve_words(Words which, std::span<const TokenPositions> of_element, const WordIndex& index,
                                std::size_t count, std::vector<TokenPositions>& fits) {
  const auto& elements = pattern_.syntax.elements;
  TokenPositions asking = 0;
  bool any = false;
  for (std::size_t i = 0; i < elements.size(); ++i)
    for (const TokenTests::Strings& test : elements[i].*which) {
      any = true;
      if (!test.negated) asking |= of_element[i];
    }
  if (!any) return;
  fits.assign(std::max<std::size_t>(count, 1), ~asking);
  for (const bool negated : {false, true})
    for (std::size_t i = 0; i < elements.size(); ++i)
      for (const TokenTests::Strings& test : elements[i].*which) {
        if (test.negated != negated) continue;
        bool found = false;
        for (const std::string& word : test.values) {
          const std::uint32_t id = index.find(word);
          if (id == WordIndex::none) continue;
          found = true;
          negated ? fits[id] &= ~of_element[i] : fits[id] |= of_element[i];
        }
        if (!found && !negated) open_ &= ~of_element[i];
      }
}

void TokenSearch::resolve(const TokenTests& tests, const std::vector<Pattern>& regexes, TokenPositions at) {
  for (std::size_t i = 0; i < upos_count; ++i)
    if (!(tests.upos >> i & 1)) upos_fits_[i] &= ~at;
  for (std::size_t i = 0; i < 4; ++i)
    if (!(tests.kinds >> i & 1)) kind_fits_[i] &= ~at;
  if (tests.head) (*tests.head ? head_ : not_head_) |= at;
  for (const auto& test : tests.features) {
    features_.push_back({at, &test});
    featured_ |= at;
  }
  const auto add_slow = [&](SlowTest test) {
    test.positions = at;
    slow_ |= at;
    slow_tests_.push_back(std::move(test));
  };
  for (const auto& test : tests.texts) add_slow({SlowTest::Type::text, 0, &test, nullptr, !test.negated, {}});
  for (std::size_t i = 0; i < tests.regexes.size(); ++i)
    add_slow({SlowTest::Type::regex, 0, nullptr, &regexes[i], !tests.regexes[i].negated,
              std::vector<std::uint8_t>(text_.analysis.forms.size())});
  if (tests.known) add_slow({SlowTest::Type::known, 0, nullptr, nullptr, *tests.known, {}});
}

// Whether an end can be reached through positions that some word may fit.
bool TokenSearch::some_path() const {
  const TokenAutomaton& automaton = pattern_.automaton;
  TokenPositions seen = 0, fresh = automaton.first & open_;
  while (fresh != 0) {
    seen |= fresh;
    fresh = automaton.after(fresh) & open_ & ~seen;
  }
  return (seen & automaton.last) != 0;
}

bool TokenSearch::is_known(std::uint32_t token) const {
  const TextSpan span = text_.analysis.tokens[token].span;
  if (text_.analysis.is_protected(span.begin)) return true;  // a name or an address is nobody's slip
  const std::string_view word = text_of(text_.document, span), lower = text_.analysis.form(token);
  const Lexicon& lexicon = *text_.language.lexicon;
  if (lexicon.contains(word) || lexicon.contains(lower)) return true;
  std::vector<Reading> readings;
  lexicon.readings_of_token(word, lower, readings);
  return !readings.empty();
}

bool TokenSearch::passes(SlowTest& slow, std::uint32_t token) const {
  switch (slow.type) {
    case SlowTest::Type::regex: {
      std::uint8_t& answer = slow.remembered[text_.analysis.token_forms[token]];
      if (answer == 0) answer = slow.regex->matches_at(text_.analysis.form(token), 0) ? 2 : 1;
      return (answer == 2) == slow.wanted;
    }
    case SlowTest::Type::known:
      return text_.analysis.tokens[token].kind == TokenKind::word && is_known(token) == slow.wanted;
    case SlowTest::Type::text:
      break;
  }
  std::string word(text_of(text_.document, text_.analysis.tokens[token].span));
  for (std::size_t at = word.find('\''); at != std::string::npos; at = word.find('\'', at)) word.replace(at, 1, "’");
  const auto& values = slow.texts->values;
  return (std::find(values.begin(), values.end(), word) != values.end()) == slow.wanted;
}

TokenPositions TokenSearch::test_slowly(std::uint32_t token, TokenPositions left) {
  for (SlowTest& slow : slow_tests_)
    if ((left & slow.positions) != 0 && !passes(slow, token)) left &= ~slow.positions;
  return left;
}

// Those of the wanted positions that the token fits.
TokenPositions TokenSearch::test(std::uint32_t token, std::uint32_t head, TokenPositions wanted) {
  const Analysis& analysis = text_.analysis;
  if (!form_fits_.empty()) wanted &= form_fits_[analysis.token_forms[token]];
  if (wanted == 0) return 0;
  wanted &= kind_fits_[std::size_t(analysis.tokens[token].kind)] & ~(token == head ? not_head_ : head_);
  if (pattern_.needs_tags && wanted != 0) {
    const WordTag& tag = analysis.tags[token];
    wanted &= upos_fits_[std::size_t(tag.upos)];
    if (!lemma_fits_.empty()) wanted &= lemma_fits_[tag.lemma];
    if ((wanted & featured_) != 0)
      for (const FeatureTest& f : features_) {
        if ((wanted & f.positions) == 0) continue;
        const bool fits = std::any_of(f.test->any.begin(), f.test->any.end(),
                                      [&](Features together) { return tag.features.has(together); });
        if (fits == f.test->negated) wanted &= ~f.positions;
      }
  }
  return (wanted & slow_) == 0 ? wanted : test_slowly(token, wanted);
}

// sets_: at each token, the positions that a match begun there or before can be at. True when one ends.
bool TokenSearch::reach(const TokenRun& run) {
  const TokenAutomaton& automaton = pattern_.automaton;
  const TokenPositions first = automaton.first & open_;
  sets_.resize(std::max<std::size_t>(sets_.size(), run.end - run.first));
  TokenPositions set = 0, ends = 0;
  for (std::uint32_t i = run.first; i < run.end; ++i) {
    set = test(i, run.head, set == 0 ? first : first | automaton.after(set));
    ends |= set & automaton.last;
    sets_[i - run.first] = set;
  }
  return ends != 0;
}

// Leaves in sets_ what leads to an end: from then on, whatever is followed is part of a match.
void TokenSearch::keep_what_ends(const TokenRun& run) {
  TokenPositions next = 0;
  for (std::uint32_t i = run.end - run.first; i-- > 0;) {
    TokenPositions leads = pattern_.automaton.last;
    for (; next != 0; next &= next - 1) leads |= before_[std::size_t(std::countr_zero(next))];
    next = sets_[i] &= leads;
  }
}

// The longest match from there, and on its way the earliest position each time: greedy, as usual.
TokenHit TokenSearch::hit_at(std::uint32_t first, const TokenRun& run) {
  const TokenAutomaton& automaton = pattern_.automaton;
  std::vector<TokenPositions> path;
  TokenPositions set = sets_[first - run.first] & automaton.first;
  for (std::uint32_t i = first; set != 0; set = i < run.end ? automaton.after(set) & sets_[i - run.first] : 0) {
    path.push_back(set);
    ++i;
  }
  TokenPositions wanted = automaton.last;
  for (std::size_t i = path.size(); i-- > 0;) {
    path[i] &= wanted;
    wanted = 0;
    for (TokenPositions rest = path[i]; rest != 0; rest &= rest - 1)
      wanted |= before_[std::size_t(std::countr_zero(rest))];
  }
  TokenHit hit;
  hit.first = hit.marked_first = first;
  hit.end = hit.marked_end = first + std::uint32_t(path.size());
  TokenPositions next = automaton.first;
  bool marked = false;
  for (std::uint32_t i = first; i < hit.end; ++i) {
    const auto& position = automaton.positions[std::size_t(std::countr_zero(path[i - first] & next))];
    next = position.follow;
    hit.numbers.push_back(position.number);
    if (!position.marked) continue;
    if (!marked) hit.marked_first = i;
    hit.marked_end = i + 1;
    marked = true;
  }
  return hit;
}

void TokenSearch::find(const TokenRun& run, std::vector<TokenHit>& out) {
  if (!possible_ || (pattern_.needs_tags && !run.tagged) || !reach(run)) return;
  keep_what_ends(run);
  for (std::uint32_t i = run.first; i < run.end;) {
    if ((sets_[i - run.first] & pattern_.automaton.first) == 0) {
      ++i;
      continue;
    }
    out.push_back(hit_at(i, run));
    i = out.back().end;
  }
}

std::vector<TokenRun> token_runs(const Analysis& analysis, std::span<const TextSpan> prose) {
  std::vector<TokenRun> runs;
  const auto& tokens = analysis.tokens;
  const auto is_word = [&](std::uint32_t t) {
    return tokens[t].kind == TokenKind::word || tokens[t].kind == TokenKind::number;
  };
  std::size_t sentence = 0, headed = std::size_t(-1);
  std::uint32_t head = 0;
  const auto find_head = [&](std::uint32_t begin, std::uint32_t stop) {
    head = begin;
    while (head < stop && !is_word(head)) ++head;
  };
  const auto starts_before = [](TextOffset at) { return [at](const Token& t) { return t.span.begin < at; }; };
  auto next = tokens.begin();  // each span follows the one before it
  for (const TextSpan span : prose) {
    const auto first = first_not_near(next, tokens.end(), 4, starts_before(span.begin));
    next = first_not_near(first, tokens.end(), 32, starts_before(span.end));
    auto at = static_cast<std::uint32_t>(first - tokens.begin());
    const auto end = static_cast<std::uint32_t>(next - tokens.begin());
    while (at < end) {
      while (sentence < analysis.sentences.size() && analysis.sentences[sentence].token_end <= at) ++sentence;
      const bool none = sentence == analysis.sentences.size() || analysis.sentences[sentence].first_token >= end;
      // Tokens before the next sentence, of a block that has none, are a run too.
      const std::uint32_t begin = none ? end : analysis.sentences[sentence].first_token;
      const bool inside = !none && begin <= at;
      const std::uint32_t stop = inside ? std::min(end, analysis.sentences[sentence].token_end) : begin;
      if (!inside) find_head(at, stop);
      if (inside && headed != sentence) find_head(begin, analysis.sentences[sentence].token_end);
      headed = inside ? sentence : std::size_t(-1);
      runs.push_back({at, stop, head, inside && analysis.sentences[sentence].tagged});
      at = stop;
    }
  }
  return runs;
}

}  // namespace calame
