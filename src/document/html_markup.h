// The shape of HTML tags and comments in the text: where one ends, as a browser's tokenizer sees it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "calame/document.h"

namespace calame {

struct HtmlTag {
  enum class Kind : std::uint8_t { text, start, end, comment, declaration };
  Kind kind = Kind::text;  // text: the '<' is a character like others
  bool self_closing = false;
  std::size_t end = 0;    // one past its '>'
  std::string_view name;  // as written
  std::uint32_t attributes = 0;
};

// Offsets in the text; a value stands between its quotes, and is empty behind the name when there is none.
struct HtmlAttribute {
  std::size_t begin = 0, name_end = 0, value_begin = 0, value_end = 0, end = 0;
  char quote = 0;
};

// What starts with the '<' at `at`. An unfinished tag ends with the text.
HtmlTag html_tag_at(std::string_view html, std::size_t at);
HtmlTag html_tag_at(std::string_view html, std::size_t at, std::vector<HtmlAttribute>& attributes);  // appended

// Read by people, on the page or by a screen reader.
bool is_prose_attribute(Tag, std::string_view name);

// Where raw text (script, style, title, textarea…) that begins at `at` ends: at its `</name`.
std::size_t raw_text_end(std::string_view html, std::size_t at, std::string_view name);

inline bool is_html_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
inline bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace calame
