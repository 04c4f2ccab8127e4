/// Offsets and spans whose type says which text they count.
#pragma once

#include <compare>
#include <cstdint>

namespace calame {

/// A byte offset into one particular text. `Text` is a tag, never defined.
template <class Text>
struct Offset {
  std::uint32_t value = 0;
  auto operator<=>(const Offset&) const = default;
};

/// A half-open range of bytes [begin, end) of one particular text.
template <class Text>
struct Span {
  Offset<Text> begin;
  Offset<Text> end;

  constexpr Span() = default;
  constexpr Span(Offset<Text> b, Offset<Text> e) : begin(b), end(e) {}
  constexpr Span(std::uint32_t b, std::uint32_t e) : begin{b}, end{e} {}

  [[nodiscard]] constexpr std::uint32_t size() const { return end.value - begin.value; }
  [[nodiscard]] constexpr bool empty() const { return begin.value == end.value; }
  [[nodiscard]] constexpr bool contains(Offset<Text> o) const { return begin <= o && o < end; }
  [[nodiscard]] constexpr bool contains(Span s) const { return begin <= s.begin && s.end <= end; }
  [[nodiscard]] constexpr bool overlaps(Span s) const { return begin < s.end && s.begin < end; }
  auto operator<=>(const Span&) const = default;
};

/// Bytes of the file as it lies on disk, byte order mark included.
using FileSpan = Span<struct FileBytes>;
using FileOffset = Offset<struct FileBytes>;

/// Bytes of `Source::text()`: the file decoded to UTF-8, without its byte order mark.
/// The same numbers as FileSpan when the file is UTF-8 without a mark.
using SourceSpan = Span<struct SourceText>;
using SourceOffset = Offset<struct SourceText>;

/// Bytes of `Document::prose`: what a reader reads, markup and entities resolved.
using TextSpan = Span<struct ProseText>;
using TextOffset = Offset<struct ProseText>;

}  // namespace calame
