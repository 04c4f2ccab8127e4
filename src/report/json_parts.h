// Pieces that the JSON reports share.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "calame/report.h"

namespace calame {

using Json = nlohmann::ordered_json;

/// Rounded to 2 decimals; null when it is no number.
Json rounded(double);
/// Whole document, ill-formed text replaced, one line end.
std::string dumped(const Json&);
/// {"start", "end"} in bytes of the file, for a span that lies within the source; null otherwise.
Json file_bytes(const Source&, SourceSpan);

}  // namespace calame
