#include "rules/kinds/tokens_compile.h"

#include "document/worded.h"
#include "rules/did_you_mean.h"
#include "rules/error_sink.h"

namespace calame {
namespace {

Message message_of(TokenAutomatonFault fault) {
  if (fault == TokenAutomatonFault::too_large)
    return worded("plus de {} éléments, répétitions comptées", "more than {} elements, repetitions counted",
                  most_token_positions);
  return {"tout y est facultatif, il trouverait partout", "everything in it is optional, it would match everywhere"};
}

}  // namespace

TokenSyntaxContext token_syntax_context(const Ruleset& ruleset, std::string_view lang) {
  const auto list = [&ruleset](std::string_view name) -> const std::vector<std::string>* {
    const auto found = ruleset.lists.find(std::string(name));
    return found == ruleset.lists.end() ? nullptr : &found->second;
  };
  const auto unknown = [&ruleset](std::string_view name) {
    std::vector<std::string_view> names;
    for (const auto& [known, words] : ruleset.lists) names.push_back(known);
    return worded("liste inconnue «\u00A0{}\u00A0»{}", "unknown list “{}”{}", clipped(name), suggestion(name, names));
  };
  return {ruleset.language(lang), list, unknown};
}

std::variant<std::optional<TokenPattern>, TokenSyntaxError> compile_token_pattern(std::string_view text,
                                                                                  const TokenSyntaxContext& context,
                                                                                  const TokenRegexCompiler& regex) {
  auto read = parse_token_pattern(text, context);
  if (auto* wrong = std::get_if<TokenSyntaxError>(&read)) return std::move(*wrong);
  TokenPattern pattern;
  pattern.syntax = std::get<TokenSyntax>(std::move(read));
  if (const auto fault = build_token_automaton(pattern.syntax, pattern.automaton))
    return TokenSyntaxError{1, message_of(*fault)};
  for (const TokenTests& tests : pattern.syntax.elements) {
    pattern.needs_tags |= tests.needs_tags;
    pattern.needs_lexicon |= tests.known.has_value();
    auto& regexes = pattern.regexes.emplace_back();
    for (const TokenTests::Regex& one : tests.regexes) {
      auto whole = regex("(?:" + one.text + ")\\z");
      if (!whole) return std::nullopt;
      regexes.push_back(*std::move(whole));
    }
  }
  return pattern;
}

}  // namespace calame
