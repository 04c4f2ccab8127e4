// « Ce que Calame a fait »: what a restructuring added, took away, and leaves to the author.
#include <cmath>

#include "report/html_page.h"

namespace calame {
namespace {

struct Name {
  std::string_view key;
  Text label;
};
constexpr Name reasons[] = {{"contact", Text::reason_contact},
                            {"subscribe", Text::reason_subscribe},
                            {"related", Text::reason_related},
                            {"rights", Text::reason_rights},
                            {"placeholder", Text::reason_placeholder}};
constexpr Name operations[] = {{"copy", Text::op_copy},   {"trim", Text::op_trim},
                               {"case", Text::op_case},   {"contract", Text::op_contract},
                               {"elide", Text::op_elide}, {"full-name", Text::op_full_name}};

/// A word of a closed list in the reader's language; one that is new to this page stays as it is.
std::string named(const ReviewedArticle& a, std::span<const Name> names, std::string_view key) {
  for (const Name& n : names)
    if (n.key == key) return a.text(n.label);
  return html(key);
}

/// The words of the input a string was drawn from, with their lines.
std::string drawn_from(const ReviewedArticle& a, const FileReport& input, const Drawn& drawn) {
  std::string out;
  if (!input.audited) return out;
  const Source& source = input.audited->source;
  for (const Provenance& p : drawn.from) {
    if (p.span.end < p.span.begin || p.span.end.value > source.text().size()) continue;
    if (!out.empty()) out += "<br>";
    out += "<q>" + html(cut_at_word(source.text_of(p.span), 120)) + "</q> <span class=\"times\">" +
           a.text(Text::did_line, {std::to_string(source.position(p.span.begin).line)});
    if (!p.operation.empty()) out += ", " + named(a, operations, p.operation);
    out += "</span>";
  }
  return out;
}

std::string alternatives(const ReviewedArticle& a, const std::vector<Drawn>& list) {
  if (list.empty()) return {};
  std::string out =
      "<details><summary>" + a.text(Text::did_alternatives) + " (" + std::to_string(list.size()) + ")</summary><ul>";
  for (const Drawn& d : list)
    out += "<li" + lang_attribute(a.result().lang) + ">" + html(d.text) + " <span class=\"times\">" +
           a.text(Text::did_confidence, {decimal(a.ui(), 100 * d.confidence, 0)}) + "</span></li>";
  return out + "</ul></details>";
}

std::string field(const ReviewedArticle& a, Text name, const std::string& inner) {
  return "<div><dt>" + a.text(name) + "</dt><dd>" + inner + "</dd></div>\n";
}

std::string drawn_field(const ReviewedArticle& a, const RestructureReport& r, Text name, const Drawn& drawn,
                        double size, const std::vector<Drawn>& others) {
  if (drawn.text.empty()) return field(a, name, "<em>" + a.text(Text::did_not_given) + "</em>");
  std::string inner = "<p class=\"drawn\"" + lang_attribute(a.result().lang) + ">" + html(drawn.text) +
                      "</p><p class=\"more\">" +
                      a.text(Text::pixels, {decimal(a.ui(), pixel_width(drawn.text, size), 0)});
  if (!drawn.pattern.empty()) inner += " · " + html(pattern_wording(drawn.pattern, a.ui()));
  inner += " · " + a.text(Text::did_confidence, {decimal(a.ui(), 100 * drawn.confidence, 0)}) + "</p>";
  if (const std::string from = drawn_from(a, r.input, drawn); !from.empty())
    inner += "<p class=\"from\">" + from + "</p>";
  return field(a, name, inner + alternatives(a, others));
}

std::string identity(const ReviewedArticle& a, const RestructureReport& r) {
  const Plan& plan = r.plan;
  std::string out = "<dl class=\"did\">\n" +
                    drawn_field(a, r, Text::did_title, plan.title, 20, plan.title_alternatives) +
                    drawn_field(a, r, Text::did_description, plan.description, 14, {});
  out += field(
      a, Text::did_slug,
      plan.slug.empty() ? "<em>" + a.text(Text::did_not_given) + "</em>" : "<code>" + html(plan.slug) + "</code>");
  std::string phrases;
  for (std::size_t i = 0; i < plan.keyphrases.size() && i < 10; ++i)
    phrases += "<li>" + html(plan.keyphrases[i]) + "</li>";
  if (!phrases.empty()) out += field(a, Text::did_keyphrases, "<ul class=\"inline\">" + phrases + "</ul>");
  return out + "</dl>\n";
}

std::string planned_headings(const ReviewedArticle& a, const RestructureReport& r) {
  std::string items;
  for (const PlannedHeading& h : r.plan.headings) {
    items += "<li class=\"o" + std::to_string(h.level) + "\"><span class=\"lv\">H" + std::to_string(h.level) +
             "</span><div><p class=\"drawn\"" + lang_attribute(a.result().lang) + ">" + html(h.heading.text) +
             "</p><p class=\"more\">";
    if (h.existing)
      items += a.text(Text::did_heading_existing);
    else
      items += html(pattern_wording(h.heading.pattern, a.ui())) + " · " +
               a.text(Text::did_confidence, {decimal(a.ui(), 100 * h.heading.confidence, 0)});
    items += "</p>";
    if (const std::string from = drawn_from(a, r.input, h.heading); !h.existing && !from.empty())
      items += "<p class=\"from\">" + from + "</p>";
    items += alternatives(a, h.alternatives) + "</div></li>\n";
  }
  if (items.empty()) return "<p>" + a.text(Text::did_no_headings) + "</p>\n";
  return "<ol class=\"planned\">\n" + items + "</ol>\n";
}

std::string removed(const ReviewedArticle& a, const RestructureReport& r) {
  if (r.plan.removed.empty()) return "<p>" + a.text(Text::did_removed_none) + "</p>\n";
  std::string out = "<ul class=\"removed\">\n";
  for (const Removed& gone : r.plan.removed) {
    std::string words, line;
    if (r.input.audited && gone.span.begin <= gone.span.end &&
        gone.span.end.value <= r.input.audited->source.text().size()) {
      words = html(cut_at_word(r.input.audited->source.text_of(gone.span), 400));
      line = a.text(Text::did_line, {std::to_string(r.input.audited->source.position(gone.span.begin).line)}) + " · ";
    }
    out += "<li><del" + lang_attribute(a.result().lang) + ">" + words + "</del> <span class=\"more\">" + line +
           named(a, reasons, gone.reason) + " · " + a.text(Text::did_removed_words, {count(a.ui(), gone.words)}) +
           "</span></li>\n";
  }
  return out + "</ul>\n";
}

std::string words(const ReviewedArticle& a, const WordCounts& w) {
  const UiLanguage ui = a.ui();
  std::string out = "<p>" + a.text(Text::did_words_line, {count(ui, w.input), count(ui, w.removed), count(ui, w.body)});
  if (w.target) {
    out += " " + a.text(Text::did_words_target, {count(ui, *w.target)}) + " ";
    out += w.counted < *w.target
               ? "<strong>" + a.text(Text::did_words_missing, {count(ui, *w.target - w.counted)}) + "</strong>"
               : a.text(Text::did_words_met);
  }
  out += "</p>\n<dl class=\"facts\">";
  const auto fact = [&](Text name, std::uint32_t n) {
    out += "<div><dt>" + a.text(name) + "</dt><dd>" + html(count(ui, n)) + "</dd></div>";
  };
  fact(Text::did_words_input, w.input), fact(Text::did_words_removed, w.removed), fact(Text::did_words_body, w.body);
  fact(Text::did_words_counted, w.counted), fact(Text::did_words_page, w.page);
  return out + "</dl>\n";
}

std::string todo(const ReviewedArticle& a, const RestructureReport& r) {
  if (r.plan.todo.empty()) return "<p>" + a.text(Text::did_todo_none) + "</p>\n";
  std::string out = "<ul class=\"todo\">\n";
  for (const Todo& t : r.plan.todo) {
    out += "<li>" + html(t.message);
    if (t.span && r.input.audited && t.span->begin <= t.span->end &&
        t.span->end.value <= r.input.audited->source.text().size()) {
      const Source& source = r.input.audited->source;
      const std::string words = cut_at_word(source.text_of(*t.span), 160);
      out += " <span class=\"times\">" + a.text(Text::did_line, {std::to_string(source.position(t.span->begin).line)}) +
             "</span>";
      // Most messages quote the words themselves.
      if (scalar_count(words) > 1 && t.message.find(words) == t.message.npos)
        out += " <q" + lang_attribute(a.result().lang) + ">" + html(words) + "</q>";
    }
    out += "</li>\n";
  }
  return out + "</ul>\n";
}

std::string key_points(const ReviewedArticle& a, const RestructureReport& r) {
  if (r.plan.key_points.empty()) return {};
  std::string out = heading(a, 1, a.text(Text::did_key_points)) + "<ul class=\"points\">\n";
  for (const Drawn& d : r.plan.key_points) {
    const std::string from = drawn_from(a, r.input, d);
    out += "<li><p class=\"drawn\"" + lang_attribute(a.result().lang) + ">" + html(d.text) + "</p>" +
           (from.empty() ? "" : "<p class=\"from\">" + from + "</p>") + "</li>\n";
  }
  return out + "</ul>\n";
}

}  // namespace

std::string done_section(const ReviewedArticle& a, const RestructureReport& r) {
  std::string out = "<p class=\"intro\">" + a.text(Text::did_intro) + "</p>\n";
  out += heading(a, 1, a.text(Text::did_todo)) + todo(a, r);
  out += identity(a, r);
  out += heading(a, 1, a.text(Text::did_headings)) + planned_headings(a, r);
  out += key_points(a, r);
  out += heading(a, 1, a.text(Text::did_removed)) + removed(a, r);
  return out + heading(a, 1, a.text(Text::did_words)) + words(a, r.plan.words);
}

}  // namespace calame
