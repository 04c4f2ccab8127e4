#include "document/markdown_links.h"

namespace calame {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class TailScanner {
 public:
  TailScanner(std::string_view text, std::uint32_t at) : text_(text), at_(at) {}

  LinkTail scan() {
    LinkTail tail;
    tail.end = at_ + 1;
    const std::uint32_t close = at_++;
    if (peek() == '(' && inline_form(tail)) return tail;
    tail.scanned = at_ - close;
    tail.destination = tail.title = {};
    at_ = close + 1;
    if (peek() == '[') {
      while (++at_ < text_.size() && peek() != ']') at_ += peek() == '\\';
      if (peek() == ']') tail.end = at_ + 1;
      tail.scanned += at_ - close;
    }
    return tail;
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  // Line breaks inside a quotation carry its prefix.
  void skip_space() {
    bool line = false;
    while (is_space(peek()) || (line && peek() == '>')) {
      line = line || peek() == '\n' || peek() == '\r';
      ++at_;
    }
  }

  bool inline_form(LinkTail& tail) {
    ++at_;
    skip_space();
    if (!skip_destination(tail)) return false;
    skip_space();
    if (!skip_title(tail)) return false;
    skip_space();
    if (peek() != ')') return false;
    tail.inline_form = true;
    tail.end = at_ + 1;
    return true;
  }

  bool skip_destination(LinkTail& tail) {
    std::uint32_t begin = at_;
    if (peek() == '<') {
      ++begin;
      while (++at_ < text_.size() && peek() != '>') at_ += peek() == '\\';
      tail.destination = {begin, at_};
      ++at_;
      return at_ <= text_.size();
    }
    int depth = 0;
    for (; at_ < text_.size() && !is_space(peek()); ++at_) {
      if (peek() == '\\')
        ++at_;
      else if (peek() == '(')
        ++depth;
      else if (peek() == ')' && depth-- == 0)
        break;
    }
    if (at_ > text_.size()) return false;
    tail.destination = {begin, at_};
    return true;
  }

  bool skip_title(LinkTail& tail) {
    const char open = peek();
    if (open != '"' && open != '\'' && open != '(') return true;
    const char close = open == '(' ? ')' : open;
    const std::uint32_t begin = at_ + 1;
    while (++at_ < text_.size() && peek() != close) at_ += peek() == '\\';
    if (peek() != close) return false;
    tail.title = {begin, at_};
    ++at_;
    return true;
  }

  std::string_view text_;
  std::uint32_t at_;
};

}  // namespace

LinkTail link_tail(std::string_view text, std::uint32_t at) { return TailScanner(text, at).scan(); }

}  // namespace calame
