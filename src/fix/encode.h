// A replacement as it must be written at its place in the file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calame/document.h"

namespace calame {

// What surrounds a replacement in the source.
struct EncodeContext {
  Syntax syntax = Syntax::plain;
  bool entities = false;    // write no-break spaces as entities (the file does)
  bool code = false;        // Markdown: between backticks
  bool line_start = false;  // nothing but markup or indentation stands before it on its line
  char before = '\n';       // the source byte before it
  std::string_view after;   // the source that follows
  std::string_view whole;   // YAML: the whole value as it would read, the replacement included
};

// nullopt when the place cannot hold the text: a line break in a scalar, `: ` in a plain one…
std::optional<std::string> encode_for(std::string_view text, const EncodeContext&);

}  // namespace calame
