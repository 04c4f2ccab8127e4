// Pieces that the JSON reports share.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "calame/report.h"

namespace calame {

using Json = nlohmann::ordered_json;

/// Rounded to 2 decimals; null when it is no number.
Json rounded(double);
/// Whole document, ill-formed text replaced, one line end.
std::string dumped(const Json&);
/// On one line, without its end.
std::string one_line(const Json&);
/// Items of an array, one a line in `lines`, as they follow the `written` ones before them.
std::string more_items(std::string_view lines, std::size_t& written);
/// {"start", "end"} in bytes of the file, for a span that lies within the source; null otherwise.
Json file_bytes(const Source&, SourceSpan);

}  // namespace calame
