// The tests between the braces of a token pattern: `lemma=être|avoir upos!=AUX feat=Ind.Pres`.
#pragma once

#include <string_view>
#include <variant>

#include "rules/kinds/tokens_syntax.h"

namespace calame {

// Thrown by the readers of a pattern, caught by parse_token_pattern. `at`: byte of the pattern.
struct TokenSyntaxFault {
  std::size_t at = 0;
  Message message;
};

// Reads from after the opening brace at `at` to behind the closing one.
TokenTests read_token_tests(std::string_view pattern, std::size_t& at, const TokenSyntaxContext&);

}  // namespace calame
