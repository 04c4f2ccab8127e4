// Values inside JSON-LD: `author.name`, `@type`, `[@type=Article|NewsArticle].headline`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "calame/result.h"

namespace calame {

/// One key, and optionally which objects it is asked of.
struct JsonStep {
  std::string key;                   // "" = the object itself
  std::string filter_key;            // "" = every object
  std::vector<std::string> allowed;  // values of filter_key, one of which must be there
};

struct JsonMatch {
  std::string value;        // strings decoded; numbers, true, false as written; objects as written
  std::uint32_t begin = 0;  // in the JSON text; a string without its quotes
  std::uint32_t end = 0;
};

/// Error::at.column is the 1-based byte of `path`. An empty path selects the objects themselves.
Result<std::vector<JsonStep>> parse_json_path(std::string_view path);

/// Arrays are flattened; the objects of a top-level array or `@graph` are each searched; an object
/// that is only an `@id` stands for the object of `@graph` with that id. Invalid JSON has no values.
std::vector<JsonMatch> select_json(std::string_view json, const std::vector<JsonStep>& path);

}  // namespace calame
