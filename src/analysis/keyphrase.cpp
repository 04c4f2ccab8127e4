// A phrase and a text meet where their content words have a stem in common, in any order.
#include <algorithm>
#include <bitset>

#include "analysis/characters.h"
#include "analysis/facts.h"
#include "calame/analysis.h"

namespace calame {
namespace {

// Two keys a word, for the stemmer reads accents: générés and generes meet by the second.
struct Keys {
  std::string stem_folded, folded_stem;
  bool operator==(const Keys& o) const { return stem_folded == o.stem_folded || folded_stem == o.folded_stem; }
};

Keys keys_of(const Language& language, std::string_view word) {
  return {fold(stem(language, word)), fold(stem(language, fold(word)))};
}

bool is_content(const Language& language, std::string_view text, const Token& token, std::string& key) {
  if (token.kind == TokenKind::number) return true;
  if (token.kind != TokenKind::word) return false;
  lower_case(text.substr(token.span.begin.value, token.span.size()), key);
  if (key.ends_with("’") || key.starts_with('-')) return false;  // elisions and enclitics
  return language.stop_words.count(key) == 0;
}

// The first bytes of a word's fold, `size` of them at most. Stems keep the beginning of a word.
constexpr std::size_t longest_beginning = 3;
std::string_view beginning_of(std::string_view word, char (&buffer)[longest_beginning + 8], std::size_t size) {
  std::size_t filled = 0;
  for (std::size_t i = 0; i < word.size() && filled < size;) {
    const CodePoint c = decode(word, i);
    if (c.value < 0x80) {
      buffer[filled++] = static_cast<char>(lower_case(c.value));
    } else {
      const std::string folded = fold(word.substr(i, c.size));
      for (std::size_t b = 0; b < folded.size() && filled < size; ++b) buffer[filled++] = folded[b];
    }
    i += c.size;
  }
  return {buffer, filled};
}

struct Phrase {
  std::vector<Keys> words;  // distinct, in order
};

}  // namespace

struct KeyphraseMatcher::State {
  const Language* language;
  std::vector<Phrase> phrases;    // the phrase itself, then synonyms, longest first; none empty
  std::size_t content_words = 0;  // of the phrase itself
  std::bitset<256> first_bytes;   // of any word's key: most words of a text are turned away here
  std::vector<std::string> beginnings;

  void add(std::string_view text) {
    Phrase phrase;
    std::string key;
    for (const Token& token : tokens_of(text, *language)) {
      if (!is_content(*language, text, token, key)) continue;
      const std::string_view word = text.substr(token.span.begin.value, token.span.size());
      Keys keys = keys_of(*language, word);
      if (std::find(phrase.words.begin(), phrase.words.end(), keys) != phrase.words.end()) continue;
      const std::size_t size = std::min({longest_beginning, keys.stem_folded.size(), keys.folded_stem.size()});
      beginnings.push_back(keys.folded_stem.substr(0, size));
      if (size == 0) {
        first_bytes.set();
      } else {
        first_bytes.set(static_cast<unsigned char>(beginnings.back()[0]));
      }
      phrase.words.push_back(std::move(keys));
    }
    if (!phrase.words.empty()) phrases.push_back(std::move(phrase));
  }

  [[nodiscard]] bool may_match(std::string_view word) const {
    const auto first = static_cast<unsigned char>(word.empty() ? 0 : word[0]);
    if (first < 0x80 && !first_bytes.test(static_cast<unsigned char>(lower_case(char32_t{first})))) return false;
    char buffer[longest_beginning + 8];
    const std::string_view begins = beginning_of(word, buffer, longest_beginning);
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](const std::string& b) { return begins.starts_with(b); });
  }
};

KeyphraseMatcher::KeyphraseMatcher(const Language& language, std::string_view phrase,
                                   std::span<const std::string> synonyms)
    : state_(std::make_unique<State>()) {
  state_->language = &language;
  state_->add(phrase);
  if (!state_->phrases.empty()) state_->content_words = state_->phrases.front().words.size();
  const auto own = static_cast<std::ptrdiff_t>(state_->phrases.size());
  for (const std::string& synonym : synonyms) state_->add(synonym);
  std::stable_sort(state_->phrases.begin() + own, state_->phrases.end(),
                   [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
}
KeyphraseMatcher::~KeyphraseMatcher() = default;
KeyphraseMatcher::KeyphraseMatcher(KeyphraseMatcher&&) noexcept = default;
KeyphraseMatcher& KeyphraseMatcher::operator=(KeyphraseMatcher&&) noexcept = default;

bool KeyphraseMatcher::empty() const { return state_->phrases.empty(); }
std::size_t KeyphraseMatcher::content_words() const { return state_->content_words; }

double KeyphraseMatcher::coverage(std::string_view text) const {
  std::vector<Keys> found;
  for (const Token& token : tokens_of(text, *state_->language)) {
    if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
    const std::string_view word = text.substr(token.span.begin.value, token.span.size());
    if (state_->may_match(word)) found.push_back(keys_of(*state_->language, word));
  }
  double best = 0;
  for (const Phrase& phrase : state_->phrases) {
    const auto hits = std::count_if(phrase.words.begin(), phrase.words.end(), [&](const Keys& word) {
      return std::find(found.begin(), found.end(), word) != found.end();
    });
    best = std::max(best, static_cast<double>(hits) / static_cast<double>(phrase.words.size()));
  }
  return best;
}

// Reads the matcher's state against the tokens of a document.
class Analyzer {
 public:
  Analyzer(const KeyphraseMatcher& matcher, const Document& document, const Language& language,
           const Analysis& analysis)
      : state_(*matcher.state_), document_(document), language_(language), analysis_(analysis) {}

  std::vector<KeyphraseMatch> find() {
    for (const Sentence& sentence : analysis_.sentences) {
      if (!may_match(sentence)) continue;
      read(sentence);
      if (std::none_of(words_.begin(), words_.end(), [](const Word& w) { return w.has_keys; })) continue;
      const std::size_t first = matches_.size();
      for (const Phrase& phrase : state_.phrases) match(phrase, sentence.block);
      std::sort(matches_.begin() + static_cast<std::ptrdiff_t>(first), matches_.end(),
                [](const auto& a, const auto& b) { return a.span < b.span; });
    }
    return std::move(matches_);
  }

 private:
  struct Word {
    TextSpan span;
    TokenKind kind;
    bool has_keys = false, taken = false;
    Keys keys;
  };

  // Most sentences hold no word of the phrase; tokens over several words are looked into later.
  [[nodiscard]] bool may_match(const Sentence& sentence) const {
    for (std::uint32_t t = sentence.first_token; t < sentence.token_end; ++t) {
      const Token& token = analysis_.tokens[t];
      if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
      const std::string_view text = text_of(document_, token.span);
      if (state_.may_match(text) || text.find(' ') != std::string_view::npos) return true;
    }
    return false;
  }

  void read(const Sentence& sentence) {
    words_.clear();
    for (std::uint32_t t = sentence.first_token; t < sentence.token_end; ++t) {
      const Token& token = analysis_.tokens[t];
      const ProtectedSpan* span = token.kind == TokenKind::word ? protection_at(token.span.begin) : nullptr;
      if (!span || span->kind == Protection::identifier) {
        add(token);
      } else if (span->kind == Protection::brand || span->kind == Protection::language) {
        // One token for other facts; its words may well be the phrase.
        for (Token inner : tokens_of(text_of(document_, token.span), language_)) {
          inner.span.begin.value += token.span.begin.value;
          inner.span.end.value += token.span.begin.value;
          add(inner);
        }
      } else {
        words_.push_back({token.span, TokenKind::symbol, false, false, {}});
      }
    }
  }

  void add(const Token& token) {
    words_.push_back({token.span, token.kind, false, false, {}});
    const std::string_view text = text_of(document_, token.span);
    const bool wordlike = token.kind == TokenKind::word || token.kind == TokenKind::number;
    if (!wordlike || !state_.may_match(text)) return;
    Word& word = words_.back();
    word.keys = keys_of(language_, text);
    word.has_keys = std::any_of(state_.phrases.begin(), state_.phrases.end(), [&](const Phrase& p) {
      return std::find(p.words.begin(), p.words.end(), word.keys) != p.words.end();
    });
  }

  const ProtectedSpan* protection_at(TextOffset at) {
    const auto& spans = analysis_.protected_spans;
    while (protected_ < spans.size() && spans[protected_].span.end <= at) ++protected_;
    return protected_ < spans.size() && spans[protected_].span.contains(at) ? &spans[protected_] : nullptr;
  }

  // From left to right, the shortest stretch that ends where the last content word turns up; a word
  // of the text serves one match.
  void match(const Phrase& phrase, std::uint32_t block) {
    constexpr std::size_t none = SIZE_MAX;
    std::vector<std::size_t> last(phrase.words.size(), none);
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!words_[i].has_keys || words_[i].taken) continue;
      const auto found = std::find(phrase.words.begin(), phrase.words.end(), words_[i].keys);
      if (found == phrase.words.end()) continue;
      last[static_cast<std::size_t>(found - phrase.words.begin())] = i;
      if (std::find(last.begin(), last.end(), none) != last.end()) continue;
      const std::size_t begin = *std::min_element(last.begin(), last.end());
      matches_.push_back({{words_[begin].span.begin, words_[i].span.end}, block, is_in_order(last)});
      for (const std::size_t w : last) words_[w].taken = true;
      std::fill(last.begin(), last.end(), none);
    }
  }

  [[nodiscard]] bool is_in_order(const std::vector<std::size_t>& places) const {
    if (!std::is_sorted(places.begin(), places.end())) return false;
    std::string key;
    for (std::size_t w = 1; w < places.size(); ++w) {
      for (std::size_t i = places[w - 1] + 1; i < places[w]; ++i) {
        const bool word = words_[i].kind == TokenKind::word;
        if (!word || is_content(language_, document_.prose, {words_[i].span, words_[i].kind}, key)) return false;
      }
    }
    return true;
  }

  const KeyphraseMatcher::State& state_;
  const Document& document_;
  const Language& language_;
  const Analysis& analysis_;
  std::vector<Word> words_;
  std::vector<KeyphraseMatch> matches_;
  std::size_t protected_ = 0;
};

std::vector<KeyphraseMatch> find_keyphrase(const KeyphraseMatcher& matcher, const Document& document,
                                           const Language& language, const Analysis& analysis) {
  return Analyzer(matcher, document, language, analysis).find();
}

}  // namespace calame
