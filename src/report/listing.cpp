#include "report/listing.h"

#include <filesystem>

namespace calame {
namespace {

constexpr std::size_t most_replaced = 2000;  // bytes

bool applies(const Diagnostic& d) {
  return d.fix && !d.fix->edits.empty() && d.fix->applicability != Applicability::display_only;
}

}  // namespace

OpenFindings open_findings(const AuditResult& result, std::uint32_t most) {
  OpenFindings open;
  for (const Diagnostic& d : result.diagnostics) {
    if (d.suppressed || d.baselined) continue;
    if (open.shown.size() < most)
      open.shown.push_back(&d);
    else
      ++open.left_out;
  }
  return open;
}

LineColumn start_of(const Source& source, const Diagnostic& d) {
  return d.whole_document ? LineColumn{1, 1} : source.position(d.span.begin);
}

std::uint32_t line_of(const Error& e) { return std::max(1u, e.at.line); }

std::string repository_path(std::string_view path, const ReportOptions& o) {
  namespace fs = std::filesystem;  // names alone are looked at, never the disk
  if (path == "-") return "-";
  fs::path place = fs::path(path).lexically_normal();
  if (place.is_relative()) place = (fs::path(o.folder) / place).lexically_normal();
  if (o.root.empty()) return place.generic_string();
  const fs::path whole = place.is_relative() ? (fs::path(o.root) / place).lexically_normal() : place;
  const fs::path below = whole.lexically_relative(o.root);
  return (below.empty() || *below.begin() == ".." ? whole : below).generic_string();
}

std::optional<Replacement> replacement_of(const Source& source, const Diagnostic& d) {
  if (!applies(d)) return std::nullopt;
  const std::vector<Edit>& edits = d.fix->edits;
  const SourceSpan span{edits.front().span.begin, edits.back().span.end};
  if (span.end < span.begin || span.end.value > source.text().size() || span.size() > most_replaced)
    return std::nullopt;
  Replacement whole{span, {}};
  SourceOffset at = span.begin;
  for (const Edit& e : edits) {
    if (e.span.begin < at || e.span.end < e.span.begin) return std::nullopt;
    whole.text.append(source.text_of({at, e.span.begin})).append(e.replacement);
    at = e.span.end;
  }
  return whole;
}

std::string rule_title(const Rule& rule) { return rule.name.empty() ? rule.id : rule.id + " " + rule.name; }

}  // namespace calame
