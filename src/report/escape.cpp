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

std::string visible_controls(std::string_view text) {
  std::string out;
  for (; !text.empty();) {
    const Scalar s = first_scalar(text);
    if (is_hidden_control(s.value))
      out += control_name(s.value);
    else
      append_scalar(out, s.value);
    text.remove_prefix(s.size);
  }
  return out;
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
    if (is_hidden_control(s.value) || s.value == '\t' || s.value == '\n')
      out += control_name(s.value);
    else
      append_scalar(out, s.value);
    text.remove_prefix(s.size);
  }
  return out;
}

std::string html(std::string_view text) {
  std::string out;
  for (; !text.empty();) {
    const Scalar s = first_scalar(text);
    switch (s.value) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case 0x200C:
      case 0x200D:
        append_scalar(out, s.value);
        break;
      default:
        if (is_hidden_control(s.value))
          out += control_name(s.value);
        else
          append_scalar(out, s.value);
    }
    text.remove_prefix(s.size);
  }
  return out;
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
  std::string out;
  for (; !text.empty();) {
    const Scalar s = first_scalar(text);
    switch (s.value) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "&#10;";
        break;
      case '\t':
        out += "&#9;";
        break;
      default:
        if (is_hidden_control(s.value) || s.value == 0xFFFE || s.value == 0xFFFF)
          out += control_name(s.value);
        else
          append_scalar(out, s.value);
    }
    text.remove_prefix(s.size);
  }
  return out;
}

std::string markdown_cell(std::string_view text) {
  std::string out;
  for (; !text.empty();) {
    const Scalar s = first_scalar(text);
    switch (s.value) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      // A mention or reference needs the sign to touch its word; an entity for the sign alone is decoded too early.
      case '@':
        out += "@&#8203;";
        break;
      case '#':
        out += "#&#8203;";
        break;
      // Bare addresses become links while Markdown is read, so an entity is enough here.
      case ':':
        out += text.starts_with("://") ? "&#58;" : ":";
        break;
      case '.':
        out += ends_with_www(out) ? "&#46;" : ".";
        break;
      case '\n':
      case '\t':
        out += ' ';
        break;
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
        out += char(s.value);
        break;
      default:
        if (is_hidden_control(s.value))
          out += control_name(s.value);
        else
          append_scalar(out, s.value);
    }
    text.remove_prefix(s.size);
  }
  return out;
}

std::string visible_spaces(std::string_view text) {
  std::string out;
  for (; !text.empty();) {
    const Scalar s = first_scalar(text);
    switch (s.value) {
      case ' ':
        out += "·";
        break;
      case 0x00A0:
        out += "⎵";
        break;
      case 0x202F:
        out += "⍽";
        break;
      case '\n':
        out += "↵";
        break;
      case '\t':
        out += "→";
        break;
      default:
        if (is_hidden_control(s.value))
          out += control_name(s.value);
        else
          append_scalar(out, s.value);
    }
    text.remove_prefix(s.size);
  }
  return out;
}

}  // namespace calame
