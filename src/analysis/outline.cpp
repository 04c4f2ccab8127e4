// Headings with what stands under them, and the introduction.
#include <algorithm>

#include "analysis/facts.h"
#include "analysis/words.h"

namespace calame {
namespace {

constexpr std::uint32_t intro_words = 100;

// Where a heading's text ends: an empty one stands before the next text of the tree.
class Places {
 public:
  explicit Places(const Document& document) : document_(document), next_(document.nodes.size() + 1) {
    next_.back() = static_cast<std::uint32_t>(document.prose.size());
    for (std::size_t i = document.nodes.size(); i-- > 0;) {
      const TextSpan text = document.nodes[i].text;
      next_[i] = text.empty() ? next_[i + 1] : text.begin.value;
    }
  }
  [[nodiscard]] std::uint32_t end_of(NodeId id) const {
    const Node& node = document_.nodes[id];
    return node.text.empty() ? next_[id] : node.text.end.value;
  }
  [[nodiscard]] std::uint32_t begin_of(NodeId id) const { return next_[id]; }

 private:
  const Document& document_;
  std::vector<std::uint32_t> next_;
};

bool is_run(const Block& block) {
  return block.role == Role::body || block.role == Role::chrome || block.role == Role::code;
}

// Blocks of flowing text in order, with the body words before each.
struct Flow {
  std::vector<std::uint32_t> blocks, words_before;
};
Flow flow_of(const Document& document, const Analysis& analysis) {
  Flow flow;
  std::uint32_t words = 0;
  for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (!is_run(block)) continue;
    flow.blocks.push_back(i);
    flow.words_before.push_back(words);
    const bool counts = block.role == Role::body && !analysis.block_generated[i];
    if (counts && heading_of(document, block) == no_node) words += analysis.block_words[i];
  }
  flow.words_before.push_back(words);
  return flow;
}

// Index into the flow of the first block at or after `at`.
std::size_t flow_index(const Document& document, const Flow& flow, std::uint32_t at) {
  const auto found =
      std::lower_bound(flow.blocks.begin(), flow.blocks.end(), at,
                       [&](std::uint32_t b, std::uint32_t o) { return document.blocks[b].text.begin.value < o; });
  return static_cast<std::size_t>(found - flow.blocks.begin());
}

struct Bounds {
  NodeId end;  // first node after the article, or after everything
  std::uint32_t text_end;
};
Bounds bounds_of(const Document& document, NodeId heading) {
  const NodeId article = document.article;
  if (article != no_node && heading > article && heading < document.nodes[article].end &&
      document.nodes[heading].region == Region::article) {
    return {document.nodes[article].end, document.nodes[article].text.end.value};
  }
  return {static_cast<NodeId>(document.nodes.size()), static_cast<std::uint32_t>(document.prose.size())};
}

// Headings of the article are not cut short by those of an aside inside it, nor the reverse.
void measure(const Document& document, const Places& places, const Flow& flow, std::vector<Heading*>& headings) {
  for (std::size_t i = 0; i < headings.size(); ++i) {
    Heading& h = *headings[i];
    const Bounds bounds = bounds_of(document, h.node);
    const std::uint32_t from = places.end_of(h.node);
    const bool last = i + 1 == headings.size();
    const std::uint32_t next =
        last ? bounds.text_end : std::min(bounds.text_end, places.begin_of(headings[i + 1]->node));
    h.words_below = flow.words_before[flow_index(document, flow, std::max(from, next))] -
                    flow.words_before[flow_index(document, flow, from)];
    h.section_end = bounds.end;
    h.section = TextSpan(from, std::max(from, bounds.text_end));
  }
  std::vector<Heading*> open;
  const auto trim = [&](Heading& h) {
    const std::size_t first = flow_index(document, flow, h.section.begin.value);
    const std::size_t end = flow_index(document, flow, std::max(h.section.end, h.section.begin).value);
    if (first >= end) {
      h.section.end = h.section.begin;
    } else {
      h.section = {document.blocks[flow.blocks[first]].text.begin, document.blocks[flow.blocks[end - 1]].text.end};
    }
  };
  for (Heading* h : headings) {
    while (!open.empty() && open.back()->level >= h->level) {
      open.back()->section_end = h->node;
      open.back()->section.end.value = places.begin_of(h->node);
      open.pop_back();
    }
    open.push_back(h);
  }
  for (Heading* h : headings) trim(*h);
}

TextSpan intro_of(const Document& document, const Analysis& analysis) {
  TextSpan intro;
  std::uint32_t words = 0;
  for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (block.role != Role::body || analysis.block_generated[i] || analysis.block_words[i] == 0) continue;
    if (const NodeId heading = heading_of(document, block); heading != no_node) {
      if (heading_level(document.nodes[heading].tag) > 1) break;
      intro = {};  // what stands above the h1 (date, breadcrumb) introduces nothing
      words = 0;
      continue;
    }
    if (words == 0) {
      intro = block.text;
      if (analysis.block_words[i] > intro_words) {
        intro.end.value =
            intro.begin.value + static_cast<std::uint32_t>(end_of_words(text_of(document, block.text), intro_words));
      }
    } else if (words + analysis.block_words[i] <= intro_words) {
      intro.end = block.text.end;
    } else {
      break;
    }
    words += analysis.block_words[i];
  }
  return intro;
}

}  // namespace

NodeId heading_of(const Document& document, const Block& block) {
  for (NodeId id = block.node; id != no_node; id = document.nodes[id].parent) {
    if (heading_level(document.nodes[id].tag) > 0) return id;
    const Tag tag = document.nodes[id].tag;
    if (tag == Tag::p || tag == Tag::li || tag == Tag::td || tag == Tag::section || tag == Tag::article) break;
  }
  return no_node;
}

void add_outline(const Document& document, Analysis& analysis) {
  for (NodeId id = 0; id < document.nodes.size(); ++id) {
    const Node& node = document.nodes[id];
    if (const int level = heading_level(node.tag)) analysis.headings.push_back({id, level, node.text, {}, 0, 0});
  }
  analysis.intro = intro_of(document, analysis);
  if (analysis.headings.empty()) return;
  const Places places(document);
  const Flow flow = flow_of(document, analysis);
  for (const bool in_article : {true, false}) {
    std::vector<Heading*> headings;
    for (Heading& h : analysis.headings) {
      if ((document.nodes[h.node].region == Region::article) == in_article) headings.push_back(&h);
    }
    measure(document, places, flow, headings);
  }
}

}  // namespace calame
