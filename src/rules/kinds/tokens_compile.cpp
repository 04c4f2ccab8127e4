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

bool can_do_without(const TokenAutomaton& automaton, std::uint32_t element) {
  TokenPositions open = 0, seen = 0;
  for (std::size_t i = 0; i < automaton.positions.size(); ++i)
    if (automaton.positions[i].element != element) open |= TokenPositions{1} << i;
  for (TokenPositions fresh = automaton.first & open; fresh != 0; fresh = automaton.after(fresh) & open & ~seen)
    seen |= fresh;
  return (seen & automaton.last) != 0;
}

}  // namespace

std::vector<std::string> anchor_words(const TokenPattern& pattern) {
  const std::vector<std::string>* fewest = nullptr;
  for (std::uint32_t i = 0; i < pattern.syntax.elements.size(); ++i) {
    if (can_do_without(pattern.automaton, i)) continue;
    for (const TokenTests::Strings& test : pattern.syntax.elements[i].words)
      if (!test.negated && (!fewest || test.values.size() < fewest->size())) fewest = &test.values;
  }
  return fewest ? *fewest : std::vector<std::string>();
}

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
