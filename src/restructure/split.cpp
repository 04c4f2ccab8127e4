// Long paragraphs are cut at a sentence end, never inside a quotation nor before a sentence that
// leans on the one above. What is decided depends on the paragraph alone, so cutting is stable.
#include <algorithm>
#include <cstdlib>

#include "restructure/draft.h"

namespace calame {
namespace {

bool inside_inline(const Draft& d, const Paragraph& p, TextOffset at) {
  const auto& nodes = d.subject.document.nodes;
  for (NodeId n = p.node + 1; n < nodes[p.node].end; ++n)
    if (nodes[n].text.begin < at && at < nodes[n].text.end) return true;
  return false;
}

// Per sentence of the paragraph: may a new paragraph start with it?
std::vector<char> find_legal(const Draft& d, const Paragraph& p) {
  std::vector<char> legal(p.sentence_end - p.first_sentence);
  int depth = 0;
  for (std::uint32_t s = p.first_sentence; s < p.sentence_end; ++s) {
    const Sentence& sentence = d.sentence(s);
    const auto tokens_begin = sentence.first_token;
    bool ok = s > p.first_sentence && depth == 0 && tokens_begin < sentence.token_end;
    if (ok) {
      std::uint32_t i = tokens_begin;
      while (i + 1 < sentence.token_end && d.words[i].kind != TokenKind::word) ++i;
      ok = !d.words[i].is(WordClass::leaning) && (d.words[i].capital || d.words[i].lower.ends_with("’"));
      ok = ok && !inside_inline(d, p, sentence.span.begin);
    }
    legal[s - p.first_sentence] = ok;
    for (std::uint32_t i = tokens_begin; i < sentence.token_end; ++i) {
      depth += d.words[i].lower == "«" || d.words[i].lower == "“" || d.words[i].lower == "(";
      depth -= d.words[i].lower == "»" || d.words[i].lower == "”" || d.words[i].lower == ")";
      depth = std::max(depth, 0);
    }
  }
  return legal;
}

struct Range {
  std::uint32_t first, end;  // sentences
};

std::uint32_t words_in(const Draft& d, Range r) {
  std::uint32_t n = 0;
  for (std::uint32_t s = r.first; s < r.end; ++s) n += d.sentence(s).words;
  return n;
}

// The most even legal cut of the range, or none.
std::uint32_t best_cut(const Draft& d, const Paragraph& p, const std::vector<char>& legal, Range r) {
  const std::uint32_t total = words_in(d, r), least_words = d.policy.count(Setting::paragraph_least);
  std::uint32_t before = 0, best = none;
  int best_gap = 0;
  for (std::uint32_t s = r.first; s < r.end; ++s) {
    if (s > r.first && legal[s - p.first_sentence] != 0 && before >= least_words && total - before >= least_words) {
      const int gap = std::abs(static_cast<int>(total) - 2 * static_cast<int>(before));
      if (best == none || gap < best_gap) {
        best = s;
        best_gap = gap;
      }
    }
    before += d.sentence(s).words;
  }
  return best;
}

void split(const Draft& d, const Paragraph& p, const std::vector<char>& legal, Range r,
           std::vector<std::uint32_t>& out) {
  std::vector<Range> open{r};
  while (!open.empty()) {
    const Range now = open.back();
    open.pop_back();
    if (words_in(d, now) <= d.policy.count(Setting::paragraph_words) &&
        now.end - now.first <= d.policy.count(Setting::paragraph_sentences))
      continue;
    const std::uint32_t cut = best_cut(d, p, legal, now);
    if (cut == none) continue;
    out.push_back(cut);
    open.push_back({now.first, cut});
    open.push_back({cut, now.end});
  }
}

}  // namespace

std::vector<std::uint32_t> plan_splits(const Draft& d) {
  std::vector<std::uint32_t> out;
  if (!d.policy.on(Setting::part_split)) return out;
  for (const Paragraph& p : d.paragraphs) {
    if (!p.kept() || !p.top_paragraph || p.sentence_end - p.first_sentence < 2) continue;
    if (p.words <= d.policy.count(Setting::paragraph_words) &&
        p.sentence_end - p.first_sentence <= d.policy.count(Setting::paragraph_sentences))
      continue;
    split(d, p, find_legal(d, p), {p.first_sentence, p.sentence_end}, out);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace calame
