#include "report/fingerprints.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <map>

#include "report/sha256.h"
#include "report/summary.h"

namespace calame {
namespace {

constexpr int context_letters = 24;     // on either side: enough to tell two spaces of an article apart
constexpr int32_t context_bytes = 200;  // looked at for them

bool is_blank(UChar32 c) { return c == ' ' || c == '\t' || c == '\r'; }

// Letters and digits met on the way, until enough of them, or a blank line: what stands in another paragraph is no
// surroundings. `step` moves by one code point.
template <class Step>
std::string letters(int32_t at, int32_t stop, Step step) {
  std::string out;
  bool line_ended = false;
  for (int n = 0; at != stop && n < context_letters;) {
    const UChar32 c = step(at);
    if (c == '\n') {
      if (line_ended) break;
      line_ended = true;
    } else if (!is_blank(c)) {
      line_ended = false;
    }
    if (c < 0 || !u_isalnum(c)) continue;
    char bytes[U8_MAX_LENGTH];
    int32_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, c);
    out.append(bytes, std::size_t(size));
    ++n;
  }
  return out;
}

std::string words_before(std::string_view text, int32_t from) {
  return letters(from, std::max(0, from - context_bytes), [&](int32_t& at) {
    UChar32 c = 0;
    U8_PREV(text.data(), 0, at, c);
    return c;
  });
}

std::string words_after(std::string_view text, int32_t from) {
  const auto size = int32_t(text.size());
  return letters(from, std::min(size, from + context_bytes), [&](int32_t& at) {
    UChar32 c = 0;
    U8_NEXT(text.data(), at, size, c);
    return c;
  });
}

// A paragraph wrapped anew is the same paragraph.
std::string one_spaced(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!space)
      out += c;
    else if (out.empty() || out.back() != ' ')
      out += ' ';
  }
  return out;
}

std::string content_of(const Source& source, const Diagnostic& d) {
  const std::string_view text = source.text();
  if (d.whole_document || d.span.end < d.span.begin || d.span.end.value > text.size()) return {};
  return words_before(text, int32_t(d.span.begin.value)) + '\0' + one_spaced(source.text_of(d.span)) + '\0' +
         words_after(text, int32_t(d.span.end.value));
}

}  // namespace

std::string short_hash(std::string_view text) {
  const auto digest = sha256(text);
  std::string out;
  for (std::size_t i = 0; i < 16; ++i) out += fmt::format("{:02x}", digest[i]);
  return out;
}

std::vector<std::string> fingerprints(const Source& source, const AuditResult& result, const Ruleset& rules) {
  std::vector<std::string> out;
  out.reserve(result.diagnostics.size());
  std::map<std::string, int> seen;
  for (const Diagnostic& d : result.diagnostics) {
    std::string hash = short_hash(rule_of(rules, d).id + '\0' + content_of(source, d));
    const int number = ++seen[hash];
    out.push_back(std::move(hash) + ":" + std::to_string(number));
  }
  return out;
}

}  // namespace calame
