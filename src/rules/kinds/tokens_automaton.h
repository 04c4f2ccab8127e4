// A token pattern as an automaton of positions (Glushkov): a position is one element at one place of the
// pattern, its repetitions unrolled. Sets of positions are the bits of a word, so that a step costs a few
// operations whatever the pattern, and no pattern costs more than its length times that of the text.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "rules/kinds/tokens_syntax.h"

namespace calame {

using TokenPositions = std::uint64_t;
inline constexpr std::uint32_t most_token_positions = 64;

struct TokenAutomaton {
  struct Position {
    std::uint32_t element = 0;  // index into TokenSyntax::elements
    std::uint32_t number = 0;   // from 1, as the author counts elements
    bool marked = false;
    TokenPositions follow = 0;  // what may come next
  };
  std::vector<Position> positions;
  TokenPositions first = 0, last = 0;

  [[nodiscard]] TokenPositions after(TokenPositions set) const {
    TokenPositions next = 0;
    for (; set != 0; set &= set - 1) next |= positions[std::size_t(__builtin_ctzll(set))].follow;
    return next;
  }
};

// nullopt with the reason: too many positions, or it matches no token at all.
enum class TokenAutomatonFault : std::uint8_t { too_large, empty_match };
std::optional<TokenAutomatonFault> build_token_automaton(const TokenSyntax&, TokenAutomaton& out);

}  // namespace calame
