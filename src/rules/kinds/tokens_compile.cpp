#include "rules/kinds/tokens_compile.h"

#include <bit>
#include <cctype>

#include "analysis/characters.h"
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

namespace {

// How many sentences hold one of these, roughly: signs are everywhere, short words often.
std::size_t frequency(const std::vector<std::string>& words) {
  std::size_t sum = 0;
  for (const std::string& word : words) {
    const bool sign = word.size() == 1 && static_cast<unsigned char>(word.front()) < 0x80 &&
                      std::isalnum(static_cast<unsigned char>(word.front())) == 0;
    sum += sign ? 1000 : word.size() <= 3 ? 20 : word.size() <= 5 ? 4 : 1;
  }
  return sum;
}

// What the lexicon alone gives; the tagger may see the other properties in any word.
Features given_by_lexicon(Features features) {
  constexpr Features by_tagger = Features(Features::finite | Features::infinitive | Features::participle) |
                                 Features(Features::present | Features::past) | Features(Features::contracted);
  return Features(features.bits & ~by_tagger.bits);
}

}  // namespace

std::vector<TagAnchor> tag_anchors(const TokenPattern& pattern) {
  const std::vector<std::string>* rarest = nullptr;
  bool by_lemma = false;
  Features features;
  const auto consider = [&](const TokenTests::Strings& test, bool lemma) {
    if (test.negated || (rarest && frequency(*rarest) <= frequency(test.values))) return;
    rarest = &test.values;
    by_lemma = lemma;
  };
  for (std::uint32_t i = 0; i < pattern.syntax.elements.size(); ++i) {
    if (can_do_without(pattern.automaton, i)) continue;
    const TokenTests& tests = pattern.syntax.elements[i];
    for (const TokenTests::Strings& test : tests.words) consider(test, false);
    for (const TokenTests::Strings& test : tests.lemmas) consider(test, true);
    for (const TokenTests::Inflection& test : tests.features) {
      if (test.negated || test.any.size() != 1) continue;
      const Features given = given_by_lexicon(test.any.front());
      if (std::popcount(given.bits) > std::popcount(features.bits)) features = given;
    }
  }
  std::vector<TagAnchor> anchors;
  if (!rarest) return anchors;
  for (const std::string& word : *rarest) {
    anchors.push_back({word, by_lemma, features});
    if (std::string lower = lower_case(word); lower != word) anchors.push_back({std::move(lower), by_lemma, features});
  }
  return anchors;
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
