#include "document/builder.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "document/worded.h"

namespace calame {
namespace {

struct PendingSpace {
  SourceSpan from;
  char shown = ' ';
  bool hard = false;
  std::string_view verbatim;  // instead of `shown`
};

struct AttributeRun {
  NodeId node = no_node;
  std::size_t attribute = 0;
  std::vector<DocumentBuilder::Piece> pieces;
  Syntax syntax = Syntax::plain;
  Role role = Role::attribute;
};

constexpr std::uint8_t unset_region = 0xFF;

}  // namespace

struct DocumentBuilder::State {
  explicit State(const Limits& given) : limits(given) {}

  Limits limits;
  Document document;
  std::vector<NodeId> open;
  std::size_t first_unstarted = 0;    // nodes of `open` from here on hold no text yet
  std::vector<std::uint8_t> regions;  // per node; unset_region = the parent's
  std::vector<bool> inner_set;
  std::vector<PendingSpace> pending;
  std::vector<AttributeRun> runs;
  Syntax syntax = Syntax::plain;
  Role role = Role::body;
  bool flow = false;  // the last block goes on
  bool too_deep = false, too_many = false, too_long = false;
  bool over_limits = false;  // one of these

  std::uint32_t prose_end() const { return static_cast<std::uint32_t>(document.prose.size()); }

  void end_flow() {
    flow = false;
    pending.clear();
  }

  void append(std::string_view text, SourceSpan from, Mapping mapping) {
    const std::uint32_t at = prose_end();
    document.prose.append(text);
    const auto size = static_cast<std::uint32_t>(text.size());
    if (mapping == Mapping::verbatim && !document.segments.empty()) {
      Segment& last = document.segments.back();
      if (last.mapping == Mapping::verbatim && last.text + last.text_size == at &&
          last.source + last.source_size == from.begin.value) {
        last.text_size += size;
        last.source_size += size;
        return;
      }
    }
    document.segments.push_back({at, size, from.begin.value, from.size(), mapping});
  }

  void flush_pending() {
    for (const PendingSpace& p : pending) {
      if (p.verbatim.empty())
        append(std::string_view(&p.shown, 1), p.from, Mapping::collapsed);
      else
        append(p.verbatim, p.from, Mapping::verbatim);
    }
    pending.clear();
  }

  NodeId flow_owner() const {
    for (auto id = open.rbegin(); id != open.rend(); ++id) {
      if (is_block(document.nodes[*id].tag)) return *id;
    }
    return open.front();
  }

  // Everything that comes before the bytes of a text.
  void begin_text(std::size_t coming) {
    if (document.prose.size() + coming > limits.prose_bytes) too_long = over_limits = true;
    if (flow) {
      if (!pending.empty()) flush_pending();
    } else {
      pending.clear();
      if (!document.prose.empty()) document.prose += '\n';
      document.blocks.push_back({flow_owner(), {prose_end(), prose_end()}, role, syntax});
      flow = true;
    }
    for (; first_unstarted < open.size(); ++first_unstarted) {
      document.nodes[open[first_unstarted]].text = {prose_end(), prose_end()};
    }
  }

  void put(std::string_view text, SourceSpan from, Mapping mapping) {
    begin_text(text.size());
    if (too_long) return;
    append(text, from, mapping);
    document.blocks.back().text.end.value = prose_end();
  }
};

void DocumentBuilder::Deleter::operator()(State* state) const { delete state; }

DocumentBuilder::DocumentBuilder(Format format, const Limits& limits)
    : state_(new State(limits)), over_limits_(&state_->over_limits) {
  state_->document.format = format;
}

void DocumentBuilder::expect(std::size_t bytes) {
  constexpr std::size_t bytes_a_node = 32, most = 4096;  // a long text has fewer, and grows in time
  Document& d = state_->document;
  d.prose.reserve(std::min<std::size_t>(bytes, state_->limits.prose_bytes));
  const std::size_t count = std::min(bytes / bytes_a_node, most);
  d.nodes.reserve(count);
  d.segments.reserve(count);
  state_->regions.reserve(count);
}

NodeId DocumentBuilder::open(Tag tag, SourceOffset begin, std::string_view name) {
  State& s = *state_;
  const auto id = static_cast<NodeId>(s.document.nodes.size());
  if (is_block(tag)) s.end_flow();
  if (s.open.size() >= s.limits.depth) s.too_deep = s.over_limits = true;
  if (id >= s.limits.nodes) s.too_many = s.over_limits = true;
  Node node;
  node.tag = tag;
  if (tag == Tag::other) {
    std::vector<std::string>& names = s.document.names;
    const auto known = std::find(names.begin(), names.end(), name);
    node.name = static_cast<std::uint32_t>(known - names.begin());
    // Hostile input may invent a name for each element: past this the search would be quadratic.
    if (known == names.end()) {
      if (names.size() < 256)
        names.emplace_back(name);
      else
        node.name = 255;
    }
  }
  node.parent = s.open.empty() ? no_node : s.open.back();
  node.source = {begin, begin};
  node.first_attribute = static_cast<std::uint32_t>(s.document.attributes.size());
  s.document.nodes.push_back(node);
  s.regions.push_back(unset_region);
  s.inner_set.push_back(false);
  s.open.push_back(id);
  return id;
}

void DocumentBuilder::close(SourceOffset end) {
  State& s = *state_;
  assert(!s.open.empty());
  const NodeId id = s.open.back();
  Node& node = s.document.nodes[id];
  node.end = static_cast<NodeId>(s.document.nodes.size());
  node.source.end = std::max(end, node.source.begin);
  if (!s.inner_set[id]) node.inner = node.source;
  if (s.first_unstarted >= s.open.size()) {
    node.text.end.value = s.prose_end();
  } else {
    node.text = {s.prose_end(), s.prose_end()};
  }
  s.open.pop_back();
  s.first_unstarted = std::min(s.first_unstarted, s.open.size());
  if (is_block(node.tag)) s.end_flow();
}

NodeId DocumentBuilder::current() const { return state_->open.empty() ? no_node : state_->open.back(); }

void DocumentBuilder::set_inner(NodeId id, SourceSpan inner) {
  state_->document.nodes[id].inner = inner;
  state_->inner_set[id] = true;
}

void DocumentBuilder::set_implied(NodeId id) { state_->document.nodes[id].implied = true; }
void DocumentBuilder::set_region(NodeId id, Region region) { state_->regions[id] = static_cast<std::uint8_t>(region); }
void DocumentBuilder::set_syntax(Syntax syntax) { state_->syntax = syntax; }
void DocumentBuilder::set_role(Role role) { state_->role = role; }
void DocumentBuilder::end_flow() { state_->end_flow(); }
bool DocumentBuilder::in_flow() const { return state_->flow; }
void DocumentBuilder::limit_space(SourceOffset end) {
  for (PendingSpace& p : state_->pending) {
    p.from = {std::min(p.from.begin, end), std::min(p.from.end, end)};
    p.verbatim = p.verbatim.substr(0, p.from.size());
  }
}
bool DocumentBuilder::space_waits() const { return !state_->pending.empty(); }

void DocumentBuilder::text(std::string_view verbatim, SourceOffset at) {
  if (verbatim.empty()) return;
  state_->put(verbatim, {at.value, at.value + static_cast<std::uint32_t>(verbatim.size())}, Mapping::verbatim);
}

void DocumentBuilder::decoded(std::string_view text, SourceSpan from) {
  if (!text.empty()) state_->put(text, from, Mapping::decoded);
}

void DocumentBuilder::space(SourceSpan from, char shown) {
  State& s = *state_;
  if (!s.flow) return;
  if (s.pending.empty()) {
    s.pending.push_back({from, shown, false, {}});
  } else if (!s.pending.back().verbatim.empty()) {
    // A line break swallows blanks before it; other white space is one with them.
    if (shown == '\n') s.pending.back() = {{s.pending.back().from.begin, from.end}, shown, false, {}};
  } else if (!s.pending.back().hard && s.pending.back().from.end == from.begin) {
    s.pending.back().from.end = from.end;
    if (shown == '\n') s.pending.back().shown = shown;
  }
}

void DocumentBuilder::waiting(std::string_view blanks, SourceOffset at) {
  State& s = *state_;
  // Across an image or a tag, two runs of white space are shown as one.
  if (!s.flow || blanks.empty() || !s.pending.empty()) return;
  s.pending.push_back({{at.value, at.value + static_cast<std::uint32_t>(blanks.size())}, ' ', false, blanks});
}

void DocumentBuilder::hard_break(SourceSpan from) {
  State& s = *state_;
  if (!s.flow) return;
  if (!s.pending.empty() && !s.pending.back().hard) s.pending.pop_back();
  s.pending.push_back({from, '\n', true, {}});
}

void DocumentBuilder::attribute(std::string name, std::string value, SourceSpan source, SourceSpan value_source) {
  Document& d = state_->document;
  Node& node = d.nodes.back();
  if (node.attribute_count == 0) node.first_attribute = static_cast<std::uint32_t>(d.attributes.size());
  assert(node.first_attribute + node.attribute_count == d.attributes.size());
  ++node.attribute_count;
  d.attributes.push_back({std::move(name), std::move(value), source, value_source, {}});
}

void DocumentBuilder::prose_attribute(std::string name, std::vector<Piece> pieces, SourceSpan source,
                                      SourceSpan value_source, Syntax syntax, Role role) {
  std::string value;
  for (const Piece& p : pieces) value += p.text;
  attribute(std::move(name), value, source, value_source);
  if (value.empty()) return;
  Document& d = state_->document;
  state_->runs.push_back(
      {static_cast<NodeId>(d.nodes.size() - 1), d.attributes.size() - 1, std::move(pieces), syntax, role});
}

void DocumentBuilder::comment(SourceSpan span) { state_->document.comments.push_back(span); }
Document& DocumentBuilder::document() { return state_->document; }

Message DocumentBuilder::limit_message() const {
  const State& s = *state_;
  if (s.too_deep)
    return worded("éléments imbriqués sur plus de {} niveaux\u202F; simplifiez la structure",
                  "elements nested deeper than {} levels; simplify the structure", s.limits.depth);
  if (s.too_many)
    return worded("plus de {} éléments\u202F; coupez le fichier en plusieurs", "more than {} elements; split the file",
                  s.limits.nodes);
  if (s.too_long)
    return worded("plus de {} octets de texte décodé\u202F; coupez le fichier en plusieurs",
                  "more than {} bytes of decoded text; split the file", s.limits.prose_bytes);
  return {};
}

Document DocumentBuilder::finish(SourceOffset end) {
  State& s = *state_;
  while (!s.open.empty()) close(end);
  Document& d = s.document;
  for (AttributeRun& run : s.runs) {
    if (!d.prose.empty()) d.prose += '\n';
    const std::uint32_t begin = s.prose_end();
    for (const Piece& p : run.pieces) {
      if (!p.text.empty()) s.append(p.text, p.from, p.mapping);
    }
    d.attributes[run.attribute].text = {begin, s.prose_end()};
    d.blocks.push_back({run.node, {begin, s.prose_end()}, run.role, run.syntax});
    if (d.prose.size() > s.limits.prose_bytes) {
      s.too_long = s.over_limits = true;
      break;
    }
  }
  for (NodeId id = 0; id < d.nodes.size(); ++id) {
    Node& node = d.nodes[id];
    if (s.regions[id] != unset_region)
      node.region = static_cast<Region>(s.regions[id]);
    else if (node.parent != no_node)
      node.region = d.nodes[node.parent].region;
  }
  for (Block& b : d.blocks) {
    if (b.role != Role::body) continue;
    const Region region = d.nodes[b.node].region;
    if (region == Region::chrome) b.role = Role::chrome;
    if (region == Region::head) b.role = Role::metadata;
  }
  return std::move(s.document);
}

}  // namespace calame
