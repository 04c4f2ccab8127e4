#include "document/markdown_tree.h"

#include <algorithm>

#include "document/entities.h"
#include "document/markdown_links.h"

namespace calame {
namespace {

constexpr unsigned md4c_flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS |
                                MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEEMAILAUTOLINKS;

Tag block_tag(MD_BLOCKTYPE type, int level) {
  switch (type) {
    case MD_BLOCK_QUOTE:
      return Tag::blockquote;
    case MD_BLOCK_UL:
      return Tag::ul;
    case MD_BLOCK_OL:
      return Tag::ol;
    case MD_BLOCK_LI:
      return Tag::li;
    case MD_BLOCK_HR:
      return Tag::hr;
    case MD_BLOCK_H:
      return static_cast<Tag>(static_cast<int>(Tag::h1) + level - 1);
    case MD_BLOCK_CODE:
      return Tag::pre;
    case MD_BLOCK_P:
      return Tag::p;
    case MD_BLOCK_TABLE:
      return Tag::table;
    case MD_BLOCK_THEAD:
      return Tag::thead;
    case MD_BLOCK_TBODY:
      return Tag::tbody;
    case MD_BLOCK_TR:
      return Tag::tr;
    case MD_BLOCK_TH:
      return Tag::th;
    case MD_BLOCK_TD:
      return Tag::td;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
      break;
  }
  return Tag::other;
}

Tag span_tag(MD_SPANTYPE type) {
  switch (type) {
    case MD_SPAN_EM:
      return Tag::em;
    case MD_SPAN_STRONG:
      return Tag::strong;
    case MD_SPAN_CODE:
      return Tag::code;
    case MD_SPAN_DEL:
      return Tag::del;
    default:
      return Tag::span;
  }
}

bool is_cell(MD_BLOCKTYPE type) { return type == MD_BLOCK_TH || type == MD_BLOCK_TD; }

}  // namespace

MarkdownTree::MarkdownTree(std::string_view text, std::uint32_t begin, const PreparedMarkdown& prepared,
                           DocumentBuilder& builder, const Limits& limits)
    : text_(text),
      parsed_(prepared.buffer.empty() ? text : std::string_view(prepared.buffer)),
      prepared_(prepared),
      builder_(builder),
      limits_(limits),
      begin_(begin),
      cursor_(begin) {}

bool MarkdownTree::read() {
  MD_PARSER parser{};
  parser.flags = md4c_flags;
  parser.enter_block = [](MD_BLOCKTYPE t, void* d, void* self) {
    return static_cast<MarkdownTree*>(self)->enter_block(t, d);
  };
  parser.leave_block = [](MD_BLOCKTYPE t, void*, void* self) {
    return static_cast<MarkdownTree*>(self)->leave_block(t);
  };
  parser.enter_span = [](MD_SPANTYPE t, void* d, void* self) {
    return static_cast<MarkdownTree*>(self)->enter_span(t, d);
  };
  parser.leave_span = [](MD_SPANTYPE t, void*, void* self) { return static_cast<MarkdownTree*>(self)->leave_span(t); };
  parser.text = [](MD_TEXTTYPE t, const char* s, MD_SIZE n, void* self) {
    return static_cast<MarkdownTree*>(self)->text(t, s, n);
  };
  return md_parse(parsed_.data() + begin_, static_cast<MD_SIZE>(parsed_.size() - begin_), &parser, this) == 0;
}

// --- blocks ---

int MarkdownTree::enter_block(MD_BLOCKTYPE type, void* detail) {
  end_raw_tag();
  while (!spans_.empty()) leave_last_span();  // text of a tight list item does not tell where it ends
  Block block;
  block.type = type;
  if (type == MD_BLOCK_H) block.level = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
  block.tag = block_tag(type, block.level);
  if (type == MD_BLOCK_UL) block.mark = static_cast<MD_BLOCK_UL_DETAIL*>(detail)->mark;
  if (type == MD_BLOCK_OL) block.mark = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->mark_delimiter;
  if (type == MD_BLOCK_LI) {
    const auto* item = static_cast<MD_BLOCK_LI_DETAIL*>(detail);
    if (!blocks_.empty()) block.mark = blocks_.back().mark;
    if (item->is_task) block.task = begin_ + item->task_mark_offset - 1;
  }
  if (type == MD_BLOCK_CODE) {
    const auto* code = static_cast<MD_BLOCK_CODE_DETAIL*>(detail);
    block.mark = code->fence_char;
    if (code->info.size > 0 && inside(code->info.text)) block.info = offset_of(code->info.text);
  }
  if (type == MD_BLOCK_QUOTE) ++quotes_;
  if (type == MD_BLOCK_TABLE) last_row_ = none, body_rows_ = 0;
  blocks_.push_back(std::move(block));
  if (type == MD_BLOCK_TR) begin_row();
  return go_on();
}

int MarkdownTree::leave_block(MD_BLOCKTYPE type) {
  if (type == MD_BLOCK_HTML)
    html_block();
  else
    end_raw_tag();
  while (!spans_.empty()) leave_last_span();
  Block& block = blocks_.back();
  // A paragraph that held nothing but hidden notations is none.
  const bool dropped = type == MD_BLOCK_P || type == MD_BLOCK_HTML || type == MD_BLOCK_DOC;
  if (!block.opened && !dropped) {
    const std::uint32_t place = block.hidden != none ? block.hidden
                                : is_cell(type)      ? place_of_empty_cell()
                                                     : place_of_empty(block);
    locate(place);
    cursor_ = std::max(cursor_, place);
  }
  if (block.opened && block.tag != Tag::other) {
    const std::uint32_t end = block_end(block);
    builder_.close({end});
    if (type == MD_BLOCK_CODE) builder_.set_role(Role::body);
    cursor_ = std::max(cursor_, end);
  }
  if (type == MD_BLOCK_QUOTE) --quotes_;
  if (type == MD_BLOCK_TR) last_row_ = cursor_;
  blocks_.pop_back();
  return go_on();
}

void MarkdownTree::locate(std::uint32_t first) {
  std::uint32_t at = first;
  std::size_t span = spans_.size();
  while (span > 0 && !spans_[span - 1].opened && span > image_) {
    --span;
    at = spans_[span].begin = span_begin(spans_[span], at);
  }
  std::size_t block = blocks_.size();
  if (block > 0 && blocks_[block - 1].hidden < at) at = blocks_[block - 1].hidden;
  while (block > 0 && !blocks_[block - 1].opened) {
    Block& b = blocks_[--block];
    b.content = at;
    at = b.begin = block_begin(b, at);
  }
  for (; block < blocks_.size(); ++block) {
    Block& b = blocks_[block];
    b.opened = true;
    if (b.tag == Tag::other) continue;
    b.node = builder_.open(b.tag, {b.begin});
    if (b.type == MD_BLOCK_CODE) builder_.set_role(Role::code);
  }
  for (; span < spans_.size() && span >= image_; ++span) open_span(spans_[span]);
}

// --- spans ---

int MarkdownTree::enter_span(MD_SPANTYPE type, void* detail) {
  end_raw_tag();
  Span span;
  span.type = type;
  const MD_ATTRIBUTE* target = nullptr;
  const MD_ATTRIBUTE* title = nullptr;
  if (type == MD_SPAN_A) {
    target = &static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
    title = &static_cast<MD_SPAN_A_DETAIL*>(detail)->title;
  } else if (type == MD_SPAN_IMG) {
    target = &static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src;
    title = &static_cast<MD_SPAN_IMG_DETAIL*>(detail)->title;
  }
  if (target != nullptr) {
    attribute_bytes_ += target->size + title->size;
    if (go_on() != 0) return 1;
    span.href = value_of(*target);
    span.title = value_of(*title);
    if (target->size > 0 && inside(target->text))
      span.href_at = {offset_of(target->text), offset_of(target->text) + target->size};
  }
  spans_.push_back(std::move(span));
  if (type == MD_SPAN_IMG && image_ == 0) image_ = spans_.size();
  return go_on();
}

// An autolink over a mark makes md4c leave spans that it never entered, or in the wrong order.
int MarkdownTree::leave_span(MD_SPANTYPE type) {
  end_raw_tag();
  std::size_t match = spans_.size();
  while (match > 0 && (spans_[match - 1].raw || spans_[match - 1].type != type)) --match;
  while (match > 0 && spans_.size() >= match) leave_last_span();
  return go_on();
}

void MarkdownTree::leave_last_span() {
  if (spans_.back().raw) {
    close_raw(spans_.back(), cursor_, cursor_);
  } else if (image_ == spans_.size()) {
    close_image();
    image_ = 0;
  } else if (image_ == 0) {
    close_span(spans_.back());
  } else {
    cursor_ = std::max(cursor_, span_end(spans_.back(), cursor_));
  }
  spans_.pop_back();
  while (!spans_.empty() && spans_.back().ending) {
    close_raw(spans_.back(), cursor_, cursor_);
    spans_.pop_back();
  }
}

void MarkdownTree::open_span(Span& span) {
  span.opened = true;
  // The address in <a href="…">https://…</a> is no second link.
  const bool link = span.type == MD_SPAN_A && raw_links_ == 0;
  span.node = builder_.open(link ? Tag::a : span_tag(span.type), {span.begin});
  if (!link) return;
  const SourceSpan owner(span.begin, span.begin);
  const SourceSpan at = span.href_at.empty() ? owner : span.href_at;
  builder_.attribute("href", std::move(span.href), at, at);
  if (!span.title.empty()) builder_.attribute("title", std::move(span.title), owner, owner);
}

void MarkdownTree::close_span(Span& span) {
  if (!span.opened && span.type == MD_SPAN_A) {  // [](target)
    const std::uint32_t place = place_of_mark("](", span);
    locate(place);
    cursor_ = std::max(cursor_, place);
  }
  const std::uint32_t content_end = cursor_;
  const std::uint32_t end = std::max(span_end(span, cursor_), cursor_);
  cursor_ = end;
  if (!span.opened) return;
  builder_.close({end});
  std::uint32_t marks = 0;  // characters that open the span
  switch (span.type) {
    case MD_SPAN_EM:
      marks = 1;
      break;
    case MD_SPAN_STRONG:
      marks = 2;
      break;
    case MD_SPAN_A:
      marks = text_[span.begin] == '[' || text_[span.begin] == '<';
      break;
    default:
      while (span.begin + marks < content_end && text_[span.begin + marks] == text_[span.begin]) ++marks;
      break;
  }
  const std::uint32_t begin = std::min(span.begin + marks, content_end);
  const bool padded = span.type == MD_SPAN_CODE && end >= content_end + marks;  // white space inside the ticks
  builder_.set_inner(span.node, {begin, padded ? end - marks : content_end});
}

void MarkdownTree::close_image() {
  Span image = std::move(spans_.back());
  if (!image.opened) {  // no alt: ![](src)
    image.begin = place_of_mark("![", image);
    spans_.pop_back();  // what is around the image opens, the image itself comes below
    image_ = 0;
    locate(image.begin);
    spans_.emplace_back();
    cursor_ = std::max(cursor_, std::min(image.begin + 2, static_cast<std::uint32_t>(text_.size())));
  }
  std::uint32_t end = cursor_;
  const std::uint32_t close = cursor_;
  LinkTail tail;
  tail.end = close;
  if (close < text_.size() && text_[close] == ']') tail = link_tail(text_, close);
  end = std::max(end, tail.end);
  const NodeId node = builder_.open(Tag::img, {image.begin});
  const SourceSpan owner(image.begin, image.begin);
  const SourceSpan src = tail.inline_form ? tail.destination : image.href_at.empty() ? owner : image.href_at;
  builder_.attribute("src", std::move(image.href), src, src);
  const SourceSpan alt(std::min(image.begin + 2, close), close);
  builder_.prose_attribute("alt", std::move(image.alt), alt, alt, Syntax::markdown);
  if (!image.title.empty()) {
    const SourceSpan at = tail.title.empty() ? owner : tail.title;
    builder_.attribute("title", std::move(image.title), at, at);
  }
  builder_.close({end});
  builder_.set_inner(node, {end, end});
  cursor_ = end;
}

std::string MarkdownTree::value_of(const MD_ATTRIBUTE& a) const {
  std::string out;
  if (a.text == nullptr) return out;
  for (int i = 0; a.substr_offsets != nullptr && a.substr_offsets[i] < a.size; ++i) {
    const char* const begin = a.text + a.substr_offsets[i];
    const std::string_view part(begin, a.substr_offsets[i + 1] - a.substr_offsets[i]);
    const MD_TEXTTYPE type = a.substr_types[i];
    if (type == MD_TEXT_NULLCHAR) {
      out += "\xEF\xBF\xBD";
    } else if (type == MD_TEXT_ENTITY) {
      out += decode_entity(part).value_or(std::string(part));
    } else {
      out += inside(begin) ? text_.substr(offset_of(begin), part.size()) : part;
    }
  }
  return out;
}

}  // namespace calame
