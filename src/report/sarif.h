// Pieces of a SARIF log.
#pragma once

#include <string>

#include "report/json_parts.h"

namespace calame {

/// %SRCROOT% and the path from there, or a file: address outside of the repository.
Json sarif_artifact(std::string_view path, const ReportOptions&);
/// A finding as a `result`.
Json sarif_result(const FileReport&, const Diagnostic&, const Rule&, const std::string& fingerprint,
                  const ReportOptions&);
/// A rule as a `reportingDescriptor`.
Json sarif_rule(const Rule&, const Ruleset&, UiLanguage);

/// The part of a URI that a path is: what is not unreserved is written as %XX, byte by byte.
std::string uri_path(std::string_view path);

}  // namespace calame
