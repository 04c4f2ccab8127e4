// Text for comparing: case, accents, kinds of apostrophe, hyphen and space make no difference.
#include "analysis/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <cstring>

#include "analysis/characters.h"
#include "calame/analysis.h"
#include "document/encoding.h"

namespace calame {
namespace {

// A fold of up to seven bytes.
struct Folded {
  char bytes[7];
  std::uint8_t size;
};
constexpr std::uint8_t not_there = 0xFF;  // as size

// Canonical decomposition is part of the library’s code; that of compatibility is read from its data, which takes two
// milliseconds, and few texts ask for it.
const icu::Normalizer2* decomposition_for(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const auto type = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_DECOMPOSITION_TYPE);
  const bool canonical = type == U_DT_NONE || type == U_DT_CANONICAL;
  return canonical ? icu::Normalizer2::getNFDInstance(status) : icu::Normalizer2::getNFKDInstance(status);
}

bool is_compatibility_character(char32_t c) {
  const auto type = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_DECOMPOSITION_TYPE);
  return type != U_DT_NONE && type != U_DT_CANONICAL;
}

// Accents of Latin, Greek and Cyrillic; marks of other scripts are letters' companions there.
bool is_accent(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
         (c >= 0x20D0 && c <= 0x20FF);
}

// Letters that Unicode does not decompose but that writers replace.
std::string_view replaced(char32_t c) {
  switch (c) {
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0x152:
    case 0x153:
      return "oe";
    case 0xDF:
    case 0x1E9E:
      return "ss";
    case 0xD8:
    case 0xF8:
      return "o";
    case 0x141:
    case 0x142:
      return "l";
    case 0x110:
    case 0x111:
    case 0xD0:
    case 0xF0:
      return "d";
    case 0xDE:
    case 0xFE:
      return "th";
    case 0x131:
      return "i";
    case 0x2018:
    case 0x2019:
    case 0x2BC:
      return "'";
    case 0x2010:
    case 0x2011:
      return "-";
    default:
      return {};
  }
}

std::string fold_by_icu(char32_t c) {
  std::string out;
  if (is_accent(c) || c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF) return out;
  if (const auto other = replaced(c); !other.empty()) return std::string(other);
  if (u_isUWhiteSpace(static_cast<UChar32>(c))) return " ";
  icu::UnicodeString parts;
  const auto* nfkd = decomposition_for(c);
  const bool hangul = c >= 0xAC00 && c <= 0xD7A3;  // its parts are letters, not accents
  if (hangul || !nfkd || !nfkd->getDecomposition(static_cast<UChar32>(c), parts)) {
    append_utf8(out, lower_case(c));
    return out;
  }
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const auto part = static_cast<char32_t>(parts.char32At(i));
    if (!is_accent(part)) append_utf8(out, lower_case(part));
  }
  return out;
}

constexpr char32_t latin_end = 0x250, table_end = 0x400;  // with Greek, which dictionaries have
using Table = std::array<Folded, table_end>;

// Seldom met, or told by the library’s data only.
bool is_rare(char32_t c) {
  if (c >= latin_end) return true;
  return is_compatibility_character(c) && replaced(c).empty() && !u_isUWhiteSpace(static_cast<UChar32>(c));
}

Folded entry_of(char32_t c) {
  Folded out{};
  const std::string folded = c < 0x80 ? std::string(1, static_cast<char>(lower_case(c))) : fold_by_icu(c);
  out.size = folded.size() > sizeof out.bytes ? not_there : static_cast<std::uint8_t>(folded.size());
  if (out.size != not_there) std::memcpy(out.bytes, folded.data(), folded.size());
  return out;
}

Table table_of(bool rare) {
  Table table;
  for (char32_t c = 0; c < table_end; ++c) table[c] = is_rare(c) == rare ? entry_of(c) : Folded{{}, not_there};
  return table;
}

// What is rare has a table of its own, made when a text has one of them.
const Table& latin_table() {
  static const Table table = table_of(false);
  return table;
}
const Table& rare_table() {
  static const Table table = table_of(true);
  return table;
}

}  // namespace

std::optional<std::string_view> folded_letter(char32_t c) {
  if (c >= table_end) return std::nullopt;
  const Folded* folded = &latin_table()[c];
  if (folded->size == not_there) folded = &rare_table()[c];
  if (folded->size == not_there) return std::nullopt;
  return std::string_view(folded->bytes, folded->size);
}

std::string fold(std::string_view text) {
  // Marks of other scripts stay, but no more than this on one letter: a hostile run is noise.
  constexpr int longest_run = 30;
  const Table& table = latin_table();
  std::string out;
  out.reserve(text.size());
  int marks = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      std::size_t end = i + 1;
      while (end < text.size() && static_cast<unsigned char>(text[end]) < 0x80) ++end;
      const std::size_t size = out.size();
      out.append(text, i, end - i);
      for (std::size_t k = size; k < out.size(); ++k) out[k] = table[static_cast<unsigned char>(out[k])].bytes[0];
      i = end;
      marks = 0;
      continue;
    }
    const CodePoint c = decode(text, i);
    if (const auto letter = folded_letter(c.value)) {
      out += *letter;
      if (!is_accent(c.value)) marks = 0;
    } else if (const std::string_view other = replaced(c.value); !other.empty()) {
      out += other;
      marks = 0;
    } else if (!is_accent(c.value)) {
      marks = u_getCombiningClass(static_cast<UChar32>(c.value)) != 0 ? marks + 1 : 0;
      if (marks <= longest_run) out += fold_by_icu(c.value);
    }
    i += c.size;
  }
  return out;
}

}  // namespace calame
