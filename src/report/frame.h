// A line of source with the flagged span underlined, as a terminal shows it.
#pragma once

#include <string>

#include "calame/source.h"

namespace calame {

struct Frame {
  std::uint32_t line = 0;  ///< number of the line shown
  std::string text;        ///< what stands there, invisible characters shown, cut to a window around the span
  std::size_t indent = 0;  ///< columns before the underline
  std::size_t width = 1;   ///< columns of the underline, at least one
  bool continues = false;  ///< the span goes on past this line
};

/// Costs a window, not a line, so that a file of one long line stays cheap.
Frame frame_of(const Source&, SourceSpan);

/// Columns that a terminal gives a character: 0 for combining marks, 2 for wide ones.
int display_width(char32_t);

}  // namespace calame
