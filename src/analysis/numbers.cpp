// Numbers and what they are, by their shape and by the words beside them. What stands closest decides: a unit
// or a sign behind the number, then a word before it, then its own shape.
#include <algorithm>

#include "analysis/characters.h"
#include "analysis/facts.h"
#include "analysis/lexicon.h"
#include "analysis/number_shapes.h"

namespace calame {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

class NumberFinder {
 public:
  NumberFinder(const Document& document, const Language& language, const Analysis& analysis,
               std::vector<NumberSpan>& out)
      : text_(document.prose),
        language_(language),
        words_(language.numbers),
        tokens_(analysis.tokens),
        protected_(analysis.protected_spans),
        out_(out) {}

  void find(TextSpan block) {
    while (end_ < tokens_.size() && tokens_[end_].span.begin < block.begin) ++end_;
    first_ = taken_ = end_;
    last_ = {};
    while (end_ < tokens_.size() && tokens_[end_].span.begin < block.end) ++end_;
    for (std::size_t i = first_; i < end_;) i = std::max(look(i), i + 1);
  }

 private:
  // A number of one token or several: 1 000, 10-12, 2/3.
  struct Number {
    std::size_t first = 0, end = 0;
    NumberShape shape;
    NumberShape second;  // of 10-12
    char joint = 0;      // '-' or '/'
  };

  // Where to go on.
  std::size_t look(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.kind == TokenKind::number) return number(read(i));
    if (token.kind != TokenKind::word) return i + 1;
    const char c = text_[token.span.begin.value];
    const bool digit = c >= '0' && c <= '9';
    if (!digit && !(c >= 'A' && c <= 'Z') && c != '+' && c != 'v') return i + 1;
    if (const ProtectedSpan* span = protection(token.span)) {
      return span->kind == Protection::identifier ? identifier(i) : i + 1;
    }
    if (digit) return ordinal(i);
    return c == 'I' || c == 'V' || c == 'X' || c == 'M' ? roman(i) : i + 1;
  }

  // ---- what stands where

  [[nodiscard]] std::string_view text(std::size_t i) const {
    return text_.substr(tokens_[i].span.begin.value, tokens_[i].span.size());
  }
  [[nodiscard]] std::uint32_t gap(std::size_t i) const {  // bytes between i and the token behind it
    return tokens_[i + 1].span.begin.value - tokens_[i].span.end.value;
  }
  [[nodiscard]] bool adjacent(std::size_t i) const { return i + 1 < end_ && gap(i) == 0; }
  // One white space or none stands between i and the token behind it.
  [[nodiscard]] bool joined(std::size_t i) const {
    return i + 1 < end_ && (gap(i) == 0 || gap(i) == space_size(text_, tokens_[i].span.end.value));
  }
  [[nodiscard]] bool is_sign(std::size_t i, char32_t sign) const {
    return i < end_ && tokens_[i].kind != TokenKind::word && first_of(i) == sign;
  }
  [[nodiscard]] char32_t first_of(std::size_t i) const { return decode(text_, tokens_[i].span.begin.value).value; }

  // The token at `i` is a word (or a sign) of the set.
  bool in(const std::unordered_set<std::string>& set, std::size_t i) {
    constexpr std::uint32_t longest = 24;
    if (i >= end_ || tokens_[i].span.size() > longest) return false;
    lower_case(text(i), key_);
    return set.count(key_) != 0;
  }
  // The word before `i`, when one space or none stands between, past the period of an abbreviation.
  [[nodiscard]] std::size_t word_before(std::size_t i) const {
    if (i == first_ || !joined(i - 1)) return none;
    const std::size_t before = i - 1;
    if (tokens_[before].kind != TokenKind::punctuation) return before;
    return text(before) == "." && before > first_ && adjacent(before - 1) ? before - 1 : none;
  }
  bool before_is_in(const std::unordered_set<std::string>& set, std::size_t i) {
    return i > first_ && joined(i - 1) && in(set, i - 1);
  }
  bool follows(const std::unordered_set<std::string>& set, std::size_t end) { return joined(end - 1) && in(set, end); }
  // A common noun, as far as a list of stop words can tell: « 2024 personnes ».
  bool noun_follows(std::size_t end) {
    if (!joined(end - 1) || tokens_[end].kind != TokenKind::word || gap(end - 1) == 0) return false;
    return is_lower(end) && !in(language_.stop_words, end);
  }
  [[nodiscard]] bool is_lower(std::size_t i) const { return (classify_(first_of(i)) & char_class::lower) != 0; }
  [[nodiscard]] bool is_capital(std::size_t i) const {
    return tokens_[i].kind == TokenKind::word && (classify_(first_of(i)) & char_class::upper) != 0;
  }

  const ProtectedSpan* protection(TextSpan span) {
    while (next_protected_ < protected_.size() && protected_[next_protected_].span.end <= span.begin) ++next_protected_;
    const bool inside = next_protected_ < protected_.size() && protected_[next_protected_].span.contains(span.begin);
    return inside ? &protected_[next_protected_] : nullptr;
  }

  // Tokens [first, end) are a number of that class; what an earlier one took is left out.
  std::size_t take(NumberClass type, std::size_t first, std::size_t end) {
    first = std::max(first, taken_);
    out_.push_back({TextSpan(tokens_[first].span.begin.value, tokens_[end - 1].span.end.value), type});
    last_ = {type, end};
    taken_ = end;
    return end;
  }

  // ---- numbers in digits

  Number read(std::size_t i) const {
    Number n = read_one(i);
    if (!adjacent(n.end - 1) || n.shape.decimals) return n;
    const char32_t joint = first_of(n.end);
    const bool dash = joint == '-' || joint == 0x2013 || joint == 0x2010 || joint == 0x2011;
    if ((!dash && joint != '/') || !adjacent(n.end) || tokens_[n.end + 1].kind != TokenKind::number) return n;
    const Number second = read_one(n.end + 1);
    n.end = second.end;
    n.second = second.shape;
    n.joint = dash ? '-' : '/';
    return n;
  }

  // 1 000 with plain spaces is a token a group.
  Number read_one(std::size_t i) const {
    Number n;
    n.first = i;
    n.end = i + 1;
    n.shape = number_shape(text(i));
    if (n.shape.digits > 3 || n.shape.decimals || n.shape.groups || text(i)[0] == '0') return n;
    while (n.end < end_ && gap(n.end - 1) == 1 && text_[tokens_[n.end].span.begin.value - 1] == ' ' &&
           tokens_[n.end].kind == TokenKind::number && is_group(text(n.end))) {
      n.shape.decimals = text(n.end).size() > 3;
      n.shape.groups = true;
      ++n.end;
      if (n.shape.decimals) break;
    }
    return n;
  }

  std::size_t number(const Number& n) {
    constexpr std::size_t (NumberFinder::*tests[])(const Number&) = {
        &NumberFinder::bracketed, &NumberFinder::percent, &NumberFinder::currency,  &NumberFinder::clock,
        &NumberFinder::era,       &NumberFinder::date,    &NumberFinder::reference, &NumberFinder::duration,
        &NumberFinder::quantity,  &NumberFinder::version, &NumberFinder::postcode,  &NumberFinder::year,
    };
    for (const auto test : tests) {
      if (const std::size_t end = (this->*test)(n)) return end;
    }
    return plain(n);
  }

  // +3,5 %, −2 °C
  [[nodiscard]] std::size_t with_sign(std::size_t first) const {
    if (first == first_ || first <= taken_ || !adjacent(first - 1)) return first;
    const char32_t c = first_of(first - 1);
    if (c != '+' && c != '-' && c != 0x2212 && c != 0xB1 && c != 0x2013) return first;
    const bool free = first - 1 == first_ || !adjacent(first - 2) || is_sign(first - 2, '(');
    return free && tokens_[first - 1].span.size() == decode(text_, tokens_[first - 1].span.begin.value).size ? first - 1
                                                                                                             : first;
  }

  // [1], the number of a note
  std::size_t bracketed(const Number& n) {
    const bool note = n.first > first_ && n.first > taken_ && adjacent(n.first - 1) && is_sign(n.first - 1, '[') &&
                      adjacent(n.end - 1) && is_sign(n.end, ']');
    return note ? take(NumberClass::reference, n.first - 1, n.end + 1) : 0;
  }

  std::size_t percent(const Number& n) {
    if (!joined(n.end - 1)) return 0;
    const char32_t c = first_of(n.end);
    if (c == '%' || c == 0x2030) return take(NumberClass::percent, with_sign(n.first), n.end + 1);
    if (tokens_[n.end].kind != TokenKind::word || n.end + 1 >= end_) return 0;
    lower_case(text(n.end), key_);
    pair_.assign(key_).append(" ");
    lower_case(text(n.end + 1), key_);
    pair_ += key_;
    return words_.percents.count(pair_) ? take(NumberClass::percent, with_sign(n.first), n.end + 2) : 0;
  }

  // The end of a currency at `i`, the end of what stands before it being joined to it; 0 when there is none.
  std::size_t currency_end(std::size_t i) {
    if (i >= end_ || !joined(i - 1)) return 0;
    if (tokens_[i].kind == TokenKind::symbol) return is_currency_sign(first_of(i)) ? i + 1 : 0;
    return tokens_[i].kind == TokenKind::word && in(words_.currencies, i) ? i + 1 : 0;
  }

  // Behind « millions », « M » or « Md »; `end` itself when no such word follows.
  std::size_t scale_end(std::size_t end) {
    if (!joined(end - 1) || tokens_[end].kind != TokenKind::word || !in(words_.scales, end)) return end;
    if (text(end).size() > 1) return end + 1;
    return text(end) != "m" && currency_end(end + 1) ? end + 1 : end;  // 3 M€; « 5 m » is a length
  }

  // 12 €, 3 millions d’euros, $ 5
  std::size_t currency(const Number& n) {
    std::size_t end = scale_end(n.end);
    std::size_t money = currency_end(end);
    if (!money && end > n.end && joined(end - 1) && in(words_.duration_tails, end)) money = currency_end(end + 1);
    if (money) {
      const bool cents = adjacent(money - 1) && tokens_[money].kind == TokenKind::number && text(money).size() == 2;
      return take(NumberClass::currency, with_sign(n.first), cents ? money + 1 : money);  // 12€50
    }
    if (n.first == first_ || n.first == taken_ || !joined(n.first - 1)) return 0;
    const std::size_t before = n.first - 1;
    const bool sign = tokens_[before].kind == TokenKind::symbol && is_currency_sign(first_of(before));
    const bool code = text(before).size() == 3 && is_capital(before) && in(words_.currencies, before);  // CHF 50
    return sign || code ? take(NumberClass::currency, before, end) : 0;
  }

  // 14 h 30, 14h30, à 8 h; « 8 h de travail » and « en 2 h 30 » are spans of time.
  std::size_t clock(const Number& n) {
    if (n.shape.decimals || n.joint || !follows(words_.hours, n.end)) return 0;
    std::size_t end = n.end + 1;
    const bool minutes = joined(n.end) && tokens_[end].kind == TokenKind::number && text(end).size() == 2 &&
                         number_shape(text(end)).value < 60;
    if (minutes) ++end;
    const bool of_day = n.shape.value <= 24 && !n.shape.groups;
    const bool lasts = before_is_in(words_.duration_cues, n.first) || follows(words_.duration_tails, end);
    // de 9 h à 18 h; 9 h-18 h
    const bool pair = last_.type == NumberClass::time && last_.end + 1 == n.first && last_.end > first_;
    const bool opens_pair = end + 1 < end_ && joined(end - 1) && tokens_[end + 1].kind == TokenKind::number &&
                            in(words_.clock_cues, end) && joined(end) && follows(words_.hours, end + 2);
    const bool told = before_is_in(words_.clock_cues, n.first) && !follows(words_.duration_tails, end);
    const bool time = of_day && (pair || opens_pair || told || (minutes && !lasts));
    if (!time && minutes && joined(end - 1) && tokens_[end].kind == TokenKind::word && in(words_.durations, end)) ++end;
    return take(time ? NumberClass::time : NumberClass::duration, n.first, end);
  }

  // 44 av. J.-C.
  std::size_t era(const Number& n) {
    if (n.shape.decimals || !joined(n.end - 1) || tokens_[n.end].kind != TokenKind::word) return 0;
    std::size_t end = n.end + 1;
    if (is_sign(end, '.') && adjacent(end - 1)) ++end;
    if (!follows(words_.eras, end)) return 0;
    ++end;
    if (is_sign(end, '.') && adjacent(end - 1)) ++end;
    return take(NumberClass::year, n.first, end);
  }

  // Behind a month at `i` and the period of its abbreviation, and behind the year that follows.
  std::size_t month_end(std::size_t i) {
    std::size_t end = i + 1;
    const bool abbreviated =
        is_sign(end, '.') && adjacent(i) && end + 1 < end_ && joined(end) && tokens_[end + 1].kind == TokenKind::number;
    if (abbreviated) ++end;
    const bool year = joined(end - 1) && tokens_[end].kind == TokenKind::number && is_year(number_shape(text(end)));
    return year ? end + 1 : end;
  }

  // 12 mars, 12-13 mars, 12 mars 2024, mars 2024
  std::size_t date(const Number& n) {
    const bool day =
        !n.shape.decimals && !n.shape.groups && n.shape.digits <= 2 && n.shape.value >= 1 && n.shape.value <= 31;
    if (day && n.joint != '/' && follows(words_.months, n.end)) {
      return take(NumberClass::date, n.first, month_end(n.end));
    }
    if (n.joint || !is_year(n.shape)) return 0;
    const std::size_t month = word_before(n.first);
    if (month == none || month < taken_ || !in(words_.months, month)) return 0;
    return take(NumberClass::date, month, n.end);
  }

  // The word of a reference before `i`: « p. », « article », « L. »; `i` when there is none.
  std::size_t reference_begin(std::size_t i) {
    std::size_t word = word_before(i);
    if (word == none || word < taken_) return i;
    const bool period = word + 1 < i;
    // art. L. 121-1
    const bool law = text(word).size() == 1 && is_capital(word);
    if (law && word > first_) {
      const std::size_t outer = word_before(word);
      if (outer != none && outer >= taken_ && in(words_.references, outer)) return outer;
    }
    if (!in(words_.references, word)) return i;
    return period || !in(language_.stop_words, word) ? word : i;  // nos. 3 and 4; « nos 12 agents »
  }

  std::size_t reference(const Number& n) {
    if (n.joint && is_year(n.shape)) return 0;  // saison 2023-2024
    const std::size_t begin = reference_begin(n.first);
    return begin < n.first ? take(NumberClass::reference, begin, n.end) : 0;
  }

  std::size_t duration(const Number& n) {
    const std::size_t end = scale_end(n.end);
    if (follows(words_.durations, end)) return take(NumberClass::duration, n.first, end + 1);
    if (end == n.end || !joined(end - 1) || !in(words_.duration_tails, end)) return 0;
    return follows(words_.durations, end + 1) ? take(NumberClass::duration, n.first, end + 2) : 0;
  }

  // 12 km, 80kg, 20 °C, 90 km/h
  std::size_t quantity(const Number& n) {
    if (!joined(n.end - 1)) return 0;
    std::size_t end = n.end;
    if (is_sign(end, 0xB0) || is_sign(end, 0xBA)) {
      ++end;
      const bool scale = joined(end - 1) && (text(end) == "C" || text(end) == "F" || text(end) == "K");
      return take(NumberClass::quantity, with_sign(n.first), scale ? end + 1 : end);
    }
    const auto unit_at = [&](std::size_t i) {
      if (i >= end_ || tokens_[i].kind != TokenKind::word || tokens_[i].span.size() > 12) return false;
      key_.assign(text(i));
      return language_.units.count(key_) != 0;
    };
    if (!unit_at(end)) return 0;
    ++end;
    if (adjacent(end - 1) && is_sign(end, '/') && adjacent(end) && unit_at(end + 1)) end += 2;
    return take(NumberClass::quantity, with_sign(n.first), end);
  }

  // version 3, PHP 8.2
  std::size_t version(const Number& n) {
    const std::size_t name = word_before(n.first);
    if (n.joint || name == none || name < taken_ || n.first - name > 1 || tokens_[name].kind != TokenKind::word)
      return 0;
    if (in(words_.versions, name)) return take(NumberClass::version, name, n.end);
    const std::string_view word = text(name);
    const bool capital = std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const bool named = n.shape.point && capital && !in(language_.stop_words, name);
    return named ? take(NumberClass::version, name, n.end) : 0;
  }

  // 75011 Paris; « les 12000 Parisiens » are people.
  std::size_t postcode(const Number& n) {
    const bool digits = n.shape.digits == 5 && !n.shape.decimals && !n.shape.groups && !n.joint;
    if (!digits || n.shape.value < 1000 || n.shape.value > 98999 || !joined(n.end - 1) || gap(n.end - 1) == 0) return 0;
    if (!is_capital(n.end)) return 0;
    const bool counted = n.first > first_ && joined(n.first - 1) && in(language_.stop_words, n.first - 1) &&
                         tokens_[n.first - 1].span.size() > decode(text_, tokens_[n.first - 1].span.begin.value).size;
    return counted ? 0 : take(NumberClass::postcode, n.first, n.end + 1);
  }

  // en 1998, (1998), 1998-2003; « 2024 personnes » are not.
  std::size_t year(const Number& n) {
    const bool decade = n.shape.digits == 2 && !n.joint && in_decade(n);
    if (!decade && !is_year(n.shape)) return 0;
    if (n.joint == '-' && !is_year(n.second) && n.second.digits != 2) return 0;
    if (n.joint == '/' && n.second.digits != 2 && !is_year(n.second)) return 0;
    const std::size_t end = n.end;
    constexpr std::uint32_t recent = 1900;  // « en 1200 exemplaires » is met more often than « en 1200 tombe »
    const bool told = before_is_in(words_.year_cues, n.first) && (n.shape.value >= recent || !noun_follows(end));
    if (decade || told) return take(NumberClass::year, n.first, end);
    if (noun_follows(n.end) || n.shape.value < 1400) return 0;
    const bool alone = n.first == first_ || !joined(n.first - 1) || tokens_[n.first - 1].kind != TokenKind::word;
    const bool hinted = alone || in(words_.year_hints, n.first - 1) || !in(language_.stop_words, n.first - 1);
    return hinted || n.joint == '-' ? take(NumberClass::year, n.first, end) : 0;
  }

  // les années 80
  bool in_decade(const Number& n) {
    const std::size_t word = word_before(n.first);
    return word != none && word >= taken_ && n.shape.value % 10 == 0 && !n.shape.leading_zero &&
           in(words_.year_cues, word) && in(words_.durations, word);
  }

  std::size_t plain(const Number& n) {
    if (n.joint == '/') return take(NumberClass::ratio, n.first, n.end);
    if (n.joint == '-') {
      const bool rises = n.shape.value < n.second.value;
      return take(rises ? NumberClass::range : NumberClass::ratio, n.first, n.end);
    }
    const NumberClass type = n.shape.decimals ? NumberClass::decimal : NumberClass::integer;
    return take(type, with_sign(n.first), scale_end(n.end));
  }

  // ---- words that hold a number

  // 1er, 2e, 1er mai
  std::size_t ordinal(std::size_t i) {
    const std::string_view word = text(i);
    const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
    lower_case(word.substr(digits), key_);
    if (words_.ordinals.count(key_) == 0) return i + 1;
    const bool day = number_shape(word.substr(0, digits)).value == 1 && follows(words_.months, i + 1);
    if (day) return take(NumberClass::date, i, month_end(i + 1));
    return take(NumberClass::ordinal, i, i + 1);
  }

  // XXIe, Louis XIV, tome II. Most words in capitals are none: they need a name or a reference before them.
  std::size_t roman(std::size_t i) {
    const std::string_view word = text(i);
    const std::size_t size = roman_size(word);
    if (size == 0) return i + 1;
    if (size < word.size()) {
      lower_case(word.substr(size), key_);
      const bool first = key_.find('r') != std::string::npos;  // Ier, Ire; « Vers » is a word
      const bool ordinal =
          word[0] != 'M' && words_.ordinals.count(key_) != 0 && (!first || word.substr(0, size) == "I");
      return ordinal ? take(NumberClass::ordinal, i, i + 1) : i + 1;
    }
    const std::size_t begin = reference_begin(i);
    if (begin < i) return take(NumberClass::reference, begin, i + 1);
    constexpr std::size_t telling = 5;  // MCMXCVIII
    if (word.size() >= telling && word[0] == 'M') return take(NumberClass::roman, i, i + 1);
    const bool short_letters = word.find_first_not_of("IVX") == std::string_view::npos;
    return short_letters && follows_name(i) ? take(NumberClass::roman, i, i + 1) : i + 1;
  }

  bool follows_name(std::size_t i) {
    if (i == first_ || !joined(i - 1) || gap(i - 1) == 0 || !is_capital(i - 1) || tokens_[i - 1].span.size() < 3)
      return false;
    if (in(language_.stop_words, i - 1)) return false;
    if (tokens_[i].span.size() > 1) return true;
    if (!language_.lexicon) return false;  // Malcolm X, vitamine C: a single letter needs a given name
    readings_.clear();
    language_.lexicon->readings(text(i - 1), readings_);
    return std::any_of(readings_.begin(), readings_.end(),
                       [](const Reading& r) { return r.features.has(Features::given_name); });
  }

  // Phone numbers, dates, times, versions, articles of law: protected as a whole.
  std::size_t identifier(std::size_t i) {
    const std::size_t begin = reference_begin(i);
    const auto type = identifier_class(text(i));
    const bool announced = begin < i && (!type || *type == NumberClass::time || *type == NumberClass::ratio ||
                                         *type == NumberClass::date || *type == NumberClass::reference);
    if (announced && text(i).find_first_of("0123456789") != std::string_view::npos) {
      return take(NumberClass::reference, begin, i + 1);
    }
    if (type) return take(*type, i, i + 1);
    // L. 121-1 without « art. »
    const std::size_t letter = word_before(i);
    const bool law =
        letter != none && letter >= taken_ && letter + 1 < i && text(letter).size() == 1 && is_capital(letter);
    return law ? take(NumberClass::reference, letter, i + 1) : i + 1;
  }

  std::string_view text_;
  const Language& language_;
  const NumberWords& words_;
  std::span<const Token> tokens_;
  std::span<const ProtectedSpan> protected_;
  std::vector<NumberSpan>& out_;
  Classifier classify_;
  std::string key_, pair_;
  std::vector<Reading> readings_;
  std::size_t first_ = 0, end_ = 0;  // of the block
  std::size_t taken_ = 0;            // behind the last number found
  std::size_t next_protected_ = 0;
  struct {
    NumberClass type = NumberClass::integer;
    std::size_t end = 0;
  } last_;
};

}  // namespace

std::vector<NumberSpan> find_numbers(const Document& document, const Language& language, const Analysis& analysis) {
  std::vector<NumberSpan> numbers;
  NumberFinder finder(document, language, analysis, numbers);
  for (const Block& block : document.blocks) {
    if (block.role != Role::code) finder.find(block.text);
  }
  return numbers;
}

}  // namespace calame
