#include "document/html_reader.h"

#include <algorithm>

#include "document/html_arena.h"
#include "document/html_elements.h"
#include "document/html_flow.h"
#include "document/html_markup.h"
#include "document/html_prescan.h"
#include "document/worded.h"

namespace calame {
namespace {

bool is_element(const GumboNode& node) { return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE; }

struct Frame {
  const GumboNode* node;
  NodeId id;
  std::vector<const GumboNode*> sorted;  // children by place, when gumbo's order is another
  unsigned next = 0;
  std::uint32_t content_end = 0;  // where the last thing inside ended
  bool muted = false, preformatted = false;
  Role role = Role::body;
};

class HtmlReader {
 public:
  HtmlReader(const Source& source, const Limits& limits)
      : places_{source.text()}, builder_(Format::html, limits), flow_(builder_, places_) {}

  // False when a limit was passed.
  bool walk(const GumboOutput& output) {
    const GumboDocument& document = output.document->v.document;
    builder_.set_syntax(Syntax::html_text);
    page_ = document.has_doctype || places_.holds(output.root->v.element.original_tag);
    comments_of(document.children);
    enter(*output.root, false, false, Role::body);
    while (!frames_.empty() && builder_.within_limits()) {
      const GumboNode* child = next_child(frames_.back());
      if (!child)
        leave();
      else
        visit(*child);
    }
    return builder_.within_limits();
  }

  Document finish() {
    Document& d = builder_.document();
    d.page = page_;
    d.entity_spaces = flow_.entity_spaces();
    std::sort(d.comments.begin(), d.comments.end());
    return builder_.finish({std::uint32_t(places_.html.size())});
  }
  [[nodiscard]] Message limit_message() const { return builder_.limit_message(); }
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
      if (places_.holds(element.original_tag) && !is_html_clone(*node))
        return places_.span(element.original_tag).begin.value;
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
      case GUMBO_NODE_TEMPLATE:
        enter(child, parent.muted, parent.preformatted, parent.role);
        break;
      case GUMBO_NODE_COMMENT:
        comment(child);
        break;
      case GUMBO_NODE_DOCUMENT:
        break;
      default:
        text(child);
    }
  }

  NodeId open(const GumboNode& node, SourceOffset begin) {
    const GumboElement& element = node.v.element;
    const Tag tag = tag_of(element.tag);
    const bool inside_svg =
        element.tag_namespace != GUMBO_NAMESPACE_HTML && element.tag != GUMBO_TAG_SVG && element.tag != GUMBO_TAG_MATH;
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
    if (inside_svg && tag != Tag::other)
      name = (element.tag_namespace == GUMBO_NAMESPACE_SVG ? "svg:" : "math:") + name;
    return builder_.open(Tag::other, begin, name);
  }

  void enter(const GumboNode& node, bool muted, bool preformatted, Role role) {
    const GumboElement& element = node.v.element;
    const bool html = element.tag_namespace == GUMBO_NAMESPACE_HTML;
    const bool own_tag = places_.holds(element.original_tag) && !is_html_clone(node);
    // An empty element that the parser made up stands where its parent has got to.
    const bool nowhere = !own_tag && element.children.length == 0 && !frames_.empty();
    const std::uint32_t begin = nowhere ? frames_.back().content_end : begin_of(&node);
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
    if (is_control(tag)) return Role::chrome;
    return is_preformatted(tag) ? Role::code : inherited;
  }

  SourceSpan break_at(const GumboElement& element, NodeId id) {  // a stray </br> makes one too
    const SourceSpan tag = places_.span(element.original_tag);
    const SourceOffset place = builder_.document().nodes[id].source.begin;
    return tag.empty() ? SourceSpan(place, place) : tag;
  }

  void special(const GumboNode& node, NodeId id) {
    const GumboElement& element = node.v.element;
    if (element.tag_namespace != GUMBO_NAMESPACE_HTML) return;
    switch (element.tag) {
      case GUMBO_TAG_HTML:
        if (const GumboAttribute* lang = gumbo_get_attribute(&element.attributes, "lang"))
          builder_.document().lang = lang->value;
        break;
      case GUMBO_TAG_HEAD:
        builder_.document().head = id;
        builder_.set_region(id, Region::head);
        page_ = page_ || places_.holds(element.original_tag);
        break;
      case GUMBO_TAG_BODY:
        body_ = true;
        break;
      case GUMBO_TAG_BR:
        builder_.hard_break(break_at(element, id));
        break;
      default:
        break;
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
    const bool same =
        element.tag == GUMBO_TAG_UNKNOWN || !places_.holds(element.original_tag)
            ? gumbo_tagn_enum(tag.name.data(), unsigned(tag.name.size())) == element.tag
            : tag.name.size() == name.length && std::equal(tag.name.begin(), tag.name.end(), name.data,
                                                           [](char a, char b) { return (a | 32) == (b | 32); });
    return same ? end : SourceSpan();
  }

  // gumbo forgets a form at its end tag without noting it, and without writing out the text read so
  // far, which then stands behind the form. The end tag is the next tag after what the form holds.
  SourceSpan form_end_tag(std::uint32_t from) const {
    for (std::size_t at = from; (at = places_.html.find('<', at)) != std::string_view::npos;) {
      const HtmlTag tag = html_tag_at(places_.html, at);
      if (tag.kind == HtmlTag::Kind::end &&
          gumbo_tagn_enum(tag.name.data(), unsigned(tag.name.size())) == GUMBO_TAG_FORM)
        return {std::uint32_t(at), std::uint32_t(tag.end)};
      if (tag.kind != HtmlTag::Kind::comment && tag.kind != HtmlTag::Kind::text) break;
      at = std::max(tag.end, at + 1);
    }
    return {};
  }
  void text_before_form_end(SourceOffset end) {
    if (frames_.size() < 2) return;
    const Frame& parent = frames_[frames_.size() - 2];
    const GumboVector& siblings = parent.node->v.element.children;
    if (!parent.sorted.empty() || parent.next >= siblings.length) return;
    const auto& next = *static_cast<const GumboNode*>(siblings.data[parent.next]);
    if (next.type != GUMBO_NODE_TEXT || begin_of(&next) >= end.value) return;
    text(next, {begin_of(&next)}, end);
    split_node_ = &next;
    split_at_ = end;
  }

  void leave() {
    const Frame& frame = frames_.back();
    const GumboElement& element = frame.node->v.element;
    SourceSpan end_tag = own_end_tag(element);
    if (element.tag == GUMBO_TAG_FORM && end_tag.empty()) {
      end_tag = form_end_tag(frame.content_end);
      if (!end_tag.empty()) text_before_form_end(end_tag.begin);
    }
    const std::uint32_t begin = builder_.document().nodes[frame.id].source.begin.value;
    if (element.tag == GUMBO_TAG_HTML && !body_) implied_body(frame.content_end);
    const bool own_tag = places_.holds(element.original_tag) && !is_html_clone(*frame.node);
    const std::uint32_t inner_begin = own_tag ? places_.span(element.original_tag).end.value : begin;
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
    if (type.size() < wanted.size() || !std::equal(wanted.begin(), wanted.end(), type.begin(), [](char a, char b) {
          return a == (b >= 'A' && b <= 'Z' ? b + 32 : b);
        }))
      return;
    builder_.document().data.push_back({id, inner, std::string(places_.html.substr(inner.begin.value, inner.size()))});
  }

  void text(const GumboNode& node) {
    const SourceOffset from = &node == split_node_ ? split_at_ : SourceOffset{0};
    text(node, from, {std::uint32_t(places_.html.size())});
  }
  // Only what was read from between the two places.
  void text(const GumboNode& node, SourceOffset from, SourceOffset to) {
    Frame& frame = frames_.back();
    const SourceSpan original = places_.span(node.v.text.original_text);
    if (frame.muted) {
      frame.content_end = std::max(frame.content_end, original.end.value);
      return;
    }
    place_ = original.begin.value;
    const std::uint32_t end = flow_.add(node.v.text, frame.node->v.element, frame.preformatted, from, to);
    frame.content_end = std::max(frame.content_end, end);
  }

  HtmlPlaces places_;
  DocumentBuilder builder_;
  std::vector<Frame> frames_;
  HtmlFlow flow_;
  bool page_ = false, body_ = false;
  std::uint32_t place_ = 0;
  const GumboNode* split_node_ = nullptr;  // the text that belongs to a form up to split_at_
  SourceOffset split_at_;
};

Error refusal(const Source& source, SourceOffset at, Message message) {
  return Error{source.path(), source.position(at), std::move(message)};
}

Message stop_message(HtmlArena::Stop stop, const Limits& limits) {
  if (stop == HtmlArena::Stop::clock)
    return worded("la page demande plus de {}\u00A0ms de lecture\u202F; simplifiez son balisage",
                  "the page took more than {} ms to parse; simplify its markup", limits.html_milliseconds);
  return worded("la page demande plus de {}\u00A0Mio de mémoire\u202F; coupez-la en plusieurs",
                "the page needs more than {} MiB to parse; split it", limits.html_arena_bytes >> 20);
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
