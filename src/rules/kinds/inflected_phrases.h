// Words and expressions in any ending, by the keys that keyphrases are compared by: « impacter » finds impacte and
// impactait, never the noun impact.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "calame/audit.h"

namespace calame {

class InflectedPhrases {
 public:
  // Of several that start at one place the first found wins: the longest stand first.
  explicit InflectedPhrases(std::vector<std::string> phrases);
  ~InflectedPhrases();
  // Ascending, none overlapping. `which`: the phrase of each, too.
  [[nodiscard]] std::vector<TextSpan> find(const Subject&, TextSpan within,
                                           std::vector<const std::string*>* which = nullptr) const;

 private:
  struct Table;
  const Table& table_of(const Language&) const;

  std::vector<std::string> phrases_;
  // Keys need the language, which comes with the subject: a table is built at its first use.
  mutable std::mutex mutex_;
  mutable std::map<std::pair<const Lexicon*, std::string>, std::unique_ptr<const Table>> tables_;
};

}  // namespace calame
