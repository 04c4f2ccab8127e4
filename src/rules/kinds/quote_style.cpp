// kind = "quote-style": quotation marks of another style, in pairs beyond doubt, and the preset's instead.
//
// A mark opens where a space, an opening sign or an elision stands before it and something right behind; it
// closes in the mirrored case. A block in which one mark could be either, or does not pair, is left alone.
#include <algorithm>

#include "analysis/characters.h"
#include "rules/kinds/exceptions.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"

namespace calame {
namespace {

struct Marks {
  std::string open, close;
};

struct Parameters {
  Selection selection;
  Exceptions exceptions;
  Marks from;
  std::vector<Marks> levels;      // what to write at the first level, at the second…
  std::string slot;               // the space inside the marks of the first level
  std::vector<std::string> code;  // a block that holds one of these is no prose
  Applicability safety = Applicability::display_only;
};

enum class Role : std::uint8_t { opens, closes, doubtful };

struct Mark {
  TextSpan span;
  Role role = Role::doubtful;
  bool own = false;  // of the style to replace; else a pair that encloses (« »)
};

bool is_space(char32_t c) {
  return c == 0 || c == ' ' || c == '\n' || c == '\t' || c == 0xA0 || c == 0x202F || c == 0x2009;
}
bool stands_before_opening(char32_t c) {
  return is_space(c) || std::u32string_view(U"([{«“‘’'-–—/…").find(c) != std::u32string_view::npos;
}
bool stands_behind_closing(char32_t c) {
  return is_space(c) || std::u32string_view(U".,;:!?)]}»”’…-–—/*").find(c) != std::u32string_view::npos;
}
bool is_open_bracket(char32_t c) { return std::u32string_view(U"([{«“").find(c) != std::u32string_view::npos; }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

Role role_of(char32_t before, char32_t after) {
  const bool opens = stands_before_opening(before) && !is_space(after);
  const bool closes = stands_behind_closing(after) && !is_space(before) && !is_open_bracket(before);
  if (opens == closes) return Role::doubtful;
  return opens ? Role::opens : Role::closes;
}

class BlockReader {
 public:
  BlockReader(const Parameters& p, const Subject& subject, TextSpan block)
      : p_(p), subject_(subject), block_(block), text_(text_of(subject.document, block)) {}

  // The pairs of the block with the depth each stands at; empty when one mark is in doubt.
  struct Pair {
    TextSpan open, close;
    std::size_t depth;
  };
  std::vector<Pair> pairs() {
    std::vector<Pair> found;
    std::vector<Mark> open;
    for (const std::string& sign : p_.code)
      if (text_.find(sign) != std::string_view::npos) return {};
    for (Mark& mark : marks()) {
      if (mark.role == Role::closes && (open.empty() || open.back().own != mark.own)) {
        if (mark.own && is_digit(before(mark))) continue;  // 27"
        if (mark.own) return {};
        continue;
      }
      if (mark.role == Role::doubtful) return {};
      if (mark.role == Role::opens) {
        open.push_back(mark);
        continue;
      }
      const Mark first = open.back();
      open.pop_back();
      if (!mark.own) continue;
      if (first.span.end == mark.span.begin) return {};  // ""
      if (ends_bare_address(subject_, mark.span.begin)) continue;
      found.push_back({first.span, mark.span, open.size()});
    }
    const bool left_open = std::any_of(open.begin(), open.end(), [](const Mark& m) { return m.own; });
    return left_open ? std::vector<Pair>() : found;
  }

 private:
  [[nodiscard]] char32_t before(const Mark& mark) const {
    const std::size_t at = mark.span.begin.value - block_.begin.value;
    return at == 0 ? 0 : decode_before(text_, at).value;
  }
  [[nodiscard]] char32_t after(const Mark& mark) const {
    const std::size_t at = mark.span.end.value - block_.begin.value;
    return at >= text_.size() ? 0 : decode(text_, at).value;
  }

  [[nodiscard]] Mark mark_at(std::size_t at, std::size_t size, bool own) const {
    const auto begin = static_cast<std::uint32_t>(block_.begin.value + at);
    return {TextSpan(begin, begin + static_cast<std::uint32_t>(size)), Role::doubtful, own};
  }

  std::vector<Mark> marks() {
    std::vector<Mark> out;
    const bool same = p_.from.open == p_.from.close;
    for (std::size_t at = 0; at < text_.size(); ++at) {
      const auto is = [&](std::string_view sign) { return text_.compare(at, sign.size(), sign) == 0; };
      Mark mark;
      if (is(p_.from.open)) {
        mark = mark_at(at, p_.from.open.size(), true);
        mark.role = same ? role_of(before(mark), after(mark)) : is_space(after(mark)) ? Role::doubtful : Role::opens;
      } else if (!same && is(p_.from.close)) {
        mark = mark_at(at, p_.from.close.size(), true);
        mark.role = Role::closes;
      } else if (is("«") || is("»")) {
        mark = mark_at(at, 2, false);
        mark.role = is("«") ? Role::opens : Role::closes;
      } else {
        continue;
      }
      at += mark.span.size() - 1;
      if (!excepted(p_.exceptions, subject_, mark.span)) out.push_back(mark);
    }
    return out;
  }

  const Parameters& p_;
  const Subject& subject_;
  TextSpan block_;
  std::string_view text_;
};

std::string_view inner_space(const Parameters& p, const Subject& subject) {
  const auto slot = subject.typography.slots.find(p.slot);
  if (slot == subject.typography.slots.end() || slot->second == "keep") return "\u00A0";
  if (slot->second == "nnbsp") return "\u202F";
  if (slot->second == "nbsp") return "\u00A0";
  return slot->second == "space" ? " " : "";
}

void add(const Parameters& p, const Subject& subject, const BlockReader::Pair& pair, Findings& findings) {
  const std::size_t level = std::min(pair.depth, p.levels.size() - 1);
  if (p.levels[level].open == p.from.open) return;
  const std::string space(level == 0 ? inner_space(p, subject) : "");
  const std::string open = p.levels[level].open + space, close = space + p.levels[level].close;
  Finding finding;
  finding.text = TextSpan(pair.open.begin, pair.close.end);
  finding.arguments = {{"found", excerpt(text_of(subject.document, finding.text))},
                       {"open", p.levels[level].open},
                       {"close", p.levels[level].close}};
  auto first = prose_edit(subject.document, subject.source, pair.open, open);
  auto second = prose_edit(subject.document, subject.source, pair.close, close);
  if (first && second) {
    finding.edits.push_back(std::move(*first));
    finding.edits.push_back(std::move(*second));
    finding.applicability = p.safety;
  }
  findings.items.push_back(std::move(finding));
}

Findings check(const Parameters& p, const Subject& subject) {
  Findings findings;
  for (const TextSpan& block : prose_of(subject, p.selection)) {
    if (text_of(subject.document, block).find(p.from.open) == std::string_view::npos) continue;
    auto pairs = BlockReader(p, subject, block).pairs();
    std::sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.open < b.open; });
    for (const auto& pair : pairs) add(p, subject, pair, findings);
  }
  findings.value = double(findings.items.size());
  return findings;
}

// "« »": an opening and a closing mark; one mark alone is both.
std::optional<Marks> marks_from(const std::string& text) {
  const std::size_t space = text.find(' ');
  if (text.empty() || space == 0 || space + 1 == text.size()) return std::nullopt;
  if (space == std::string::npos) return Marks{text, text};
  return Marks{text.substr(0, space), text.substr(space + 1)};
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
    return marks.value_or(Marks());
  };
  p.from = read("from", fields.required_text("from"));
  for (const std::string& level : fields.texts("to")) p.levels.push_back(read("to", level));
  if (p.levels.empty() && !fields.failed())
    fields.error("to", {"la sorte «\u00A0quote-style\u00A0» demande «\u00A0to\u00A0», les signes de chaque niveau, "
                        "par exemple [\"« »\", \"“ ”\"]",
                        "kind “quote-style” needs “to”, the marks of each level, such as [\"« »\", \"“ ”\"]"});
  p.slot = fields.text("inner", "guillemet");
  p.code = fields.texts("unless-block");
  p.safety = rule.fix ? rule.fix->safety : Applicability::display_only;
  return {[p](const Subject& s) { return check(p, s); },
          Facts(Fact::protected_spans) | Fact::tokens | Fact::passages | p.selection.needs(), nullptr, nullptr};
}

}  // namespace

const RuleKind quote_style_kind{"quote-style", compile};

}  // namespace calame
