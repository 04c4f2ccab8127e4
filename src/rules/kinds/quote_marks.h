// Which quotation marks of a block pair beyond doubt, and at which level each pair stands.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "calame/audit.h"
#include "rules/kinds/exceptions.h"

namespace calame {

struct QuoteMarks {
  std::string open, close;
  [[nodiscard]] bool same() const { return open == close; }
};

struct QuoteStyle {
  QuoteMarks from;                 // the marks to look for
  std::vector<QuoteMarks> levels;  // what encloses the first level, the second…: these enclose others' marks too
  std::vector<std::string> code;   // a block that holds one of these is no prose
};

struct QuotePair {
  TextSpan open, close;  // with the space inside, where two different marks have one
  std::size_t level;     // below levels.size()
};

struct QuoteReading {
  std::vector<QuotePair> pairs;  // by where they open; none when one mark of the block is in doubt
  bool heads_block = false;      // the first mark opens at the head of the block…
  bool runs_on = false;          // …and is never closed: a quotation of several paragraphs
};

QuoteReading read_quotes(const QuoteStyle&, const Exceptions&, const Subject&, TextSpan block);

}  // namespace calame
