// Where blocks and spans begin and end, from the markup between the cursor and the text.
#include <algorithm>

#include "document/markdown_links.h"
#include "document/markdown_tree.h"

namespace calame {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_line_end(char c) { return c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr std::uint64_t wasted_budget = 32u << 20;

}  // namespace

std::uint32_t MarkdownTree::back_over_blanks(std::uint32_t at) const {
  while (at > cursor_ && is_blank(text_[at - 1])) --at;
  return at;
}

std::uint32_t MarkdownTree::line_begin(std::uint32_t at) const {
  while (at > cursor_ && !is_line_end(text_[at - 1])) --at;
  return at;
}

std::uint32_t MarkdownTree::line_end(std::uint32_t at) const {
  while (at < text_.size() && !is_line_end(text_[at])) ++at;
  return at;
}

std::uint32_t MarkdownTree::next_line(std::uint32_t end) const {
  if (end < text_.size() && text_[end] == '\r')
    return end + 1 < text_.size() && text_[end + 1] == '\n' ? end + 2 : end + 1;
  return std::min(end + 1, static_cast<std::uint32_t>(text_.size()));
}

// Past indentation and the marks of open quotations (a lazy line has fewer of them).
std::uint32_t MarkdownTree::after_prefix(std::uint32_t at) const {
  std::uint32_t marks = 0;
  while (at < text_.size() && (is_blank(text_[at]) || (text_[at] == '>' && marks < quotes_)))
    marks += text_[at++] == '>';
  return at;
}

std::uint32_t MarkdownTree::trimmed_end(std::uint32_t begin, std::uint32_t end) const {
  while (end > begin && is_blank(text_[end - 1])) --end;
  return end;
}

// --- spans ---

std::uint32_t MarkdownTree::span_begin(const Span& span, std::uint32_t at) const {
  const auto back = [&](std::uint32_t n) { return at >= cursor_ + n ? at - n : cursor_; };
  const auto before = [&](std::uint32_t from, char c) { return from > cursor_ && text_[from - 1] == c; };
  std::uint32_t inner = at;
  switch (span.type) {
    case MD_SPAN_EM:
      return back(1);
    case MD_SPAN_STRONG:
      return back(2);
    case MD_SPAN_DEL:
      while (before(at, '~')) --at;
      return at;
    case MD_SPAN_CODE:
      while (inner > cursor_ &&
             (is_blank(text_[inner - 1]) || is_line_end(text_[inner - 1]) || text_[inner - 1] == '>'))
        --inner;
      if (!before(inner, '`')) return at;
      while (before(inner, '`')) --inner;
      return inner;
    case MD_SPAN_A:
    case MD_SPAN_IMG:
      while (inner > cursor_ && (is_blank(text_[inner - 1]) || is_line_end(text_[inner - 1]))) --inner;
      if (before(inner, '['))
        return inner - (span.type == MD_SPAN_IMG && inner - 1 > cursor_ && text_[inner - 2] == '!' ? 2 : 1);
      return before(at, '<') ? at - 1 : at;
    default:
      return at;
  }
}

std::uint32_t MarkdownTree::span_end(Span& span, std::uint32_t at) {
  const auto size = static_cast<std::uint32_t>(text_.size());
  const char c = at < size ? text_[at] : '\0';
  switch (span.type) {
    case MD_SPAN_EM:
      return std::min(at + (c == '*' || c == '_'), size);
    case MD_SPAN_STRONG:
      return std::min(at + (c == '*' || c == '_' ? 2 : 0), size);
    case MD_SPAN_DEL:
      while (at < size && text_[at] == '~') ++at;
      return at;
    case MD_SPAN_CODE: {
      std::uint32_t end = at;
      // Not over a line end: md4c tells those inside the span, and ends it before one at its end.
      while (end < size && is_blank(text_[end])) ++end;
      if (end >= size || text_[end] != '`') return at;
      while (end < size && text_[end] == '`') ++end;
      return end;
    }
    case MD_SPAN_A:
      if (span.opened && c == '>' && text_[span.begin] == '<') return at + 1;
      if (c != ']' || (span.opened && text_[span.begin] != '[')) return at;
      set_link_places(span, at, at);
      return at;
    case MD_SPAN_IMG:
      return c == ']' ? link_tail(text_, at).end : at;
    default:
      return at;
  }
}

void MarkdownTree::set_link_places(Span& span, std::uint32_t close, std::uint32_t& end) {
  LinkTail tail;
  tail.end = close + 1;
  const bool elsewhere = !span.href_at.empty() && (span.href_at.begin.value < close || close + 1 >= text_.size());
  if (wasted_ < wasted_budget) {
    tail = link_tail(text_, close);
    // The values come from a definition: what looks like a destination here is text.
    if (!tail.inline_form || elsewhere) wasted_ += tail.scanned;
    if (tail.inline_form && elsewhere) tail = LinkTail{close + 1, false, {}, {}, 0};
  }
  end = tail.end;
  if (!span.opened || !tail.inline_form) return;
  Document& d = builder_.document();
  const Node& node = d.nodes[span.node];
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    Attribute& a = d.attributes[node.first_attribute + i];
    const SourceSpan at = a.name == "href" ? tail.destination : tail.title;
    if (a.name == "href" || !at.empty()) a.source = a.value_source = at;
  }
}

// --- blocks ---

std::uint32_t MarkdownTree::block_begin(const Block& block, std::uint32_t at) const {
  switch (block.type) {
    case MD_BLOCK_LI:
      return item_begin(block, at);
    case MD_BLOCK_QUOTE: {
      const std::uint32_t mark = back_over_blanks(at);
      return mark > cursor_ && text_[mark - 1] == '>' ? mark - 1 : at;
    }
    case MD_BLOCK_H: {
      std::uint32_t mark = back_over_blanks(at);
      int level = 0;
      while (mark > cursor_ && text_[mark - 1] == '#') --mark, ++level;
      return level == block.level ? mark : at;
    }
    case MD_BLOCK_CODE:
      return fence_begin(block, at);
    case MD_BLOCK_TR: {
      const std::uint32_t mark = back_over_blanks(at);
      return mark > cursor_ && text_[mark - 1] == '|' ? mark - 1 : at;
    }
    default:
      return at;
  }
}

std::uint32_t MarkdownTree::item_begin(const Block& block, std::uint32_t at) const {
  if (block.task != none && block.task >= cursor_ && block.task < at) at = block.task;
  std::uint32_t i = at;
  // The mark may stand on an earlier line than the item's first content.
  while (i > cursor_ && (is_blank(text_[i - 1]) || is_line_end(text_[i - 1]) || (text_[i - 1] == '>' && quotes_ > 0)))
    --i;
  if (i == cursor_ || text_[i - 1] != block.mark) return at;
  --i;
  if (block.mark == '.' || block.mark == ')') {
    const std::uint32_t delimiter = i;
    while (i > cursor_ && is_digit(text_[i - 1])) --i;
    if (i == delimiter) return at;
  }
  return i;
}

std::uint32_t MarkdownTree::fence_begin(const Block& block, std::uint32_t at) const {
  if (block.mark == 0) return at;
  std::uint32_t begin = at;
  if (block.info != none && block.info <= at) {
    begin = block.info;
  } else if (block.content == at) {
    // The fence stands one line above the first line of code; lines without text were counted.
    for (std::uint32_t lines = block.lines + 1; lines > 0; --lines) {
      while (begin > begin_ && !is_line_end(text_[begin - 1])) --begin;
      if (begin > begin_) begin -= begin - 1 > begin_ && text_[begin - 1] == '\n' && text_[begin - 2] == '\r' ? 2 : 1;
    }
  }
  while (begin > begin_ && is_blank(text_[begin - 1])) --begin;
  while (begin > begin_ && text_[begin - 1] == block.mark) --begin;
  return begin;
}

std::uint32_t MarkdownTree::block_end(Block& block) {
  const std::uint32_t line = line_end(cursor_);
  switch (block.type) {
    case MD_BLOCK_H: {
      const std::uint32_t content_end = cursor_;
      builder_.set_inner(block.node, {std::min(block.content, content_end), content_end});
      if (text_[std::min(block.begin, static_cast<std::uint32_t>(text_.size()) - 1)] == '#' &&
          block.begin != block.content) {
        return trimmed_end(cursor_, line);
      }
      if (block.begin == block.content) {
        const std::uint32_t under = after_prefix(next_line(line));
        if (under < text_.size() && (text_[under] == '=' || text_[under] == '-'))
          return trimmed_end(under, line_end(under));
      }
      return trimmed_end(cursor_, line);
    }
    case MD_BLOCK_CODE: {
      // The cursor stands at the end of the code or at the beginning of the line after it.
      std::uint32_t at = cursor_;
      const bool at_line = at > begin_ && is_line_end(text_[at - 1]);
      const std::uint32_t fence = after_prefix(at_line ? at : next_line(line));
      const std::uint32_t end = line_end(fence);
      if (block.mark != 0 && text_.substr(fence, 3) == std::string(3, block.mark)) return trimmed_end(fence, end);
      while (at > block.content && is_line_end(text_[at - 1])) --at;
      return at;
    }
    case MD_BLOCK_TR:
      return trimmed_end(cursor_, line);
    default:
      return cursor_;
  }
}

std::uint32_t MarkdownTree::place_of_empty(const Block& block) {
  std::uint32_t at = cursor_;
  const auto size = static_cast<std::uint32_t>(text_.size());
  if (wasted_ >= wasted_budget) return at;
  // As md4c sees it: "1. {{< x >}}" is an empty item.
  const auto end_of_line = [&](std::uint32_t from) {
    while (from < size && !is_line_end(parsed_[from])) ++from;
    return from;
  };
  const auto end_of_text = [&](std::uint32_t from, std::uint32_t end) {
    while (end > from && is_blank(parsed_[end - 1])) --end;
    return end;
  };
  for (bool first = true; at < size; first = false) {
    const std::uint32_t end = end_of_line(at);
    const std::uint32_t begin = first ? at : after_prefix(at);
    const std::uint32_t last = end_of_text(begin, end);
    if (last > begin) {
      const char c = parsed_[last - 1];
      std::uint32_t i = last;
      switch (block.type) {
        case MD_BLOCK_HR:
          if (c != '-' && c != '_' && c != '*') break;
          {
            int marks = 0;
            while (i > begin && (parsed_[i - 1] == c || is_blank(parsed_[i - 1]))) marks += parsed_[--i] == c;
            while (i < last && is_blank(parsed_[i])) ++i;
            if (marks < 3) break;
            cursor_ = std::max(cursor_, begin);
            locate(i);
            return last;
          }
        case MD_BLOCK_H:
          if (c != '#') break;
          while (i > begin && parsed_[i - 1] == '#') --i;
          return std::min(last, i + static_cast<std::uint32_t>(block.level));
        case MD_BLOCK_CODE:
          if (block.mark == 0) return begin;
          for (i = begin; i < last && parsed_[i] != block.mark;) ++i;
          if (i + 2 >= last || parsed_[i + 1] != block.mark) break;
          i = next_line(end);
          for (std::uint32_t lines = block.lines; lines > 0; --lines) i = next_line(end_of_line(i));
          return i;
        case MD_BLOCK_LI:
          if (block.task != none && block.task + 2 < size) return block.task + 3;
          if (c == block.mark) return last;
          break;
        case MD_BLOCK_QUOTE:
          return begin;
        default:
          return std::max(cursor_, begin);
      }
    } else if (block.type == MD_BLOCK_QUOTE && begin > at && parsed_[begin - 1] == '>') {
      return begin;
    }
    const std::uint32_t next = next_line(end);
    if (next == at) break;
    at = next;
  }
  wasted_ += size - cursor_;
  return cursor_;
}

std::uint32_t MarkdownTree::place_of_mark(std::string_view mark, const Span& span) {
  if (span.href_at.begin.value > cursor_) {  // [](target): from the target back
    const std::size_t at = text_.substr(cursor_, span.href_at.begin.value - cursor_).rfind(mark);
    if (at != std::string_view::npos) return cursor_ + static_cast<std::uint32_t>(at);
  }
  if (wasted_ >= wasted_budget) return cursor_;
  const std::size_t at = text_.find(mark, cursor_);
  if (at != std::string_view::npos) return static_cast<std::uint32_t>(at);
  wasted_ += text_.size() - cursor_;
  return cursor_;
}

// --- tables ---

void MarkdownTree::begin_row() {
  if (last_row_ == none) return;  // the heading row opens the table with its first text
  std::uint32_t line = next_line(line_end(last_row_));
  if (body_rows_++ == 0) line = next_line(line_end(line));  // the row of dashes
  cursor_ = std::max(cursor_, after_prefix(line));
}

std::uint32_t MarkdownTree::place_of_empty_cell() {
  if (last_row_ == none && !blocks_[blocks_.size() - 2].opened) {
    // The heading row begins with an empty cell: its line is the first with a pipe.
    // After indented code the cursor may stand at its beginning.
    const bool at_line = cursor_ == begin_ || is_line_end(text_[cursor_ - 1]);
    std::uint32_t line = at_line ? cursor_ : next_line(line_end(cursor_));
    while (line < text_.size() && text_.substr(line, line_end(line) - line).find('|') == std::string_view::npos) {
      line = next_line(line_end(line));
    }
    cursor_ = std::max(cursor_, after_prefix(line));
  }
  const std::uint32_t end = line_end(cursor_);
  std::uint32_t at = cursor_;
  while (at < end && (is_blank(text_[at]))) ++at;
  if (at < end && text_[at] == '|') ++at;
  return at;
}

}  // namespace calame
