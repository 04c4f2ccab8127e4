// What no rule of wording or typography may touch: by element, by language and by its own characters.
#include <algorithm>

#include "analysis/characters.h"
#include "analysis/facts.h"
#include "analysis/protected_text.h"

namespace calame {
namespace {

bool holds_code(Tag tag) {
  switch (tag) {
    case Tag::code:
    case Tag::kbd:
    case Tag::samp:
    case Tag::var:
    case Tag::pre:
    case Tag::script:
    case Tag::style:
    case Tag::math:
    case Tag::svg:
    case Tag::textarea:
      return true;
    default:
      return false;
  }
}

struct Nodes {
  std::vector<ProtectedSpan> spans;
  void add(TextSpan span, Protection kind) {
    if (!span.empty()) spans.push_back({span, kind});
  }
};

void add_code(const Document& document, Nodes& out) {
  for (const Node& node : document.nodes) {
    if (holds_code(node.tag)) out.add(node.text, Protection::code);
  }
}

// Stretches in another language; inside one, an element may come back to the document's.
void add_foreign(const Document& document, std::string_view lang, Nodes& out) {
  struct Open {
    NodeId end;
    bool foreign;
    TextOffset text_end;
  };
  std::vector<Open> open;
  TextOffset from;  // where the foreign stretch under way began
  const auto close_until = [&](NodeId id) {
    while (!open.empty() && open.back().end <= id) {
      const Open closed = open.back();
      open.pop_back();
      const bool outside = !open.empty() && open.back().foreign;
      if (closed.foreign && !outside) out.add({from, std::max(from, closed.text_end)}, Protection::language);
      if (!closed.foreign && outside) from = closed.text_end;
    }
  };
  for (NodeId id = 1; id < document.nodes.size(); ++id) {  // <html lang> is the document's own
    const Node& node = document.nodes[id];
    close_until(id);
    const bool inside = !open.empty() && open.back().foreign;
    const std::string_view declared = node.attribute_count == 0 ? "" : attribute_value(document, id, "lang");
    const bool foreign = declared.empty() ? inside : !same_language(declared, lang);
    if (foreign) {
      for (std::uint32_t a = 0; a < node.attribute_count; ++a) {
        out.add(document.attributes[node.first_attribute + a].text, Protection::language);
      }
    }
    if (declared.empty() || node.text.empty()) continue;
    if (foreign && !inside) from = node.text.begin;
    if (!foreign && inside) out.add({from, std::max(from, node.text.begin)}, Protection::language);
    open.push_back({node.end, foreign, node.text.end});
  }
  close_until(static_cast<NodeId>(document.nodes.size()));
}

bool by_place(const ProtectedSpan& a, const ProtectedSpan& b) {
  return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
}

// Disjoint: of two that overlap the one that begins first keeps its extent.
std::vector<ProtectedSpan> disjoint(std::vector<ProtectedSpan> spans) {
  std::vector<ProtectedSpan> kept;
  kept.reserve(spans.size());
  for (ProtectedSpan s : spans) {
    if (!kept.empty()) s.span.begin = std::max(s.span.begin, kept.back().span.end);
    if (s.span.begin < s.span.end) kept.push_back(s);
  }
  return kept;
}

// Cut at the blocks' ends, so that a span never holds what separates two blocks.
std::vector<ProtectedSpan> within_blocks(const Document& document, std::span<const ProtectedSpan> spans) {
  std::vector<ProtectedSpan> cut;
  std::size_t b = 0;
  for (const ProtectedSpan& s : spans) {
    while (b < document.blocks.size() && document.blocks[b].text.end <= s.span.begin) ++b;
    for (std::size_t i = b; i < document.blocks.size() && document.blocks[i].text.begin < s.span.end; ++i) {
      const TextSpan block = document.blocks[i].text;
      const TextSpan part{std::max(block.begin, s.span.begin), std::min(block.end, s.span.end)};
      if (part.begin < part.end) cut.push_back({part, s.kind});
    }
  }
  return cut;
}

}  // namespace

bool same_language(std::string_view a, std::string_view b) {
  const auto primary = [](std::string_view tag) { return lower_case(tag.substr(0, tag.find_first_of("-_"))); };
  return primary(a) == primary(b);
}

std::vector<ProtectedSpan> find_protected_spans(const Document& document, std::string_view lang,
                                                std::span<const std::string> names) {
  Nodes nodes;
  add_code(document, nodes);
  add_foreign(document, lang, nodes);
  std::stable_sort(nodes.spans.begin(), nodes.spans.end(), by_place);
  nodes.spans = within_blocks(document, disjoint(std::move(nodes.spans)));

  const TextProtector protector(names);
  std::vector<ProtectedSpan> shapes;
  for (const Block& block : document.blocks) {
    if (block.role == Role::code) {
      if (!block.text.empty()) shapes.push_back({block.text, Protection::code});
      continue;
    }
    protector.scan(text_of(document, block.text), block.text.begin.value, shapes);
  }
  if (nodes.spans.empty()) return shapes;
  // An element's protection covers what its text looks like, so it comes first where both begin.
  std::vector<ProtectedSpan> all;
  all.reserve(shapes.size() + nodes.spans.size());
  std::size_t n = 0;
  for (const ProtectedSpan& shape : shapes) {
    while (n < nodes.spans.size() && nodes.spans[n].span.begin <= shape.span.begin) all.push_back(nodes.spans[n++]);
    // A shape that an element begins in ends there.
    ProtectedSpan part = shape;
    if (n < nodes.spans.size()) part.span.end = std::min(part.span.end, nodes.spans[n].span.begin);
    all.push_back(part);
  }
  all.insert(all.end(), nodes.spans.begin() + static_cast<std::ptrdiff_t>(n), nodes.spans.end());
  return disjoint(std::move(all));
}

}  // namespace calame
