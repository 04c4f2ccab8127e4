// Linguistic tokens. A table-driven scan: ICU's break iterators keep l’heure whole, split peut-être,
// join oui and ! over U+202F, and cost ten times as much.
#include <algorithm>
#include <array>
#include <memory>

#include "analysis/characters.h"
#include "analysis/facts.h"
#include "analysis/word_parts.h"
#include "document/first_not.h"

namespace calame {
namespace {

bool is_superscript(char32_t c) { return c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c <= 0x2079); }
bool is_subscript(char32_t c) { return c >= 0x2080 && c <= 0x2089; }  // CO₂
// étudiant·es, in all the dots that writers find for it
bool is_middle_dot(char32_t c) { return c == 0xB7 || c == 0x2027 || c == 0x22C5 || c == 0x2022; }

// The thread's, for the language that it read last: its lists are put in order once, not once a text.
WordParts& word_parts(const Language& language) {
  thread_local struct {
    const Language* language = nullptr;
    std::uint64_t serial = 0;
    std::unique_ptr<WordParts> parts;
  } held;
  if (!held.parts || held.language != &language || language.serial == 0 || language.serial != held.serial) {
    held.parts = std::make_unique<WordParts>(language);
    held.language = &language;
    held.serial = language.serial;
  }
  return *held.parts;
}

// ASCII needs no decoding: `inside` a word, or the end of one whatever follows it.
enum class Plain : std::uint8_t { no, inside, end };

constexpr std::array<Plain, 256> plain_bytes = [] {
  std::array<Plain, 256> table{};
  for (std::size_t b = 0; b < 0x80; ++b) {
    const bool letter = (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z'), digit = b >= '0' && b <= '9';
    const bool joint = b == '.' || b == '(' || b == '\'' || b == '-';
    table[b] = letter || digit ? Plain::inside : joint ? Plain::no : Plain::end;
  }
  return table;
}();

class TokenScanner {
 public:
  TokenScanner(std::string_view prose, const Language& language, std::vector<Token>& out)
      : text_(prose), language_(language), parts_(word_parts(language)), out_(out) {}

  // Tokens of [at, limit), a stretch of one block that holds nothing protected.
  void scan(std::size_t at, std::size_t limit) {
    limit_ = limit;
    while (at < limit) {
      if (text_[at] == ' ') {
        ++at;
        continue;
      }
      const std::size_t plain = plain_word_end(at);
      if (plain > at && (plain == limit || plain_at(plain) == Plain::end)) {
        push(at, plain, TokenKind::word);
        at = plain;
        continue;
      }
      const CodePoint c = decode(text_, at);
      const std::uint8_t cls = classify_(c.value);
      if (cls & char_class::letter) {
        at = word(at, plain);
      } else if (cls & char_class::digit) {
        at = number(at);
      } else if (cls & (char_class::punctuation | char_class::symbol)) {
        at = sign(at, c, cls);
      } else {
        at += c.size;  // white space; a mark, a control or a zero-width character without a word
      }
    }
  }

 private:
  void push(std::size_t begin, std::size_t end, TokenKind kind) {
    out_.push_back({TextSpan(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)), kind});
  }
  [[nodiscard]] std::uint8_t class_at(std::size_t at) const {
    return at < limit_ ? classify_(decode(text_, at).value) : 0;
  }

  [[nodiscard]] Plain plain_at(std::size_t at) const { return plain_bytes[static_cast<unsigned char>(text_[at])]; }

  // Past ASCII letters and digits and the letters from À to ÿ.
  [[nodiscard]] std::size_t plain_end(std::size_t at) const {
    const char* const text = text_.data();
    const char* const limit = text + limit_;
    const char* p = text + at;
    while (p != limit) {
      const auto b = static_cast<unsigned char>(*p);
      if (plain_bytes[b] == Plain::inside) {
        ++p;
        continue;
      }
      if (b != 0xC3 || p + 1 == limit) break;
      const auto second = static_cast<unsigned char>(p[1]);
      if ((second & 0xC0) != 0x80 || second == 0x97 || second == 0xB7) break;  // × and ÷
      p += 2;
    }
    return static_cast<std::size_t>(p - text);
  }

  // Of a word, its beginning of those letters alone: all of most words. `at` where a number begins.
  std::size_t plain_word_end(std::size_t at) const { return text_[at] >= '0' && text_[at] <= '9' ? at : plain_end(at); }

  // Letters, digits and marks, with the hyphens, apostrophes and middle dots between them. Known up to `at`.
  std::size_t run_end(std::size_t begin, std::size_t at, bool& joined) const {
    for (;;) {
      at = plain_end(at);
      if (at == limit_ || plain_at(at) == Plain::end) break;
      const CodePoint c = decode(text_, at);
      const std::uint8_t cls = classify_(c.value);
      if (cls & (char_class::alnum | char_class::mark)) {
        at += c.size;
        continue;
      }
      // m², km³; behind a longer word it is the number of a note.
      constexpr std::size_t longest_unit = 3;
      if (is_subscript(c.value) || (is_superscript(c.value) && at - begin <= longest_unit)) {
        at += c.size;
        continue;
      }
      const bool joint = is_hyphen(c.value) || is_apostrophe(c.value) || is_middle_dot(c.value);
      if (!joint || !(class_at(at + c.size) & char_class::alnum)) break;
      joined = true;
      at += c.size;
    }
    return at;
  }

  // S.N.C.F, J.-C, c.-à-d: single letters joined by periods; `end` is behind the first. The last period
  // is a token of its own.
  std::size_t initials_end(std::size_t end) const {
    while (end + 1 < limit_ && (text_[end] == '.' || text_[end] == '-')) {
      const std::size_t next = end + 1 + (text_[end] == '.' && text_[end + 1] == '-' ? 1 : 0);
      if (!(class_at(next) & char_class::letter)) break;
      const std::size_t letter_end = next + decode(text_, next).size;
      if (class_at(letter_end) & char_class::alnum) break;
      end = letter_end;
    }
    return end;
  }

  // Known up to `plain`.
  std::size_t word(std::size_t at, std::size_t plain) {
    bool joined = false;
    std::size_t end = run_end(at, plain, joined);
    if (end < limit_ && plain_at(end) != Plain::end) {
      const CodePoint next = decode(text_, end);
      if (next.value == '.' && decode(text_, at).size == end - at) {
        const std::size_t initials = initials_end(end);
        if (initials > end) {
          push(at, initials, TokenKind::word);
          return initials;
        }
      }
      if ((next.value == '.' || next.value == '(') && end - at > 1 && (class_at(end + 1) & char_class::letter)) {
        end += parts_.kept_ending(text_.substr(end, limit_ - end));
      }
      // l’« effet », d’ before what is protected: the apostrophe goes with its elision.
      if (is_apostrophe(next.value) && ends_with_elision(at, end + next.size)) {
        joined = true;
        end += next.size;
      }
      const bool degree = next.value == 0xB0 || next.value == 0xBA;  // n°
      if (degree && end == at + 1 && (text_[at] == 'n' || text_[at] == 'N')) end += next.size;
    }
    if (!joined) {
      push(at, end, TokenKind::word);
      return end;
    }
    for (const std::uint32_t size : parts_.split(text_.substr(at, end - at))) {
      push(at, at + size, TokenKind::word);
      at += size;
    }
    return end;
  }

  bool ends_with_elision(std::size_t begin, std::size_t end) {
    const std::string_view run = text_.substr(begin, end - begin);
    const auto inner = run.substr(0, run.size() - 1).find_last_of("\x99'-");  // last byte of ’
    return parts_.is_elision(inner == std::string_view::npos ? run : run.substr(inner + 1)) || parts_.is_elision(run);
  }

  std::size_t digits_end(std::size_t at) const {
    while (at < limit_) {
      const CodePoint c = decode(text_, at);
      if (!(classify_(c.value) & char_class::digit)) break;
      at += c.size;
    }
    return at;
  }

  // A separator of thousands at `at`: a no-break or thin space, an apostrophe (Switzerland).
  static std::size_t group_mark_size(CodePoint c) {
    const bool mark =
        c.value == 0xA0 || c.value == 0x202F || c.value == 0x2009 || c.value == 0x2007 || is_apostrophe(c.value);
    return mark ? c.size : 0;
  }

  std::size_t number(std::size_t at) {
    std::size_t end = digits_end(at);
    const std::size_t first = end;
    if (end - at <= 3) {
      while (end < limit_) {
        const std::size_t mark = group_mark_size(decode(text_, end));
        if (mark == 0 || digits_end(end + mark) != end + mark + 3) break;
        end += mark + 3;
      }
    }
    for (int part = 0; end + 1 < limit_ && (text_[end] == ',' || text_[end] == '.'); ++part) {
      const std::size_t decimals = digits_end(end + 1);
      // 3,14 once; a second sign only between thousands: 1.250.000
      if (decimals == end + 1 || (part > 0 && decimals != end + 4)) break;
      end = decimals;
    }
    if (!(class_at(end) & char_class::letter)) {
      push(at, end, TokenKind::number);
      return end;
    }
    return number_with_letters(at, first, end);
  }

  // 80kg, 12h30: the unit is a word of its own. 1er, 5G, 3D: one word.
  std::size_t number_with_letters(std::size_t at, std::size_t first, std::size_t end) {
    std::size_t letters = end;
    while (letters < limit_) {
      const CodePoint c = decode(text_, letters);
      if (!(classify_(c.value) & (char_class::letter | char_class::mark)) && !is_superscript(c.value)) break;
      letters += c.size;
    }
    constexpr std::size_t longest_unit = 12;
    const bool unit =
        letters - end <= longest_unit && language_.units.count(std::string(text_.substr(end, letters - end))) != 0;
    if (unit || end != first) {
      push(at, end, TokenKind::number);
      if (!unit) return end;  // the letters are read as a word
      push(end, letters, TokenKind::word);
      return letters;
    }
    return word(at, at);
  }

  // One sign, or a run that is one sign to a reader: ... ?! -- << ***
  std::size_t sign(std::size_t at, CodePoint c, std::uint8_t cls) {
    std::size_t end = at + c.size;
    const auto extend = [&](auto belongs) {
      while (end < limit_ && belongs(text_[end])) ++end;
    };
    const auto first = static_cast<char>(c.value < 0x80 ? c.value : 0);
    if (first == '?' || first == '!') {
      extend([](char n) { return n == '?' || n == '!'; });
    } else if (first != 0 && std::string_view(".-,;:<>*=_~+#|").find(first) != std::string_view::npos) {
      extend([first](char n) { return n == first; });
    } else if (cls & char_class::symbol) {
      end = symbol_end(end);
    }
    push(at, end, cls & char_class::punctuation ? TokenKind::punctuation : TokenKind::symbol);
    return end;
  }

  // Variation selectors, skin tones and joined emoji belong to their first sign.
  std::size_t symbol_end(std::size_t end) const {
    bool joined = false;
    while (end < limit_) {
      const CodePoint c = decode(text_, end);
      const bool tone = c.value >= 0x1F3FB && c.value <= 0x1F3FF;
      const std::uint8_t cls = classify_(c.value);
      if (!(cls & char_class::mark) && !tone && !(joined && (cls & char_class::symbol))) break;
      joined = c.value == 0x200D;
      end += c.size;
    }
    return end;
  }

  std::string_view text_;
  const Language& language_;
  Classifier classify_;
  WordParts& parts_;
  std::vector<Token>& out_;
  std::size_t limit_ = 0;
};

}  // namespace

std::vector<Token> find_tokens(const Document& document, const Language& language,
                               std::span<const ProtectedSpan> protected_spans) {
  std::vector<Token> tokens;
  tokens.reserve(document.prose.size() / 5);
  TokenScanner scanner(document.prose, language, tokens);
  std::size_t p = 0;
  for (const Block& block : document.blocks) {
    if (block.role == Role::code) continue;
    std::uint32_t at = block.text.begin.value;
    const std::uint32_t end = block.text.end.value;
    while (p < protected_spans.size() && protected_spans[p].span.end.value <= at) ++p;
    while (at < end) {
      const bool inside = p < protected_spans.size() && protected_spans[p].span.begin.value < end;
      const std::uint32_t limit = inside ? std::max(at, protected_spans[p].span.begin.value) : end;
      scanner.scan(at, limit);
      if (!inside) break;
      const std::uint32_t stop = std::min(end, protected_spans[p].span.end.value);
      if (limit < stop) tokens.push_back({TextSpan(limit, stop), TokenKind::word});
      at = stop;
      ++p;
    }
  }
  return tokens;
}

std::vector<Token> tokens_of(std::string_view text, const Language& language) {
  std::vector<Token> tokens;
  TokenScanner(text, language, tokens).scan(0, text.size());
  return tokens;
}

std::span<const Token> tokens_within(std::span<const Token> tokens, TextSpan span) {
  const auto starts_before = [](TextOffset at) { return [at](const Token& t) { return t.span.begin < at; }; };
  const auto first = first_not(tokens, starts_before(span.begin));
  // The end is near the beginning, in a document of any length.
  return {first, first_not_near(first, tokens.end(), 32, starts_before(span.end))};
}

}  // namespace calame
