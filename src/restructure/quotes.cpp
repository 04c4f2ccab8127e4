// A paragraph that is one long quotation, with whoever says it, is set apart as a block. The marks stay: they are the
// speaker's, and a claim without them would be the article's.
#include <algorithm>

#include "restructure/draft.h"

namespace calame {
namespace {

constexpr std::uint32_t longest_attribution = 15;  // words: « , explique la maire, Hélène Courtois. »

bool opens_quotation(const std::string& sign) { return sign == "«" || sign == "“"; }
bool closes_quotation(const std::string& sign) { return sign == "»" || sign == "”"; }

bool long_quotation(const Draft& d, const Paragraph& p) {
  if (p.first_word >= p.word_end || !opens_quotation(d.words[p.first_word].lower)) return false;
  std::uint32_t inside = 0, behind = 0, first_behind = none;
  int depth = 0;
  bool closed = false;
  for (std::uint32_t i = p.first_word; i < p.word_end; ++i) {
    const Word& w = d.words[i];
    if (opens_quotation(w.lower)) {
      if (closed) return false;  // a second quotation: the paragraph weaves them together
      ++depth;
    }
    if (closes_quotation(w.lower)) closed = --depth == 0;
    if (w.kind != TokenKind::word && w.kind != TokenKind::number) continue;
    if (closed && behind == 0) first_behind = i;
    ++(closed ? behind : inside);
  }
  // « … » Le conseil a voté contre. »: the article speaks again.
  if (first_behind != none &&
      (d.words[first_behind].capital || d.words[first_behind].sentence != d.words[p.word_end - 1].sentence))
    return false;
  return closed && inside > d.policy.count(Setting::quote_words) && behind <= longest_attribution;
}

// Markup around the paragraph that a block quotation would break: a footnote, lines that would join it, attributes of
// kramdown, a block of WordPress.
bool stands_free(const Draft& d, const Paragraph& p) {
  const std::string_view source = d.subject.source.text();
  const SourceSpan span = source_span(d.subject.document, p.text);
  if (d.subject.document.format == Format::html) {
    constexpr std::uint32_t comment = 200;  // bytes
    const std::uint32_t at = d.subject.document.nodes[p.top].source.begin.value;
    const std::uint32_t from = at > comment ? at - comment : 0;
    const std::string_view before = source.substr(from, at - from);
    const std::size_t opened = before.rfind("<!--");
    return opened == std::string_view::npos || before.find("wp:", opened) == std::string_view::npos ||
           before.find("/wp:", opened) != std::string_view::npos;
  }
  if (d.subject.document.format != Format::markdown) return true;
  std::size_t line = source.rfind('\n', span.begin.value);
  line = line == std::string_view::npos ? 0 : line + 1;
  if (source.substr(line).starts_with("[^")) return false;
  const std::size_t end = source.find('\n', span.end.value);
  if (end == std::string_view::npos) return true;
  const std::string_view next = source.substr(end + 1);
  return !next.starts_with(">") && !next.starts_with("{:") && !next.starts_with("{.") && !next.starts_with("{#");
}

}  // namespace

std::vector<std::uint32_t> plan_quotes(const Draft& d) {
  std::vector<std::uint32_t> out;
  if (!d.policy.on(Setting::part_quotes)) return out;
  for (std::uint32_t i = 0; i < d.paragraphs.size(); ++i) {
    const Paragraph& p = d.paragraphs[i];
    if (p.kept() && p.top_paragraph && !p.quotation && long_quotation(d, p) && stands_free(d, p)) out.push_back(i);
  }
  return out;
}

}  // namespace calame
