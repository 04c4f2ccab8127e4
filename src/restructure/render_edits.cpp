#include "restructure/render_edits.h"

#include <algorithm>

namespace calame {

std::string apply_insertions(std::string_view source, std::uint32_t from, std::vector<Insertion> edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Insertion& a, const Insertion& b) { return a.begin < b.begin; });
  std::string out;
  std::uint32_t at = from;
  for (const Insertion& e : edits) {
    if (e.begin < at) continue;
    out += source.substr(at, e.begin - at);
    out += e.text;
    at = e.end;
  }
  out += source.substr(at);
  return out;
}

ArticlePlaces place(const Plan& plan, const Subject& s) {
  ArticlePlaces out;
  out.layout = read_layout(s);
  const auto& ps = out.layout.paragraphs;
  out.removed.resize(ps.size());
  out.headings.resize(ps.size());
  out.quoted.resize(ps.size());
  for (const std::uint32_t i : plan.quotes)
    if (i < ps.size()) out.quoted[i] = 1;
  std::size_t r = 0;
  for (std::size_t i = 0; i < ps.size(); ++i) {
    const SourceOffset begin = source_span(s.document, ps[i].text).begin;
    while (r < plan.removed.size() && plan.removed[r].span.begin < begin) ++r;
    out.removed[i] = (r < plan.removed.size() && plan.removed[r].span.begin == begin) || ps[i].is_title;
  }
  std::uint32_t first_heading = none;
  for (const PlannedHeading& h : plan.headings) {
    first_heading = std::min(first_heading, h.before_paragraph);
    if (!h.existing && h.before_paragraph < ps.size()) out.headings[h.before_paragraph].push_back(&h);
  }
  // After the introduction: before the first heading, else before the second paragraph that stays.
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < ps.size() && first_heading == none; ++i)
    if (out.removed[i] == 0 && ps[i].top_paragraph && ++kept == 2) first_heading = i;
  out.summary_before = first_heading;
  return out;
}

std::vector<SourceSpan> split_places(const Plan& plan, const Subject& s, const Paragraph& p) {
  std::vector<SourceSpan> out;
  for (const std::uint32_t sentence : plan.splits) {
    if (sentence <= p.first_sentence || sentence >= p.sentence_end) continue;
    const TextSpan before = s.analysis.sentences[sentence - 1].span, after = s.analysis.sentences[sentence].span;
    const SourceOffset begin = source_span(s.document, before).end, end = source_span(s.document, after).begin;
    if (begin <= end) out.emplace_back(begin, end);
  }
  return out;
}

}  // namespace calame
