#include "document/encoding.h"

#include <array>
#include <cstring>

namespace calame {
namespace {

// WHATWG index for 0x80…0x9F; the five holes decode to their C1 control.
constexpr std::array<char16_t, 32> windows_1252 = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                   0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// Collects a Decoded; `damaged` and `other` make a piece of their own, `same` goes on.
class Transcript {
 public:
  Transcript(std::size_t expected, std::uint32_t base) : base_(base) { out_.text.reserve(expected); }

  void same(std::string_view bytes, std::size_t at) {
    start_run(at);
    out_.text += bytes;
  }
  void other(char32_t c, std::size_t at) {
    piece(at);
    append_utf8(out_.text, c);
    fresh_ = true;
  }
  void damaged(std::size_t at) {
    piece(at);
    const auto begin = static_cast<std::uint32_t>(out_.text.size());
    out_.text += replacement;
    out_.damage.emplace_back(begin, begin + 3);
    fresh_ = true;
  }
  Decoded finish(std::size_t end) {
    piece(end);
    return std::move(out_);
  }

 private:
  void start_run(std::size_t at) {
    if (!fresh_) return;
    piece(at);
    fresh_ = false;
  }
  void piece(std::size_t at) {
    out_.pieces.push_back({static_cast<std::uint32_t>(out_.text.size()), base_ + static_cast<std::uint32_t>(at)});
  }
  Decoded out_;
  std::uint32_t base_;
  bool fresh_ = true;
};

char16_t unit_at(std::string_view bytes, std::size_t at, bool big_endian) {
  const auto a = static_cast<unsigned char>(bytes[at]), b = static_cast<unsigned char>(bytes[at + 1]);
  return static_cast<char16_t>(big_endian ? a << 8 | b : b << 8 | a);
}

void put_unit(std::string& out, char32_t unit, bool big_endian) {
  const char high = static_cast<char>(unit >> 8 & 0xFF), low = static_cast<char>(unit & 0xFF);
  out += big_endian ? high : low;
  out += big_endian ? low : high;
}

char32_t code_point(std::string_view sequence) {
  const auto b = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(sequence[i])); };
  switch (sequence.size()) {
    case 1:
      return b(0);
    case 2:
      return (b(0) & 0x1F) << 6 | (b(1) & 0x3F);
    case 3:
      return (b(0) & 0x0F) << 12 | (b(1) & 0x3F) << 6 | (b(2) & 0x3F);
    default:
      return (b(0) & 0x07) << 18 | (b(1) & 0x3F) << 12 | (b(2) & 0x3F) << 6 | (b(3) & 0x3F);
  }
}

}  // namespace

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::size_t utf8_sequence(std::string_view bytes, std::size_t at, std::size_t& bad) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u;
  };
  const unsigned lead = byte(at);
  bad = 1;
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  // The second byte is narrower for overlong forms, surrogates and what lies past U+10FFFF.
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(at + 1) < low || byte(at + 1) > high) return 0;
  for (std::size_t i = 2; i < size; ++i) {
    bad = i;
    if ((byte(at + i) & 0xC0) != 0x80) return 0;
  }
  return size;
}

Decoded decode_utf16(std::string_view bytes, bool big_endian, std::uint32_t base) {
  Transcript out(bytes.size(), base);
  std::size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    const char16_t unit = unit_at(bytes, at, big_endian);
    if (unit < 0x80) {
      const char c = static_cast<char>(unit);
      out.same(std::string_view(&c, 1), at);
    } else if (unit < 0xD800 || unit > 0xDFFF) {
      out.other(unit, at);
    } else {
      const char16_t next = at + 3 < bytes.size() ? unit_at(bytes, at + 2, big_endian) : u'\0';
      if (unit < 0xDC00 && next >= 0xDC00 && next <= 0xDFFF) {
        out.other(0x10000 + ((char32_t(unit) - 0xD800) << 10) + (char32_t(next) - 0xDC00), at);
        at += 2;
      } else {
        out.damaged(at);
      }
    }
  }
  if (at < bytes.size()) out.damaged(at);
  return out.finish(bytes.size());
}

Decoded decode_utf32(std::string_view bytes, bool big_endian, std::uint32_t base) {
  Transcript out(bytes.size() / 2, base);
  std::size_t at = 0;
  for (; at + 3 < bytes.size(); at += 4) {
    const char32_t first = unit_at(bytes, at, big_endian), second = unit_at(bytes, at + 2, big_endian);
    const char32_t c = big_endian ? first << 16 | second : second << 16 | first;
    if (c < 0x80) {
      const char ascii = static_cast<char>(c);
      out.same(std::string_view(&ascii, 1), at);
    } else if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
      out.damaged(at);
    } else {
      out.other(c, at);
    }
  }
  if (at < bytes.size()) out.damaged(at);
  return out.finish(bytes.size());
}

Decoded decode_windows_1252(std::string_view bytes) {
  Transcript out(bytes.size() + bytes.size() / 8, 0);
  std::size_t at = 0;
  while (at < bytes.size()) {
    std::size_t ascii = at;
    while (ascii < bytes.size() && static_cast<unsigned char>(bytes[ascii]) < 0x80) ++ascii;
    if (ascii > at) out.same(bytes.substr(at, ascii - at), at);
    for (at = ascii; at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= 0x80; ++at) {
      const auto b = static_cast<unsigned char>(bytes[at]);
      out.other(b < 0xA0 ? windows_1252[b - 0x80] : b, at);
    }
  }
  return out.finish(bytes.size());
}

Decoded decode_damaged_utf8(std::string_view bytes, std::uint32_t base) {
  Transcript out(bytes.size(), base);
  std::size_t at = 0;
  while (at < bytes.size()) {
    std::size_t good = at, bad = 0, size = 0;
    while (good < bytes.size() && (size = utf8_sequence(bytes, good, bad)) != 0) good += size;
    if (good > at) out.same(bytes.substr(at, good - at), at);
    at = good;
    if (at < bytes.size()) {
      out.damaged(at);
      at += bad;
    }
  }
  return out.finish(bytes.size());
}

namespace {

char32_t next_code_point(std::string_view utf8, std::size_t& at) {
  std::size_t bad = 0;
  const std::size_t size = utf8_sequence(utf8, at, bad);
  const char32_t c = size == 0 ? U'\uFFFD' : code_point(utf8.substr(at, size));
  at += size == 0 ? bad : size;
  return c;
}

}  // namespace

std::string encode_utf16(std::string_view utf8, bool big_endian) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_code_point(utf8, at);
    if (c < 0x10000) {
      put_unit(out, c, big_endian);
    } else {
      put_unit(out, 0xD800 + ((c - 0x10000) >> 10), big_endian);
      put_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF), big_endian);
    }
  }
  return out;
}

std::string encode_utf32(std::string_view utf8, bool big_endian) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_code_point(utf8, at);
    put_unit(out, big_endian ? c >> 16 : c & 0xFFFF, big_endian);
    put_unit(out, big_endian ? c & 0xFFFF : c >> 16, big_endian);
  }
  return out;
}

std::optional<std::string> encode_windows_1252(std::string_view utf8) {
  std::string out;
  std::size_t bad = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t size = utf8_sequence(utf8, at, bad);
    if (size == 0) return std::nullopt;
    const char32_t c = code_point(utf8.substr(at, size));
    at += size;
    if (c < 0x80 || (c >= 0xA0 && c < 0x100)) {
      out += static_cast<char>(c);
      continue;
    }
    std::size_t i = 0;
    while (i < windows_1252.size() && windows_1252[i] != c) ++i;
    if (i == windows_1252.size()) return std::nullopt;
    out += static_cast<char>(0x80 + i);
  }
  return out;
}

}  // namespace calame
