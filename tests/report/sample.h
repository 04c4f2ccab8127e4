// Hand-built audits, so that the reports are tested apart from the rules.
#pragma once

#include <string>
#include <string_view>

#include "calame/report.h"

namespace calame::sample {

/// Four criteria, a rule each, and one that feeds nothing.
const Ruleset& ruleset();

/// A flaw to place at the nth occurrence of `words` in the prose.
struct Flaw {
  std::string_view rule, words, message;
  std::string_view replacement = {};  ///< with a safe fix when not empty
  std::size_t nth = 0;
  bool suppressed = false;
};

/// Reads the text and puts the flaws where their words stand; score, metrics and outline are plausible and fixed.
FileReport audited(std::string path, Format, std::string text, const std::vector<Flaw>&, std::string keyphrase = {});
/// A flaw of the document as a whole.
void add_whole(FileReport&, std::string_view rule, std::string message);
/// Ledger from (criterion id, loss, max); raw = 100 - losses, gates as given.
void set_score(FileReport&, const std::vector<std::tuple<std::string, double, double>>&, const std::vector<Gate>& = {});

/// A whole article with a bit of everything.
FileReport article();
ReportOptions french();
ReportOptions english();

}  // namespace calame::sample
