// What kind of file the bytes are, when they name nothing themselves.
#include <algorithm>
#include <cstring>

#include "document/encoding.h"

namespace calame {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  std::string_view kind;
};

constexpr Magic magics[] = {
    {"\x89PNG\r\n\x1A\n"sv, "a PNG image"},
    {"\x1F\x8B"sv, "gzip data"},
    {"PK\x03\x04"sv, "a zip archive (or a Word, ODF or EPUB document)"},
    {"PK\x05\x06"sv, "an empty zip archive"},
    {"%PDF-"sv, "a PDF document"},
    {"\xFF\xD8\xFF"sv, "a JPEG image"},
    {"GIF87a"sv, "a GIF image"},
    {"GIF89a"sv, "a GIF image"},
    {"{\\rtf"sv, "an RTF document"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Microsoft Office document"},
    {"\x7F"
     "ELF"sv,
     "a program"},
    {"\xFD"
     "7zXZ\0"sv,
     "xz data"},
    {"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive"},
    {"\x28\xB5\x2F\xFD"sv, "zstd data"},
    {"BZh91AY&SY"sv, "bzip2 data"},
    {"Rar!\x1A\x07"sv, "a RAR archive"},
    {"SQLite format 3\0"sv, "a SQLite database"},
    {"OggS\0"sv, "Ogg audio or video"},
    {"ID3\x03"sv, "MP3 audio"},
    {"ID3\x04"sv, "MP3 audio"},
    {"wOFF"sv, "a web font"},
    {"wOF2"sv, "a web font"},
    {"\0asm"sv, "a WebAssembly module"},
    {"!<arch>\n"sv, "an ar archive"},
};

// A sample is enough: the share of controls does not change along a file that is text.
constexpr std::size_t sample_bytes = 64 << 10;
constexpr std::size_t small_file = 64;  // too short for a share to mean anything

struct Counts {
  std::size_t controls = 0;  // C0 that no text needs, NUL apart
  std::size_t nul_even = 0, nul_odd = 0;
};

Counts count(std::string_view sample) {
  Counts n;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const auto b = static_cast<unsigned char>(sample[i]);
    if (b >= 0x20) continue;
    if (b == 0)
      ++(i % 2 == 0 ? n.nul_even : n.nul_odd);
    else if (b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != '\v' && b != 0x1B)
      ++n.controls;
  }
  return n;
}

bool is_letter_byte(unsigned char b) { return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b >= 0xC0; }

}  // namespace

std::optional<std::string> refuse_binary(std::string_view bytes, bool valid_utf8) {
  for (const Magic& m : magics) {
    if (bytes.substr(0, m.bytes.size()) == m.bytes) return std::string(m.kind);
  }
  if (bytes.size() >= 12 && bytes.substr(0, 4) == "RIFF" && bytes.find('\0') < 12)
    return "a RIFF file (WebP, WAV or AVI)";
  const std::string_view sample = bytes.substr(0, sample_bytes);
  const Counts n = count(sample);
  const std::size_t nul = n.nul_even + n.nul_odd;
  // Three zero bytes in four, or one in two always on the same side: no 8-bit text.
  if (sample.size() >= 8 && nul * 3 >= sample.size() * 2) return "UTF-32 or UTF-16 text without a byte order mark";
  if (sample.size() >= 4 && nul * 10 >= sample.size() * 3 && std::min(n.nul_even, n.nul_odd) * 20 <= nul) {
    return "UTF-16 text without a byte order mark";
  }
  if (sample.size() >= small_file && n.controls * (valid_utf8 ? 6 : 20) >= sample.size())
    return "binary data (many control characters)";
  return std::nullopt;
}

bool looks_like_windows_1252(std::string_view bytes) {
  std::size_t valid = 0, broken = 0, holes = 0, beside_letters = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto b = static_cast<unsigned char>(bytes[at]);
    if (b < 0x80) {
      ++at;
      continue;
    }
    std::size_t bad = 0;
    const std::size_t size = utf8_sequence(bytes, at, bad);
    if (size != 0) {
      ++valid;
      at += size;
      continue;
    }
    ++broken;
    if (b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D) ++holes;
    const auto before = at > 0 ? static_cast<unsigned char>(bytes[at - 1]) : static_cast<unsigned char>(' ');
    const auto after =
        at + 1 < bytes.size() ? static_cast<unsigned char>(bytes[at + 1]) : static_cast<unsigned char>(' ');
    if (b >= 0xC0 ? is_letter_byte(before) || is_letter_byte(after) || after == ' ' || before == ' ' : true)
      ++beside_letters;
    at += bad;
  }
  if (valid >= broken) return false;     // most of it is UTF-8: a few bytes are damaged
  if (holes * 8 > broken) return false;  // bytes that Windows-1252 does not have
  return beside_letters * 4 >= broken * 3;
}

}  // namespace calame
