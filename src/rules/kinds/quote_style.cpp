// kind = "quote-style": quotation marks of another style, in pairs beyond doubt, and the preset's instead.
#include "rules/kinds/quote_marks.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"

namespace calame {
namespace {

struct Parameters {
  Selection selection;
  Exceptions exceptions;
  QuoteStyle style;
  std::string slot;  // the space inside the marks of the first level
  Applicability safety = Applicability::display_only;
};

std::string_view inner_space(const Parameters& p, const Subject& subject) {
  const auto slot = subject.typography.slots.find(p.slot);
  if (slot == subject.typography.slots.end() || slot->second == "keep") return "\u00A0";
  if (slot->second == "nnbsp") return "\u202F";
  if (slot->second == "nbsp") return "\u00A0";
  return slot->second == "space" ? " " : "";
}

void add(const Parameters& p, const Subject& subject, const QuotePair& pair, Findings& findings) {
  const QuoteMarks& marks = p.style.levels[pair.level];
  if (marks.open == p.style.from.open) return;
  const std::string space(pair.level == 0 ? inner_space(p, subject) : "");
  Finding finding;
  finding.text = TextSpan(pair.open.begin, pair.close.end);
  finding.arguments = {
      {"found", excerpt(text_of(subject.document, finding.text))}, {"open", marks.open}, {"close", marks.close}};
  auto first = prose_edit(subject.document, subject.source, pair.open, marks.open + space);
  auto second = prose_edit(subject.document, subject.source, pair.close, space + marks.close);
  if (first && second) {
    finding.edits.push_back(std::move(*first));
    finding.edits.push_back(std::move(*second));
    finding.applicability = p.safety;
  }
  findings.items.push_back(std::move(finding));
}

// l'eau, aujourd'hui: all the signs of a text stand in words, and none is a mark. Letters beyond ASCII are looked for
// among the usual ones.
bool only_in_words(std::string_view text, const std::string& sign) {
  constexpr std::string_view apostrophe = "'", curly_apostrophe = "’";
  if (sign != apostrophe && sign != curly_apostrophe) return false;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + sign.size())) {
    const std::size_t behind = at + sign.size();
    if (at == 0 || behind == text.size() || !is_letter(text[at - 1])) return false;
    const std::string_view two = text.substr(behind, 2);
    const bool accented = two[0] == '\xC3' && two != "×" && two != "÷";
    if (!accented && !is_letter(two[0])) return false;
  }
  return true;
}

// By its last byte: “ ‘ ‹ and the apostrophe share their first ones.
std::size_t find_sign(std::string_view text, std::string_view sign, std::size_t from) {
  for (std::size_t at = text.find(sign.back(), from + sign.size() - 1); at != std::string_view::npos;
       at = text.find(sign.back(), at + 1))
    if (text.substr(at + 1 - sign.size(), sign.size()) == sign) return at + 1 - sign.size();
  return std::string_view::npos;
}

Findings check(const Parameters& p, const Subject& subject) {
  Findings findings;
  findings.value = 0;
  const std::string_view prose = subject.document.prose, sign = p.style.from.open;
  std::size_t next = find_sign(prose, sign, 0);
  if (next == std::string_view::npos) return findings;
  bool running = false;  // a quotation that opens each of its paragraphs and closes the last
  for (const TextSpan& block : prose_of(subject, p.selection)) {
    if (next < block.begin.value) next = find_sign(prose, sign, block.begin.value);
    const bool none = next == std::string_view::npos || next + sign.size() > block.end.value;
    if (none || only_in_words(text_of(subject.document, block), p.style.from.open)) {
      running = false;
      continue;
    }
    const QuoteReading reading = read_quotes(p.style, p.exceptions, subject, block);
    const bool last = running && reading.heads_block;
    running = reading.runs_on;
    if (last) continue;
    for (const QuotePair& pair : reading.pairs) add(p, subject, pair, findings);
  }
  findings.value = double(findings.items.size());
  return findings;
}

// "« »": an opening and a closing mark; one mark alone is both.
std::optional<QuoteMarks> marks_from(const std::string& text) {
  const std::size_t space = text.find(' ');
  if (text.empty() || space == 0 || space + 1 == text.size()) return std::nullopt;
  if (space == std::string::npos) return QuoteMarks{text, text};
  return QuoteMarks{text.substr(0, space), text.substr(space + 1)};
}

Compiled compile(Fields& fields, const Rule& rule) {
  Parameters p;
  p.selection = read_selection(fields);
  p.exceptions = read_exceptions(fields);
  const auto read = [&](std::string_view key, const std::string& text) {
    const auto marks = marks_from(text);
    if (!marks)
      fields.error(key, {"un signe, ou un ouvrant et un fermant séparés par une espace, par exemple \"« »\"",
                         "one mark, or an opening and a closing one with one space between, such as \"« »\""});
    return marks.value_or(QuoteMarks());
  };
  p.style.from = read("from", fields.required_text("from"));
  for (const std::string& level : fields.texts("to")) p.style.levels.push_back(read("to", level));
  if (p.style.levels.empty() && !fields.failed())
    fields.error("to", {"la sorte «\u00A0quote-style\u00A0» demande «\u00A0to\u00A0», les signes de chaque niveau, "
                        "par exemple [\"« »\", \"“ ”\"]",
                        "kind “quote-style” needs “to”, the marks of each level, such as [\"« »\", \"“ ”\"]"});
  p.slot = fields.text("inner", "guillemet");
  p.style.code = fields.texts("unless-block");
  p.safety = rule.fix ? rule.fix->safety : Applicability::display_only;
  return {[p](const Subject& s) { return check(p, s); },
          Facts(Fact::protected_spans) | Fact::tokens | Fact::passages | p.selection.needs(), nullptr, nullptr};
}

}  // namespace

const RuleKind quote_style_kind{"quote-style", compile};

}  // namespace calame
