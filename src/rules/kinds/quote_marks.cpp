#include "rules/kinds/quote_marks.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "analysis/characters.h"
#include "rules/kinds/byte_set.h"
#include "rules/kinds/selection.h"

namespace calame {
namespace {

enum class Role : std::uint8_t { opens, closes, doubtful };

struct Mark {
  TextSpan span;
  Role role;
  std::size_t sign;  // 0: the marks to look for; else marks that enclose them
};
struct Opened {
  Mark mark;
  std::size_t level;
};

constexpr std::size_t own = 0;
constexpr std::uint32_t longest_single = 160;  // bytes between single marks: farther apart they are apostrophes

bool one_of(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }
bool is_space(char32_t c) {
  return c == 0 || c == ' ' || c == '\n' || c == '\t' || c == 0xA0 || c == 0x202F || c == 0x2009;
}
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_open_bracket(char32_t c) { return one_of(U"([{«“", c); }
bool stands_behind_closing(char32_t c) { return is_space(c) || one_of(U".,;:!?)]}»”’…-–—/*_[¹²³", c); }

class BlockReader {
 public:
  BlockReader(const QuoteStyle& style, const Exceptions& exceptions, const Subject& subject, TextSpan block)
      : exceptions_(exceptions),
        subject_(subject),
        block_(block),
        text_(text_of(subject.document, block)),
        single_(style.from.close == "'" || style.from.close == "’"),
        levels_(style.levels.size()) {
    signs_.push_back({&style.from, 0});
    for (std::size_t i = 0; i < levels_; ++i)
      if (style.levels[i].open != style.from.open) signs_.push_back({&style.levels[i], i});
    static const QuoteMarks straight{"\"", "\""};
    if (style.from.open != straight.open) signs_.push_back({&straight, std::nullopt});
    for (const Sign& sign : signs_) {
      first_bytes_.add(sign.marks->open.front());
      first_bytes_.add(sign.marks->close.front());
    }
  }

  QuoteReading read() {
    bool first = true;
    for (std::size_t at = first_bytes_.next_in(text_, 0); at < text_.size() && !doubt_;
         at = first_bytes_.next_in(text_, at + 1)) {
      const auto mark = mark_at(at);
      if (!mark) continue;
      at += mark->span.size() - 1;
      if (excepted(exceptions_, subject_, mark->span)) continue;
      if (first) reading_.heads_block = mark->sign == own && mark->role != Role::closes && at == mark->span.size() - 1;
      first = false;
      take(*mark);
    }
    const bool left = std::any_of(open_.begin(), open_.end(), [](const Opened& o) { return o.mark.sign == own; });
    if (left && !single_) {
      reading_.runs_on = !doubt_ && reading_.heads_block && open_.front().mark.span.begin == block_.begin;
      doubt_ = true;
    }
    if (doubt_) reading_.pairs.clear();
    std::sort(reading_.pairs.begin(), reading_.pairs.end(),
              [](const QuotePair& a, const QuotePair& b) { return a.open < b.open; });
    return std::move(reading_);
  }

 private:
  struct Sign {
    const QuoteMarks* marks;
    std::optional<std::size_t> level;  // none: one deeper than what encloses it
  };

  [[nodiscard]] char32_t before(std::size_t at) const { return at == 0 ? 0 : decode_before(text_, at).value; }
  [[nodiscard]] char32_t after(std::size_t at) const { return at >= text_.size() ? 0 : decode(text_, at).value; }
  [[nodiscard]] bool has(char32_t c, std::uint8_t what) const { return (classes_(c) & what) != 0; }
  [[nodiscard]] bool letter_before(std::size_t at) const { return at > 0 && has(before(at), char_class::alnum); }
  // The position before the character that ends at `at`.
  [[nodiscard]] std::size_t back(std::size_t at) const { return at == 0 ? 0 : at - decode_before(text_, at).size; }

  [[nodiscard]] std::optional<Mark> mark_at(std::size_t at) const {
    const auto is = [&](std::string_view sign) { return text_.compare(at, sign.size(), sign) == 0; };
    for (std::size_t i = 0; i < signs_.size(); ++i) {
      const QuoteMarks& marks = *signs_[i].marks;
      const bool opens = is(marks.open);
      if (!opens && !is(marks.close)) continue;
      const std::size_t end = at + (opens ? marks.open : marks.close).size();
      if (is_apostrophe_or_prime(at, end)) return std::nullopt;
      const auto begin = block_.begin.value;
      return Mark{TextSpan(begin + std::uint32_t(at), begin + std::uint32_t(end)),
                  marks.same() ? role_of(at, end, marks.open)
                  : opens      ? Role::opens
                               : Role::closes,
                  i};
    }
    return std::nullopt;
  }

  // l'eau, '90, 6'2", 48° 51' 24": signs of a word or a number.
  [[nodiscard]] bool is_apostrophe_or_prime(std::size_t at, std::size_t end) const {
    const char32_t sign = decode(text_, at).value;
    if (is_apostrophe(sign) && end == at + decode(text_, at).size) {
      if (is_digit(before(at)) || is_digit(after(end))) return true;
      if (letter_before(at) && (has(after(end), char_class::alnum) || is_elision(at))) return true;
    }
    if (sign != '"' && sign != U'”') return false;
    std::size_t digits = at;
    while (digits > 0 && (is_digit(before(digits)) || before(digits) == ',' || before(digits) == '.')) --digits;
    if (digits == at) return false;
    if (before(digits) == ' ' || before(digits) == 0xA0) digits = back(digits);
    const char32_t prime = before(digits);
    return (is_apostrophe(prime) || prime == U'′') && is_digit(before(back(digits)));
  }
  // One letter alone, or qu: « d' », « jusqu' ».
  [[nodiscard]] bool is_elision(std::size_t at) const {
    const std::size_t first = back(at);
    if (before(at) == 'u' && (before(first) == 'q' || before(first) == 'Q')) return true;
    const char32_t outside = before(first);
    return one_of(U"ldjmnstcLDJMNSTC", before(at)) && !has(outside, char_class::alnum) && !is_apostrophe(outside) &&
           outside != U'‘';
  }

  [[nodiscard]] bool stands_before_opening(std::size_t at, char32_t follows) const {
    const char32_t c = before(at);
    if (is_apostrophe(c)) return letter_before(back(at)) && !is_apostrophe(follows);  // l'"effet"
    if (c == '(' || c == '[') return !letter_before(back(at));                        // print("x")
    if (c == ':') return has(follows, char_class::letter);                            // il dit:"oui"
    return is_space(c) || one_of(U"{«“‘-–—/…*_", c);
  }

  // Runs of the same sign ("il dit "oui"") are looked through.
  [[nodiscard]] Role role_of(std::size_t at, std::size_t end, std::string_view sign) const {
    std::size_t left = at, right = end;
    while (left >= sign.size() && text_.compare(left - sign.size(), sign.size(), sign) == 0) left -= sign.size();
    while (text_.compare(right, sign.size(), sign) == 0) right += sign.size();
    const char32_t c = before(left);
    const bool opens = !is_space(after(right)) && stands_before_opening(left, after(right));
    const bool closes = stands_behind_closing(after(right)) && !is_space(c) && !is_open_bracket(c);
    if (opens == closes) return Role::doubtful;
    return opens ? Role::opens : Role::closes;
  }

  void take(const Mark& mark) {
    if (mark.role == Role::opens) {
      const std::size_t inner = open_.empty() ? 0 : open_.back().level + 1;
      open_.push_back({mark, mark.sign == own ? inner : signs_[mark.sign].level.value_or(inner)});
    } else if (mark.role == Role::doubtful) {
      if (mark.sign != own) return;
      if (!single_) doubt_ = true;
      while (single_ && !open_.empty() && open_.back().mark.sign == own) open_.pop_back();
    } else {
      close(mark);
    }
  }

  void close(const Mark& mark) {
    if (open_.empty() || open_.back().mark.sign != mark.sign) return close_without_opening(mark);
    const Opened opened = open_.back();
    open_.pop_back();
    const std::uint32_t from = opened.mark.span.end.value, to = mark.span.begin.value;
    if (mark.sign != own) {
      // "« x »": marks within marks, nothing else in them.
      if (!open_.empty()) outer_ = TextSpan(opened.mark.span.begin, mark.span.end);
      return;
    }
    const char32_t last = before(to - block_.begin.value);
    after_digit_ = after_digit_ || is_digit(last);
    if (from == to || outer_ == TextSpan(opened.mark.span.end, mark.span.begin)) {
      doubt_ = true;
      return;
    }
    outer_ = TextSpan(opened.mark.span.begin, mark.span.end);
    if (single_ && to - from > longest_single) return;
    if (opened.level >= levels_) {
      doubt_ = doubt_ || std::all_of(open_.begin(), open_.end(), [](const Opened& o) { return o.mark.sign == own; });
      return;
    }
    // A bare address would run on through the no-break space.
    if (!ends_bare_address(subject_, mark.span.begin)) add(opened, mark);
  }

  void close_without_opening(const Mark& mark) {
    const bool held =
        std::any_of(open_.begin(), open_.end(), [&](const Opened& o) { return o.mark.sign == mark.sign; });
    if (held && single_) {
      while (open_.back().mark.sign != mark.sign) open_.pop_back();
      open_.pop_back();
      return;
    }
    if (held && (mark.sign == own || open_.back().mark.sign == own)) doubt_ = true;  // they cross
    if (mark.sign != own || held || single_) return;
    // 27" is a measure, unless an earlier number may have been one too ("un 27" et un 32" hier").
    doubt_ = doubt_ || after_digit_ || !is_digit(before(mark.span.begin.value - block_.begin.value));
  }

  void add(const Opened& opened, const Mark& mark) {
    QuotePair pair{opened.mark.span, mark.span, opened.level};
    if (!signs_[own].marks->same()) {
      const std::uint32_t block = block_.begin.value;
      const std::size_t end = pair.open.end.value - block, begin = pair.close.begin.value - block;
      const auto blank = [](char32_t c) { return c == ' ' || c == 0xA0 || c == 0x202F; };
      if (blank(after(end)))
        pair.open = TextSpan(pair.open.begin.value, block + std::uint32_t(end) + decode(text_, end).size);
      if (blank(before(begin)) && pair.open.end.value < block + begin)
        pair.close = TextSpan(block + std::uint32_t(back(begin)), pair.close.end.value);
    }
    reading_.pairs.push_back(pair);
  }

  const Exceptions& exceptions_;
  const Subject& subject_;
  TextSpan block_;
  std::string_view text_;
  Classifier classes_;
  bool single_;
  std::size_t levels_;
  std::vector<Sign> signs_;
  ByteSet first_bytes_;
  std::vector<Opened> open_;
  TextSpan outer_ = TextSpan(0, 0);  // the latest pair closed, its marks included
  bool doubt_ = false, after_digit_ = false;
  QuoteReading reading_;
};

}  // namespace

QuoteReading read_quotes(const QuoteStyle& style, const Exceptions& exceptions, const Subject& subject,
                         TextSpan block) {
  QuoteReading reading = BlockReader(style, exceptions, subject, block).read();
  if (reading.pairs.empty() && !reading.heads_block && !reading.runs_on) return reading;
  const std::string_view text = text_of(subject.document, block);
  const bool code = std::any_of(style.code.begin(), style.code.end(),
                                [&](const std::string& sign) { return text.find(sign) != std::string_view::npos; });
  return code ? QuoteReading() : reading;
}

}  // namespace calame
