// Raw HTML in Markdown: inline tags become elements around the text between them; of a block of HTML
// only images and links do, for what it says is no prose here.
#include <algorithm>

#include "document/entities.h"
#include "document/html_markup.h"
#include "document/markdown_tree.h"

namespace calame {
namespace {

constexpr std::size_t longest_reference = 40;
// "vector<int>" all along a paragraph opens elements that nothing closes: the text goes on without more.
constexpr std::uint32_t most_open = 128;

std::string lower_case_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

// What may stand in a line of text. The tags of blocks do not cut a paragraph: md4c says where it ends.
bool is_inline(Tag tag) { return !is_block(tag) && tag != Tag::script && tag != Tag::style; }

bool never_holds(Tag tag, std::string_view name) {
  if (tag != Tag::other) return is_void(tag);
  for (const std::string_view other : {"wbr", "area", "col", "embed", "param", "track"}) {
    if (name == other) return true;
  }
  return false;
}

bool holds_no_markup(std::string_view name) {
  for (const std::string_view raw : {"script", "style", "textarea", "title", "iframe", "xmp"}) {
    if (name == raw) return true;
  }
  return false;
}

std::vector<DocumentBuilder::Piece> value_pieces(std::string_view value, std::uint32_t at) {
  std::vector<DocumentBuilder::Piece> pieces;
  std::size_t from = 0;
  const auto span = [&](std::size_t begin, std::size_t end) {
    return SourceSpan(at + static_cast<std::uint32_t>(begin), at + static_cast<std::uint32_t>(end));
  };
  const auto verbatim_to = [&](std::size_t end) {
    if (end > from) pieces.push_back({std::string(value.substr(from, end - from)), span(from, end), Mapping::verbatim});
  };
  for (std::size_t i = 0; (i = value.find_first_of("&\r", i)) != std::string_view::npos;) {
    std::size_t end = i + 1;
    std::optional<std::string> decoded;
    if (value[i] == '\r') {
      end += value.substr(end, 1) == "\n";
      decoded = "\n";
    } else if (const std::size_t close = value.substr(i, longest_reference).find(';'); close != value.npos) {
      end = i + close + 1;
      decoded = decode_entity(value.substr(i, end - i));
    }
    if (!decoded) {
      ++i;
      continue;
    }
    verbatim_to(i);
    pieces.push_back({*std::move(decoded), span(i, end), Mapping::decoded});
    i = from = end;
  }
  verbatim_to(value.size());
  return pieces;
}

}  // namespace

// --- collecting ---

// md4c hands out a tag line by line; a line break comes between only when the tag goes on.
void MarkdownTree::raw_piece(std::uint32_t begin, std::uint32_t end) {
  const bool block = blocks_.back().type == MD_BLOCK_HTML;
  if (!block && !raw_.goes_on) end_raw_tag();
  if (raw_.begin == none)
    raw_.begin = begin;
  else if (raw_.end < begin)
    raw_.gaps.emplace_back(raw_.end, begin);
  raw_.end = end;
  raw_.goes_on = false;
}

// As md4c sees it, without the marks of quotations at the beginnings of its lines. At its places.
std::string_view MarkdownTree::raw_markup(std::string& copy) const {
  const std::string_view markup = parsed_.substr(raw_.begin, raw_.end - raw_.begin);
  if (quotes_ == 0 || raw_.gaps.empty()) return markup;
  copy = markup;
  for (const SourceSpan gap : raw_.gaps) {
    for (std::uint32_t i = gap.begin.value; i < gap.end.value; ++i) {
      if (copy[i - raw_.begin] == '>') copy[i - raw_.begin] = ' ';
    }
  }
  return copy;
}

void MarkdownTree::raw_attributes(Tag tag, std::string_view markup, const std::vector<HtmlAttribute>& attributes) {
  const std::uint32_t base = raw_.begin;
  for (const HtmlAttribute& a : attributes) {
    const auto place = [&](std::size_t begin, std::size_t end) {
      return SourceSpan(base + static_cast<std::uint32_t>(begin), base + static_cast<std::uint32_t>(end));
    };
    const std::string_view written = text_.substr(base + a.begin, a.name_end - a.begin);
    if (written != markup.substr(a.begin, written.size())) continue;  // the notation of another tool
    std::string name = lower_case_ascii(written);
    const std::string_view value = text_.substr(base + a.value_begin, a.value_end - a.value_begin);
    std::vector<DocumentBuilder::Piece> pieces = value_pieces(value, base + static_cast<std::uint32_t>(a.value_begin));
    const SourceSpan source = place(a.begin, a.end), inner = place(a.value_begin, a.value_end);
    const bool plain = value == markup.substr(a.value_begin, value.size());
    if (plain && is_prose_attribute(tag, name) && value.find_first_not_of(" \t\r\n") != value.npos) {
      const Syntax syntax = a.quote == '"'    ? Syntax::html_double_quoted
                            : a.quote == '\'' ? Syntax::html_single_quoted
                                              : Syntax::html_unquoted;
      builder_.prose_attribute(std::move(name), std::move(pieces), source, inner, syntax);
    } else {
      std::string decoded;
      for (const DocumentBuilder::Piece& p : pieces) decoded += p.text;
      builder_.attribute(std::move(name), std::move(decoded), source, inner);
    }
  }
}

// --- within a line ---

void MarkdownTree::end_raw_tag() {
  if (raw_.begin == none) return;
  std::string copy;
  const std::string_view markup = raw_markup(copy);
  std::vector<HtmlAttribute> attributes;
  const HtmlTag tag = html_tag_at(markup, 0, attributes);
  if (tag.kind == HtmlTag::Kind::start) raw_start(tag, markup, attributes);
  if (tag.kind == HtmlTag::Kind::end) raw_end(lower_case_ascii(tag.name));
  raw_ = {};
}

void MarkdownTree::raw_start(const HtmlTag& html, std::string_view markup,
                             const std::vector<HtmlAttribute>& attributes) {
  Span span;
  span.name = lower_case_ascii(html.name);
  const Tag tag = tag_from_name(span.name);
  const bool empty = html.self_closing || never_holds(tag, span.name);
  if (!is_inline(tag) || (!empty && raw_depth_ >= most_open)) return;
  span.raw = span.opened = true;
  span.begin = raw_.begin;
  span.content = raw_.end;
  span.node = builder_.open(tag, {span.begin}, span.name);
  raw_attributes(tag, markup, attributes);
  if (tag == Tag::br) builder_.hard_break({raw_.begin, raw_.end});
  if (empty) {
    builder_.set_inner(span.node, {raw_.end, raw_.end});
    builder_.close({raw_.end});
    return;
  }
  span.link = tag == Tag::a && find_attribute(builder_.document(), span.node, "href") != nullptr;
  raw_links_ += span.link;
  ++raw_open_[span.name];
  ++raw_depth_;
  spans_.push_back(std::move(span));
}

// Without its start it says nothing. Markup of Markdown that began inside the element ends first.
void MarkdownTree::raw_end(const std::string& name) {
  const auto open = raw_open_.find(name);
  if (open == raw_open_.end() || open->second == 0) return;
  std::size_t at = spans_.size() - 1;
  bool crossed = false;
  for (; !spans_[at].raw || spans_[at].ending || spans_[at].name != name; --at) crossed |= !spans_[at].raw;
  if (crossed) {
    spans_[at].ending = true;
    forget_raw(spans_[at]);
    return;
  }
  while (spans_.size() > at + 1) {
    close_raw(spans_.back(), raw_.begin, raw_.begin);
    spans_.pop_back();
  }
  close_raw(spans_.back(), raw_.begin, raw_.end);
  spans_.pop_back();
}

void MarkdownTree::forget_raw(const Span& span) {
  --raw_open_[span.name];
  raw_links_ -= span.link;
}

void MarkdownTree::close_raw(Span& span, std::uint32_t inner_end, std::uint32_t end) {
  if (!span.ending) forget_raw(span);
  --raw_depth_;
  builder_.set_inner(span.node, {span.content, std::max(inner_end, span.content)});
  builder_.close({std::max(end, span.content)});
}

// --- blocks ---

void MarkdownTree::html_block() {
  if (raw_.begin == none) return;
  std::string copy;
  const std::string_view markup = raw_markup(copy);
  const auto place = [&](std::size_t at) { return raw_.begin + static_cast<std::uint32_t>(at); };
  std::vector<HtmlAttribute> attributes;
  NodeId link = no_node;
  std::size_t text = 0;  // where the text since the last tag begins
  const auto end_link = [&](std::size_t inner_end, std::size_t end) {
    builder_.set_inner(link, {builder_.document().nodes[link].inner.begin.value, place(inner_end)});
    builder_.close({place(end)});
    link = no_node;
  };
  builder_.end_flow();
  for (std::size_t at = 0; (at = markup.find('<', at)) != std::string_view::npos;) {
    attributes.clear();
    const HtmlTag html = html_tag_at(markup, at, attributes);
    if (html.kind == HtmlTag::Kind::text) {
      ++at;
      continue;
    }
    if (link != no_node) link_text(markup, text, at);
    const std::string name = lower_case_ascii(html.name);
    const bool starts = html.kind == HtmlTag::Kind::start;
    const Tag tag = tag_from_name(name);
    if (tag == Tag::a && link != no_node) end_link(at, starts ? at : html.end);
    if (starts && (tag == Tag::a || tag == Tag::img)) {
      const NodeId node = builder_.open(tag, {place(at)});
      raw_attributes(tag, markup, attributes);
      builder_.set_inner(node, {place(html.end), place(html.end)});
      if (tag == Tag::a)
        link = node;
      else
        builder_.close({place(html.end)});
    }
    at = text = starts && holds_no_markup(name) ? raw_text_end(markup, html.end, name) : html.end;
  }
  if (link != no_node) {
    link_text(markup, text, markup.size());
    end_link(markup.size(), markup.size());
  }
  builder_.end_flow();
  raw_ = {};
}

// Kept for selectors, so that the link is not taken for an empty one.
void MarkdownTree::link_text(std::string_view markup, std::size_t begin, std::size_t end) {
  constexpr std::string_view blanks = " \t\r\n\f";
  const auto place = [&](std::size_t at) { return raw_.begin + static_cast<std::uint32_t>(at); };
  builder_.set_role(Role::code);
  while (begin < end) {
    const std::size_t word = std::min(markup.find_first_not_of(blanks, begin), end);
    if (begin < word) builder_.space({place(begin), place(word)});
    if (word == end) break;
    const std::size_t line = std::min(markup.find_first_of("\r\n", word), end);
    begin = markup.find_last_not_of(blanks, line - 1) + 1;
    shown_text(place(word), place(begin));
  }
  builder_.set_role(Role::body);
}

}  // namespace calame
