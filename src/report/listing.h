// What the formats of continuous integration list of an article, and how they name its place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "calame/report.h"

namespace calame {

/// Findings to act on: neither accepted by a comment in the file nor known before.
struct OpenFindings {
  std::vector<const Diagnostic*> shown;
  std::size_t left_out = 0;  ///< beyond those that may be shown
};
OpenFindings open_findings(const AuditResult&, std::uint32_t most);

/// {1, 1} for the document as a whole.
LineColumn start_of(const Source&, const Diagnostic&);
/// The line that an error names, 1 when it names none.
std::uint32_t line_of(const Error&);

/// The path seen from the root of the repository, without "." and ".."; absolute where it lies outside of it.
std::string repository_path(std::string_view path, const ReportOptions&);

/// The edits as one: what the text between their ends becomes. None without a fix that may be applied, or when it
/// takes more than a reader can look through.
struct Replacement {
  SourceSpan span;
  std::string text;
};
std::optional<Replacement> replacement_of(const Source&, const Diagnostic&);

/// "MET001 title-missing"
std::string rule_title(const Rule&);

}  // namespace calame
