// Text made safe for where it goes: terminal, HTML, Markdown. Ill-formed UTF-8 becomes U+FFFD everywhere.
#pragma once

#include <string>
#include <string_view>

#include "unicode/umachine.h"

namespace calame {

/// One code point and how many bytes it took; never 0 bytes for non-empty text.
struct Scalar {
  UChar32 value = 0;
  std::size_t size = 0;
};
Scalar first_scalar(std::string_view text);
void append_scalar(std::string& out, UChar32);
std::size_t scalar_count(std::string_view text);

/// C0 but tab and line feed, C1, DEL, bidi controls, and characters of no width: what must be shown by number.
bool is_hidden_control(UChar32);
/// ‹U+202E›
std::string control_name(UChar32);

/// visible_controls() for text that stays on one line: tab and line feed are shown by number too.
std::string visible_line(std::string_view text);
/// For element content and quoted attribute values. Joiners stay (emoji need them); other controls are shown.
std::string html(std::string_view text);
/// html(), and `words` between backticks become <code>: for our own phrases.
std::string html_phrase(std::string_view text);
/// For content and attribute values of XML. What it cannot hold, and other controls, is shown by number; line ends and
/// tabs are references, which survive in attributes.
std::string xml(std::string_view text);
/// For a table cell of GitHub-flavoured Markdown: no markup, no HTML, no mention, no line end.
std::string markdown_cell(std::string_view text);
/// Ordinary, no-break and narrow spaces shown as · ⎵ ⍽, line feeds as ↵, tabs as →; other controls by number.
std::string visible_spaces(std::string_view text);

}  // namespace calame
