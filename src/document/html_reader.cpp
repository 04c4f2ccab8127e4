#include "document/html_reader.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "document/html_arena.h"
#include "document/html_markup.h"
#include "document/html_prescan.h"
#include "document/html_text.h"

namespace calame {
namespace {

// By gumbo's number; tags that we do not know by number stay Tag::other.
const std::array<Tag, GUMBO_TAG_LAST + 1>& known_tags() {
  static const auto tags = [] {
    std::array<Tag, GUMBO_TAG_LAST + 1> all{};
    for (int i = 0; i < GUMBO_TAG_UNKNOWN; ++i) all[std::size_t(i)] = tag_from_name(gumbo_normalized_tagname(GumboTag(i)));
    return all;
  }();
  return tags;
}

// Elements without a number of ours that are blocks in a browser.
bool is_other_block(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_CENTER: case GUMBO_TAG_FIELDSET: case GUMBO_TAG_LEGEND: case GUMBO_TAG_HGROUP: case GUMBO_TAG_MENU:
    case GUMBO_TAG_DIR: case GUMBO_TAG_OPTGROUP: case GUMBO_TAG_LISTING: case GUMBO_TAG_XMP: case GUMBO_TAG_PLAINTEXT:
    case GUMBO_TAG_FRAMESET: case GUMBO_TAG_MARQUEE:
      return true;
    default: return false;
  }
}

// Held text is no prose: code of the page, or what a browser shows only when it fails.
bool is_muted(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_SCRIPT: case GUMBO_TAG_STYLE: case GUMBO_TAG_IFRAME: case GUMBO_TAG_NOEMBED: case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_VIDEO: case GUMBO_TAG_AUDIO: case GUMBO_TAG_CANVAS: case GUMBO_TAG_OBJECT: case GUMBO_TAG_SVG:
      return true;
    default: return false;
  }
}

bool is_preformatted(GumboTag tag) {
  return tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_LISTING || tag == GUMBO_TAG_XMP || tag == GUMBO_TAG_TEXTAREA;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

bool is_element(const GumboNode& node) { return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE; }

struct Frame {
  const GumboNode* node;
  NodeId id;
  std::vector<const GumboNode*> sorted;  // children by place, when gumbo's order is another
  unsigned next = 0;
  std::uint32_t content_end = 0;         // where the last thing inside ended
  bool muted = false, preformatted = false;
  Role role = Role::body;
};

class HtmlReader {
 public:
  HtmlReader(const Source& source, const Limits& limits)
      : places_{source.text()}, builder_(Format::html, limits) {}

  // False when a limit was passed.
  bool walk(const GumboOutput& output) {
    const GumboDocument& document = output.document->v.document;
    builder_.set_syntax(Syntax::html_text);
    page_ = document.has_doctype || places_.holds(output.root->v.element.original_tag);
    comments_of(document.children);
    enter(*output.root, false, false, Role::body);
    while (!frames_.empty() && builder_.within_limits()) {
      const GumboNode* child = next_child(frames_.back());
      if (!child) leave();
      else visit(*child);
    }
    return builder_.within_limits();
  }

  Document finish() {
    Document& d = builder_.document();
    d.page = page_;
    d.entity_spaces = entity_spaces_ > plain_spaces_;
    std::sort(d.comments.begin(), d.comments.end());
    return builder_.finish({std::uint32_t(places_.html.size())});
  }
  [[nodiscard]] std::string limit_message() const { return builder_.limit_message(); }
  [[nodiscard]] SourceOffset place() const { return {place_}; }

 private:
  void comments_of(const GumboVector& children) {
    for (unsigned i = 0; i < children.length; ++i) {
      const auto& child = *static_cast<const GumboNode*>(children.data[i]);
      if (child.type == GUMBO_NODE_COMMENT) comment(child);
    }
  }
  void comment(const GumboNode& node) {
    if (const SourceSpan span = places_.span(node.v.text.original_text); !span.empty()) builder_.comment(span);
  }

  // Where a node begins: its tag, or the first thing in it that stands in the file.
  std::uint32_t begin_of(const GumboNode* node) const {
    while (is_element(*node)) {
      const GumboElement& element = node->v.element;
      if (places_.holds(element.original_tag) && !is_html_clone(*node)) return places_.span(element.original_tag).begin.value;
      if (element.children.length == 0) return std::min(element.start_pos.offset, unsigned(places_.html.size()));
      node = static_cast<const GumboNode*>(element.children.data[0]);
    }
    return places_.span(node->v.text.original_text).begin.value;
  }

  // Foster parenting puts what stood in a table before it.
  void sort_children(Frame& frame) const {
    const GumboVector& children = frame.node->v.element.children;
    std::uint32_t last = 0;
    bool sorted = true;
    for (unsigned i = 0; i < children.length && sorted; ++i) {
      const std::uint32_t begin = begin_of(static_cast<const GumboNode*>(children.data[i]));
      sorted = begin >= last;
      last = begin;
    }
    if (sorted) return;
    std::vector<std::pair<std::uint32_t, const GumboNode*>> keyed;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i]);
      keyed.emplace_back(begin_of(child), child);
    }
    std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [begin, child] : keyed) frame.sorted.push_back(child);
  }

  static const GumboNode* next_child(Frame& frame) {
    const GumboVector& children = frame.node->v.element.children;
    if (frame.node->type == GUMBO_NODE_TEMPLATE || frame.next >= children.length) return nullptr;
    const unsigned i = frame.next++;
    return frame.sorted.empty() ? static_cast<const GumboNode*>(children.data[i]) : frame.sorted[i];
  }

  void visit(const GumboNode& child) {
    const Frame& parent = frames_.back();
    switch (child.type) {
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE: enter(child, parent.muted, parent.preformatted, parent.role); break;
      case GUMBO_NODE_COMMENT: comment(child); break;
      case GUMBO_NODE_DOCUMENT: break;
      default: text(child);
    }
  }

  NodeId open(const GumboNode& node, SourceOffset begin) {
    const GumboElement& element = node.v.element;
    const Tag tag = known_tags()[element.tag];
    const bool inside_svg = element.tag_namespace != GUMBO_NAMESPACE_HTML && element.tag != GUMBO_TAG_SVG &&
                            element.tag != GUMBO_TAG_MATH;
    if (tag != Tag::other && !inside_svg) return builder_.open(tag, begin);
    std::string name = gumbo_normalized_tagname(element.tag);
    if (name.empty()) {
      GumboStringPiece piece = element.original_tag;
      gumbo_tag_from_original_text(&piece);
      name.assign(piece.data ? piece.data : "", piece.data ? piece.length : 0);
      for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = char(c + 32);
    }
    // The <title> of a drawing is not the title of the page.
    if (inside_svg && tag != Tag::other) name = (element.tag_namespace == GUMBO_NAMESPACE_SVG ? "svg:" : "math:") + name;
    return builder_.open(Tag::other, begin, name);
  }

  void enter(const GumboNode& node, bool muted, bool preformatted, Role role) {
    const GumboElement& element = node.v.element;
    const bool html = element.tag_namespace == GUMBO_NAMESPACE_HTML;
    const bool own_tag = places_.holds(element.original_tag) && !is_html_clone(node);
    const std::uint32_t begin = begin_of(&node);
    place_ = begin;
    if (is_other_block(element.tag)) builder_.end_flow();
    Frame frame{&node, open(node, {begin}), {}};
    if (!own_tag) builder_.set_implied(frame.id);
    frame.content_end = own_tag ? places_.span(element.original_tag).end.value : begin;
    frame.muted = muted || is_muted(element.tag) || node.type == GUMBO_NODE_TEMPLATE;
    frame.preformatted = preformatted || (html && is_preformatted(element.tag));
    frame.role = role_of(node, role);
    add_html_attributes(builder_, node, places_);
    builder_.set_role(frame.role);
    special(node, frame.id);
    sort_children(frame);
    frames_.push_back(std::move(frame));
  }

  static Role role_of(const GumboNode& node, Role inherited) {
    if (node.v.element.tag_namespace != GUMBO_NAMESPACE_HTML) return inherited;
    const GumboTag tag = node.v.element.tag;
    if (tag == GUMBO_TAG_TITLE) return Role::metadata;
    return is_preformatted(tag) && tag != GUMBO_TAG_TEXTAREA ? Role::code : inherited;
  }

  void special(const GumboNode& node, NodeId id) {
    const GumboElement& element = node.v.element;
    if (element.tag_namespace != GUMBO_NAMESPACE_HTML) return;
    switch (element.tag) {
      case GUMBO_TAG_HTML:
        if (const GumboAttribute* lang = gumbo_get_attribute(&element.attributes, "lang")) builder_.document().lang = lang->value;
        break;
      case GUMBO_TAG_HEAD:
        builder_.document().head = id;
        builder_.set_region(id, Region::head);
        page_ = page_ || places_.holds(element.original_tag);
        break;
      case GUMBO_TAG_BODY: body_ = true; break;
      case GUMBO_TAG_BR: builder_.hard_break(places_.span(element.original_tag)); break;
      default: break;
    }
  }

  void implied_body(std::uint32_t at) {  // a frameset stands in its place
    builder_.set_implied(builder_.open(Tag::body, {at}));
    builder_.close({at});
  }

  // The end tag that gumbo notes may be that of an element around this one.
  SourceSpan own_end_tag(const GumboElement& element) const {
    const SourceSpan end = places_.span(element.original_end_tag);
    if (end.empty()) return {};
    const HtmlTag tag = html_tag_at(places_.html, end.begin.value);
    if (tag.kind != HtmlTag::Kind::end) return {};
    GumboStringPiece name = element.original_tag;
    gumbo_tag_from_original_text(&name);
    const bool same = element.tag == GUMBO_TAG_UNKNOWN || !places_.holds(element.original_tag)
                          ? gumbo_tagn_enum(tag.name.data(), unsigned(tag.name.size())) == element.tag
                          : tag.name.size() == name.length &&
                                std::equal(tag.name.begin(), tag.name.end(), name.data,
                                           [](char a, char b) { return (a | 32) == (b | 32); });
    return same ? end : SourceSpan();
  }

  void leave() {
    const Frame& frame = frames_.back();
    const GumboElement& element = frame.node->v.element;
    const std::uint32_t begin = builder_.document().nodes[frame.id].source.begin.value;
    if (element.tag == GUMBO_TAG_HTML && !body_) implied_body(frame.content_end);
    const bool own_tag = places_.holds(element.original_tag) && !is_html_clone(*frame.node);
    const std::uint32_t inner_begin = own_tag ? places_.span(element.original_tag).end.value : begin;
    const SourceSpan end_tag = own_end_tag(element);
    std::uint32_t end = std::max(frame.content_end, inner_begin), inner_end = end;
    if (!end_tag.empty() && end_tag.begin.value >= inner_begin) {
      inner_end = end_tag.begin.value;
      end = std::max(end, end_tag.end.value);
    }
    builder_.set_inner(frame.id, {inner_begin, inner_end});
    if (element.tag == GUMBO_TAG_SCRIPT) data(frame.id, {inner_begin, inner_end});
    builder_.close({end});
    if (is_other_block(element.tag)) builder_.end_flow();
    frames_.pop_back();
    if (frames_.empty()) return;
    frames_.back().content_end = std::max(frames_.back().content_end, end);
    builder_.set_role(frames_.back().role);
  }

  void data(NodeId id, SourceSpan inner) {
    const std::string_view type = attribute_value(builder_.document(), id, "type");
    constexpr std::string_view wanted = "application/ld+json";
    if (type.size() < wanted.size() || !std::equal(wanted.begin(), wanted.end(), type.begin(),
                                                   [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); }))
      return;
    builder_.document().data.push_back({id, inner, std::string(places_.html.substr(inner.begin.value, inner.size()))});
  }

  static HtmlTextKind kind_of(const GumboNode& parent) {
    if (parent.v.element.tag_namespace != GUMBO_NAMESPACE_HTML) return HtmlTextKind::data;
    switch (parent.v.element.tag) {
      case GUMBO_TAG_TITLE:
      case GUMBO_TAG_TEXTAREA: return HtmlTextKind::raw;
      case GUMBO_TAG_SCRIPT: case GUMBO_TAG_STYLE: case GUMBO_TAG_XMP: case GUMBO_TAG_IFRAME: case GUMBO_TAG_NOEMBED:
      case GUMBO_TAG_NOFRAMES: case GUMBO_TAG_PLAINTEXT:
        return HtmlTextKind::literal;
      default: return HtmlTextKind::data;
    }
  }

  void text(const GumboNode& node) {
    Frame& frame = frames_.back();
    const SourceSpan original = places_.span(node.v.text.original_text);
    const std::string_view decoded = node.v.text.text;
    if (frame.muted) {
      frame.content_end = std::max(frame.content_end, original.end.value);
      return;
    }
    place_ = original.begin.value;
    pieces_.clear();
    align_html(decoded, places_.html.substr(original.begin.value, original.size()), original.begin.value,
               kind_of(*frame.node), pieces_);
    for (const HtmlPiece& piece : pieces_) {
      count_spaces(piece);
      if (frame.preformatted) preformatted(piece);
      else flow(piece);
    }
  }

  void count_spaces(const HtmlPiece& piece) {
    for (const std::string_view space : {"\u00A0", "\u202F"}) {
      if (piece.mapping == Mapping::decoded) entity_spaces_ += piece.text == space;
      else
        for (std::size_t i = 0; (i = piece.text.find(space, i)) != std::string_view::npos; i += space.size()) ++plain_spaces_;
    }
  }

  void reached(std::uint32_t end) { frames_.back().content_end = std::max(frames_.back().content_end, end); }

  void preformatted(const HtmlPiece& piece) {
    if (piece.mapping == Mapping::verbatim) builder_.text(piece.text, piece.from.begin);
    else builder_.decoded(piece.text, piece.from);
    reached(piece.from.end.value);
  }

  // Single spaces between words stay in the run of text; all other white space collapses.
  void flow(const HtmlPiece& piece) {
    if (piece.mapping != Mapping::verbatim) {
      if (piece.text.size() == 1 && is_space(piece.text[0])) return builder_.space(piece.from);
      builder_.decoded(piece.text, piece.from);
      return reached(piece.from.end.value);
    }
    const std::string_view text = piece.text;
    const std::uint32_t base = piece.from.begin.value;
    std::size_t begin = 0;
    while (begin < text.size()) {
      std::size_t end = begin;
      while (end < text.size() && is_space(text[end])) ++end;
      if (end > begin) builder_.space({base + std::uint32_t(begin), base + std::uint32_t(end)});
      begin = end;
      while (end < text.size() && (!is_space(text[end]) || is_single_space(text, end))) ++end;
      if (end == begin) break;
      builder_.text(text.substr(begin, end - begin), {base + std::uint32_t(begin)});
      reached(base + std::uint32_t(end));
      begin = end;
    }
  }
  static bool is_single_space(std::string_view text, std::size_t at) {
    return text[at] == ' ' && at + 1 < text.size() && !is_space(text[at + 1]);
  }

  HtmlPlaces places_;
  DocumentBuilder builder_;
  std::vector<Frame> frames_;
  std::vector<HtmlPiece> pieces_;
  bool page_ = false, body_ = false;
  std::uint32_t place_ = 0;
  std::size_t entity_spaces_ = 0, plain_spaces_ = 0;
};

Error refusal(const Source& source, SourceOffset at, std::string message) {
  return Error{source.path(), source.position(at), std::move(message)};
}

std::string stop_message(HtmlArena::Stop stop, const Limits& limits) {
  if (stop == HtmlArena::Stop::clock)
    return "the page took more than " + std::to_string(limits.html_milliseconds) + " ms to parse";
  return "the page needs more than " + std::to_string(limits.html_arena_bytes >> 20) + " MiB to parse";
}

}  // namespace

Result<Document> read_html(const Source& source, const Limits& limits) {
  if (const auto refused = prescan_html(source.text(), limits))
    return refusal(source, {std::uint32_t(refused->offset)}, refused->message);
  HtmlArena arena(limits);
  const GumboOutput* output = arena.parse(source.text());
  if (!output) return refusal(source, {0}, stop_message(arena.stop(), limits));
  HtmlReader reader(source, limits);
  if (!reader.walk(*output)) return refusal(source, reader.place(), reader.limit_message());
  Document document = reader.finish();
  find_main_content(document);
  index_tags(document);
  return document;
}

}  // namespace calame
