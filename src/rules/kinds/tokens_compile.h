// A token pattern from its text, with the languages and lists of a ruleset.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "calame/ruleset.h"
#include "rules/kinds/tokens_match.h"

namespace calame {

TokenSyntaxContext token_syntax_context(const Ruleset&, std::string_view lang);

// `regex` compiles what stands in match=/…/, anchored; where it fails it says so itself, and no pattern comes back.
using TokenRegexCompiler = std::function<std::optional<Pattern>(const std::string& regex)>;
std::variant<std::optional<TokenPattern>, TokenSyntaxError> compile_token_pattern(std::string_view text,
                                                                                  const TokenSyntaxContext&,
                                                                                  const TokenRegexCompiler& regex);

// Words, in lower case, of which every match of the pattern holds one; empty when it can do without.
std::vector<TagAnchor> tag_anchors(const TokenPattern&);

}  // namespace calame
