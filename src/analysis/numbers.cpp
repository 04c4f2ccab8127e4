// Numbers and what they are, by their shape and by the words beside them. What stands closest decides: a unit
// or a sign behind the number, then a word before it, then its own shape.
#include <algorithm>

#include "analysis/characters.h"
#include "analysis/facts.h"
#include "analysis/lexicon.h"
#include "analysis/number_shapes.h"
#include "analysis/token_window.h"
#include "analysis/written_number.h"

namespace calame {
namespace {

constexpr std::size_t none = TokenWindow::none;

class NumberFinder {
 public:
  NumberFinder(const Document& document, const Language& language, const Analysis& analysis,
               std::vector<NumberSpan>& out)
      : text_(document.prose),
        language_(language),
        words_(language.numbers),
        tokens_(analysis.tokens),
        protected_(analysis.protected_spans),
        out_(out),
        near_(document.prose, analysis.tokens) {}

  void find(TextSpan block) {
    near_.move_to(block);
    taken_ = near_.first();
    last_ = {};
    for (std::size_t i = near_.first(); i < near_.end();) i = std::max(look(i), i + 1);
  }

 private:
  // Where to go on.
  std::size_t look(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.kind == TokenKind::number) return number(read_number(near_, i));
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

  const ProtectedSpan* protection(TextSpan span) {
    while (next_protected_ < protected_.size() && protected_[next_protected_].span.end <= span.begin) ++next_protected_;
    const bool inside = next_protected_ < protected_.size() && protected_[next_protected_].span.contains(span.begin);
    return inside ? &protected_[next_protected_] : nullptr;
  }

  // A common noun, as far as a list of stop words can tell: « 2024 personnes ».
  bool noun_follows(std::size_t end) {
    if (!near_.joined(end - 1) || near_.adjacent(end - 1) || tokens_[end].kind != TokenKind::word) return false;
    const char32_t last = decode_before(near_.text(end), near_.text(end).size()).value;
    return near_.is_lower(end) && !is_apostrophe(last) && !near_.in(language_.stop_words, end);
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

  std::size_t number(const WrittenNumber& n) {
    constexpr std::size_t (NumberFinder::*tests[])(const WrittenNumber&) = {
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
    if (first == near_.first() || first <= taken_ || !near_.adjacent(first - 1)) return first;
    const char32_t c = near_.first_of(first - 1);
    if (c != '+' && c != '-' && c != 0x2212 && c != 0xB1 && c != 0x2013) return first;
    const bool free = first - 1 == near_.first() || !near_.adjacent(first - 2) || near_.is_sign(first - 2, '(');
    return free && tokens_[first - 1].span.size() == decode(text_, tokens_[first - 1].span.begin.value).size ? first - 1
                                                                                                             : first;
  }

  // [1], the number of a note
  std::size_t bracketed(const WrittenNumber& n) {
    const bool note = n.first > near_.first() && n.first > taken_ && near_.adjacent(n.first - 1) &&
                      near_.is_sign(n.first - 1, '[') && near_.adjacent(n.end - 1) && near_.is_sign(n.end, ']');
    return note ? take(NumberClass::reference, n.first - 1, n.end + 1) : 0;
  }

  std::size_t percent(const WrittenNumber& n) {
    if (!near_.joined(n.end - 1)) return 0;
    const char32_t c = near_.first_of(n.end);
    if (c == '%' || c == 0x2030) return take(NumberClass::percent, with_sign(n.first), n.end + 1);
    if (tokens_[n.end].kind != TokenKind::word || n.end + 1 >= near_.end()) return 0;
    return near_.in_pair(words_.percents, n.end) ? take(NumberClass::percent, with_sign(n.first), n.end + 2) : 0;
  }

  // The end of a currency at `i`, the end of what stands before it being joined to it; 0 when there is none.
  std::size_t currency_end(std::size_t i) {
    if (i >= near_.end() || !near_.joined(i - 1)) return 0;
    if (tokens_[i].kind == TokenKind::symbol) return is_currency_sign(near_.first_of(i)) ? i + 1 : 0;
    return tokens_[i].kind == TokenKind::word && near_.in(words_.currencies, i) ? i + 1 : 0;
  }

  // Behind « millions », « M » or « Md »; `end` itself when no such word follows.
  std::size_t scale_end(std::size_t end) {
    if (!near_.joined(end - 1) || tokens_[end].kind != TokenKind::word || !near_.in(words_.scales, end)) return end;
    if (near_.text(end).size() > 1) return end + 1;
    return near_.text(end) != "m" && currency_end(end + 1) ? end + 1 : end;  // 3 M€; « 5 m » is a length
  }

  // 12 €, 3 millions d’euros, $ 5
  std::size_t currency(const WrittenNumber& n) {
    std::size_t end = scale_end(n.end);
    std::size_t money = currency_end(end);
    if (!money && end > n.end && near_.joined(end - 1) && near_.in(words_.duration_tails, end))
      money = currency_end(end + 1);
    if (money) {
      const bool cents =
          near_.adjacent(money - 1) && tokens_[money].kind == TokenKind::number && near_.text(money).size() == 2;
      return take(NumberClass::currency, with_sign(n.first), cents ? money + 1 : money);  // 12€50
    }
    if (n.first == near_.first() || n.first == taken_ || !near_.joined(n.first - 1)) return 0;
    const std::size_t before = n.first - 1;
    const bool sign = tokens_[before].kind == TokenKind::symbol && is_currency_sign(near_.first_of(before));
    const bool code =
        near_.text(before).size() == 3 && near_.is_capital(before) && near_.in(words_.currencies, before);  // CHF 50
    return sign || code ? take(NumberClass::currency, before, end) : 0;
  }

  // 14 h 30, 14h30, à 8 h; « 8 h de travail » and « en 2 h 30 » are spans of time.
  std::size_t clock(const WrittenNumber& n) {
    if (n.shape.decimals || n.joint || !near_.follows(words_.hours, n.end)) return 0;
    std::size_t end = n.end + 1;
    const bool minutes = near_.joined(n.end) && tokens_[end].kind == TokenKind::number && near_.text(end).size() == 2 &&
                         number_shape(near_.text(end)).value < 60;
    if (minutes) ++end;
    const bool of_day = n.shape.value <= 24 && !n.shape.groups;
    const bool cued =
        near_.before_is_in(words_.clock_cues, n.first) || near_.pair_before_is_in(words_.clock_cues, n.first);
    const bool tail = near_.follows(words_.duration_tails, end);
    const bool lasts = tail || (!cued && near_.before_is_in(words_.duration_cues, n.first));
    // de 9 h à 18 h; 9 h-18 h
    const bool pair = last_.type == NumberClass::time && last_.end + 1 == n.first && last_.end > near_.first();
    const bool opens_pair = end + 1 < near_.end() && near_.joined(end - 1) &&
                            tokens_[end + 1].kind == TokenKind::number && near_.in(words_.clock_cues, end) &&
                            near_.joined(end) && near_.follows(words_.hours, end + 2);
    const bool told = cued && !tail;
    const bool time = of_day && (pair || opens_pair || told || (minutes && !lasts));
    if (!time && minutes && near_.joined(end - 1) && tokens_[end].kind == TokenKind::word &&
        near_.in(words_.durations, end))
      ++end;
    return take(time ? NumberClass::time : NumberClass::duration, n.first, end);
  }

  // 44 av. J.-C.
  std::size_t era(const WrittenNumber& n) {
    if (n.shape.decimals || !near_.joined(n.end - 1) || tokens_[n.end].kind != TokenKind::word) return 0;
    std::size_t end = n.end + 1;
    if (near_.is_sign(end, '.') && near_.adjacent(end - 1)) ++end;
    if (!near_.follows(words_.eras, end)) return 0;
    ++end;
    if (near_.is_sign(end, '.') && near_.adjacent(end - 1)) ++end;
    return take(NumberClass::year, n.first, end);
  }

  // Behind a month at `i` and the period of its abbreviation, and behind the year that follows.
  std::size_t month_end(std::size_t i) {
    std::size_t end = i + 1;
    const bool abbreviated = near_.is_sign(end, '.') && near_.adjacent(i) && end + 1 < near_.end() &&
                             near_.joined(end) && tokens_[end + 1].kind == TokenKind::number;
    if (abbreviated) ++end;
    const bool year =
        near_.joined(end - 1) && tokens_[end].kind == TokenKind::number && is_year(number_shape(near_.text(end)));
    return year ? end + 1 : end;
  }

  // 12 mars, 12-13 mars, 12 mars 2024, mars 2024
  std::size_t date(const WrittenNumber& n) {
    const bool day =
        !n.shape.decimals && !n.shape.groups && n.shape.digits <= 2 && n.shape.value >= 1 && n.shape.value <= 31;
    if (day && n.joint != '/' && near_.follows(words_.months, n.end)) {
      return take(NumberClass::date, n.first, month_end(n.end));
    }
    if (day && n.joint == '-' && n.shape.value <= 12 && n.shape.digits == 2 && is_year(n.second)) {
      return take(NumberClass::date, n.first, n.end);  // 09-2008
    }
    if (n.joint || !is_year(n.shape)) return 0;
    const std::size_t month = near_.word_before(n.first);
    if (month == none || month < taken_ || !near_.in(words_.months, month)) return 0;
    return take(NumberClass::date, month, n.end);
  }

  // The word of a reference before `i`: « p. », « article », « L. »; `i` when there is none.
  std::size_t reference_begin(std::size_t i) {
    std::size_t word = near_.word_before(i);
    if (word == none || word < taken_) return i;
    const bool period = word + 1 < i;
    // art. L. 121-1
    const bool law = near_.text(word).size() == 1 && near_.is_capital(word);
    if (law && word > near_.first()) {
      const std::size_t outer = near_.word_before(word);
      if (outer != none && outer >= taken_ && near_.in(words_.references, outer)) return outer;
    }
    if (!near_.in(words_.references, word)) return i;
    return period || !near_.in(language_.stop_words, word) ? word : i;  // nos. 3 and 4; « nos 12 agents »
  }

  std::size_t reference(const WrittenNumber& n) {
    if (n.joint && is_year(n.shape)) return 0;  // saison 2023-2024
    const std::size_t begin = reference_begin(n.first);
    return begin < n.first ? take(NumberClass::reference, begin, n.end) : 0;
  }

  std::size_t duration(const WrittenNumber& n) {
    const std::size_t end = scale_end(n.end);
    if (near_.follows(words_.durations, end)) return take(NumberClass::duration, n.first, end + 1);
    if (end == n.end || !near_.joined(end - 1) || !near_.in(words_.duration_tails, end)) return 0;
    return near_.follows(words_.durations, end + 1) ? take(NumberClass::duration, n.first, end + 2) : 0;
  }

  // 12 km, 80kg, 20 °C, 90 km/h
  std::size_t quantity(const WrittenNumber& n) {
    if (!near_.joined(n.end - 1)) return 0;
    std::size_t end = n.end;
    if (near_.is_sign(end, 0xB0) || near_.is_sign(end, 0xBA)) {
      ++end;
      const bool scale =
          near_.joined(end - 1) && (near_.text(end) == "C" || near_.text(end) == "F" || near_.text(end) == "K");
      return take(NumberClass::quantity, with_sign(n.first), scale ? end + 1 : end);
    }
    const auto unit_at = [&](std::size_t i) {
      if (i >= near_.end() || tokens_[i].kind != TokenKind::word || tokens_[i].span.size() > 12) return false;
      key_.assign(near_.text(i));
      return language_.units.count(key_) != 0;
    };
    if (!unit_at(end)) return 0;
    ++end;
    while (near_.adjacent(end - 1) && near_.is_sign(end, '/') && near_.adjacent(end) && unit_at(end + 1)) end += 2;
    return take(NumberClass::quantity, with_sign(n.first), end);
  }

  // version 3, PHP 8.2
  std::size_t version(const WrittenNumber& n) {
    const std::size_t name = near_.word_before(n.first);
    if (n.joint || name == none || name < taken_ || n.first - name > 1 || tokens_[name].kind != TokenKind::word)
      return 0;
    if (near_.in(words_.versions, name)) return take(NumberClass::version, name, n.end);
    const std::string_view word = near_.text(name);
    const bool capital = std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const bool named = n.shape.point && capital && !near_.in(language_.stop_words, name);
    return named ? take(NumberClass::version, name, n.end) : 0;
  }

  // 75011 Paris; « les 12000 Parisiens » are people.
  std::size_t postcode(const WrittenNumber& n) {
    const bool digits = n.shape.digits == 5 && !n.shape.decimals && !n.shape.groups && !n.joint;
    if (!digits || n.shape.value < 1000 || n.shape.value > 98999 || !near_.joined(n.end - 1) ||
        near_.gap(n.end - 1) == 0)
      return 0;
    if (!near_.is_capital(n.end)) return 0;
    const bool counted = n.first > near_.first() && near_.joined(n.first - 1) &&
                         near_.in(language_.stop_words, n.first - 1) &&
                         tokens_[n.first - 1].span.size() > decode(text_, tokens_[n.first - 1].span.begin.value).size;
    return counted ? 0 : take(NumberClass::postcode, n.first, n.end + 1);
  }

  // en 1998, (1998), 1998-2003; « 2024 personnes » are not.
  std::size_t year(const WrittenNumber& n) {
    const bool decade = n.shape.digits == 2 && !n.joint && in_decade(n);
    if (!decade && !is_year(n.shape)) return 0;
    if (n.joint == '-' && !is_year(n.second) && n.second.digits != 2) return 0;
    if (n.joint == '/' && n.second.digits != 2 && !is_year(n.second)) return 0;
    const std::size_t end = n.end;
    constexpr std::uint32_t recent = 1900;  // « en 1200 exemplaires » is met more often than « en 1200 tombe »
    const bool told = near_.before_is_in(words_.year_cues, n.first) && (n.shape.value >= recent || !noun_follows(end));
    if (decade || told) return take(NumberClass::year, n.first, end);
    if (noun_follows(n.end) || n.shape.value < 1400) return 0;
    const bool alone =
        n.first == near_.first() || !near_.joined(n.first - 1) || tokens_[n.first - 1].kind != TokenKind::word;
    const bool hinted =
        alone || near_.in(words_.year_hints, n.first - 1) || !near_.in(language_.stop_words, n.first - 1);
    return hinted || n.joint == '-' ? take(NumberClass::year, n.first, end) : 0;
  }

  // les années 80
  bool in_decade(const WrittenNumber& n) {
    const std::size_t word = near_.word_before(n.first);
    return word != none && word >= taken_ && n.shape.value % 10 == 0 && !n.shape.leading_zero &&
           near_.in(words_.year_cues, word) && near_.in(words_.durations, word);
  }

  std::size_t plain(const WrittenNumber& n) {
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
    const std::string_view word = near_.text(i);
    const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
    lower_case(word.substr(digits), key_);
    if (words_.ordinals.count(key_) == 0) return i + 1;
    const bool day = number_shape(word.substr(0, digits)).value == 1 && near_.follows(words_.months, i + 1);
    if (day) return take(NumberClass::date, i, month_end(i + 1));
    return take(NumberClass::ordinal, i, i + 1);
  }

  // XXIe, Louis XIV, tome II. Most words in capitals are none: they need a name or a reference before them.
  std::size_t roman(std::size_t i) {
    const std::string_view word = near_.text(i);
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
    if (i == near_.first() || !near_.joined(i - 1) || near_.gap(i - 1) == 0 || !near_.is_capital(i - 1) ||
        tokens_[i - 1].span.size() < 3)
      return false;
    if (near_.in(language_.stop_words, i - 1)) return false;
    if (tokens_[i].span.size() > 1) return true;
    if (!language_.lexicon) return false;  // Malcolm X, vitamine C: a single letter needs a given name
    readings_.clear();
    language_.lexicon->readings(near_.text(i - 1), readings_);
    return std::any_of(readings_.begin(), readings_.end(),
                       [](const Reading& r) { return r.features.has(Features::given_name); });
  }

  // Phone numbers, dates, times, versions, articles of law: protected as a whole.
  std::size_t identifier(std::size_t i) {
    const std::size_t begin = reference_begin(i);
    const auto type = identifier_class(near_.text(i));
    const bool announced = begin < i && (!type || *type == NumberClass::time || *type == NumberClass::ratio ||
                                         *type == NumberClass::date || *type == NumberClass::reference);
    if (announced && near_.text(i).find_first_of("0123456789") != std::string_view::npos) {
      return take(NumberClass::reference, begin, i + 1);
    }
    if (type) return take(*type, i, i + 1);
    // L. 121-1 without « art. »
    const std::size_t letter = near_.word_before(i);
    const bool law = letter != none && letter >= taken_ && letter + 1 < i && near_.text(letter).size() == 1 &&
                     near_.is_capital(letter);
    return law ? take(NumberClass::reference, letter, i + 1) : i + 1;
  }

  std::string_view text_;
  const Language& language_;
  const NumberWords& words_;
  std::span<const Token> tokens_;
  std::span<const ProtectedSpan> protected_;
  std::vector<NumberSpan>& out_;
  TokenWindow near_;
  std::string key_;
  std::vector<Reading> readings_;
  std::size_t taken_ = 0;  // behind the last number found
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
