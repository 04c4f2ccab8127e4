/// audit(): the rules read the facts; findings become diagnostics and a score.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calame/analysis.h"
#include "calame/document.h"
#include "calame/edit.h"
#include "calame/ruleset.h"
#include "calame/score.h"
#include "calame/source.h"

namespace calame {

/// What comes from outside the text; given by cli/, so that results depend on the input alone.
struct World {
  std::string today;                                  ///< ISO 8601 date, "" = unknown
  std::function<bool(std::string_view path)> exists;  ///< relative to the article; empty = unknown
  /// What a list of commissions asks of this article: its own fields come before it, calame.toml after it.
  Brief ordered = {};
};

/// References for the call only.
struct Subject {
  const Source& source;
  const Document& document;
  const Analysis& analysis;
  const Brief& brief;
  const Language& language;
  const TypographyPreset& typography;
  const World& world;
};

struct Related {
  SourceSpan span;
  std::string message;
};

struct Diagnostic {
  std::uint32_t rule = 0;  ///< index into Ruleset::rules
  SourceSpan span;
  TextSpan text;  ///< in Document::prose; empty where the flaw is markup
  bool whole_document = false;
  Severity severity = Severity::warning;
  std::string message;
  std::optional<Fix> fix;
  std::vector<Related> related;
  bool suppressed = false;  ///< accepted by a comment in the file: listed, not scored
  std::string suppression_reason;
  bool baselined = false;  ///< known debt: scored, not failing
};

/// Small facts for reports and later for rules over a whole site.
struct PageFacts {
  std::string title, description, h1, keyphrase, author, lang, date, slug;
};

/// Owns all it says; nothing borrowed.
struct AuditResult {
  std::vector<Diagnostic> diagnostics;  ///< by position, then rule id; all of them (limits are the reports' affair)
  Metrics metrics;
  Score score;
  PageFacts facts;
  std::string lang;
  std::vector<std::uint32_t> passed;  ///< enabled rules that applied and found nothing
};

/// `threads`: for the rules of a large document, see Limits. They change no result.
AuditResult audit(const Subject&, const Ruleset&, UiLanguage, std::uint32_t threads = 1);

/// Everything from bytes to result, for callers that need no step in between.
struct Audited {
  Source source;
  Document document;
  Analysis analysis;
  Brief brief;
  AuditResult result;
};
Result<Audited> audit_text(std::string bytes, std::string path, Format, const Ruleset&, const Brief&, const World&,
                           UiLanguage, const Limits& = {});

struct FixRun {
  std::string bytes;         ///< stable, or as it was after `max_passes`
  std::uint32_t passes = 0;  ///< that changed something
  std::uint32_t applied = 0;
  bool stable = true;
  std::vector<std::string> cycle;   ///< ids of the rules that undo each other, when not stable
  std::vector<Diagnostic> fixed;    ///< spans of the pass they were applied in
  std::optional<AuditResult> last;  ///< of `bytes`, when stable
};
/// Audit, apply, again until nothing changes. `first`: the audit of these bytes with the same settings, where the
/// caller has it already.
Result<FixRun> fix_text(std::string bytes, std::string path, Format, const Ruleset&, const Brief&, const World&,
                        UiLanguage, Applicability minimum, const Limits& = {}, std::uint32_t max_passes = 10,
                        const Audited* first = nullptr);

}  // namespace calame
