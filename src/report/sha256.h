// FIPS 180-4, for the hashes of a Content-Security-Policy and for names that a text gets.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace calame {

std::array<std::uint8_t, 32> sha256(std::string_view);
/// The first `bytes` of it, in hexadecimal: for names and fingerprints.
std::string sha256_hex(std::string_view, std::size_t bytes = 32);
std::string base64(std::string_view bytes);
/// 'sha256-…', quotes included.
std::string csp_hash(std::string_view inline_text);

}  // namespace calame
