// What kind of file the bytes are, when they name nothing themselves.
#include <algorithm>
#include <cstring>

#include "document/encoding.h"

namespace calame {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  std::string_view fr, en;  // what such a file is
};

constexpr Magic magics[] = {
    {"\x89PNG\r\n\x1A\n"sv, "une image PNG", "a PNG image"},
    {"\x1F\x8B"sv, "des données gzip", "gzip data"},
    {"PK\x03\x04"sv, "une archive zip (ou un document Word, ODF ou EPUB)",
     "a zip archive (or a Word, ODF or EPUB document)"},
    {"PK\x05\x06"sv, "une archive zip vide", "an empty zip archive"},
    {"%PDF-"sv, "un document PDF", "a PDF document"},
    {"\xFF\xD8\xFF"sv, "une image JPEG", "a JPEG image"},
    {"GIF87a"sv, "une image GIF", "a GIF image"},
    {"GIF89a"sv, "une image GIF", "a GIF image"},
    {"{\\rtf"sv, "un document RTF", "an RTF document"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "un ancien document Microsoft Office", "an old Microsoft Office document"},
    {"\x7F"
     "ELF"sv,
     "un programme", "a program"},
    {"\xFD"
     "7zXZ\0"sv,
     "des données xz", "xz data"},
    {"7z\xBC\xAF\x27\x1C"sv, "une archive 7-Zip", "a 7-Zip archive"},
    {"\x28\xB5\x2F\xFD"sv, "des données zstd", "zstd data"},
    {"BZh91AY&SY"sv, "des données bzip2", "bzip2 data"},
    {"Rar!\x1A\x07"sv, "une archive RAR", "a RAR archive"},
    {"SQLite format 3\0"sv, "une base SQLite", "a SQLite database"},
    {"OggS\0"sv, "du son ou de la vidéo Ogg", "Ogg audio or video"},
    {"ID3\x03"sv, "du son MP3", "MP3 audio"},
    {"ID3\x04"sv, "du son MP3", "MP3 audio"},
    {"wOFF"sv, "une police de caractères", "a web font"},
    {"wOF2"sv, "une police de caractères", "a web font"},
    {"\0asm"sv, "un module WebAssembly", "a WebAssembly module"},
    {"!<arch>\n"sv, "une archive ar", "an ar archive"},
};

// A sample is enough: the share of controls does not change along a file that is text.
constexpr std::size_t sample_bytes = 64 << 10;
constexpr std::size_t small_file = 64;  // too short for a share to mean anything

struct Counts {
  std::size_t controls = 0;  // C0 that no text needs, NUL apart
  std::size_t nul_even = 0, nul_odd = 0;
};

// As many bytes as one register of any processor since 2003 holds.
using Bytes = unsigned char __attribute__((vector_size(16)));
using Halves = std::uint64_t __attribute__((vector_size(16)));
constexpr std::size_t looked_at_once = 4 * sizeof(Bytes);

// None of the bytes at `bytes` is a C0 control but the end of a line.
bool without_controls(const char* bytes) {
  Bytes any{};
  for (std::size_t at = 0; at < looked_at_once; at += sizeof(Bytes)) {
    Bytes b;
    std::memcpy(&b, bytes + at, sizeof b);
    any |= Bytes(b < 0x20) & Bytes(b != '\n');
  }
  const auto halves = Halves(any);
  return (halves[0] | halves[1]) == 0;
}

Counts count(std::string_view sample) {
  Counts n;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    while (i + looked_at_once <= sample.size() && without_controls(sample.data() + i)) i += looked_at_once;
    if (i == sample.size()) break;
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

std::optional<Message> refuse_binary(std::string_view bytes, bool valid_utf8) {
  for (const Magic& m : magics) {
    if (bytes.substr(0, m.bytes.size()) == m.bytes) return Message(std::string(m.fr), std::string(m.en));
  }
  if (bytes.size() >= 12 && bytes.substr(0, 4) == "RIFF" && bytes.find('\0') < 12)
    return Message("un fichier RIFF (WebP, WAV ou AVI)", "a RIFF file (WebP, WAV or AVI)");
  const std::string_view sample = bytes.substr(0, sample_bytes);
  const Counts n = count(sample);
  const std::size_t nul = n.nul_even + n.nul_odd;
  // Three zero bytes in four, or one in two always on the same side: no 8-bit text.
  if (sample.size() >= 8 && nul * 3 >= sample.size() * 2)
    return Message("du texte en UTF-32 ou UTF-16 sans marque d’ordre des octets",
                   "UTF-32 or UTF-16 text without a byte order mark");
  if (sample.size() >= 4 && nul * 10 >= sample.size() * 3 && std::min(n.nul_even, n.nul_odd) * 20 <= nul) {
    return Message("du texte en UTF-16 sans marque d’ordre des octets", "UTF-16 text without a byte order mark");
  }
  if (sample.size() >= small_file && n.controls * (valid_utf8 ? 6 : 20) >= sample.size())
    return Message("des données binaires (beaucoup de caractères de contrôle)",
                   "binary data (many control characters)");
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
