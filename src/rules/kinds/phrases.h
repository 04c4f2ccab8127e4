// A list of words and expressions, searched in prose: whole words, elisions and no-break spaces alike.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calame/audit.h"
#include "rules/kinds/inflected_phrases.h"
#include "rules/kinds/trigger_index.h"
#include "rules/pattern.h"

namespace calame {

class Phrases {
 public:
  Phrases() = default;
  // `inflect`: in any ending, see InflectedPhrases.
  Phrases(const std::vector<std::string>& phrases, bool inflect, bool match_case);
  // Ascending, none overlapping; the longest of those that start at one place. `within` may hold
  // several blocks: a hit may then run over a border.
  [[nodiscard]] std::vector<TextSpan> find(const Subject&, TextSpan within) const;
  // … and in any ending, the phrase of each; `which` stays empty without `inflect`.
  [[nodiscard]] std::vector<TextSpan> find(const Subject&, TextSpan within,
                                           std::vector<const std::string*>& which) const;
  // Only a block that holds one of these can hold a phrase; none: any can.
  [[nodiscard]] const std::vector<Trigger>& triggers() const { return triggers_; }
  // … for the one who keeps them with others.
  [[nodiscard]] std::vector<Trigger> take_triggers() { return std::move(triggers_); }
  // Found with the words, the spaces and the hyphens that they are written with.
  [[nodiscard]] bool as_spelled() const { return pattern_.has_value(); }
  [[nodiscard]] bool empty() const { return !pattern_ && !by_token_ && !inflected_; }

 private:
  std::vector<TextSpan> find_by_pattern(const Subject&, TextSpan) const;
  std::vector<TextSpan> find_by_token(const Subject&, TextSpan) const;

  std::vector<Trigger> triggers_;
  std::optional<Pattern> pattern_;  // few phrases: one expression, as fast as a search
  struct ByToken;                   // many phrases: hashed by their first word
  std::shared_ptr<const ByToken> by_token_;
  std::shared_ptr<const InflectedPhrases> inflected_;
};

}  // namespace calame
