// kind = "data": structured data (JSON-LD) that cannot be read, or whose places are not numbered 1, 2, 3…
#include <charconv>
#include <string>
#include <utility>

#include "analysis/json_path.h"
#include "rules/kinds/json_fault.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"

namespace calame {
namespace {

enum class Flaw { syntax, order };

struct Parameters {
  Flaw flaw = Flaw::syntax;
  std::optional<Selector> numbers;  // order: what must count 1, 2, 3… within one script
  Applicability safety = Applicability::display_only;
};

std::string_view message_key(JsonFaultKind kind) {
  switch (kind) {
    case JsonFaultKind::trailing_comma:
      return "trailing-comma";
    case JsonFaultKind::missing_comma:
      return "missing-comma";
    case JsonFaultKind::open_string:
      return "open-string";
    case JsonFaultKind::unfinished:
      return "unfinished";
    case JsonFaultKind::other:
      break;
  }
  return "other";
}

// A template's tags and the old wrappers of scripts are for others to read.
bool is_wrapped(std::string_view json) {
  const std::size_t begin = json.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return false;
  const std::string_view start = json.substr(begin);
  for (const std::string_view opening : {"<!--", "//", "/*", "{{", "{%", "<?"})
    if (start.starts_with(opening)) return true;
  return false;
}

Finding fault_at(const Parameters& p, const DataBlock& data, const JsonFault& fault) {
  const std::uint32_t base = data.source.begin.value;
  Finding finding;
  finding.source = SourceSpan(base + std::uint32_t(fault.begin), base + std::uint32_t(fault.end));
  finding.node = data.node;
  finding.message = std::string(message_key(fault.kind));
  finding.arguments = {{"found", data.text.substr(fault.begin, fault.end - fault.begin)}};
  if (fault.kind == JsonFaultKind::trailing_comma) {
    finding.edits.push_back({*finding.source, ""});
    finding.applicability = p.safety;
  }
  return finding;
}

void check_syntax(const Parameters& p, const Subject& subject, Findings& findings) {
  findings.applicable = !subject.document.data.empty();
  for (const DataBlock& data : subject.document.data) {
    if (is_wrapped(data.text) || !select_json(data.text, {}).empty()) continue;
    if (const auto fault = find_json_fault(data.text)) findings.items.push_back(fault_at(p, data, *fault));
  }
}

void check_order(const Parameters& p, const Subject& subject, Findings& findings) {
  findings.applicable = false;
  if (!p.numbers) return;
  NodeId script = no_node;
  double expected = 1;
  bool told = false;
  for (const Match& match : select(subject, *p.numbers, Scope::document)) {
    findings.applicable = true;
    double number = 0;
    const auto [end, error] = std::from_chars(match.value.data(), match.value.data() + match.value.size(), number);
    const bool is_number = error == std::errc() && end == match.value.data() + match.value.size();
    // A page may hold two trails: each begins again at one.
    if (match.node != script || (is_number && number == 1)) expected = 1, told = told && match.node == script;
    script = match.node;
    if (!told && (!is_number || number != expected)) {
      Finding finding = finding_at(match);
      finding.arguments = {{"found", match.value}, {"expected", expected}};
      findings.items.push_back(std::move(finding));
      told = true;
    }
    ++expected;
  }
}

Findings check(const Parameters& p, const Subject& subject) {
  Findings findings;
  if (p.flaw == Flaw::syntax)
    check_syntax(p, subject, findings);
  else
    check_order(p, subject, findings);
  findings.value = double(findings.items.size());
  return findings;
}

Compiled compile(Fields& fields, const Rule& rule) {
  Parameters p;
  if (!fields.has("flaw")) fields.required_text("flaw");
  p.flaw = fields.one_of<Flaw>("flaw", {{"syntax", Flaw::syntax}, {"order", Flaw::order}}, Flaw::syntax);
  if (fields.has("select")) p.numbers = fields.selector("select", "");
  if (p.flaw == Flaw::order && !p.numbers)
    fields.error("select", {"dites avec «\u00A0select\u00A0» quels nombres doivent se suivre",
                            "say with “select” which numbers must follow each other"});
  p.safety = rule.fix ? rule.fix->safety : Applicability::display_only;
  const Facts needs = p.numbers ? p.numbers->needs() : Facts();
  return {[p](const Subject& s) { return check(p, s); }, needs, nullptr, nullptr};
}

}  // namespace

const RuleKind data_kind{"data", compile};

}  // namespace calame
