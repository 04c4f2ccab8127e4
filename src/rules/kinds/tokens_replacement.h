// What a token pattern's match should read: text, and {n} for what its n-th element matched.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/kinds/tokens_match.h"

namespace calame {

struct TokenReplacement {
  struct Piece {
    std::string text;
    std::uint32_t number = 0;  // 0 = the text
  };
  std::vector<Piece> pieces;
};

// nullopt: a brace that is no {1}…{numbers}.
std::optional<TokenReplacement> read_token_replacement(std::string_view text, std::uint32_t numbers);
// For the marked part. An element that matched nothing leaves no double space; a capital at the head of what is
// replaced is kept.
std::string replacement_text(const TokenReplacement&, const Document&, const Analysis&, const TokenHit&);

}  // namespace calame
