#include "rules/kinds/gap_classes.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace calame {
namespace {

struct Named {
  std::string_view name;
  GapClasses bits;
};
using namespace gap_class;
constexpr Named names[] = {
    {"word", word},
    {"number", number},
    {"quantity", number | percent | unit | currency},
    {"roman", roman},
    {"high", high},
    {"colon", colon},
    {"stop", stop},
    {"ellipsis", ellipsis},
    {"open", open},
    {"close", close},
    {"unit", unit},
    {"percent", percent},
    {"currency", currency},
    {"dash", dash},
    {"symbol", symbol},
    {"protected", is_protected},
    {"start", start},
    {"end", end},
    {"capital", capital},
    {"straight-quote", straight_quote},
    {"any", any},
};

struct Sign {
  std::string_view text;
  GapClasses bits;
};
constexpr Sign signs[] = {
    {";", high},     {"!", high},     {"?", high},     {":", colon},
    {".", stop},     {",", stop},     {"…", ellipsis}, {"(", open},
    {"[", open},     {"«", open},     {"“", open},     {"„", open},
    {"‹", open},     {")", close},    {"]", close},    {"»", close},
    {"”", close},    {"›", close},    {"%", percent},  {"‰", percent},
    {"€", currency}, {"$", currency}, {"£", currency}, {"¥", currency},
    {"–", dash},     {"—", dash},     {"-", dash},     {"\"", straight_quote},
    {"°", unit},
};

// Of the signs of one byte.
constexpr std::array<GapClasses, 256> by_byte = [] {
  std::array<GapClasses, 256> table{};
  for (const Sign& sign : signs)
    if (sign.text.size() == 1) table[static_cast<unsigned char>(sign.text.front())] = sign.bits;
  return table;
}();

bool is_roman(std::string_view text) {
  constexpr std::size_t longest = 7;
  constexpr std::uint32_t digits = 1u << ('I' - 'A') | 1u << ('V' - 'A') | 1u << ('X' - 'A') | 1u << ('L' - 'A') |
                                   1u << ('C' - 'A') | 1u << ('D' - 'A') | 1u << ('M' - 'A');
  return !text.empty() && text.size() <= longest && std::all_of(text.begin(), text.end(), [](char c) {
    return c >= 'A' && c <= 'Z' && (digits >> (c - 'A') & 1) != 0;
  });
}

GapClasses of_sign(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x80) return text == "..." ? GapClasses(ellipsis) : by_byte[first] != 0 ? by_byte[first] : symbol;
  for (const Sign& sign : signs)
    if (sign.text.front() == text.front() && text.substr(0, sign.text.size()) == sign.text) return sign.bits;
  return symbol;
}

// 20 °C; a lone degree sign is most often an angle, which touches its number.
bool is_temperature(std::string_view prose, std::size_t behind) {
  if (behind < prose.size() && (prose[behind] == ' ' || prose.compare(behind, 2, "\u00A0") == 0))
    behind += prose[behind] == ' ' ? 1 : 2;
  if (behind >= prose.size() || (prose[behind] != 'C' && prose[behind] != 'F')) return false;
  return behind + 1 == prose.size() || std::isalpha(static_cast<unsigned char>(prose[behind + 1])) == 0;
}

GapClasses of_word(const Subject& subject, std::string_view text, bool after_number) {
  GapClasses bits = word;
  const char initial = text.front();
  if (initial >= 'a' && initial <= 'z') {
    // most words
  } else if (initial >= 'A' && initial <= 'Z') {
    bits |= is_roman(text) ? capital | roman : capital;
  } else {
    UChar32 first = 0;
    std::int32_t i = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), i, std::int32_t(text.size()), first);
    if (first > 0 && u_isupper(first)) bits |= capital;
  }
  if (after_number && subject.language.units.contains(std::string(text))) bits |= unit;
  return bits;
}

}  // namespace

GapClasses gap_class_from_name(std::string_view name) {
  for (const Named& known : names)
    if (known.name == name) return known.bits;
  return 0;
}

std::string gap_class_names() {
  std::string list;
  for (const Named& known : names) list += (list.empty() ? "" : ", ") + std::string(known.name);
  return list;
}

GapClasses classify(const Subject& subject, const Token& token, bool after_number) {
  const std::string_view text = text_of(subject.document, token.span);
  switch (token.kind) {
    case TokenKind::number:
      return number;
    case TokenKind::word:
      return of_word(subject, text, after_number);
    case TokenKind::punctuation:
    case TokenKind::symbol:
      break;
  }
  const GapClasses bits = of_sign(text);
  if (bits == unit && !is_temperature(subject.document.prose, token.span.end.value)) return symbol;
  if (bits == symbol && after_number && subject.language.units.contains(std::string(text))) return unit | symbol;
  return bits;
}

}  // namespace calame
