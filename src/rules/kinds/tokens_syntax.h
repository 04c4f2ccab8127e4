// What a token pattern says: « {lemma=être} {upos=ADV}{0,2} <{upos=VERB feat=Part.Past}> », read into a tree.
// The language of patterns is described in rules/kinds/tokens.md.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calame/language.h"
#include "calame/message.h"
#include "calame/morphology.h"

namespace calame {

// The tests of one element, `{…}` or a bare word. All must hold; an element without tests is any token.
struct TokenTests {
  struct Strings {
    std::vector<std::string> values;
    bool negated = false;
  };
  struct Inflection {
    std::vector<Features> any;  // of each alternative all must hold
    bool negated = false;
  };
  struct Regex {
    std::string text;
    bool negated = false;
  };
  std::vector<Strings> words;   // of the form in lower case
  std::vector<Strings> lemmas;  // as the lexicon writes them
  std::vector<Strings> texts;   // of the token as it stands
  std::vector<Inflection> features;
  std::vector<Regex> regexes;  // of the whole form
  std::uint32_t upos = (1u << upos_count) - 1;
  std::uint8_t kinds = 0xF;  // a bit for each TokenKind
  std::optional<bool> known;
  std::optional<bool> head;
  bool needs_tags = false;
};

// A number of times; `most` 0 = without limit.
struct TokenRepeat {
  std::uint32_t least = 1, most = 1;
};

struct TokenNode {
  enum class Type : std::uint8_t { element, sequence, choice };
  Type type = Type::sequence;
  std::uint32_t element = 0;  // index into TokenSyntax::elements
  std::uint32_t number = 0;   // of an element as its author counts them, from 1: `qu’il` is one
  bool marked = false;        // between < and >
  TokenRepeat repeat;
  std::vector<TokenNode> parts;
};

struct TokenSyntax {
  TokenNode root;
  std::vector<TokenTests> elements;
  std::uint32_t numbers = 0;  // elements as their author counts them
  bool marked = false;
};

// What is wrong, and in which character of the pattern (from 1).
struct TokenSyntaxError {
  std::uint32_t column = 1;
  Message message;
};

// How the words of a pattern are cut, and what stands behind @name (nullptr: no such list).
struct TokenSyntaxContext {
  const Language& language;
  std::function<const std::vector<std::string>*(std::string_view name)> list;
  std::function<Message(std::string_view name)> unknown_list;  // the error, with a did-you-mean
};

std::variant<TokenSyntax, TokenSyntaxError> parse_token_pattern(std::string_view text, const TokenSyntaxContext&);

inline constexpr std::uint32_t most_token_repeats = 20;

}  // namespace calame
