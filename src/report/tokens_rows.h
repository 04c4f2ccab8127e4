// What `calame debug tokens` says of each token, drawn once for both of its formats.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calame/report.h"

namespace calame {

std::string_view kind_name(TokenKind);
std::string_view protection_name(Protection);
std::string_view number_class_name(NumberClass);

/// Line and column of ascending offsets, each counted from the one before: a file of one long line stays cheap.
class AscendingPositions {
 public:
  explicit AscendingPositions(const Source& source) : source_(source) {}
  LineColumn at(SourceOffset);

 private:
  const Source& source_;
  std::uint32_t last_ = 0, line_end_ = 0;
  LineColumn position_{1, 1};
  bool started_ = false;
};

/// A sentence, or the tokens of a block that holds none.
struct TokenGroup {
  std::uint32_t first = 0, end = 0;       ///< tokens
  std::optional<std::uint32_t> sentence;  ///< index into Analysis::sentences
  std::string_view where;                 ///< element of the block: "title", "h2", "p"…
};
std::vector<TokenGroup> token_groups(const Document&, const Analysis&);

/// Facts that a token is part of; nullptr where it is of none. Asked in ascending order of tokens.
class TokenFacts {
 public:
  explicit TokenFacts(const TokensReport&);
  struct Of {
    const ProtectedSpan* protection = nullptr;
    const NumberSpan* number = nullptr;
    const Passive* passive = nullptr;
    const Connective* connective = nullptr;
    const KeyphraseMatch* keyphrase = nullptr;
    const RepeatedOpening* opening = nullptr;
    const Passage* passage = nullptr;
    const TokenMatch* match = nullptr;
    bool marked = false;        ///< in the part of the match between < and >
    std::uint32_t element = 0;  ///< of the match, from 1; 0 without a match
  };
  Of of(std::uint32_t token);

 private:
  const TokensReport& report_;
  std::size_t protection_ = 0, number_ = 0, passive_ = 0, connective_ = 0, keyphrase_ = 0, passage_ = 0, match_ = 0;
  std::vector<std::uint32_t> opening_of_sentence_;  ///< index into openings + 1; 0 = none
};

}  // namespace calame
