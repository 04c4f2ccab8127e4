#include <algorithm>
#include <stdexcept>

#include "report/writers.h"

namespace calame {

std::span<const ReportFormat> report_formats() {
  static constexpr ReportFormat formats[] = {
      {"full", full_writer, true, true},
      {"concise", concise_writer, true, false},
      {"json", json_writer, false, false},
      {"jsonl", jsonl_writer, false, false},
      {"sarif", sarif_writer, false, false, true},
      {"github", github_writer},
      {"gitlab", gitlab_writer},
      {"junit", junit_writer},
      {"checkstyle", checkstyle_writer},
      {"rdjson", rdjson_writer},
      {"markdown", markdown_writer, false, true},
      {"html", html_writer, false, true, false, true},
  };
  return formats;
}

const ReportFormat* report_format(std::string_view name) {
  const auto formats = report_formats();
  const auto found =
      std::find_if(formats.begin(), formats.end(), [&](const ReportFormat& f) { return f.name == name; });
  return found == formats.end() ? nullptr : &*found;
}

std::string report(std::string_view format, std::span<const FileReport> files, const Ruleset& rules,
                   const ReportOptions& options) {
  const ReportFormat* known = report_format(format);
  if (!known) throw std::invalid_argument("no report format of this name");
  const auto writer = known->writer({rules, options, files.size()});
  std::string out = writer->begin();
  for (const FileReport& file : files) out += writer->add(file, writer->render(file));
  return out + writer->end();
}

}  // namespace calame
