#include "rules/atom_characters.h"

#include <charconv>
#include <cstdint>

#include "rules/pattern.h"

namespace calame {
namespace {

constexpr std::uint32_t ascii_end = 0x80;

// What one sign of an atom stands for.
struct Piece {
  AsciiSet set;
  std::optional<std::uint32_t> character;  // where it is one alone, which a range may begin or end with
};

Piece one(std::uint32_t character) {
  Piece piece{{}, character};
  if (character < ascii_end) piece.set.set(character);
  return piece;
}

AsciiSet range(unsigned char first, unsigned char last) {
  AsciiSet set;
  for (std::size_t c = first; c <= last; ++c) set.set(c);
  return set;
}

std::optional<AsciiSet> named_class(std::string_view name) {
  if (name == "L" || name == "Latin") return range('A', 'Z') | range('a', 'z');
  if (name == "Lu") return range('A', 'Z');
  if (name == "Ll") return range('a', 'z');
  if (name == "N") return range('0', '9');
  return std::nullopt;
}

std::optional<AsciiSet> letter_class(char letter) {
  const auto small = static_cast<char>(letter | 0x20);
  AsciiSet set = range('0', '9');
  if (small == 'w') set |= range('A', 'Z') | range('a', 'z') | range('_', '_');
  if (small == 's') set = range('\t', '\n') | range('\f', '\r') | range(' ', ' ');
  if (small != 'd' && small != 'w' && small != 's') return std::nullopt;
  return letter == small ? set : ~set;
}

// From one end of an atom to the other.
class Reader {
 public:
  explicit Reader(std::string_view atom) : rest_(atom) {}

  std::optional<AsciiSet> read() {
    if (rest_ == ".") return ~range('\n', '\n');
    if (rest_.starts_with('[')) return read_class();
    const auto piece = read_piece();
    return piece && rest_.empty() ? std::optional(piece->set) : std::nullopt;
  }

 private:
  std::optional<AsciiSet> read_class() {
    rest_.remove_prefix(1);
    const bool negated = rest_.starts_with('^');
    if (negated) rest_.remove_prefix(1);
    AsciiSet set;
    for (bool first = true; !rest_.empty() && rest_.front() != ']'; first = false) {
      // A hyphen stands for itself at either end alone.
      if (rest_.starts_with('-') && !first && rest_.substr(1, 1) != "]") return std::nullopt;
      const auto piece = read_piece();
      if (!piece) return std::nullopt;
      set |= piece->set;
      if (!rest_.starts_with('-') || rest_.substr(1, 1) == "]") continue;
      rest_.remove_prefix(1);
      const auto last = rest_.empty() ? std::nullopt : read_piece();
      if (!last || !last->character || !piece->character || *last->character < *piece->character) return std::nullopt;
      for (std::uint32_t c = *piece->character; c <= *last->character && c < ascii_end; ++c) set.set(c);
    }
    if (rest_ != "]") return std::nullopt;
    return negated ? ~set : set;
  }

  std::optional<Piece> read_piece() {
    if (rest_.empty()) return std::nullopt;
    if (rest_.front() == '\\') return read_escape();
    const std::size_t size = next_character(rest_, 0);
    const auto byte = static_cast<unsigned char>(rest_.front());
    if (byte < ascii_end) {
      rest_.remove_prefix(1);
      return one(byte);
    }
    // Beyond ASCII, which one it is matters to a range alone: that is left to those who can decode it.
    rest_.remove_prefix(size);
    return Piece{{}, std::nullopt};
  }

  std::optional<Piece> read_escape() {
    if (rest_.size() < 2) return std::nullopt;
    const char c = rest_[1];
    if (c == 'p' || c == 'x') return read_braces(c);
    rest_.remove_prefix(2);
    if (c == 'n') return one('\n');
    if (c == 'r') return one('\r');
    if (c == 't') return one('\t');
    if (const auto set = letter_class(c)) return Piece{*set, std::nullopt};
    const bool sign = static_cast<unsigned char>(c) < ascii_end && !(c >= '0' && c <= '9') &&
                      !((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    return sign ? std::optional(one(static_cast<unsigned char>(c))) : std::nullopt;
  }

  std::optional<Piece> read_braces(char kind) {
    const std::size_t close = rest_.find('}');
    if (rest_.substr(2, 1) != "{" || close == std::string_view::npos) return std::nullopt;
    const std::string_view inner = rest_.substr(3, close - 3);
    rest_.remove_prefix(close + 1);
    if (kind == 'p') {
      const auto set = named_class(inner);
      return set ? std::optional(Piece{*set, std::nullopt}) : std::nullopt;
    }
    std::uint32_t character = 0;
    const char* const end = inner.data() + inner.size();
    const auto number = std::from_chars(inner.data(), end, character, 16);
    return number.ec == std::errc() && number.ptr == end && character <= 0x10FFFF ? std::optional(one(character))
                                                                                  : std::nullopt;
  }

  std::string_view rest_;
};

}  // namespace

std::optional<AsciiSet> plain_atom_characters(std::string_view atom) { return Reader(atom).read(); }

std::optional<AsciiSet> atom_characters(std::string_view atom, bool trusted) {
  if (auto plain = plain_atom_characters(atom)) return plain;
  const auto pattern = Pattern::compile(atom, {.ignore_case = false, .lazy = trusted, .may_be_empty = false});
  if (!pattern) return std::nullopt;
  AsciiSet set;
  for (std::size_t c = 0; c < set.size(); ++c) {
    const char text[] = {static_cast<char>(c)};
    set.set(c, pattern->matches_at({text, 1}, 0));
  }
  return set;
}

}  // namespace calame
