#include "calame/document.h"

#include <algorithm>

#include "document/first_not.h"

namespace calame {
namespace {

bool same_ascii_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

// The first segment that ends after `at`.
std::vector<Segment>::const_iterator segment_at(const Document& d, std::uint32_t at) {
  return first_not(d.segments, [at](const Segment& s) { return s.text + s.text_size <= at; });
}

std::uint32_t begin_in(const Segment& s, std::uint32_t at) {
  if (s.mapping != Mapping::verbatim || at <= s.text) return s.source;
  return s.source + (at - s.text);
}

std::uint32_t end_in(const Segment& s, std::uint32_t at) {
  if (s.mapping != Mapping::verbatim || at >= s.text + s.text_size) return s.source + s.source_size;
  return s.source + (at - s.text);
}

// The source place of a prose offset that nothing is taken from.
std::uint32_t place_of(const Document& d, std::uint32_t at) {
  const auto after = segment_at(d, at);
  if (after != d.segments.end() && after->text <= at) {
    // A character follows, unless it belongs to the next block while this one ends here.
    return begin_in(*after, at);
  }
  if (after != d.segments.begin()) {
    const Segment& before = *std::prev(after);
    return before.source + before.source_size;
  }
  return after != d.segments.end() ? after->source : 0;
}

}  // namespace

std::string_view name_of(const Document& d, const Node& node) {
  return node.tag == Tag::other ? std::string_view(d.names[node.name]) : tag_name(node.tag);
}

const Attribute* find_attribute(const Document& d, NodeId id, std::string_view name) {
  const Node& node = d.nodes[id];
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    const Attribute& a = d.attributes[node.first_attribute + i];
    if (a.name == name) return &a;
  }
  return nullptr;
}

std::string_view attribute_value(const Document& d, NodeId id, std::string_view name) {
  const Attribute* a = find_attribute(d, id, name);
  return a ? std::string_view(a->value) : std::string_view();
}

std::optional<NodeId> find_metadata(const Document& d, std::string_view name) {
  if (d.head == no_node) return std::nullopt;
  for (NodeId id = d.head; id < d.nodes[d.head].end; ++id) {
    const Tag tag = d.nodes[id].tag;
    if (name == "title") {
      if (tag == Tag::title) return id;
    } else if (tag == Tag::meta && (same_ascii_letters(attribute_value(d, id, "name"), name) ||
                                    same_ascii_letters(attribute_value(d, id, "property"), name))) {
      return id;
    }
  }
  return std::nullopt;
}

std::string_view metadata_value(const Document& d, std::string_view name) {
  const std::optional<NodeId> id = find_metadata(d, name);
  if (!id) return {};
  return d.nodes[*id].tag == Tag::title ? text_of(d, d.nodes[*id].text) : attribute_value(d, *id, "content");
}

std::size_t block_at(const Document& d, TextOffset offset) {
  const auto at = first_not(d.blocks, [offset](const Block& b) { return b.text.end < offset; });
  if (at == d.blocks.end() || at->text.begin > offset) return std::string_view::npos;
  return static_cast<std::size_t>(at - d.blocks.begin());
}

SourceSpan source_span(const Document& d, TextSpan span) {
  if (d.segments.empty()) return {};
  if (span.empty()) {
    const std::uint32_t at = place_of(d, span.begin.value);
    return {at, at};
  }
  const auto first = segment_at(d, span.begin.value);
  auto last = first_not_near(first, d.segments.end(), 4,
                             [end = span.end.value](const Segment& s) { return s.text + s.text_size < end; });
  if (last == d.segments.end() || last->text >= span.end.value) {
    if (last == d.segments.begin()) return {last->source, last->source};
    --last;
  }
  if (first == d.segments.end() || first > last) {  // only the break between two blocks
    const std::uint32_t at = last->source + last->source_size;
    return {at, at};
  }
  const std::uint32_t begin = begin_in(*first, span.begin.value);
  const std::uint32_t end = end_in(*last, span.end.value);
  return begin <= end ? SourceSpan(begin, end)
                      : SourceSpan(end, begin);  // attribute runs stand at the end of the prose
}

Result<Document> read_document(const Source& source, Format format, const Limits& limits) {
  switch (format) {
    case Format::markdown:
      return read_markdown(source, limits);
    case Format::html:
      return read_html(source, limits);
    case Format::text:
      break;
  }
  return read_text(source, limits);
}

}  // namespace calame
