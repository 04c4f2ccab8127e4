// Whether an edit would stop Markdown's emphasis markers beside it from being markers.
#pragma once

#include <string_view>

#include "calame/document.h"
#include "calame/source.h"

namespace calame {

// `text` replaces the prose of `change`, written at `place` in the source. Markers need a character
// that is no white space on their inner side, and letters on both sides bind in other ways.
bool breaks_emphasis(const Document&, const Source&, const Block&, TextSpan change, SourceSpan place,
                     std::string_view text);

}  // namespace calame
