// Where a text stops being JSON, and why: the parser of json_path.cpp says only that it does.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace calame {

enum class JsonFaultKind : std::uint8_t { trailing_comma, missing_comma, open_string, unfinished, other };

struct JsonFault {
  JsonFaultKind kind = JsonFaultKind::other;
  std::size_t begin = 0, end = 0;  // the sign, or the place where one is missing
};

std::optional<JsonFault> find_json_fault(std::string_view json);

}  // namespace calame
