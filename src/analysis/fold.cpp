// Text for comparing: case, accents, kinds of apostrophe, hyphen and space make no difference.
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

// A fold of up to three bytes, or `none`.
struct Folded {
  char bytes[3];
  std::uint8_t size;
};
constexpr std::uint8_t as_it_is = 0xFF;

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

constexpr char32_t table_end = 0x250;
using Table = std::array<Folded, table_end>;

const Table& latin_table() {
  static const Table table = [] {
    Table t{};
    for (char32_t c = 0; c < table_end; ++c) {
      if (is_compatibility_character(c) && replaced(c).empty() && !u_isUWhiteSpace(static_cast<UChar32>(c))) {
        t[c].size = as_it_is;  // by the data, when a text has it
        continue;
      }
      const std::string folded = c < 0x80 ? std::string(1, static_cast<char>(lower_case(c))) : fold_by_icu(c);
      if (folded.size() > sizeof t[c].bytes) {
        t[c].size = as_it_is;
        continue;
      }
      std::memcpy(t[c].bytes, folded.data(), folded.size());
      t[c].size = static_cast<std::uint8_t>(folded.size());
    }
    return t;
  }();
  return table;
}

}  // namespace

std::string fold(std::string_view text) {
  // Marks of other scripts stay, but no more than this on one letter: a hostile run is noise.
  constexpr int longest_run = 30;
  const Table& table = latin_table();
  std::string out;
  out.reserve(text.size());
  int marks = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto b = static_cast<unsigned char>(text[i]);
    if (b < 0x80) {
      out += table[b].bytes[0];
      ++i;
      marks = 0;
      continue;
    }
    const CodePoint c = decode(text, i);
    if (c.value < table_end && table[c.value].size != as_it_is) {
      out.append(table[c.value].bytes, table[c.value].size);
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
