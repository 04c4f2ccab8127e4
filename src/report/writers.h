// The formats of a report; formats.cpp lists them.
#pragma once

#include <memory>

#include "calame/report.h"

namespace calame {

std::unique_ptr<ReportWriter> full_writer(const RunFacts&);
std::unique_ptr<ReportWriter> concise_writer(const RunFacts&);
std::unique_ptr<ReportWriter> json_writer(const RunFacts&);
std::unique_ptr<ReportWriter> jsonl_writer(const RunFacts&);
std::unique_ptr<ReportWriter> sarif_writer(const RunFacts&);
std::unique_ptr<ReportWriter> github_writer(const RunFacts&);
std::unique_ptr<ReportWriter> gitlab_writer(const RunFacts&);
std::unique_ptr<ReportWriter> junit_writer(const RunFacts&);
std::unique_ptr<ReportWriter> checkstyle_writer(const RunFacts&);
std::unique_ptr<ReportWriter> rdjson_writer(const RunFacts&);
std::unique_ptr<ReportWriter> markdown_writer(const RunFacts&);
std::unique_ptr<ReportWriter> html_writer(const RunFacts&);

// The rules that an article was audited with.
inline const Ruleset& rules_of(const FileReport& file, const RunFacts& run) {
  return file.rules ? *file.rules : run.rules;
}

}  // namespace calame
