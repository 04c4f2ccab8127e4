// Where the keyphrase stands along the text, and how long the sentences are. Drawn here, as SVG.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/html_page.h"

namespace calame {
namespace {

/// Body prose from its first block to its last, as 0…1.
struct Strip {
  double begin = 0, size = 1;
  explicit Strip(const Document& d) {
    bool any = false;
    double end = 0;
    for (const Block& b : d.blocks) {
      if (b.role != Role::body) continue;
      if (!any) begin = b.text.begin.value;
      any = true;
      end = b.text.end.value;
    }
    size = std::max(1.0, end - begin);
  }
  [[nodiscard]] double at(TextOffset o) const { return std::clamp((double(o.value) - begin) / size, 0.0, 1.0); }
};

std::string stroke(double at, std::string_view css, int top, int bottom) {
  return fmt::format("<line class=\"{}\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>", css, percent(at), percent(at), top,
                     bottom);
}

std::string strip_svg(const ReviewedArticle& a) {
  const Document& document = a.audited().document;
  const Analysis& analysis = a.audited().analysis;
  const Strip strip(document);
  std::string out = "<svg class=\"strip\" width=\"100%\" height=\"48\" role=\"img\" aria-label=\"" +
                    a.text(Text::key_strip_label, {count(a.ui(), analysis.keyphrase.size())}) + "\">";
  out += "<rect class=\"s-ground\" y=\"8\" width=\"100%\" height=\"32\"/>";
  if (!analysis.intro.empty())
    out += "<rect class=\"s-intro\" y=\"8\" x=\"" + percent(strip.at(analysis.intro.begin)) + "\" width=\"" +
           percent(strip.at(analysis.intro.end) - strip.at(analysis.intro.begin)) + "\" height=\"32\"/>";
  for (const Heading& h : analysis.headings)
    if (document.nodes[h.node].region == Region::article) out += stroke(strip.at(h.text.begin), "s-heading", 28, 40);
  for (const KeyphraseMatch& m : analysis.keyphrase)
    out += stroke(strip.at(m.span.begin), m.in_order ? "s-key" : "s-key loose", 4, 44);
  return out + "</svg><p class=\"ends\" aria-hidden=\"true\"><span>" + a.text(Text::key_start) + "</span><span>" +
         a.text(Text::key_end) + "</span></p>\n";
}

bool touches(const Analysis& analysis, TextSpan span) {
  return std::any_of(analysis.keyphrase.begin(), analysis.keyphrase.end(),
                     [&](const KeyphraseMatch& m) { return m.span.overlaps(span); });
}

/// In the title, the introduction, n subheadings: where it matters.
std::string key_places(const ReviewedArticle& a, const std::string& phrase) {
  const Audited& audited = a.audited();
  const Analysis& analysis = audited.analysis;
  const KeyphraseMatcher matcher(a.rules.language(a.result().lang), phrase, audited.brief.synonyms);
  std::vector<std::string> places;
  const bool in_title = matcher.coverage(article_title(a)) >= 1, in_intro = touches(analysis, analysis.intro);
  if (in_title) places.push_back(say(a.ui(), Text::key_in_title));
  if (in_intro) places.push_back(say(a.ui(), Text::key_in_intro));
  std::size_t headings = 0;
  for (const Heading& h : analysis.headings) headings += h.level > 1 && touches(analysis, h.text);
  if (headings > 0) places.push_back(say(a.ui(), Text::key_in_headings, {count(a.ui(), headings)}));
  std::string out;
  for (const std::string& p : places) out += (out.empty() ? "" : ", ") + p;
  return out;
}

double longest_gap(const Audited& audited) {
  const Strip strip(audited.document);
  double last = 0, gap = 0;
  for (const KeyphraseMatch& m : audited.analysis.keyphrase) {
    gap = std::max(gap, strip.at(m.span.begin) - last);
    last = strip.at(m.span.end);
  }
  return std::max(gap, 1 - last);
}

}  // namespace

std::string keyphrase_section(const ReviewedArticle& a) {
  const UiLanguage ui = a.ui();
  const std::string& phrase =
      a.audited().brief.keyphrase.empty() ? a.result().facts.keyphrase : a.audited().brief.keyphrase;
  if (phrase.empty()) return "<p>" + a.text(Text::key_none) + "</p>\n";
  const std::size_t n = a.audited().analysis.keyphrase.size();
  if (n == 0) return "<p>" + html(say(ui, Text::key_absent, {phrase})) + "</p>\n";
  const std::string places = key_places(a, phrase);
  std::string out = "<p class=\"intro\">" + html(say(ui, Text::key_sentence, {phrase, count(ui, n)}));
  out += places.empty() ? " " + a.text(Text::key_nowhere_title) : " " + html(capital(places)) + ".";
  out += " " + a.text(Text::key_longest_gap, {decimal(ui, 100 * longest_gap(a.audited()), 0)}) + "</p>\n";
  return out + "<figure>" + strip_svg(a) + "<figcaption>" + a.text(Text::key_legend) + "</figcaption></figure>\n";
}

namespace {

constexpr std::size_t bins = 10, bin_words = 5, long_from = 20;

struct Histogram {
  std::array<std::size_t, bins> counts{};
  std::size_t sentences = 0, words = 0, over = 0, most = 1;
};

Histogram histogram_of(const Analysis& analysis) {
  Histogram h;
  for (const Sentence& s : analysis.sentences) {
    if (s.heading || s.formula_words == 0) continue;
    ++h.sentences;
    h.words += s.formula_words;
    h.over += s.formula_words > long_from;
    h.most = std::max(h.most, ++h.counts[std::min<std::size_t>((s.formula_words - 1) / bin_words, bins - 1)]);
  }
  return h;
}

std::string bin_name(UiLanguage ui, std::size_t bin) {
  if (bin + 1 == bins) return say(ui, Text::sentences_over, {std::to_string(bin * bin_words)});
  return say(ui, Text::sentences_bin, {std::to_string(bin * bin_words + 1), std::to_string((bin + 1) * bin_words)});
}

std::string histogram_svg(const ReviewedArticle& a, const Histogram& h) {
  constexpr double height = 110;
  std::string out = "<svg class=\"histogram\" width=\"100%\" height=\"152\" role=\"img\" aria-label=\"" +
                    a.text(Text::sentences_label) + "\">";
  for (std::size_t i = 0; i < bins; ++i) {
    const double tall = height * double(h.counts[i]) / double(h.most), top = 20 + height - tall, x = 10.0 * double(i);
    const bool is_long = i * bin_words >= long_from;
    out += fmt::format("<rect class=\"{}\" x=\"{:.1f}%\" y=\"{:.1f}\" width=\"8%\" height=\"{:.1f}\"/>",
                       is_long ? "h-long" : "h-bar", x + 1, top, tall);
    if (h.counts[i] > 0)
      out +=
          fmt::format("<text x=\"{:.1f}%\" y=\"{:.1f}\" text-anchor=\"middle\">{}</text>", x + 5, top - 5, h.counts[i]);
    const std::string name = i + 1 == bins ? fmt::format("&gt; {}", i * bin_words)
                                           : fmt::format("{}–{}", i * bin_words + 1, (i + 1) * bin_words);
    out += fmt::format("<text class=\"axis{}\" x=\"{:.1f}%\" y=\"147\" text-anchor=\"middle\">{}</text>",
                       i % 2 == 1 ? " alt" : "", x + 5, name);
  }
  return out + "<line class=\"h-base\" x1=\"0\" x2=\"100%\" y1=\"130.5\" y2=\"130.5\"/></svg>\n";
}

std::string histogram_table(const ReviewedArticle& a, const Histogram& h) {
  std::string out = "<details><summary>" + a.text(Text::sentences_share) +
                    "</summary><table><thead><tr><th scope=\"col\">" + a.text(Text::sentences_table_words) +
                    "</th><th scope=\"col\" class=\"num\">" + a.text(Text::sentences_table_count) +
                    "</th></tr></thead><tbody>";
  for (std::size_t i = 0; i < bins; ++i)
    out += "<tr><th scope=\"row\">" + html(bin_name(a.ui(), i)) + "</th><td class=\"num\">" +
           count(a.ui(), h.counts[i]) + "</td></tr>";
  return out + "</tbody></table></details>\n";
}

std::string longest_sentences(const ReviewedArticle& a) {
  constexpr std::size_t most = 3;
  const Document& document = a.audited().document;
  std::vector<const Sentence*> order;
  for (const Sentence& s : a.audited().analysis.sentences)
    if (!s.heading && s.formula_words > long_from) order.push_back(&s);
  std::stable_sort(order.begin(), order.end(),
                   [](const Sentence* l, const Sentence* r) { return l->words > r->words; });
  if (order.empty()) return {};
  std::string out = heading(a, 1, a.text(Text::sentences_longest)) + "<ol class=\"longest\">\n";
  for (std::size_t i = 0; i < std::min(most, order.size()); ++i) {
    const Sentence& s = *order[i];
    const std::string words = html(cut_at_word(text_of(document, s.span), 220));
    const bool linked = s.block < document.blocks.size() && shows_block(document, document.blocks[s.block]);
    out += "<li><span class=\"wd\">" + a.text(Text::sentences_words, {count(a.ui(), s.formula_words)}) + "</span> <q" +
           lang_attribute(a.result().lang) + ">" +
           (linked ? "<a href=\"#" + a.anchor("b", s.block) + "\">" + words + "</a>" : words) + "</q></li>\n";
  }
  return out + "</ol>\n";
}

}  // namespace

std::string sentences_section(const ReviewedArticle& a) {
  const UiLanguage ui = a.ui();
  const Histogram h = histogram_of(a.audited().analysis);
  if (h.sentences == 0) return "<p>" + a.text(Text::sentences_none) + "</p>\n";
  return "<p class=\"intro\">" +
         a.text(Text::sentences_intro, {count(ui, h.sentences), decimal(ui, double(h.words) / double(h.sentences), 1),
                                        decimal(ui, 100.0 * double(h.over) / double(h.sentences), 0)}) +
         "</p>\n<figure>" + histogram_svg(a, h) + "<figcaption>" + a.text(Text::sentences_table_words) +
         "</figcaption></figure>\n" + histogram_table(a, h) + longest_sentences(a);
}

}  // namespace calame
