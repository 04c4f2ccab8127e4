// A phrase and a text meet where their content words have a lemma or a stem in common, in any order.
#include <algorithm>

#include "analysis/facts.h"
#include "analysis/phrase_words.h"
#include "analysis/word_store.h"
#include "calame/analysis.h"

namespace calame {
namespace {

using Phrase = std::vector<PhraseWord>;  // distinct words, in order

std::string_view text_in(std::string_view text, TextSpan span) { return text.substr(span.begin.value, span.size()); }

// What is protected may hold several words, or signs: Yahoo!
bool is_one_word(std::string_view token) {
  return std::all_of(token.begin(), token.end(), [](char c) {
    const auto b = static_cast<unsigned char>(c);
    const bool letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b >= 0x80;
    return letter || c == '-' || c == '\'';
  });
}

// A text by itself: a title, an address.
class ShortText {
 public:
  ShortText(const Language& language, WordKeyMemory& memory, const Phrase& compounds, std::string_view text)
      : language_(language), memory_(memory), text_(text), tokens_(tokens_of(text, language)) {
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      add_words(memory, text, tokens_[i], static_cast<std::uint32_t>(i), words_);
    join_numbers(text, words_);
    plain_ = is_address(text) || lacks_accents(memory, text, words_);
    for (TextWord& word : words_) look_up(memory, text, plain_, word);
    join_compounds(memory, text, compounds, words_);
  }

  double coverage(const Phrase& phrase) {
    const auto hits = std::count_if(phrase.begin(), phrase.end(), [this](const PhraseWord& wanted) {
      return std::any_of(words_.begin(), words_.end(),
                         [&](const TextWord& word) { return word.keys && meet(wanted, word); });
    });
    return static_cast<double>(hits) / static_cast<double>(phrase.size());
  }

 private:
  bool meet(const PhraseWord& wanted, const TextWord& word) {
    const auto stop_word = [&] { return is_stop_word(language_, text_in(text_, word.span)); };
    const auto upos = [&] {
      if (plain_) return Upos::x;  // nobody reads aloud what lacks its accents
      if (tags_.empty()) tags_ = tag_tokens(language_, text_, tokens_);
      return tags_.empty() ? Upos::x : tags_[word.token];
    };
    return settle(memory_.meet(wanted.sought, *word.keys), stop_word, upos);
  }

  const Language& language_;
  WordKeyMemory& memory_;
  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<TextWord> words_;
  std::vector<Upos> tags_;
  bool plain_ = false;
};

}  // namespace

struct KeyphraseMatcher::State {
  const Language* language;
  std::vector<Phrase> phrases;    // the phrase itself, then synonyms, longest first; none empty
  std::size_t content_words = 0;  // of the phrase itself
  Phrase compounds;               // words of all phrases that a text may write as several
  WordFilter filter;

  void add(std::string_view text) {
    Phrase phrase = words_of_phrase(*language, word_key_memory(*language), text);
    if (phrase.empty()) return;
    for (const PhraseWord& word : phrase) {
      filter.add(word.sought);
      if (word.parts > 1) filter.add_beginning(word.sought.keys);
    }
    std::copy_if(phrase.begin(), phrase.end(), std::back_inserter(compounds),
                 [](const PhraseWord& word) { return word.parts > 1; });
    phrases.push_back(std::move(phrase));
  }
};

KeyphraseMatcher::KeyphraseMatcher(const Language& language, std::string_view phrase,
                                   std::span<const std::string> synonyms)
    : state_(std::make_unique<State>()) {
  state_->language = &language;
  state_->add(phrase);
  if (!state_->phrases.empty()) state_->content_words = state_->phrases.front().size();
  const auto own = static_cast<std::ptrdiff_t>(state_->phrases.size());
  for (const std::string& synonym : synonyms) state_->add(synonym);
  std::stable_sort(state_->phrases.begin() + own, state_->phrases.end(),
                   [](const Phrase& a, const Phrase& b) { return a.size() > b.size(); });
}
KeyphraseMatcher::~KeyphraseMatcher() = default;
KeyphraseMatcher::KeyphraseMatcher(KeyphraseMatcher&&) noexcept = default;
KeyphraseMatcher& KeyphraseMatcher::operator=(KeyphraseMatcher&&) noexcept = default;

bool KeyphraseMatcher::empty() const { return state_->phrases.empty(); }
std::size_t KeyphraseMatcher::content_words() const { return state_->content_words; }

double KeyphraseMatcher::coverage(std::string_view text) const {
  ShortText words(*state_->language, word_key_memory(*state_->language), state_->compounds, text);
  double best = 0;
  for (const Phrase& phrase : state_->phrases) best = std::max(best, words.coverage(phrase));
  return best;
}

// Reads the matcher's state against the tokens of a document.
class Analyzer {
 public:
  Analyzer(const KeyphraseMatcher& matcher, const Document& document, const Language& language,
           const DocumentWords& store_words, WordStore& store, const Analysis& analysis)
      : state_(*matcher.state_),
        document_(document),
        language_(language),
        memory_(word_key_memory(language)),
        store_words_(store_words),
        store_(store),
        verdicts_(store_words.size(), Verdict::open),
        analysis_(analysis) {}

  std::vector<KeyphraseMatch> find() {
    for (const Sentence& sentence : analysis_.sentences) {
      if (!may_match(sentence)) continue;
      read(sentence);
      const std::size_t first = matches_.size();
      for (const Phrase& phrase : state_.phrases) match(phrase, sentence.block);
      std::sort(matches_.begin() + static_cast<std::ptrdiff_t>(first), matches_.end(),
                [](const auto& a, const auto& b) { return a.span < b.span; });
    }
    return std::move(matches_);
  }

 private:
  enum class Verdict : std::uint8_t { open, no, maybe };

  // Most sentences hold no word of the phrase.
  bool may_match(const Sentence& sentence) {
    for (std::uint32_t t = sentence.first_token; t < sentence.token_end; ++t)
      if (verdict_of(t) == Verdict::maybe) return true;
    return false;
  }

  // Each spelling of a document is judged once.
  Verdict verdict_of(std::uint32_t t) {
    Verdict& verdict = verdicts_[store_words_.of_token[t]];
    if (verdict == Verdict::open) verdict = judge(store_.signature(store_words_.id(t)), analysis_.tokens[t]);
    return verdict;
  }

  Verdict judge(WordSignature& known, const Token& token) {
    if (token.kind != TokenKind::word && token.kind != TokenKind::number) return Verdict::no;
    if (known.letters == 0) known = signature(token);
    if (!state_.filter.passes(known)) return Verdict::no;
    if (!is_one_word(text_of(document_, token.span))) return Verdict::maybe;  // looked into later
    const std::vector<TextWord> words = words_in(token);
    const bool any = std::any_of(words.begin(), words.end(), [this](const TextWord& w) { return may_match(w); });
    return any ? Verdict::maybe : Verdict::no;
  }

  // Of a token that is one word; what may be several, or holds signs, is looked into each time.
  WordSignature signature(const Token& token) {
    const std::string_view text = text_of(document_, token.span);
    const bool several = token.kind == TokenKind::number || !is_one_word(text) || has_hyphen(text);
    return several ? WordSignature{0, 0xFFFFFFFFu} : memory_.signature(text);
  }

  std::vector<TextWord> words_in(const Token& token) {
    std::vector<TextWord> words;
    add_words(memory_, document_.prose, token, 0, words);
    for (TextWord& word : words) look_up(memory_, document_.prose, false, word);
    return words;
  }

  bool may_match(const TextWord& word) {
    const auto meets = [&](const PhraseWord& wanted) { return memory_.meet(wanted.sought, *word.keys) != Meeting::no; };
    const auto in = [&](const Phrase& phrase) { return std::any_of(phrase.begin(), phrase.end(), meets); };
    return word.keys && (std::any_of(state_.phrases.begin(), state_.phrases.end(), in) ||
                         may_begin_compound(state_.compounds, *word.keys));
  }

  void read(const Sentence& sentence) {
    sentence_ = &sentence;
    tags_.clear();
    words_.clear();
    for (std::uint32_t t = sentence.first_token; t < sentence.token_end; ++t) {
      const Token& token = analysis_.tokens[t];
      const ProtectedSpan* span = token.kind == TokenKind::word ? protection_at(token.span.begin) : nullptr;
      if (!span || span->kind == Protection::identifier) {
        add(token, t);
      } else if (span->kind == Protection::brand || span->kind == Protection::language) {
        // One token for other facts; its words may well be the phrase.
        for (Token inner : tokens_of(text_of(document_, token.span), language_)) {
          inner.span.begin.value += token.span.begin.value;
          inner.span.end.value += token.span.begin.value;
          add(inner, t);
        }
      } else {
        words_.push_back({token.span, TokenKind::symbol, t, nullptr});
      }
    }
    join_numbers(document_.prose, words_);
    for (TextWord& word : words_)
      if (word.kind == TokenKind::number) look_up(memory_, document_.prose, false, word);
    join_compounds(memory_, document_.prose, state_.compounds, words_);
    taken_.assign(words_.size(), false);
  }

  // Keys of those words alone that may match.
  void add(const Token& token, std::uint32_t t) {
    std::size_t i = words_.size();
    add_words(memory_, document_.prose, token, t, words_);
    if (verdict_of(t) == Verdict::no) return;
    for (; i < words_.size(); ++i) look_up(memory_, document_.prose, false, words_[i]);
  }

  const ProtectedSpan* protection_at(TextOffset at) {
    const auto& spans = analysis_.protected_spans;
    while (protected_ < spans.size() && spans[protected_].span.end <= at) ++protected_;
    return protected_ < spans.size() && spans[protected_].span.contains(at) ? &spans[protected_] : nullptr;
  }

  Upos upos_of(std::uint32_t token) {
    if (sentence_->tagged) return analysis_.tags[token].upos;
    if (tags_.empty()) {
      const std::span<const Token> tokens(analysis_.tokens);
      const std::uint32_t first = sentence_->first_token;
      tags_ = tag_tokens(language_, document_.prose, tokens.subspan(first, sentence_->token_end - first));
    }
    return tags_.empty() ? Upos::x : tags_[token - sentence_->first_token];
  }

  bool meet(const PhraseWord& wanted, const TextWord& word) {
    const auto stop_word = [&] { return is_stop_word(language_, text_of(document_, word.span)); };
    return settle(memory_.meet(wanted.sought, *word.keys), stop_word, [&] { return upos_of(word.token); });
  }

  // From left to right, the shortest stretch that ends where the last content word turns up; a word
  // of the text serves one match.
  void match(const Phrase& phrase, std::uint32_t block) {
    constexpr std::size_t none = SIZE_MAX;
    std::vector<std::size_t> last(phrase.size(), none);
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!words_[i].keys || taken_[i]) continue;
      const auto found =
          std::find_if(phrase.begin(), phrase.end(), [&](const PhraseWord& w) { return meet(w, words_[i]); });
      if (found == phrase.end()) continue;
      last[static_cast<std::size_t>(found - phrase.begin())] = i;
      if (std::find(last.begin(), last.end(), none) != last.end()) continue;
      const std::size_t begin = *std::min_element(last.begin(), last.end());
      matches_.push_back({{words_[begin].span.begin, words_[i].span.end}, block, is_in_order(last)});
      for (const std::size_t w : last) taken_[w] = true;
      std::fill(last.begin(), last.end(), none);
    }
  }

  [[nodiscard]] bool is_in_order(const std::vector<std::size_t>& places) const {
    if (!std::is_sorted(places.begin(), places.end())) return false;
    for (std::size_t w = 1; w < places.size(); ++w) {
      for (std::size_t i = places[w - 1] + 1; i < places[w]; ++i) {
        const TextWord& between = words_[i];
        if (between.kind != TokenKind::word || is_content(language_, text_of(document_, between.span), between.kind))
          return false;
      }
    }
    return true;
  }

  const KeyphraseMatcher::State& state_;
  const Document& document_;
  const Language& language_;
  WordKeyMemory& memory_;
  const DocumentWords& store_words_;
  WordStore& store_;
  std::vector<Verdict> verdicts_;  // per word of the document
  const Analysis& analysis_;
  const Sentence* sentence_ = nullptr;
  std::vector<TextWord> words_;
  std::vector<bool> taken_;
  std::vector<Upos> tags_;
  std::vector<KeyphraseMatch> matches_;
  std::size_t protected_ = 0;
};

std::vector<KeyphraseMatch> find_keyphrase(const KeyphraseMatcher& matcher, const Document& document,
                                           const Language& language, const DocumentWords& words, WordStore& store,
                                           const Analysis& analysis) {
  return Analyzer(matcher, document, language, words, store, analysis).find();
}

}  // namespace calame
