// How the value of a YAML or TOML string was written: which bytes of the file each part comes from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/builder.h"

namespace calame {

// `raw` = the string as written, without quotes, from source offset `at`; `value` = as decoded.
std::vector<DocumentBuilder::Piece> scalar_pieces(std::string_view raw, SourceOffset at, std::string_view value,
                                                  Syntax);

// What a single-quoted YAML scalar says: '' is a quote, lines are folded.
std::string yaml_single_quoted(std::string_view raw);

}  // namespace calame
