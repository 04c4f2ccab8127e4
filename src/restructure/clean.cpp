// Boilerplate around an article: contact lines, calls to subscribe, related links, rights. Removed
// only at the edges of the text; in its middle it is reported and left.
#include <algorithm>
#include <cctype>

#include "restructure/draft.h"

namespace calame {
namespace {

bool has_any(std::string_view lower, const std::vector<std::string>& cues) {
  return std::any_of(cues.begin(), cues.end(),
                     [&](const std::string& c) { return lower.find(c) != std::string_view::npos; });
}

bool starts_with_any(std::string_view lower, const std::vector<std::string>& cues) {
  const std::size_t at = lower.find_first_not_of(" >-*•→");
  if (at == std::string_view::npos) return false;
  return std::any_of(cues.begin(), cues.end(), [&](const std::string& c) { return lower.substr(at).starts_with(c); });
}

// Nine digits or more with only the signs of a phone number between them, after + or 0.
bool has_phone(std::string_view s) {
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] != '+' && s[i] != '0') continue;
    if (i > 0 && std::isdigit(static_cast<unsigned char>(s[i - 1])) != 0) continue;
    std::size_t digits = 0, k = i;
    for (; k < s.size() && (std::isdigit(static_cast<unsigned char>(s[k])) != 0 ||
                            std::string_view("+-. ()\xC2\xA0").find(s[k]) != std::string_view::npos);
         ++k)
      digits += std::isdigit(static_cast<unsigned char>(s[k])) != 0;
    if (digits >= 9 && digits <= 15) return true;
    i = k > i ? k - 1 : i;
  }
  return false;
}

bool has_address(const Draft& d, TextSpan text, std::string_view lower) {
  const auto& spans = d.subject.analysis.protected_spans;
  const auto first = std::partition_point(spans.begin(), spans.end(),
                                          [&](const ProtectedSpan& s) { return s.span.end <= text.begin; });
  for (auto s = first; s != spans.end() && s->span.begin < text.end; ++s)
    if (s->kind == Protection::email || s->kind == Protection::handle) return true;
  return has_phone(lower);
}

// The reason to remove; "" for prose. `appeal` is set for a question to the reader, which only a
// neighbour of such a line makes boilerplate.
std::string_view reason(const Draft& d, const Paragraph& p, bool& appeal) {
  const std::string lower = lower_case(d.text(p.text));
  const Grammar& g = d.grammar;
  const bool placeholder = lower.find("[email") != std::string::npos;
  const bool cue = has_any(lower, g.list("contact-cues"));
  appeal = p.words <= 40 && lower.find('?') != std::string::npos && starts_with_any(lower, g.list("appeal-openers"));
  if (p.words > 80) return "";
  if (cue && (placeholder || has_address(d, p.text, lower))) return "contact";
  if (placeholder) return "placeholder";
  if (has_any(lower, g.list("subscribe-cues"))) return "subscribe";
  if (starts_with_any(lower, g.list("related-cues")) && p.words <= 40) return "related";
  if (has_any(lower, g.list("rights-cues")) && p.words <= 40) return "rights";
  return "";
}

// The sentence calls its reader: contact, subscription, rights.
bool calls(const Draft& d, TextSpan sentence) {
  const Grammar& g = d.grammar;
  const std::string lower = lower_case(d.text(sentence));
  return has_any(lower, g.list("contact-cues")) || has_any(lower, g.list("subscribe-cues")) ||
         has_any(lower, g.list("rights-cues")) || has_address(d, sentence, lower) ||
         lower.find("[email") != std::string::npos || lower.find('?') != std::string::npos;
}

// « Les horaires changent. […] Contactez la mairie au 02 33 00 00 00. »: where most of a paragraph is the article's,
// the sentences that call its reader; nothing where all of it may go.
std::optional<TextSpan> calls_beside_more(const Draft& d, const Paragraph& p) {
  constexpr std::uint32_t least_told = 20;  // words
  std::uint32_t told = 0, all = 0;
  std::optional<TextSpan> out;
  for (std::uint32_t i = p.first_sentence; i < p.sentence_end; ++i) {
    const Sentence& s = d.sentence(i);
    if (s.first_token >= s.token_end) continue;
    all += s.words;
    const TextSpan span = d.span(s.first_token, s.token_end);
    if (!calls(d, span)) {
      told += s.words;
      continue;
    }
    out = TextSpan{out ? out->begin : span.begin, span.end};
  }
  return told >= least_told && 2 * told > all ? out : std::nullopt;
}

std::vector<std::string_view> find_reasons(const Draft& d) {
  std::vector<std::string_view> reasons(d.paragraphs.size());
  std::vector<char> appeals(d.paragraphs.size());
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    bool appeal = false;
    if (!d.paragraphs[i].is_title) reasons[i] = reason(d, d.paragraphs[i], appeal);
    appeals[i] = appeal;
  }
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    const bool beside = (i > 0 && !reasons[i - 1].empty()) || (i + 1 < reasons.size() && !reasons[i + 1].empty());
    if (appeals[i] != 0 && reasons[i].empty() && beside) reasons[i] = "contact";
  }
  return reasons;
}

// Where removal is allowed depends on what stays: repeat until nothing more falls.
bool remove_at_edges(Draft& d, const std::vector<std::string_view>& reasons) {
  std::uint32_t total = 0, before = 0, kept = 0;
  for (const Paragraph& p : d.paragraphs)
    if (p.kept()) total += p.words;
  bool changed = false;
  for (std::size_t i = 0; i < d.paragraphs.size(); ++i) {
    Paragraph& p = d.paragraphs[i];
    if (!p.kept()) continue;
    const bool edge = kept < 2 || before * 10 >= total * 7;
    before += p.words;
    ++kept;
    // A list item or a quotation is part of something: only plain paragraphs go.
    if (!edge || reasons[i].empty() || !p.top_paragraph || (reasons[i] != "subscribe" && calls_beside_more(d, p)))
      continue;
    p.removed = reasons[i];
    changed = true;
  }
  return changed;
}

}  // namespace

void clean(Draft& d) {
  const std::vector<std::string_view> reasons = find_reasons(d);
  std::uint32_t left = 0;
  for (const Paragraph& p : d.paragraphs) left += p.kept();
  const std::uint32_t boilerplate = static_cast<std::uint32_t>(
      std::count_if(reasons.begin(), reasons.end(), [](std::string_view r) { return !r.empty(); }));
  if (boilerplate == 0 || boilerplate >= left) return;  // never the whole text
  while (remove_at_edges(d, reasons)) {
  }
  for (std::size_t i = 0; i < d.paragraphs.size(); ++i) {
    const Paragraph& p = d.paragraphs[i];
    const SourceSpan source = source_span(d.subject.document, p.text);
    if (!p.removed.empty())
      d.removed.push_back({source, std::string(p.removed), p.words});
    else if (!reasons[i].empty())
      d.boilerplate_left.push_back({source_span(d.subject.document, calls_beside_more(d, p).value_or(p.text)),
                                    std::string(reasons[i]), p.words});
  }
}

}  // namespace calame
