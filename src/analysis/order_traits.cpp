#include "analysis/order_traits.h"

#include <algorithm>

#include "analysis/characters.h"

namespace calame {
namespace {

constexpr std::uint32_t short_words = 7, early_words = 7;
constexpr std::uint32_t persons_and_tenses = trait::person * 7 | trait::tense * 3;
// What a word says of its sentence, by its place in it.
constexpr std::uint32_t first_word = trait::pronoun | persons_and_tenses, late_word = trait::name | persons_and_tenses,
                        early_word = late_word | trait::links;

// Reads a spelling.
class WordReader {
 public:
  explicit WordReader(const Language& language, WordStore& store)
      : words_(language.cohesion), heads_(store.heads()), store_(store) {}

  std::uint32_t operator()(std::uint32_t id) const {
    const WordFacts& word = store_[id];
    const std::string form(store_[word.lower].text);
    std::uint32_t bits = traits_of_form(form) | heads_.find(form) * trait::head;
    constexpr std::size_t shortest_name = 3;
    if (word.capital) bits |= trait::capital;
    if (word.capital && word.text.size() >= shortest_name) bits |= trait::name;
    if (word.capital && is_acronym(word.text)) bits |= trait::acronym;
    const char32_t first = word.text.empty() ? 0 : decode(word.text, 0).value;
    if (first == 0xAB || first == 0xBB || first == '?' || first == ':') bits |= trait::sign;
    return bits;
  }

 private:
  [[nodiscard]] std::uint32_t traits_of_form(const std::string& form) const {
    std::uint32_t bits = 0;
    if (words_.pronouns.count(form) != 0) bits |= trait::pronoun;
    if (words_.links.count(form) != 0) bits |= trait::links;
    if (words_.demonstratives.count(form) != 0) bits |= trait::demonstrative;
    for (std::size_t i = 0; i < words_.persons.size(); ++i)
      if (words_.persons[i].count(form) != 0) bits |= trait::person << i;
    constexpr std::size_t shortest = 5;  // « fera »; not « sera », « fait »
    for (std::size_t i = 0; i < words_.tenses.size() && form.size() >= shortest; ++i)
      for (const std::string& ending : words_.tenses[i])
        if (form.ends_with(ending)) bits |= trait::tense << i;
    return bits;
  }

  [[nodiscard]] bool is_acronym(std::string_view text) const {
    if (text.size() < 2) return false;
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint c = decode(text, at);
      if ((class_(c.value) & char_class::upper) == 0) return false;
      at += c.size;
    }
    return true;
  }

  const CohesionWords& words_;
  const SentenceHeads& heads_;
  WordStore& store_;
  Classifier class_;
};

class TraitFinder {
 public:
  TraitFinder(const Document& document, const Language& language, const DocumentWords& words,
              std::span<const std::uint32_t> word_traits, const SentenceHeads& heads, const Analysis& analysis)
      : document_(document),
        language_(language),
        words_(words),
        word_traits_(word_traits),
        heads_(heads),
        analysis_(analysis) {}

  OrderTraits of(const Sentence& s) {
    std::uint32_t bits = 0, words = 0;
    int quotes = 0;
    const Token* const tokens = analysis_.tokens.data();
    for (std::uint32_t t = s.first_token, end = s.token_end; t < end; ++t) {
      const Token& token = tokens[t];
      if (token.kind == TokenKind::word) {
        bits |= traits_of(t) & (words == 0 ? first_word : words < early_words ? early_word : late_word);
        ++words;
      } else if (token.kind == TokenKind::number) {
        bits |= trait::number;
        if (is_year(text_of(document_, token.span))) bits |= trait::year;
      } else if ((traits_of(t) & trait::sign) != 0) {
        bits |= traits_of_sign(t, s, quotes);
      }
    }
    if (quotes > 0) bits |= trait::opens_quote;
    if (quotes < 0) bits |= trait::closes_quote;
    if (words <= short_words) bits |= trait::is_short;
    const TextSpan leaning = leaning_of(s);
    if (leaning.empty())
      bits &= ~trait::pronoun;  // « Il faut »
    else
      bits |= trait::leans;
    return {bits, leaning};
  }

 private:
  [[nodiscard]] std::uint32_t traits_of(std::uint32_t t) const { return word_traits_[words_.of_token[t]]; }

  static bool is_year(std::string_view text) {
    return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  // A word that has a capital only where a sentence begins.
  [[nodiscard]] bool goes_on_with_capital(std::uint32_t t) const {
    return analysis_.tokens[t].kind == TokenKind::word && (traits_of(t) & trait::capital) != 0 &&
           language_.stop_words.count(std::string(analysis_.form(t))) != 0;
  }

  [[nodiscard]] std::uint32_t traits_of_sign(std::uint32_t t, const Sentence& s, int& quotes) const {
    const char32_t sign = decode(document_.prose, analysis_.tokens[t].span.begin.value).value;
    if (sign == 0xAB) {
      ++quotes;
      if (t == s.first_token) return trait::quote_first;
    } else if (sign == 0xBB) {
      --quotes;
    } else if (sign == '?') {
      if (t + 2 >= s.token_end) return trait::question;
    } else if (t + 1 == s.token_end) {
      return trait::colon;
    } else if (goes_on_with_capital(t + 1)) {
      return trait::colon_broken;
    }
    return 0;
  }

  // The words at the head of a sentence, up to four; empty where it does not lean.
  [[nodiscard]] TextSpan leaning_of(const Sentence& s) {
    constexpr std::uint32_t most_words = 4;
    TextSpan leaning;
    std::uint32_t words = 0, first = 0;
    for (std::uint32_t t = s.first_token; t < s.token_end && words < most_words; ++t) {
      const Token& token = analysis_.tokens[t];
      if (token.kind != TokenKind::word) {
        if (words == 0 && token.kind == TokenKind::punctuation) continue;  // « or a dash
        break;
      }
      std::uint32_t found;
      if (words++ == 0) {
        first = t;
        found = traits_of(t) / trait::head;
      } else {
        if (words == 2) head_ = analysis_.form(first);
        if (analysis_.tokens[t - 1].span.end != token.span.begin) head_ += ' ';
        head_ += analysis_.form(t);
        found = heads_.find(head_);
      }
      if ((found & SentenceHeads::not_leaning) != 0) return {};
      if ((found & SentenceHeads::leaning) != 0) leaning = TextSpan(analysis_.tokens[first].span.begin, token.span.end);
      if ((found & SentenceHeads::begins) == 0) break;
    }
    return leaning;
  }

  const Document& document_;
  const Language& language_;
  const DocumentWords& words_;
  std::span<const std::uint32_t> word_traits_;
  const SentenceHeads& heads_;
  const Analysis& analysis_;
  std::string head_;
};

}  // namespace

std::vector<std::uint32_t> find_word_traits(const Language& language, const DocumentWords& words, WordStore& store) {
  const WordReader read(language, store);
  std::vector<std::uint32_t> traits;
  traits.reserve(words.size());
  for (const std::uint32_t id : words.ids) {
    WordFacts& word = store[id];
    if (word.order_traits == WordFacts::unknown_traits) word.order_traits = read(id);
    traits.push_back(word.order_traits);
    if (word.stem != WordFacts::no_stem) store.expect(word.stem);
  }
  return traits;
}

std::vector<OrderTraits> find_order_traits(const Document& document, const Language& language,
                                           const DocumentWords& words, std::span<const std::uint32_t> word_traits,
                                           const SentenceHeads& heads, const Analysis& analysis,
                                           const std::vector<std::uint32_t>& sentences) {
  TraitFinder finder(document, language, words, word_traits, heads, analysis);
  std::vector<OrderTraits> traits;
  traits.reserve(sentences.size());
  for (const std::uint32_t s : sentences) traits.push_back(finder.of(analysis.sentences[s]));
  return traits;
}

}  // namespace calame
