// What must be settled before md4c reads: parts that are not Markdown at all (shortcodes, JSX,
// container fences, math, attribute lists, footnote marks), HTML comments, and inputs that would
// cost the parser quadratic time. All edits keep every byte at its place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "calame/span.h"

namespace calame {

struct PreparedMarkdown {
  std::string buffer;                // for md4c; empty when the text itself will do
  std::vector<SourceSpan> hidden;    // not prose: md4c sees letters there. Ascending
  std::vector<SourceSpan> blanked;   // whole lines that are not prose: md4c sees spaces. Ascending
  std::vector<SourceSpan> comments;  // <!-- --> and {/* */}, as far as they can be told. Ascending
  bool has_nul = false;
};

// Scans text[begin, size). Offsets count from the start of `text`; `buffer` is a copy of all of it.
PreparedMarkdown prepare_markdown(std::string_view text, std::uint32_t begin, bool mdx);

}  // namespace calame
