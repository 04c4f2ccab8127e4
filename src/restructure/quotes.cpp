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
  std::uint32_t inside = 0, behind = 0;
  int depth = 0;
  bool closed = false;
  for (std::uint32_t i = p.first_word; i < p.word_end; ++i) {
    const Word& w = d.words[i];
    if (opens_quotation(w.lower)) {
      if (closed) return false;  // a second quotation: the paragraph weaves them together
      ++depth;
    }
    if (closes_quotation(w.lower)) closed = --depth == 0;
    if (w.kind == TokenKind::word || w.kind == TokenKind::number) ++(closed ? behind : inside);
  }
  return closed && inside > d.policy.count(Setting::quote_words) && behind <= longest_attribution;
}

}  // namespace

std::vector<std::uint32_t> plan_quotes(const Draft& d) {
  std::vector<std::uint32_t> out;
  if (!d.policy.on(Setting::part_quotes)) return out;
  for (std::uint32_t i = 0; i < d.paragraphs.size(); ++i) {
    const Paragraph& p = d.paragraphs[i];
    if (p.kept() && p.top_paragraph && !p.quotation && long_quotation(d, p)) out.push_back(i);
  }
  return out;
}

}  // namespace calame
