#include "calame/source.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "document/byte_marks.h"
#include "document/encoding.h"
#include "document/worded.h"

namespace calame {
namespace {

using namespace std::string_view_literals;

std::vector<std::uint32_t> index_lines(std::string_view text) {
  std::vector<std::uint32_t> lines{0};
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  const auto start = [&](const char* p) { lines.push_back(static_cast<std::uint32_t>(p - begin)); };
  if (text.empty()) return lines;
  if (std::memchr(begin, '\r', text.size()) == nullptr) {
    constexpr std::size_t bytes_a_line = 32;
    lines.reserve(text.size() / bytes_a_line + 1);
    for_each_byte(text, '\n', [&](std::size_t at) { lines.push_back(static_cast<std::uint32_t>(at) + 1); });
    return lines;
  }
  for (const char* p = begin; p < end; ++p) {
    if (*p == '\n' || (*p == '\r' && (p + 1 == end || p[1] != '\n'))) start(p + 1);
  }
  return lines;
}

// Bytes that begin a code point, eight at a time: a line may be as long as the file.
std::uint32_t code_points(std::string_view text) {
  std::uint32_t continuation = 0;
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, 8);
    const std::uint64_t marks = (word >> 7) & (~word >> 6) & 0x0101010101010101u;
    continuation += static_cast<std::uint32_t>(marks * 0x0101010101010101u >> 56);
  }
  for (; i < text.size(); ++i) continuation += (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
  return static_cast<std::uint32_t>(text.size()) - continuation;
}

// Bytes on disk of an ASCII character.
std::uint32_t unit_size(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf16le:
    case Encoding::utf16be:
      return 2;
    case Encoding::utf32le:
    case Encoding::utf32be:
      return 4;
    case Encoding::utf8:
    case Encoding::windows_1252:
      break;
  }
  return 1;
}

Error refusal(const std::string& path, const Message& what, const Message& cure) {
  return {path, {}, worded("le fichier contient {}\u202F; {}", "this is {}; {}", what, cure)};
}

}  // namespace

Result<Source> Source::decode(std::string bytes, std::string path, const Limits& limits) {
  if (bytes.size() > limits.file_bytes) {
    return Error{std::move(path),
                 {},
                 worded("le fichier fait {} octets, plus que la limite de {}\u202F; coupez-le en plusieurs",
                        "the file has {} bytes, more than the limit of {}; split it", bytes.size(), limits.file_bytes)};
  }
  Source s;
  s.path_ = std::move(path);
  s.bytes_ = std::move(bytes);
  const std::string_view raw = s.bytes_;
  const auto starts = [&](std::string_view mark) { return raw.substr(0, mark.size()) == mark; };
  const auto take = [&s](Decoded decoded) {
    s.transcoded_ = true;
    s.decoded_ = std::move(decoded.text);
    s.damage_ = std::move(decoded.damage);
    s.pieces_.reserve(decoded.pieces.size());
    for (const Decoded::Piece& p : decoded.pieces) s.pieces_.push_back({p.text, p.file});
  };

  if (starts("\xFF\xFE\0\0"sv) || starts("\0\0\xFE\xFF"sv)) {
    const bool big = raw[0] == '\0';
    s.encoding_ = big ? Encoding::utf32be : Encoding::utf32le;
    s.bom_ = 4;
    take(decode_utf32(raw.substr(4), big, 4));
  } else if (starts("\xFF\xFE") || starts("\xFE\xFF")) {
    const bool big = raw[0] == '\xFE';
    s.encoding_ = big ? Encoding::utf16be : Encoding::utf16le;
    s.bom_ = 2;
    take(decode_utf16(raw.substr(2), big, 2));
  } else {
    if (starts("\xEF\xBB\xBF")) s.bom_ = 3;
    const std::string_view body = raw.substr(s.bom_);
    const bool valid = simdjson::validate_utf8(body.data(), body.size());
    if (const std::optional<Message> kind = refuse_binary(body, valid)) {
      return refusal(s.path_, *kind,
                     kind->en.find("UTF-") == 0 ? Message("enregistrez-le en UTF-8", "save it as UTF-8")
                                                : Message("seuls le texte, le Markdown et le HTML sont lus",
                                                          "only text, Markdown and HTML are read"));
    }
    if (!valid) {
      if (s.bom_ == 0 && looks_like_windows_1252(body)) {
        s.encoding_ = Encoding::windows_1252;
        take(decode_windows_1252(body));
      } else {
        take(decode_damaged_utf8(body, s.bom_));
      }
    }
  }
  if (s.text().size() > limits.prose_bytes) {
    return Error{s.path_,
                 {},
                 worded("le fichier a plus de {} octets de texte décodé\u202F; coupez-le en plusieurs",
                        "the file has more than {} bytes of decoded text; split it", limits.prose_bytes)};
  }
  s.lines_ = index_lines(s.text());
  return s;
}

std::string_view Source::text() const {
  return transcoded_ ? std::string_view(decoded_) : std::string_view(bytes_).substr(bom_);
}

FileSpan Source::file_span(SourceSpan span) const {
  if (!transcoded_) return {span.begin.value + bom_, span.end.value + bom_};
  const std::uint32_t unit = unit_size(encoding_);
  const auto place = [&](std::uint32_t at) {
    const auto next = std::upper_bound(pieces_.begin(), pieces_.end(), at,
                                       [](std::uint32_t value, const Piece& p) { return value < p.text; });
    const Piece& piece = *std::prev(next);
    const std::uint32_t file = piece.file + (at - piece.text) * unit;
    return next == pieces_.end() ? piece.file : std::min(file, next->file);
  };
  return {place(span.begin.value), place(span.end.value)};
}

LineColumn Source::position(SourceOffset offset) const {
  const std::string_view all = text();
  const std::uint32_t at = std::min(offset.value, static_cast<std::uint32_t>(all.size()));
  const auto next = std::upper_bound(lines_.begin(), lines_.end(), at);
  const std::uint32_t start = *std::prev(next);
  return {static_cast<std::uint32_t>(next - lines_.begin()), code_points(all.substr(start, at - start)) + 1};
}

SourceOffset Source::line_start(std::uint32_t number) const {
  if (number == 0) return {0};
  if (number > lines_.size()) return {static_cast<std::uint32_t>(text().size())};
  return {lines_[number - 1]};
}

std::string_view Source::line(std::uint32_t number) const {
  const std::uint32_t begin = line_start(number).value;
  std::string_view out = text().substr(begin, line_start(number + 1).value - begin);
  if (!out.empty() && out.back() == '\n') out.remove_suffix(1);
  if (!out.empty() && out.back() == '\r') out.remove_suffix(1);
  return out;
}

std::uint32_t Source::line_count() const { return static_cast<std::uint32_t>(lines_.size()); }

std::optional<std::string> Source::encode(std::string_view utf8) const {
  switch (encoding_) {
    case Encoding::utf16le:
      return encode_utf16(utf8, false);
    case Encoding::utf16be:
      return encode_utf16(utf8, true);
    case Encoding::utf32le:
      return encode_utf32(utf8, false);
    case Encoding::utf32be:
      return encode_utf32(utf8, true);
    case Encoding::windows_1252:
      return encode_windows_1252(utf8);
    case Encoding::utf8:
      break;
  }
  return std::string(utf8);
}

}  // namespace calame
