// Bytes on disk to UTF-8 and back, with the places where the two advance differently.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calame/message.h"
#include "calame/source.h"

namespace calame {

struct Decoded {
  struct Piece {
    std::uint32_t text, file;
  };
  std::string text;
  std::vector<Piece> pieces;       // start of each run whose offsets advance alike; the last is the end
  std::vector<SourceSpan> damage;  // each U+FFFD that stands for bytes that were no character
};

// `base` = file offset of bytes[0] (after a byte order mark).
Decoded decode_utf16(std::string_view bytes, bool big_endian, std::uint32_t base);
Decoded decode_utf32(std::string_view bytes, bool big_endian, std::uint32_t base);
Decoded decode_windows_1252(std::string_view bytes);
Decoded decode_damaged_utf8(std::string_view bytes, std::uint32_t base);

std::string encode_utf16(std::string_view utf8, bool big_endian);
std::string encode_utf32(std::string_view utf8, bool big_endian);
std::optional<std::string> encode_windows_1252(std::string_view utf8);

// Length of the valid UTF-8 sequence at `at`, or 0; `bad` = bytes of the maximal bad subpart then.
std::size_t utf8_sequence(std::string_view bytes, std::size_t at, std::size_t& bad);
void append_utf8(std::string& out, char32_t c);

// What the bytes are when they are no text ("a PNG image"), by their first bytes and controls; less
// is forgiven where they are not UTF-8.
std::optional<Message> refuse_binary(std::string_view bytes, bool valid_utf8);

// Windows-1252 rather than UTF-8 with damage; only asked of bytes that are not valid UTF-8.
bool looks_like_windows_1252(std::string_view bytes);

}  // namespace calame
