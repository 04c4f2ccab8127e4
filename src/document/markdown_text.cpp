// The text events of md4c: prose, escapes, entities, breaks, code, raw HTML.
#include <algorithm>

#include "document/entities.h"
#include "document/markdown_tree.h"

namespace calame {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_line_end(char c) { return c == '\n' || c == '\r'; }

constexpr std::string_view replacement = "\xEF\xBF\xBD";

}  // namespace

int MarkdownTree::text(MD_TEXTTYPE type, const char* p, std::uint32_t size) {
  const bool in_code = !blocks_.empty() && blocks_.back().type == MD_BLOCK_CODE;
  const bool in_html = type == MD_TEXT_HTML;
  if (!in_html) end_raw_tag();
  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
    line_break('\n', type == MD_TEXT_BR);
  } else if (!inside(p)) {
    // Line breaks and padding that md4c supplies.
    raw_.goes_on = raw_.goes_on || in_html;
    if (size == 1 && (*p == '\n' || (*p == ' ' && !in_code)) && !in_html) line_break(in_code ? '\n' : ' ', false);
  } else {
    const std::uint32_t end = offset_of(p) + size;
    std::uint32_t begin = offset_of(p);
    if (begin < cursor_) {
      // md4c repeats a line break that an autolink runs into; elsewhere the cursor went too far over
      // what looked like markup, and md4c is right.
      if (is_line_end(*p))
        begin = std::min(cursor_, end);
      else
        builder_.limit_space({begin});
      cursor_ = begin;
    }
    switch (type) {
      case MD_TEXT_ENTITY:
        entity(begin, end);
        break;
      case MD_TEXT_CODE:
        code(begin, end, in_code);
        break;
      case MD_TEXT_HTML:
        html(begin, end);
        break;
      default:
        normal(begin, end);
        break;
    }
  }
  return go_on();
}

void MarkdownTree::put(std::string_view shown, SourceSpan from, Mapping mapping) {
  if (image_ != 0) {
    // In an alt text only the text counts; what stands around it opens when the image does.
    Span& image = spans_[image_ - 1];
    if (!image.opened) {
      std::uint32_t at = from.begin.value;
      for (std::size_t i = spans_.size(); i >= image_; --i) at = spans_[i - 1].begin = span_begin(spans_[i - 1], at);
      const std::size_t outer = image_;
      std::vector<Span> inner(std::make_move_iterator(spans_.begin() + static_cast<std::ptrdiff_t>(outer) - 1),
                              std::make_move_iterator(spans_.end()));
      spans_.resize(outer - 1);
      image_ = 0;
      locate(at);
      image_ = outer;
      for (Span& s : inner) spans_.push_back(std::move(s));
      spans_[image_ - 1].opened = true;
    }
    auto& alt = spans_[image_ - 1].alt;
    if (mapping == Mapping::verbatim && !alt.empty() && alt.back().mapping == mapping &&
        alt.back().from.end == from.begin) {
      alt.back().text += shown;
      alt.back().from.end = from.end;
    } else {
      alt.push_back({std::string(shown), from, mapping});
    }
    return;
  }
  if ((!spans_.empty() && !spans_.back().opened) || (!blocks_.empty() && !blocks_.back().opened))
    locate(from.begin.value);
  if (mapping == Mapping::verbatim)
    builder_.text(shown, from.begin);
  else
    builder_.decoded(shown, from);
}

// Text as md4c gives it: hidden notations are still in it.
void MarkdownTree::normal(std::uint32_t begin, std::uint32_t end) {
  const std::vector<SourceSpan>& all = prepared_.hidden;
  while (next_hidden_ < all.size() && all[next_hidden_].end.value <= begin) ++next_hidden_;
  while (next_hidden_ < all.size() && all[next_hidden_].begin.value < end) {
    const SourceSpan h = all[next_hidden_];
    const std::uint32_t from = std::max(begin, h.begin.value);
    // White space beside a hidden notation waits: it may end up at the end of the block.
    std::uint32_t last = from;
    while (last > begin && is_blank(text_[last - 1])) --last;
    visible(begin, last);
    if (last < from) builder_.space({last, from});
    hidden({from, std::min(end, h.end.value)});
    begin = std::min(end, h.end.value);
    std::uint32_t next = begin;
    while (next < end && is_blank(text_[next])) ++next;
    if (begin < next) builder_.space({begin, next});
    cursor_ = begin = next;
    if (h.end.value > end) return;
    ++next_hidden_;
  }
  visible(begin, end);
}

void MarkdownTree::hidden(SourceSpan h) {
  if (!blocks_.empty() && !blocks_.back().opened && blocks_.back().hidden == none)
    blocks_.back().hidden = h.begin.value;
  cursor_ = h.end.value;
}

void MarkdownTree::visible(std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return;
  const bool prose = image_ == 0 && (blocks_.empty() || blocks_.back().type != MD_BLOCK_CODE);
  std::uint32_t last = end;
  if (prose) {  // a block neither begins nor ends with white space
    while (last > begin && is_blank(text_[last - 1])) --last;
    if (!builder_.in_flow() || builder_.space_waits())
      while (begin < last && is_blank(text_[begin])) ++begin;
  }
  if (begin < last) shown_text(begin, last);
  if (last < end && prose) builder_.waiting(text_.substr(last, end - last), {last});
  cursor_ = end;
}

void MarkdownTree::shown_text(std::uint32_t begin, std::uint32_t end) {
  // Between the cursor and the text there is markup; a backslash right before it is an escape.
  if (begin > cursor_ && text_[begin - 1] == '\\') {
    put(text_.substr(begin, 1), {begin - 1, begin + 1}, Mapping::decoded);
    cursor_ = ++begin;
    if (begin == end) return;
  }
  if (prepared_.has_nul) {
    for (std::size_t nul; (nul = text_.substr(0, end).find('\0', begin)) != std::string_view::npos;) {
      const auto at = static_cast<std::uint32_t>(nul);
      if (at > begin) put(text_.substr(begin, at - begin), {begin, at}, Mapping::verbatim);
      put(replacement, {at, at + 1}, Mapping::decoded);
      begin = at + 1;
    }
  }
  if (begin < end) put(text_.substr(begin, end - begin), {begin, end}, Mapping::verbatim);
}

void MarkdownTree::entity(std::uint32_t begin, std::uint32_t end) {
  const std::string_view written = text_.substr(begin, end - begin);
  if (const std::optional<std::string> decoded = decode_entity(written)) {
    entity_spaces_ += *decoded == "\xC2\xA0" || *decoded == "\xE2\x80\xAF";
    put(*decoded, {begin, end}, Mapping::decoded);
    cursor_ = end;
  } else {
    visible(begin, end);
  }
}

void MarkdownTree::code(std::uint32_t begin, std::uint32_t end, bool block) {
  if (block && !blocks_.back().opened) locate(begin);
  visible(begin, end);
}

void MarkdownTree::html(std::uint32_t begin, std::uint32_t end) {
  if (image_ == 0) {
    if ((!spans_.empty() && !spans_.back().opened) || (!blocks_.empty() && !blocks_.back().opened)) locate(begin);
    raw_piece(begin, end);
  }
  cursor_ = end;
}

// The break and the prefix of the next line become one character. Where it stands: the first line
// end after what was read last.
void MarkdownTree::line_break(char shown, bool hard) {
  Block* const block = blocks_.empty() ? nullptr : &blocks_.back();
  if (block != nullptr && block->type == MD_BLOCK_CODE && !block->opened) {
    ++block->lines;
    return;
  }
  const std::uint32_t end = line_end(cursor_);
  if (end >= text_.size()) return;
  std::uint32_t begin = end;
  while (begin > cursor_ && is_blank(text_[begin - 1])) --begin;
  if (hard && begin == end && begin > cursor_ && text_[begin - 1] == '\\') --begin;
  const std::uint32_t after =
      block != nullptr && block->type == MD_BLOCK_CODE ? next_line(end) : after_prefix(next_line(end));
  if (image_ != 0) {
    if (!spans_[image_ - 1].alt.empty())
      spans_[image_ - 1].alt.push_back({std::string(1, ' '), {begin, after}, Mapping::collapsed});
  } else if (hard) {
    builder_.hard_break({begin, after});
  } else {
    builder_.space({begin, after}, shown);
  }
  cursor_ = after;
}

}  // namespace calame
