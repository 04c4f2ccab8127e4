#include "document/scalar_pieces.h"

#include <algorithm>

namespace calame {
namespace {

using Piece = DocumentBuilder::Piece;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::size_t character_size(std::string_view text, std::size_t at) {
  std::size_t size = 1;
  while (at + size < text.size() && (static_cast<unsigned char>(text[at + size]) & 0xC0) == 0x80) ++size;
  return size;
}

// Walks both together. Equal bytes are verbatim; an escape is one character of the value; a run of
// white space with a line break in it is one break or one space.
class Aligner {
 public:
  Aligner(std::string_view raw, SourceOffset at, std::string_view value, Syntax syntax)
      : raw_(raw), value_(value), at_(at.value), syntax_(syntax) {}

  std::vector<Piece> align() {
    if (raw_ == value_) {
      if (!raw_.empty()) put(value_, 0, raw_.size(), Mapping::verbatim);
      return std::move(pieces_);
    }
    while (v_ < value_.size() && r_ < raw_.size()) {
      if (!step()) break;
    }
    if (v_ < value_.size()) put(value_.substr(v_), std::min(r_, raw_.size()), raw_.size(), Mapping::decoded);
    return std::move(pieces_);
  }

 private:
  bool escapes() const { return syntax_ == Syntax::yaml_double_quoted || syntax_ == Syntax::toml_basic; }

  bool step() {
    if (escapes() && raw_[r_] == '\\') return escape();
    if (syntax_ == Syntax::yaml_single_quoted && raw_.substr(r_, 2) == "''" && value_[v_] == '\'') {
      put(value_.substr(v_++, 1), r_, r_ + 2, Mapping::decoded);
      r_ += 2;
      return true;
    }
    if (is_space(raw_[r_]) && line_break()) return true;
    if (raw_[r_] != value_[v_]) return false;
    put(value_.substr(v_++, 1), r_, r_ + 1, Mapping::verbatim);
    ++r_;
    return true;
  }

  bool escape() {
    if (r_ + 1 >= raw_.size()) return false;
    const char c = raw_[r_ + 1];
    if (is_space(c) && c != ' ' && c != '\t') {  // the line goes on: nothing is shown
      ++r_;
      while (r_ < raw_.size() && is_space(raw_[r_])) ++r_;
      return true;
    }
    const std::size_t written = c == 'x' ? 4 : c == 'u' ? 6 : c == 'U' ? 10 : 2;
    const std::size_t shown = character_size(value_, v_);
    put(value_.substr(v_, shown), r_, std::min(raw_.size(), r_ + written), Mapping::decoded);
    r_ = std::min(raw_.size(), r_ + written);
    v_ += shown;
    return true;
  }

  // Folded or kept line break, with the indentation after it.
  bool line_break() {
    if (r_ < settled_) return false;
    std::size_t end = r_;
    bool breaks = false;
    while (end < raw_.size() && is_space(raw_[end])) breaks = breaks || raw_[end] == '\n' || raw_[end] == '\r', ++end;
    settled_ = end;
    if (!breaks) {
      // Indentation of the first line of a block.
      if (v_ == 0 && !is_space(value_[0])) r_ = end;
      return v_ == 0 && !is_space(value_[0]);
    }
    std::size_t shown = v_;
    bool newline = false;
    while (shown < value_.size() && (value_[shown] == '\n' || (shown == v_ && value_[shown] == ' '))) {
      newline = newline || value_[shown] == '\n';
      ++shown;
    }
    // What is indented further in a block keeps that.
    std::size_t kept = 0;
    while (shown + kept < value_.size() && is_space(value_[shown + kept]) && kept < end - r_) ++kept;
    if (shown == v_ && end - kept == r_) return false;
    if (shown > v_) put(newline ? "\n" : " ", r_, end - kept, Mapping::collapsed);
    v_ = shown;
    r_ = end - kept;
    return true;
  }

  void put(std::string_view text, std::size_t begin, std::size_t end, Mapping mapping) {
    const SourceSpan from(at_ + static_cast<std::uint32_t>(begin), at_ + static_cast<std::uint32_t>(end));
    if (mapping == Mapping::verbatim && !pieces_.empty() && pieces_.back().mapping == mapping &&
        pieces_.back().from.end == from.begin) {
      pieces_.back().text += text;
      pieces_.back().from.end = from.end;
    } else {
      pieces_.push_back({std::string(text), from, mapping});
    }
  }

  std::string_view raw_, value_;
  std::uint32_t at_;
  Syntax syntax_;
  std::size_t r_ = 0, v_ = 0;
  std::size_t settled_ = 0;  // white space before here has been looked at
  std::vector<Piece> pieces_;
};

}  // namespace

std::string yaml_single_quoted(std::string_view raw) {
  std::string out;
  for (std::size_t i = 0; i < raw.size();) {
    if (raw[i] == '\'') {
      out += '\'';
      i += raw.substr(i, 2) == "''" ? 2 : 1;
      continue;
    }
    if (!is_space(raw[i])) {
      out += raw[i++];
      continue;
    }
    // White space around line breaks goes; one break is a space, each more a break.
    std::size_t end = i, breaks = 0;
    for (; end < raw.size() && is_space(raw[end]); ++end)
      breaks += raw[end] == '\n' || (raw[end] == '\r' && raw.substr(end + 1, 1) != "\n");
    if (breaks == 0)
      out += raw.substr(i, end - i);
    else if (breaks == 1)
      out += ' ';
    else
      out.append(breaks - 1, '\n');
    i = end;
  }
  return out;
}

std::vector<Piece> scalar_pieces(std::string_view raw, SourceOffset at, std::string_view value, Syntax syntax) {
  // The line break that ends a block is no part of what it says.
  while (!value.empty() && syntax == Syntax::yaml_block && is_space(value.back())) value.remove_suffix(1);
  return Aligner(raw, at, value, syntax).align();
}

}  // namespace calame
