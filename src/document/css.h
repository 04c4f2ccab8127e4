// CSS selectors over a Document: parsed once, evaluated to a set of nodes.
//
// Evaluation goes over the tree once per compound, on sets, so that no selector costs more than its
// length times the number of nodes: nothing backtracks, nothing is tried again node by node.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "calame/document.h"
#include "calame/result.h"

namespace calame {

enum class Combinator : std::uint8_t { descendant, child, next, following };
enum class AttributeOperator : std::uint8_t { present, equals, word, dash, prefix, suffix, substring };
enum class PseudoClass : std::uint8_t { negation, is, has, first_child, last_child, nth_child, empty, root };
/// What is shown of a matched node instead of the node itself.
enum class View : std::uint8_t { none, section, sentence, intro, json, attribute };

struct AttributeTest {
  std::string name;
  AttributeOperator op = AttributeOperator::present;
  std::string value;
  bool ignore_case = false;
};

struct ComplexSelector;

struct PseudoTest {
  PseudoClass kind;
  int step = 0, offset = 0;           // nth-child(step·n + offset)
  std::vector<ComplexSelector> list;  // of :not, :is, :has
};

struct CompoundSelector {
  Combinator combinator = Combinator::descendant;  // to what stands before it
  bool any = true;                                 // no type, or *
  Tag tag = Tag::other;
  std::string name;                       // the type's name, lower case
  std::vector<AttributeTest> attributes;  // #id and .class among them
  std::vector<PseudoTest> pseudos;
};

struct ComplexSelector {
  std::vector<CompoundSelector> compounds;  // at least one
  View view = View::none;
  std::string argument;               // of ::json(…) and ::attr(…)
  std::uint32_t argument_offset = 0;  // byte offset of `argument` in the selector
};

/// Columns of errors are 1-based code points of `css`.
Result<std::vector<ComplexSelector>> parse_css(std::string_view css);
Error css_error(std::string_view css, std::size_t offset, Message message);

/// One bit a node.
class NodeSet {
 public:
  explicit NodeSet(std::size_t nodes) : words_((nodes + 63) / 64) {}
  [[nodiscard]] bool has(NodeId n) const { return (words_[n >> 6] >> (n & 63)) & 1; }
  void add(NodeId n) { words_[n >> 6] |= std::uint64_t(1) << (n & 63); }
  void add_range(NodeId begin, NodeId end) {
    for (; begin < end && begin % 64 != 0; ++begin) add(begin);
    for (; begin + 64 <= end; begin += 64) words_[begin >> 6] = ~std::uint64_t(0);
    for (; begin < end; ++begin) add(begin);
  }
  void merge(const NodeSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }
  /// Ascending.
  template <class F>
  void for_each(F f) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::uint64_t w = words_[i]; w; w &= w - 1) f(NodeId(i * 64 + std::size_t(__builtin_ctzll(w))));
  }

 private:
  std::vector<std::uint64_t> words_;
};

/// Nodes that a selector matches, its view left aside.
NodeSet evaluate(const Document&, const ComplexSelector&);
/// The same question for one node, without looking at the others where the selector allows it.
bool matches(const Document&, const ComplexSelector&, NodeId);

}  // namespace calame
