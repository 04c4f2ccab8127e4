#include "report/escape.h"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "calame/report.h"

namespace calame {
namespace {

bool ends_with_www(std::string_view text) {
  if (text.size() < 3) return false;
  for (const char c : text.substr(text.size() - 3))
    if (c != 'w' && c != 'W') return false;
  return true;
}

}  // namespace

Scalar first_scalar(std::string_view text) {
  int32_t size = 0;
  UChar32 value = 0;
  U8_NEXT_OR_FFFD(text.data(), size, int32_t(text.size()), value);
  return {value, std::size_t(size)};
}

void append_scalar(std::string& out, UChar32 value) {
  char bytes[U8_MAX_LENGTH];
  int32_t size = 0;
  UBool failed = false;
  U8_APPEND(bytes, size, U8_MAX_LENGTH, value, failed);
  if (!failed) out.append(bytes, std::size_t(size));
}

std::size_t scalar_count(std::string_view text) {
  std::size_t n = 0;
  for (; !text.empty(); text.remove_prefix(first_scalar(text).size)) ++n;
  return n;
}

bool is_hidden_control(UChar32 c) {
  return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F) || c == 0x061C ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

std::string control_name(UChar32 c) { return fmt::format("‹U+{:04X}›", std::uint32_t(c)); }

namespace {

void append_visible(std::string& out, UChar32 c) {
  if (is_hidden_control(c))
    out += control_name(c);
  else
    append_scalar(out, c);
}

// `own` writes what its language treats in a way of its own, and says whether it did; of the rest controls are named.
// It gets the character and the text from there on.
template <class Own>
std::string written(std::string_view text, const Own& own) {
  std::string out;
  while (!text.empty()) {
    const Scalar s = first_scalar(text);
    if (!own(out, s.value, text)) append_visible(out, s.value);
    text.remove_prefix(s.size);
  }
  return out;
}

// The three signs that every markup takes as its own.
bool wrote_entity(std::string& out, UChar32 c) {
  if (c != '&' && c != '<' && c != '>') return false;
  out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : "&gt;";
  return true;
}

}  // namespace

std::string visible_controls(std::string_view text) {
  return written(text, [](std::string&, UChar32, std::string_view) { return false; });
}

std::string visible_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (; !text.empty();) {
    const auto plain = std::find_if_not(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
    out.append(text.begin(), plain);
    text.remove_prefix(std::size_t(plain - text.begin()));
    if (text.empty()) break;
    const Scalar s = first_scalar(text);
    if (s.value == '\t' || s.value == '\n')
      out += control_name(s.value);
    else
      append_visible(out, s.value);
    text.remove_prefix(s.size);
  }
  return out;
}

std::string html(std::string_view text) {
  return written(text, [](std::string& out, UChar32 c, std::string_view) {
    if (wrote_entity(out, c)) return true;
    if (c == '"')
      out += "&quot;";
    else if (c == '\'')
      out += "&#39;";
    else if (c == 0x200C || c == 0x200D)  // joiners shape the letters of some scripts
      append_scalar(out, c);
    else
      return false;
    return true;
  });
}

std::string html_phrase(std::string_view text) {
  std::string out;
  bool inside = false;
  for (const char c : html(text)) {
    if (c != '`') {
      out += c;
      continue;
    }
    out += inside ? "</code>" : "<code>";
    inside = !inside;
  }
  if (inside) out += "</code>";
  return out;
}

std::string xml(std::string_view text) {
  return written(text, [](std::string& out, UChar32 c, std::string_view) {
    if (wrote_entity(out, c)) return true;
    if (c == '"')
      out += "&quot;";
    else if (c == '\n')
      out += "&#10;";
    else if (c == '\t')
      out += "&#9;";
    else if (c == 0xFFFE || c == 0xFFFF)  // no characters of XML
      out += control_name(c);
    else
      return false;
    return true;
  });
}

std::string markdown_cell(std::string_view text) {
  return written(text, [](std::string& out, UChar32 c, std::string_view rest) {
    if (wrote_entity(out, c)) return true;
    switch (c) {
      // A mention or reference needs the sign to touch its word; an entity for the sign alone is decoded too early.
      case '@':
        out += "@&#8203;";
        return true;
      case '#':
        out += "#&#8203;";
        return true;
      // Bare addresses become links while Markdown is read, so an entity is enough here.
      case ':':
        out += rest.starts_with("://") ? "&#58;" : ":";
        return true;
      case '.':
        out += ends_with_www(out) ? "&#46;" : ".";
        return true;
      case '\n':
      case '\t':
        out += ' ';
        return true;
      case '\\':
      case '`':
      case '*':
      case '_':
      case '[':
      case ']':
      case '|':
      case '~':
      case '$':
        out += '\\';
        out += char(c);
        return true;
      default:
        return false;
    }
  });
}

std::string visible_spaces(std::string_view text) {
  return written(text, [](std::string& out, UChar32 c, std::string_view) {
    const std::string_view mark = c == ' '      ? "·"
                                  : c == 0x00A0 ? "⎵"
                                  : c == 0x202F ? "⍽"
                                  : c == '\n'   ? "↵"
                                  : c == '\t'   ? "→"
                                                : "";
    out += mark;
    return !mark.empty();
  });
}

}  // namespace calame
