#include "analysis/characters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "document/encoding.h"

namespace calame {
namespace {

std::uint8_t class_from_icu(char32_t c) {
  using namespace char_class;
  const auto cp = static_cast<UChar32>(c);
  // u_isWhitespace leaves out the no-break spaces.
  if (u_isUWhiteSpace(cp)) return space;
  switch (u_charType(cp)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return letter | upper;
    case U_LOWERCASE_LETTER:
      return letter | lower;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER:
      return letter;
    case U_DECIMAL_DIGIT_NUMBER:
      return digit;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_FORMAT_CHAR:
      return mark;
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
      return punctuation;
    case U_OTHER_PUNCTUATION:
      // Unicode calls these punctuation; a text sets them as signs.
      return std::u32string_view(U"%‰‱#@&*/\\§¶†‡").find(c) != std::u32string_view::npos ? symbol : punctuation;
    case U_MATH_SYMBOL:
    case U_CURRENCY_SYMBOL:
    case U_MODIFIER_SYMBOL:
    case U_OTHER_SYMBOL:
    case U_OTHER_NUMBER:
    case U_CONNECTOR_PUNCTUATION:
      return symbol;
    default:
      return c < 0x20 ? 0 : symbol;  // unassigned, private use
  }
}

// Characters side by side of one category have one class; some of these have several.
bool has_several_classes(UCharCategory type) {
  return type == U_CONTROL_CHAR || type == U_SPACE_SEPARATOR || type == U_LINE_SEPARATOR ||
         type == U_PARAGRAPH_SEPARATOR || type == U_OTHER_PUNCTUATION;
}

UBool fill_range(const void* table, UChar32 from, UChar32 limit, UCharCategory type) {
  std::uint8_t* const of = static_cast<CharacterTable*>(const_cast<void*>(table))->of;
  const auto begin = static_cast<char32_t>(from);
  const char32_t end = std::min(static_cast<char32_t>(limit), CharacterTable::size);
  if (begin >= end) return false;  // ascending: no more of the table
  if (has_several_classes(type)) {
    for (char32_t c = begin; c < end; ++c) of[c] = class_from_icu(c);
  } else {
    std::fill(of + begin, of + end, class_from_icu(begin));
  }
  return true;
}

// A canonical composition is only needed where a combining mark stands. ICU's is quadratic in a run
// of marks: what passes 30 is dropped before it.
std::string composed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  constexpr int longest_run = 30;
  std::string bounded;
  int run = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    run = u_getCombiningClass(static_cast<UChar32>(c.value)) != 0 ? run + 1 : 0;
    if (run <= longest_run) bounded.append(text.substr(i, c.size));
    i += c.size;
  }
  std::string out;
  const auto size = static_cast<int32_t>(bounded.size());
  nfc->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(bounded.data(), size)), status).toUTF8String(out);
  return U_FAILURE(status) ? bounded : out;
}

}  // namespace

const CharacterTable& character_table() {
  static const CharacterTable table = [] {
    CharacterTable t{};
    u_enumCharTypes(fill_range, &t);
    return t;
  }();
  return table;
}

std::uint8_t class_beyond_table(char32_t c) { return class_from_icu(c); }

char32_t lower_case(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c < 0x100) return c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

namespace {

// In lower case: letters from À to ÿ, what they are written with, and what languages write another way. Of short texts,
// nearly all of French; false where there is something else.
bool lower_case_of_french(std::string_view text, std::string& out) {
  constexpr std::size_t longest = 40;
  if (text.size() > longest) return false;
  char lower[3 * longest];
  char* to = lower;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto b = static_cast<unsigned char>(text[i]);
    const auto next = [&](std::size_t by) {
      return i + by < text.size() ? static_cast<unsigned char>(text[i + by]) : static_cast<unsigned char>(0);
    };
    if (b < 0x80 && b != '\'') {
      *to++ = static_cast<char>(b >= 'A' && b <= 'Z' ? b + 32 : b);
    } else if (b == 0xC3 && (next(1) & 0xC0) == 0x80) {
      const unsigned second = next(1);
      *to++ = static_cast<char>(b);
      *to++ = static_cast<char>(second <= 0x9E && second != 0x97 ? second + 32 : second);
      ++i;
    } else if (b == '\'' || (b == 0xE2 && next(1) == 0x80 && next(2) == 0x99)) {
      to = std::copy_n("’", 3, to);
      i += b == '\'' ? 0 : 2;
    } else {
      return false;
    }
  }
  out.assign(lower, to);
  return true;
}

}  // namespace

void lower_case(std::string_view text, std::string& out) {
  if (lower_case_of_french(text, out)) return;
  out.clear();
  bool marks = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    i += c.size;
    if (c.value == 0xAD) continue;  // soft hyphen
    marks |= c.value >= 0x300 && c.value < 0x370;
    append_utf8(out, is_apostrophe(c.value) ? 0x2019 : is_hyphen(c.value) ? '-' : lower_case(c.value));
  }
  if (marks) out = composed(out);
}

std::string lower_case(std::string_view text) {
  std::string out;
  lower_case(text, out);
  return out;
}

}  // namespace calame
