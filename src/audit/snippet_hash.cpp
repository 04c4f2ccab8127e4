// What a finding stands on, so that it is known again after edits elsewhere.
#include "audit/snippet_hash.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace calame {

namespace {

constexpr std::size_t long_place = 80;  // bytes; beyond, the first words stand for all
constexpr int first_words = 5;
constexpr std::int32_t farthest = 200;  // bytes from a place to the word beside it

bool is_word(UChar32 c) { return c > 0 && u_isalnum(c); }

// The word that ends before `at`, punctuation and spaces passed over; "" when none is near.
std::string_view word_before(std::string_view text, std::size_t at) {
  auto i = static_cast<std::int32_t>(at);
  const std::int32_t limit = std::max(i - farthest, 0);
  std::int32_t begin = i, end = i;
  bool inside = false;
  while (i > limit) {
    UChar32 c = 0;
    U8_PREV(reinterpret_cast<const std::uint8_t*>(text.data()), limit, i, c);
    if (!is_word(c)) {
      if (inside) break;
      end = i;
      continue;
    }
    inside = true;
    begin = i;
  }
  return inside ? text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin))
                : std::string_view();
}

// The word that begins at `at` or behind it; `at` is moved to its end.
std::string_view word_after(std::string_view text, std::size_t& at, std::size_t limit) {
  const auto size = static_cast<std::int32_t>(std::min(text.size(), limit));
  auto i = static_cast<std::int32_t>(std::min(at, text.size()));
  std::int32_t begin = i;
  bool inside = false;
  while (i < size) {
    const std::int32_t here = i;
    UChar32 c = 0;
    U8_NEXT(text.data(), i, size, c);
    if (is_word(c)) {
      if (!inside) begin = here;
      inside = true;
    } else if (inside) {
      i = here;
      break;
    }
  }
  at = static_cast<std::size_t>(i);
  return inside ? text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin))
                : std::string_view();
}

// White space of every kind and number as one space.
std::string evened(std::string_view text) {
  std::string out;
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t begin = i;
    UChar32 c = 0;
    U8_NEXT(text.data(), i, size, c);
    if (c >= 0 && u_isUWhiteSpace(c)) {
      if (out.empty() || out.back() != ' ') out += ' ';
    } else {
      out += text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
    }
  }
  return out;
}

// `text` around [begin, end): a block of prose, or a line of the file.
std::string snippet(std::string_view text, std::size_t begin, std::size_t end) {
  std::string out;
  if (end - begin > long_place) {
    for (int i = 0; i < first_words && begin < end; ++i) out.append(word_after(text, begin, end)).append(" ");
    return out;
  }
  out.append(word_before(text, begin)).append("|").append(evened(text.substr(begin, end - begin))).append("|");
  return out.append(word_after(text, end, end + static_cast<std::size_t>(farthest)));
}

std::string snippet_of(const Document& document, const Source& source, const Diagnostic& d) {
  if (!d.text.empty()) {
    const std::size_t at = block_at(document, d.text.begin);
    if (at < document.blocks.size() && document.blocks[at].text.contains(d.text)) {
      const TextSpan block = document.blocks[at].text;
      return snippet(text_of(document, block), d.text.begin.value - block.begin.value,
                     d.text.end.value - block.begin.value);
    }
    return snippet(document.prose, d.text.begin.value, d.text.end.value);
  }
  const std::uint32_t first = source.line_start(source.position(d.span.begin).line).value;
  const LineColumn last = source.position(d.span.end);
  const std::size_t end = source.line_start(last.line).value + source.line(last.line).size();
  return snippet(source.text().substr(first, end - first), d.span.begin.value - first, d.span.end.value - first);
}

}  // namespace

std::string snippet_hash(const Document& document, const Source& source, const Diagnostic& d) {
  if (d.whole_document) return "document";
  std::uint64_t state = 0xcbf29ce484222325u;  // FNV-1a: the same everywhere
  for (const char c : snippet_of(document, source, d)) state = (state ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return fmt::format("{:016x}", state);
}

}  // namespace calame
