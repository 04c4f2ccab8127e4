// What holds for every document that a reader returns. "" when all is well, else what is broken.
#pragma once

#include <string>

#include "calame/document.h"

namespace calame_test {

inline bool on_boundary(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

// Values of attributes stand at the end of the prose, whatever their place in the file.
inline bool is_attribute_run(const calame::Document& d, const calame::Block& b) {
  return b.role == calame::Role::attribute || !d.nodes[b.node].text.contains(b.text);
}

inline std::string broken_segment(const calame::Document& d, const calame::Source& source) {
  using calame::Mapping;
  std::uint32_t end = 0, last_source = 0;
  for (const calame::Segment& s : d.segments) {
    const std::string where = " at prose " + std::to_string(s.text) + ", source " + std::to_string(s.source);
    if (s.text < end || s.text + s.text_size > d.prose.size()) return "segment out of order" + where;
    if (s.source + s.source_size > source.text().size()) return "segment outside the source" + where;
    // Only the break between two blocks maps to nothing.
    if (s.text - end > 1 || (s.text - end == 1 && d.prose[end] != '\n')) return "gap in the prose" + where;
    if (s.mapping == Mapping::verbatim &&
        std::string_view(d.prose).substr(s.text, s.text_size) != source.text().substr(s.source, s.source_size)) {
      return "verbatim segment differs" + where;
    }
    if (s.mapping == Mapping::collapsed && s.text_size != 1) return "collapsed to more than a byte" + where;
    if (!on_boundary(source.text(), s.source) || !on_boundary(source.text(), s.source + s.source_size)) {
      return "segment inside a character" + where;
    }
    const std::size_t block = calame::block_at(d, {s.text});
    if (block == std::string_view::npos) return "segment outside every block" + where;
    const bool attribute_run = is_attribute_run(d, d.blocks[block]);
    if (!attribute_run && s.source < last_source) return "segment goes back in the source" + where;
    if (!attribute_run) last_source = s.source + s.source_size;
    end = s.text + s.text_size;
  }
  return end == d.prose.size() ? "" : "prose after the last segment";
}

inline std::string broken_node(const calame::Document& d, const calame::Source& source) {
  using calame::NodeId;
  if (d.nodes.empty() || d.nodes[0].tag != calame::Tag::html) return "node 0 is not html";
  for (NodeId id = 0; id < d.nodes.size(); ++id) {
    const calame::Node& n = d.nodes[id];
    const std::string where = " at node " + std::to_string(id) + " " + std::string(calame::name_of(d, n)) +
                              ", source " + std::to_string(n.source.begin.value) + "-" +
                              std::to_string(n.source.end.value);
    if (n.end <= id || n.end > d.nodes.size()) return "bad subtree end" + where;
    if (n.source.begin > n.source.end || n.source.end.value > source.text().size()) return "bad source" + where;
    if (n.text.begin > n.text.end || n.text.end.value > d.prose.size()) return "bad text" + where;
    if (n.inner.begin > n.inner.end || (!n.implied && !n.source.contains(n.inner))) return "bad inner" + where;
    if (!on_boundary(source.text(), n.source.begin.value) || !on_boundary(source.text(), n.source.end.value)) {
      return "source inside a character" + where;
    }
    if (n.parent == calame::no_node) {
      if (id != 0) return "no parent" + where;
      continue;
    }
    const calame::Node& p = d.nodes[n.parent];
    if (n.parent >= id || n.end > p.end) return "not inside its parent" + where;
    if (!p.implied && !p.source.contains(n.source)) return "source outside its parent's" + where;
    if (!n.text.empty() && !p.text.contains(n.text)) return "text outside its parent's" + where;
    if (n.first_attribute + n.attribute_count > d.attributes.size()) return "bad attributes" + where;
  }
  return "";
}

inline std::string broken_block(const calame::Document& d, const calame::Source&) {
  std::uint32_t end = 0;
  for (const calame::Block& b : d.blocks) {
    const std::string where = " at block, prose " + std::to_string(b.text.begin.value);
    if (b.text.empty() || b.node >= d.nodes.size()) return "empty block" + where;
    if (b.text.begin.value != (end == 0 ? 0 : end + 1)) return "blocks are not one byte apart" + where;
    if (!on_boundary(d.prose, b.text.begin.value) || !on_boundary(d.prose, b.text.end.value))
      return "inside a character" + where;
    end = b.text.end.value;
    const calame::Node& n = d.nodes[b.node];
    if (!n.source.contains(calame::source_span(d, b.text)) && !n.implied)
      return "block read from outside its node" + where;
    if (b.role != calame::Role::attribute && b.role != calame::Role::metadata && !n.text.contains(b.text))
      return "block outside its node's text" + where;
  }
  return end == d.prose.size() ? "" : "prose after the last block";
}

inline std::string broken(const calame::Document& d, const calame::Source& source) {
  for (const auto check : {broken_segment, broken_node, broken_block}) {
    const std::string what = check(d, source);
    if (!what.empty()) return what;
  }
  return "";
}

}  // namespace calame_test
