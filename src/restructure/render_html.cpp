// HTML out. A page or a fragment in HTML is kept and added to; other formats are written as a page.
#include <algorithm>

#include "restructure/render_edits.h"
#include "restructure/render_tree.h"

namespace calame {
namespace {

std::string head_fields(const Plan& plan, const Subject& s, bool all) {
  const Document& doc = s.document;
  std::string out;
  if (!plan.title.text.empty() && (all || metadata_value(doc, "title").empty()))
    out += "<title>" + escape_html((plan.short_title.text.empty() ? plan.title : plan.short_title).text, false) +
           "</title>\n";
  if (!plan.description.text.empty() && (all || metadata_value(doc, "description").empty()))
    out += "<meta name=\"description\" content=\"" + escape_html(plan.description.text, true) + "\">\n";
  out += json_ld(plan, s);
  return out;
}

std::string heading_tag(int level, std::string_view text) {
  const std::string name = "h" + std::to_string(level);
  return "<" + name + ">" + escape_html(text, false) + "</" + name + ">\n";
}

// The article's own bytes with what the plan adds; `from` and `to` bound what is returned.
std::vector<Insertion> article_edits(const Plan& plan, const Subject& s, const RestructureOptions& options) {
  const ArticlePlaces placed = place(plan, s);
  const auto& ps = placed.layout.paragraphs;
  const auto top = [&](const Paragraph& p) { return s.document.nodes[p.top].source; };
  std::vector<Insertion> edits;
  const bool h1 = std::any_of(placed.layout.headings.begin(), placed.layout.headings.end(),
                              [](const StandingHeading& h) { return h.level == 1; });
  if (!h1 && !plan.title.text.empty() && !ps.empty()) {
    std::uint32_t at = top(ps[0]).begin.value;
    for (const StandingHeading& h : placed.layout.headings)
      at = std::min(at, s.document.nodes[h.node].source.begin.value);
    edits.push_back({at, at, heading_tag(1, plan.title.text)});
  }
  if (const std::string summary = summary_html(plan, s, options);
      !summary.empty() && placed.summary_before < ps.size()) {
    std::uint32_t at = top(ps[placed.summary_before]).begin.value;
    for (const StandingHeading& h : placed.layout.headings)
      if (h.level > 1 && h.before_paragraph == placed.summary_before)
        at = std::min(at, s.document.nodes[h.node].source.begin.value);
    edits.push_back({at, at, summary});
  }
  for (std::uint32_t i = 0; i < ps.size(); ++i) {
    const SourceSpan span = top(ps[i]);
    for (const PlannedHeading* h : placed.headings[i])
      edits.push_back({span.begin.value, span.begin.value, heading_tag(h->level, h->heading.text)});
    if (placed.removed[i] != 0) {
      edits.push_back({span.begin.value, span.end.value, ""});
      continue;
    }
    if (placed.quoted[i] != 0 && ps[i].top == ps[i].node) {
      edits.push_back({span.begin.value, span.begin.value, "<blockquote>\n"});
      edits.push_back({span.end.value, span.end.value, "\n</blockquote>"});
      continue;
    }
    for (const SourceSpan cut : split_places(plan, s, ps[i]))
      edits.push_back({cut.begin.value, cut.end.value, "</p>\n<p>"});
  }
  if (const std::string faq = faq_html(plan); !faq.empty() && !ps.empty()) {
    const std::uint32_t end = top(ps.back()).end.value;
    edits.push_back({end, end, "\n" + faq});
  }
  return edits;
}

std::string page(const Plan& plan, const Subject& s, std::string_view content) {
  std::string out = "<!DOCTYPE html>\n<html" +
                    (plan.lang.empty() ? std::string() : " lang=\"" + escape_html(plan.lang, true) + "\"") + ">\n";
  out += "<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += head_fields(plan, s, true) + "</head>\n<body>\n<article>\n" + std::string(content);
  return out + "\n</article>\n</body>\n</html>\n";
}

// A text has no tree worth walking: paragraphs and what the plan adds.
std::string from_text(const Plan& plan, const Subject& s, const RestructureOptions& options) {
  const ArticlePlaces placed = place(plan, s);
  const auto& ps = placed.layout.paragraphs;
  std::string out;
  if (!plan.title.text.empty()) out += heading_tag(1, plan.title.text);
  for (std::uint32_t i = 0; i < ps.size(); ++i) {
    if (i == placed.summary_before) out += summary_html(plan, s, options);
    for (const PlannedHeading* h : placed.headings[i]) out += heading_tag(h->level, h->heading.text);
    if (placed.removed[i] != 0) continue;
    const SourceSpan whole = source_span(s.document, ps[i].text);
    if (placed.quoted[i] != 0) {
      out += quotation_html(escape_html(s.source.text_of(whole), false));
      continue;
    }
    SourceOffset at = whole.begin;
    for (const SourceSpan cut : split_places(plan, s, ps[i])) {
      out += "<p>" + escape_html(s.source.text_of({at, cut.begin}), false) + "</p>\n";
      at = cut.end;
    }
    out += "<p>" + escape_html(s.source.text_of({at, whole.end}), false) + "</p>\n";
  }
  out += faq_html(plan);
  return out;
}

}  // namespace

std::string escape_html(std::string_view text, bool attribute) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"' && attribute)
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

std::string quotation_html(std::string_view content) {
  return "<blockquote>\n<p>" + std::string(content) + "</p>\n</blockquote>\n";
}

std::string summary_html(const Plan& plan, const Subject& s, const RestructureOptions&) {
  std::string out;
  if (!plan.key_points.empty()) {
    out += "<!-- calame:generated key-points -->\n<section>\n<p><strong>";
    out += plan.lang.starts_with("en") ? "Key points" : "À retenir";
    out += "</strong></p>\n<ul>\n";
    for (const Drawn& k : plan.key_points) out += "<li>" + escape_html(k.text, false) + "</li>\n";
    out += "</ul>\n</section>\n<!-- /calame:generated -->\n";
  }
  const Layout layout = read_layout(s);
  const bool standing = std::any_of(layout.generated.begin(), layout.generated.end(),
                                    [](const GeneratedBlock& g) { return g.kind == "contents"; });
  if (!plan.contents || standing || plan.headings.empty()) return out;
  out += "<!-- calame:generated contents -->\n<ul>\n";
  for (const PlannedHeading& h : plan.headings)
    if (h.level == 2) out += "<li>" + escape_html(h.heading.text, false) + "</li>\n";
  return out + "</ul>\n<!-- /calame:generated -->\n";
}

std::string faq_html(const Plan& plan) {
  if (plan.faq.empty()) return {};
  std::string out = "<!-- calame:generated faq -->\n<section>\n<p><strong>" + faq_title(plan) + "</strong></p>\n<dl>\n";
  for (const Answered& a : plan.faq)
    out += "<dt>" + escape_html(a.question.text, false) + "</dt>\n<dd>" + escape_html(a.answer.text, false) + "</dd>\n";
  return out + "</dl>\n</section>\n<!-- /calame:generated -->\n";
}

std::string render_html(const Plan& plan, const Subject& s, const RestructureOptions& options) {
  if (s.document.format == Format::text) return page(plan, s, from_text(plan, s, options));
  if (s.document.format == Format::markdown) return page(plan, s, html_from_tree(plan, s, options));
  std::vector<Insertion> edits = article_edits(plan, s, options);
  if (!s.document.page) return page(plan, s, apply_insertions(s.source.text(), 0, std::move(edits)));
  if (s.document.head != no_node && !s.document.nodes[s.document.head].implied) {
    const std::uint32_t at = s.document.nodes[s.document.head].inner.end.value;
    const std::string fields = head_fields(plan, s, false);
    if (!fields.empty()) edits.push_back({at, at, fields});
  }
  return apply_insertions(s.source.text(), 0, std::move(edits));
}

}  // namespace calame
