// FIPS 180-4, for the hashes of a Content-Security-Policy.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace calame {

std::array<std::uint8_t, 32> sha256(std::string_view);
std::string base64(std::string_view bytes);
/// 'sha256-…', quotes included.
std::string csp_hash(std::string_view inline_text);

}  // namespace calame
