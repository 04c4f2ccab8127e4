// kind = "quotes": opening and closing marks that do not pair within their block.
#include <algorithm>

#include "analysis/characters.h"
#include "rules/kinds/byte_set.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"

namespace calame {
namespace {

struct Pair {
  std::string open, close;
};
struct Parameters {
  Selection selection;
  std::vector<Pair> pairs;
  ByteSet first_bytes;  // of all marks
};

struct Mark {
  std::size_t pair = 0;
  bool opens = false;
  TextSpan span;
};

std::vector<Mark> marks_in(const Parameters& p, const Subject& subject, TextSpan block) {
  const std::string_view text = text_of(subject.document, block);
  std::vector<Mark> marks;
  for (std::size_t at = p.first_bytes.next_in(text, 0); at < text.size(); at = p.first_bytes.next_in(text, at + 1)) {
    for (std::size_t i = 0; i < p.pairs.size(); ++i) {
      for (const bool opens : {true, false}) {
        const std::string& sign = opens ? p.pairs[i].open : p.pairs[i].close;
        if (text[at] != sign[0] || text.compare(at, sign.size(), sign) != 0) continue;
        const auto begin = std::uint32_t(block.begin.value + at);
        const TextSpan span(begin, begin + std::uint32_t(sign.size()));
        if (!subject.analysis.overlaps_protected(span)) marks.push_back({i, opens, span});
      }
    }
  }
  return marks;
}

// « a) », « 1) » at the head of a block or after a break number an item: no bracket closes there.
bool numbers_an_item(const Document& document, TextSpan block, TextSpan mark) {
  if (text_of(document, mark) != ")") return false;
  const std::string_view before = text_of(document, TextSpan(block.begin, mark.begin));
  const std::size_t word = before.find_last_of(" \n") + 1;  // npos + 1 = 0
  const std::size_t length = before.size() - word;
  return length >= 1 && length <= 3 && before.find('(', word) == std::string_view::npos;
}

// 5’10”: a measure ends there, no quotation.
bool ends_a_measure(const Document& document, TextSpan block, TextSpan mark) {
  if (text_of(document, mark) != "”" || mark.begin == block.begin) return false;
  const char before = document.prose[mark.begin.value - 1];
  return before >= '0' && before <= '9';
}

// Préférences » Sauvegardes: an arrow between the steps of a path, where nothing is opened.
bool separates(const Parameters& p, const Document& document, TextSpan block, const Mark& mark) {
  const std::string_view text = text_of(document, block);
  const std::size_t end = mark.span.end.value - block.begin.value;
  if (text_of(document, mark.span) != "»" || text.find(p.pairs[mark.pair].open) != std::string_view::npos) return false;
  return end < text.size() && space_size(text, end) > 0;
}

void report(const Parameters& p, const Subject& subject, const Mark& mark, Findings& findings) {
  Finding finding;
  finding.text = mark.span;
  finding.arguments = {{"found", std::string(text_of(subject.document, mark.span))},
                       {"expected", mark.opens ? p.pairs[mark.pair].close : p.pairs[mark.pair].open}};
  finding.message = mark.opens ? "unclosed" : "unopened";
  findings.items.push_back(std::move(finding));
}

// An opening mark whose block ended: a quotation may run over several blocks, closed in its last one
// or opened anew in each.
struct Pending {
  Mark mark;
  std::size_t block;
};
constexpr std::size_t longest_quotation = 6;  // blocks

// Takes the latest pending mark of this pair that is near enough.
bool take_pending(std::vector<Pending>& pending, std::size_t pair, std::size_t block) {
  const auto at = std::find_if(pending.rbegin(), pending.rend(), [&](const Pending& held) {
    return held.mark.pair == pair && block - held.block <= longest_quotation;
  });
  if (at == pending.rend()) return false;
  pending.erase(std::next(at).base());
  return true;
}

// Pairs the marks of one block; what stays open becomes pending.
void pair_block(const Parameters& p, const Subject& subject, TextSpan span, std::size_t block,
                std::vector<Pending>& pending, Findings& findings) {
  std::vector<Mark> open;
  for (const Mark& mark : marks_in(p, subject, span)) {
    if (mark.opens) {
      if (mark.span.begin == span.begin) take_pending(pending, mark.pair, block);  // opened anew
      open.push_back(mark);
      continue;
    }
    // The nearest opening of the same pair; what was opened inside it stays unclosed.
    const auto match = std::find_if(open.rbegin(), open.rend(), [&](const Mark& m) { return m.pair == mark.pair; });
    if (match == open.rend()) {
      if (!take_pending(pending, mark.pair, block) && !numbers_an_item(subject.document, span, mark.span) &&
          !ends_a_measure(subject.document, span, mark.span) && !separates(p, subject.document, span, mark))
        report(p, subject, mark, findings);
      continue;
    }
    for (auto inner = open.rbegin(); inner != match; ++inner) report(p, subject, *inner, findings);
    open.erase(std::next(match).base(), open.end());
  }
  for (const Mark& mark : open) pending.push_back({mark, block});
}

Findings check(const Parameters& p, const Subject& subject) {
  Findings findings;
  std::vector<Pending> pending;
  const auto blocks = prose_of(subject, p.selection);
  for (std::size_t block = 0; block < blocks.size(); ++block)
    pair_block(p, subject, blocks[block], block, pending, findings);
  for (const Pending& held : pending) report(p, subject, held.mark, findings);
  std::stable_sort(findings.items.begin(), findings.items.end(),
                   [](const Finding& a, const Finding& b) { return a.text < b.text; });
  return findings;
}

Compiled compile(Fields& fields, const Rule&) {
  Parameters p;
  p.selection = read_selection(fields);
  const auto signs = fields.texts("pairs");
  if (signs.empty())
    fields.error(
        "pairs",
        {"la sorte «\u00A0quotes\u00A0» demande des paires («\u00A0pairs\u00A0»), par exemple [\"« »\", \"( )\"]",
         "kind “quotes” needs “pairs”, such as [\"« »\", \"( )\"]"});
  for (const std::string& pair : signs) {
    const std::size_t space = pair.find(' ');
    if (space == std::string::npos || space == 0 || space + 1 == pair.size()) {
      fields.error("pairs", {"une paire est un signe ouvrant et un fermant séparés par une espace, par exemple \"« »\"",
                             "a pair is an opening and a closing mark with one space between, such as \"« »\""});
      continue;
    }
    p.pairs.push_back({pair.substr(0, space), pair.substr(space + 1)});
    for (const std::string* sign : {&p.pairs.back().open, &p.pairs.back().close}) p.first_bytes.add(sign->front());
    if (p.pairs.back().open == p.pairs.back().close)
      fields.error("pairs",
                   {"le signe ouvrant et le fermant sont les mêmes, ils ne peuvent pas former une paire\u202F; donnez "
                    "deux signes différents",
                    "the opening and the closing mark are the same, they cannot be paired; give two different marks"});
  }
  return {[p](const Subject& s) { return check(p, s); }, Facts(Fact::protected_spans) | p.selection.needs(), nullptr,
          nullptr};
}

}  // namespace

const RuleKind quotes_kind{"quotes", compile};

}  // namespace calame
