#include "rules/kinds/tokens_replacement.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <charconv>

namespace calame {
namespace {

// From its first token to its last; empty when it matched none.
std::string_view text_of_element(const Document& document, const Analysis& analysis, const TokenHit& hit,
                                 std::uint32_t number) {
  std::optional<std::uint32_t> first, last;
  for (std::uint32_t i = 0; i < hit.numbers.size(); ++i) {
    if (hit.numbers[i] != number) continue;
    if (!first) first = i;
    last = i;
  }
  if (!first) return {};
  return text_of(document,
                 TextSpan(analysis.tokens[hit.first + *first].span.begin, analysis.tokens[hit.first + *last].span.end));
}

UChar32 first_character(std::string_view text, std::int32_t& size) {
  UChar32 c = -1;
  size = 0;
  if (!text.empty()) U8_NEXT(text.data(), size, static_cast<std::int32_t>(text.size()), c);
  return c;
}

// « Malgré que » at the head of a sentence asks for « Bien que ».
std::string in_the_case_of(std::string_view found, std::string text) {
  std::int32_t found_size = 0, size = 0;
  const UChar32 old = first_character(found, found_size), now = first_character(text, size);
  if (old < 0 || now < 0 || !u_isupper(old) || !u_islower(now)) return text;
  const UChar32 upper = u_totitle(now);
  std::uint8_t bytes[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, upper);
  return std::string(bytes, bytes + length) + text.substr(static_cast<std::size_t>(size));
}

// A space that follows another, or begins or ends the text, was that of an element that matched nothing.
std::string without_spare_spaces(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

std::optional<TokenReplacement> read_token_replacement(std::string_view text, std::uint32_t numbers) {
  TokenReplacement replacement;
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '}') return std::nullopt;
    if (text[at] != '{') {
      plain += text[at];
      continue;
    }
    const std::size_t close = text.find('}', at);
    if (close == std::string_view::npos) return std::nullopt;
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data() + at + 1, text.data() + close, number);
    if (error != std::errc() || end != text.data() + close || number == 0 || number > numbers) return std::nullopt;
    if (!plain.empty()) replacement.pieces.push_back({std::move(plain), 0});
    plain.clear();
    replacement.pieces.push_back({{}, number});
    at = close;
  }
  if (!plain.empty()) replacement.pieces.push_back({std::move(plain), 0});
  return replacement;
}

std::string replacement_text(const TokenReplacement& replacement, const Document& document, const Analysis& analysis,
                             const TokenHit& hit) {
  std::string text;
  bool spare = false;
  for (const TokenReplacement::Piece& piece : replacement.pieces) {
    const std::string_view part =
        piece.number == 0 ? std::string_view(piece.text) : text_of_element(document, analysis, hit, piece.number);
    spare = spare || part.empty();
    text += part;
  }
  const TextSpan found(analysis.tokens[hit.marked_first].span.begin, analysis.tokens[hit.marked_end - 1].span.end);
  return in_the_case_of(text_of(document, found), spare ? without_spare_spaces(text) : text);
}

}  // namespace calame
