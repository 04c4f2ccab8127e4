#include "analysis/order_traits.h"

#include <algorithm>

#include "analysis/characters.h"

namespace calame {
namespace {

constexpr std::uint32_t short_words = 7, early_words = 7;

class TraitFinder {
 public:
  TraitFinder(const Document& document, const Language& language, std::span<const std::uint32_t> words,
              WordStore& store, const Analysis& analysis)
      : document_(document),
        language_(language),
        words_(language.cohesion),
        analysis_(analysis),
        form_bits_(analysis.forms.size(), WordFacts::unknown_traits) {
    for (std::size_t t = 0; t < words.size(); ++t) {
      std::uint32_t& bits = form_bits_[analysis.token_forms[t]];
      if (bits != WordFacts::unknown_traits) continue;
      WordFacts& lower = store[store[words[t]].lower];
      if (lower.order_traits == WordFacts::unknown_traits) lower.order_traits = bits_of(lower.text);
      bits = lower.order_traits;
    }
  }

  OrderTraits of(const Sentence& s) const {
    OrderTraits traits;
    std::uint32_t words = 0;
    int quotes = 0;
    for (std::uint32_t t = s.first_token; t < s.token_end; ++t) {
      const Token& token = analysis_.tokens[t];
      if (token.kind == TokenKind::word) {
        std::uint32_t bits = form_bits_[analysis_.token_forms[t]];
        if (words == 0 || words >= early_words) bits &= ~trait::links;
        if (words != 0) bits &= ~trait::pronoun;
        if (words != 0 && is_name(token)) bits |= trait::name;
        traits.bits |= bits;
        ++words;
      } else if (token.kind == TokenKind::number) {
        traits.bits |= trait::number;
        if (is_year(text_of(document_, token.span))) traits.bits |= trait::year;
      } else {
        add_sign(t, s, quotes, traits);
      }
    }
    if (quotes > 0) traits.bits |= trait::opens_quote;
    if (quotes < 0) traits.bits |= trait::closes_quote;
    if (words <= short_words) traits.bits |= trait::is_short;
    traits.leaning = leaning_of(s);
    if (traits.leaning.empty())
      traits.bits &= ~trait::pronoun;  // « Il faut »
    else
      traits.bits |= trait::leans;
    return traits;
  }

 private:
  std::uint32_t bits_of(const std::string& form) const {
    std::uint32_t bits = 0;
    if (words_.pronouns.count(form) != 0) bits |= trait::pronoun;
    if (words_.links.count(form) != 0) bits |= trait::links;
    for (std::size_t i = 0; i < words_.persons.size(); ++i)
      if (words_.persons[i].count(form) != 0) bits |= trait::person << i;
    constexpr std::size_t shortest = 5;  // « fera »; not « sera », « fait »
    for (std::size_t i = 0; i < words_.tenses.size() && form.size() >= shortest; ++i)
      for (const std::string& ending : words_.tenses[i])
        if (form.ends_with(ending)) bits |= trait::tense << i;
    return bits;
  }

  static bool is_year(std::string_view text) {
    return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  [[nodiscard]] bool is_name(const Token& token) const {
    constexpr std::uint32_t shortest = 3;
    if (token.span.size() < shortest) return false;
    const char32_t first = decode(document_.prose, token.span.begin.value).value;
    return (class_(first) & char_class::upper) != 0;
  }

  // A word that has a capital only where a sentence begins.
  [[nodiscard]] bool goes_on_with_capital(std::uint32_t t) const {
    const Token& token = analysis_.tokens[t];
    return token.kind == TokenKind::word &&
           (class_(decode(document_.prose, token.span.begin.value).value) & char_class::upper) != 0 &&
           language_.stop_words.count(std::string(analysis_.form(t))) != 0;
  }

  void add_sign(std::uint32_t t, const Sentence& s, int& quotes, OrderTraits& traits) const {
    const char32_t sign = decode(document_.prose, analysis_.tokens[t].span.begin.value).value;
    if (sign == 0xAB) {
      ++quotes;
      if (t == s.first_token) traits.bits |= trait::quote_first;
    } else if (sign == 0xBB) {
      --quotes;
    } else if (sign == '?' && t + 2 >= s.token_end) {
      traits.bits |= trait::question;
    } else if (sign == ':') {
      if (t + 1 == s.token_end)
        traits.bits |= trait::colon;
      else if (goes_on_with_capital(t + 1))
        traits.bits |= trait::colon_broken;
    }
  }

  // The words at the head of a sentence, up to four; empty where it does not lean.
  [[nodiscard]] TextSpan leaning_of(const Sentence& s) const {
    constexpr std::uint32_t most_words = 4;
    TextSpan leaning;
    std::uint32_t words = 0, begin = 0;
    std::string head;
    for (std::uint32_t t = s.first_token; t < s.token_end && words < most_words; ++t) {
      const Token& token = analysis_.tokens[t];
      if (token.kind != TokenKind::word) {
        if (words == 0 && token.kind == TokenKind::punctuation) continue;  // « or a dash
        break;
      }
      if (words++ == 0)
        begin = token.span.begin.value;
      else if (analysis_.tokens[t - 1].span.end != token.span.begin)
        head += ' ';
      head += analysis_.form(t);
      if (words_.not_leaning.count(head) != 0) return {};
      if (words_.leaning.count(head) != 0) leaning = TextSpan(begin, token.span.end.value);
    }
    return leaning;
  }

  const Document& document_;
  const Language& language_;
  const CohesionWords& words_;
  const Analysis& analysis_;
  std::vector<std::uint32_t> form_bits_;
  Classifier class_;
};

}  // namespace

std::vector<OrderTraits> find_order_traits(const Document& document, const Language& language,
                                           std::span<const std::uint32_t> words, WordStore& store,
                                           const Analysis& analysis, const std::vector<std::uint32_t>& sentences) {
  const TraitFinder finder(document, language, words, store, analysis);
  std::vector<OrderTraits> traits;
  traits.reserve(sentences.size());
  for (const std::uint32_t s : sentences) traits.push_back(finder.of(analysis.sentences[s]));
  return traits;
}

}  // namespace calame
