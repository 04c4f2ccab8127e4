// read_html on any bytes: it returns, twice the same; its tree nests, its prose is mapped byte by
// byte, and every selector can be asked of it.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "calame/document.h"
#include "document/css.h"

namespace {

using namespace calame;

void require(bool condition, const char* what, std::size_t at = 0) {
  if (condition) return;
  std::fprintf(stderr, "html: %s at %zu\n", what, at);
  std::abort();
}

void check_tree(const Document& d, const Source& source) {
  require(d.nodes.size() >= 3 && d.nodes[0].tag == Tag::html && d.nodes[0].end == d.nodes.size(), "no html around all");
  require(d.head != no_node && d.article != no_node, "no head or article");
  for (NodeId n = 0; n < d.nodes.size(); ++n) {
    const Node& node = d.nodes[n];
    require(node.end > n && node.end <= d.nodes.size(), "bad end of subtree", n);
    require(n == 0 || (node.parent < n && node.end <= d.nodes[node.parent].end), "outside its parent", n);
    require(node.source.begin <= node.source.end && node.source.end.value <= source.text().size(), "bad source", n);
    require(node.source.contains(node.inner) && node.inner.begin <= node.inner.end, "bad inner", n);
    require(node.text.begin <= node.text.end && node.text.end.value <= d.prose.size(), "bad text", n);
    require(node.implied || source.text()[node.source.begin.value] == '<', "does not begin with its tag", n);
  }
}

void check_prose(const Document& d, const Source& source) {
  std::uint32_t covered = 0;
  for (const Segment& s : d.segments) {
    require(s.text >= covered && s.text - covered <= 1, "prose that is not mapped", covered);
    require(s.text + s.text_size <= d.prose.size(), "segment outside the prose", s.text);
    require(std::size_t(s.source) + s.source_size <= source.text().size(), "segment outside the source", s.text);
    if (s.mapping == Mapping::verbatim)
      require(std::string_view(d.prose).substr(s.text, s.text_size) == source.text().substr(s.source, s.source_size),
              "verbatim segment differs", s.text);
    covered = s.text + s.text_size;
  }
  require(covered == d.prose.size(), "prose after the last segment", covered);
  std::uint32_t end = 0;
  for (const Block& block : d.blocks) {
    require(block.node < d.nodes.size() && !block.text.empty(), "bad block", block.text.begin.value);
    require(block.text.begin.value == (end == 0 ? 0 : end + 1), "blocks are not one byte apart",
            block.text.begin.value);
    end = block.text.end.value;
    const SourceSpan span = source_span(d, block.text);
    require(span.begin <= span.end && span.end.value <= source.text().size(), "block outside the source", end);
  }
}

void check_selectors(const Document& d) {
  static const auto list =
      parse_css("h2:has(+ p), p:not(:empty) > *, [class~=a] ~ :nth-child(2n+1), article :last-child");
  require(list.ok(), "selector does not parse");
  for (const ComplexSelector& selector : *list) {
    const NodeSet found = evaluate(d, selector);
    for (NodeId n = 0; n < d.nodes.size() && n < 50; ++n)
      require(found.has(n) == matches(d, selector, n), "select and matches differ", n);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Result<Source> source = Source::decode(std::string(reinterpret_cast<const char*>(data), size), "input");
  if (!source) return 0;
  const Result<Document> first = read_html(*source), second = read_html(*source);
  require(first.ok() == second.ok(), "two readings differ");
  if (!first) {
    require(first.errors().front().message.en.find(" ms ") == std::string::npos, "stopped by the clock alone");
    return 0;
  }
  require(first->prose == second->prose && first->nodes.size() == second->nodes.size(), "two readings differ");
  check_tree(*first, *source);
  check_prose(*first, *source);
  check_selectors(*first);
  return 0;
}
