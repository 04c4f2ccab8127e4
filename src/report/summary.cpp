#include "report/summary.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>

#include "report/escape.h"

namespace calame {
namespace {

bool is_short(std::string_view phrase) { return scalar_count(phrase) <= 70; }

}  // namespace

Tally& Tally::operator+=(const Tally& o) {
  findings += o.findings, errors += o.errors, warnings += o.warnings, infos += o.infos;
  safe += o.safe, unsafe_only += o.unsafe_only, suppressed += o.suppressed, baselined += o.baselined;
  return *this;
}

Tally tally(const AuditResult& result) {
  Tally t;
  for (const Diagnostic& d : result.diagnostics) {
    if (d.suppressed) {
      ++t.suppressed;
      continue;
    }
    if (d.baselined) {
      ++t.baselined;
      continue;
    }
    ++t.findings;
    ++(d.severity == Severity::error ? t.errors : d.severity == Severity::warning ? t.warnings : t.infos);
    if (!d.fix || d.fix->edits.empty()) continue;
    if (d.fix->applicability == Applicability::safe) ++t.safe;
    if (d.fix->applicability == Applicability::unsafe) ++t.unsafe_only;
  }
  return t;
}

std::string summary_sentence(UiLanguage ui, const Tally& t) {
  std::string out;
  if (t.findings == 0) {
    out = say(ui, Text::summary_clean);
    out.pop_back();
  } else {
    out = say(ui, Text::summary, {count(ui, t.findings)});
    if (t.safe > 0) out += ", " + count(ui, t.safe) + " " + say(ui, Text::fixable_safe, {count(ui, t.safe)});
    if (t.unsafe_only > 0 && t.safe > 0) out += ", " + say(ui, Text::summary_unsafe, {count(ui, t.unsafe_only)});
    if (t.unsafe_only > 0 && t.safe == 0)
      out += ", " + count(ui, t.unsafe_only) + " " + say(ui, Text::fixable_unsafe, {count(ui, t.unsafe_only)});
    if (t.safe + t.unsafe_only == 0) out += ", " + say(ui, Text::summary_none_fixable);
  }
  if (t.suppressed > 0) out += ", " + say(ui, Text::summary_accepted, {count(ui, t.suppressed)});
  if (t.baselined > 0) out += ", " + say(ui, Text::summary_known, {count(ui, t.baselined)});
  return out + ".";
}

std::string criterion_label(UiLanguage ui, const Ruleset& rules, std::uint32_t criterion) {
  const Criterion& c = rules.criteria[criterion];
  const std::string& label = c.label.in(ui);
  return label.empty() ? c.id : label;
}

std::optional<std::uint32_t> gate_criterion(const Ruleset& rules, const Gate& gate) {
  for (std::uint32_t i = 0; i < rules.criteria.size(); ++i)
    if (gate.id == "gate." + rules.criteria[i].id) return i;
  return std::nullopt;
}

std::string gate_label(UiLanguage ui, const Ruleset& rules, const AuditResult& result, const Gate& gate) {
  if (const auto c = gate_criterion(rules, gate)) {
    for (const Diagnostic& d : result.diagnostics)
      if (!d.suppressed && rules.rules[d.rule].criterion == c && is_short(headline(d.message)))
        return headline(d.message);
    return lower_first(criterion_label(ui, rules, *c));
  }
  return gate.id.find("brief") != std::string::npos ? say(ui, Text::gate_brief) : gate.id;
}

bool gate_acts(const Score& score, const Gate& gate) { return gate.cap < score.raw; }

std::vector<const Diagnostic*> findings_of(const AuditResult& result, const LedgerLine& line) {
  std::vector<const Diagnostic*> out;
  for (const Diagnostic& d : result.diagnostics)
    if (!d.suppressed && std::find(line.rules.begin(), line.rules.end(), d.rule) != line.rules.end()) out.push_back(&d);
  return out;
}

std::vector<const Diagnostic*> shown_findings(const AuditResult& result, std::uint32_t max) {
  std::vector<const Diagnostic*> out;
  for (const Diagnostic& d : result.diagnostics)
    if (!d.suppressed && !d.baselined && out.size() < max) out.push_back(&d);
  return out;
}

const Rule& rule_of(const Ruleset& rules, const Diagnostic& d) { return rules.rules[d.rule]; }

std::string lower_first(std::string_view text) {
  if (text.empty()) return {};
  const Scalar first = first_scalar(text);
  const std::string_view rest = text.substr(first.size);
  const UChar32 second = rest.empty() ? 0 : first_scalar(rest).value;
  if (u_isupper(second) || u_isdigit(second)) return std::string(text);
  std::string out;
  append_scalar(out, u_tolower(first.value));
  return out.append(rest);
}

namespace {

// The first of the stops from `from` on that is not quoted: what is quoted may hold any of them.
std::size_t first_stop(std::string_view message, std::initializer_list<std::string_view> stops, std::size_t from) {
  constexpr std::pair<std::string_view, std::string_view> quotes[] = {{"«", "»"}, {"“", "”"}};
  const auto end_of_quote = [&](std::size_t at) {
    for (const auto& [open, close] : quotes) {
      const std::size_t begin = message.rfind(open, at);
      const std::size_t end = begin == message.npos ? begin : message.find(close, begin);
      if (end != message.npos && end > at) return end;
    }
    return message.npos;
  };
  std::size_t first = message.size();
  for (const std::string_view stop : stops) {
    std::size_t at = message.find(stop, from);
    while (at < first) {
      const std::size_t end = end_of_quote(at);
      if (end == message.npos) first = at;
      at = end == message.npos ? first : message.find(stop, end);
    }
  }
  return first;
}

}  // namespace

std::string headline(std::string_view message) {
  std::size_t end = first_stop(message, {" :", "\u00A0:", ": ", " ;", "\u202F;", "; ", ". ", " ("}, 0);
  // « [x] » alone says nothing: what is said of it comes with it.
  const std::string_view said = message.substr(0, end);
  if ((said.starts_with("«") && said.ends_with("»")) || (said.starts_with("“") && said.ends_with("”")))
    end = first_stop(message, {", ", " ;", "\u202F;", "; ", ". ", " ("}, end);
  while (end > 0 && message[end - 1] == '.') --end;
  return lower_first(message.substr(0, end));
}

std::string capital(std::string_view text) {
  if (text.empty()) return {};
  const Scalar first = first_scalar(text);
  std::string out;
  append_scalar(out, u_toupper(first.value));
  return out.append(text.substr(first.size));
}

namespace {

/// Why the points are gone, in a few words: the finding when it is alone and short, else the criterion and a count.
std::string reason(const AuditResult& result, const LedgerLine& line, const Ruleset& rules, UiLanguage ui) {
  const auto findings = findings_of(result, line);
  if (findings.size() == 1)
    if (std::string phrase = headline(findings.front()->message); is_short(phrase)) return phrase;
  std::string label = lower_first(criterion_label(ui, rules, line.criterion));
  if (findings.size() > 1) label += (ui == UiLanguage::fr ? "\u00A0: " : ": ") + count(ui, findings.size());
  return label;
}

}  // namespace

std::string score_line(const FileReport& file, const Ruleset& rules, const ReportOptions& options) {
  constexpr std::size_t most = 4;
  const UiLanguage ui = options.ui;
  const AuditResult& result = file.audited->result;
  std::string out = say(ui, Text::score_head, {std::to_string(result.score.overall)});
  const auto min = options.min_score ? options.min_score : rules.min_score;
  if (min) out += " " + say(ui, Text::score_min, {decimal(ui, *min, *min == std::floor(*min) ? 0 : 1)});
  std::string parts;
  std::size_t lost = 0;
  for (const LedgerLine& line : result.score.ledger) {
    if (line.loss < 0.05 || ++lost > most) continue;
    if (!parts.empty()) parts += ", ";
    parts += lower_first(category_label(ui, rules.criteria[line.criterion].category)) + " " +
             signed_decimal(ui, -line.loss, 1) + " (" + reason(result, line, rules, ui) + ")";
  }
  if (result.score.ledger.empty()) parts = say(ui, Text::nothing_applies);
  if (!parts.empty()) out += (ui == UiLanguage::fr ? "\u00A0: " : ": ") + parts;
  out += lost > most ? "…" : ".";
  for (const Gate& gate : result.score.gates)
    out += " " + say(ui, gate_acts(result.score, gate) ? Text::gate_here : Text::gate_lifted,
                     {decimal(ui, gate.cap, 0), gate_label(ui, rules, result, gate)});
  if (file.after) out += " " + say(ui, Text::with_fixes, {std::to_string(file.after->overall)});
  return visible_line(out);
}

}  // namespace calame
