#include "rules/kinds/tokens_automaton.h"

#include <algorithm>

namespace calame {
namespace {

// What a part of the pattern begins and ends with, and whether it may be left out.
struct Fragment {
  TokenPositions first = 0, last = 0;
  bool nullable = true;
};

class Builder {
 public:
  Builder(const TokenSyntax& syntax, TokenAutomaton& out) : syntax_(syntax), out_(out) {}

  // False when the positions do not suffice.
  bool build() {
    const Fragment whole = repeated(syntax_.root);
    out_.first = whole.first;
    out_.last = whole.last;
    nullable_ = whole.nullable;
    return !full_;
  }
  [[nodiscard]] bool nullable() const { return nullable_; }

 private:
  void link(TokenPositions from, TokenPositions to) {
    for (; from != 0; from &= from - 1) out_.positions[std::size_t(__builtin_ctzll(from))].follow |= to;
  }

  Fragment joined(const Fragment& a, const Fragment& b) {
    link(a.last, b.first);
    return {a.nullable ? a.first | b.first : a.first, b.nullable ? a.last | b.last : b.last, a.nullable && b.nullable};
  }

  // Once a position is wanting nothing more is unrolled, so that nested repetitions cost nothing.
  Fragment repeated(const TokenNode& node) {
    const TokenRepeat repeat = node.repeat;
    const bool endless = repeat.most == 0;
    const std::uint32_t copies = std::max(1u, endless ? repeat.least : repeat.most);
    Fragment whole;
    for (std::uint32_t i = 0; i < copies && !full_; ++i) {
      Fragment one = once(node);
      if (endless && i + 1 == copies) link(one.last, one.first);
      if (i >= repeat.least) one.nullable = true;
      whole = i == 0 ? one : joined(whole, one);
    }
    return whole;
  }

  Fragment once(const TokenNode& node) {
    switch (node.type) {
      case TokenNode::Type::element:
        return element(node);
      case TokenNode::Type::choice:
        return choice(node);
      case TokenNode::Type::sequence:
        break;
    }
    Fragment whole;
    for (const TokenNode& part : node.parts) {
      if (full_) break;
      whole = joined(whole, repeated(part));
    }
    return whole;
  }

  Fragment choice(const TokenNode& node) {
    Fragment whole{0, 0, false};
    for (const TokenNode& part : node.parts) {
      if (full_) break;
      const Fragment one = repeated(part);
      whole.first |= one.first;
      whole.last |= one.last;
      whole.nullable = whole.nullable || one.nullable;
    }
    return whole;
  }

  Fragment element(const TokenNode& node) {
    if (out_.positions.size() == most_token_positions) {
      full_ = true;
      return {};
    }
    const TokenPositions bit = TokenPositions{1} << out_.positions.size();
    out_.positions.push_back({node.element, node.number, node.marked, 0});
    return {bit, bit, false};
  }

  const TokenSyntax& syntax_;
  TokenAutomaton& out_;
  bool full_ = false, nullable_ = false;
};

}  // namespace

std::optional<TokenAutomatonFault> build_token_automaton(const TokenSyntax& syntax, TokenAutomaton& out) {
  Builder builder(syntax, out);
  if (!builder.build()) return TokenAutomatonFault::too_large;
  if (builder.nullable()) return TokenAutomatonFault::empty_match;
  return std::nullopt;
}

}  // namespace calame
