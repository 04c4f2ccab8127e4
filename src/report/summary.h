// What the reports say of an audit in one line: counts, labels, caps, the arithmetic of the score.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "calame/report.h"
#include "report/texts.h"

namespace calame {

struct Tally {
  std::size_t findings = 0;  ///< neither accepted by a comment in the file nor known from a baseline
  std::size_t errors = 0, warnings = 0, infos = 0;
  std::size_t safe = 0;         ///< mended by `calame fix`
  std::size_t unsafe_only = 0;  ///< mended by `--unsafe` on top
  std::size_t suppressed = 0, baselined = 0;
  Tally& operator+=(const Tally&);
};
Tally tally(const AuditResult&);

/// « 12 problèmes, 7 corrigeables avec `calame fix`, 2 de plus avec `--unsafe` »
std::string summary_sentence(UiLanguage, const Tally&);
/// The score line one can argue with.
std::string score_line(const FileReport&, const Ruleset&, const ReportOptions&);

std::string criterion_label(UiLanguage, const Ruleset&, std::uint32_t criterion);
/// What the gate is about, as a phrase after a colon: the first clause of the finding that closed it, else its
/// criterion's label, or the brief's word count.
std::string gate_label(UiLanguage, const Ruleset&, const AuditResult&, const Gate&);
/// The criterion a gate belongs to, if any.
std::optional<std::uint32_t> gate_criterion(const Ruleset&, const Gate&);
/// Held below what the arithmetic alone would give.
bool gate_acts(const Score&, const Gate&);

/// Not suppressed findings of the rules behind a ledger line.
std::vector<const Diagnostic*> findings_of(const AuditResult&, const LedgerLine&);

/// Findings that a report shows: the first `max` that are neither suppressed nor known.
std::vector<const Diagnostic*> shown_findings(const AuditResult&, std::uint32_t max);
const Rule& rule_of(const Ruleset&, const Diagnostic&);
/// Lower first letter, unless the word goes on in capitals (« H1 absent » stays).
std::string lower_first(std::string_view);
std::string capital(std::string_view);
/// The first clause of a message, as a phrase after a colon: « aucun intertitre pour 693 mots ».
std::string headline(std::string_view message);

}  // namespace calame
