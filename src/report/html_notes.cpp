#include "report/html_notes.h"

#include <algorithm>

namespace calame {
namespace {

/// old → new, when both can be read at a glance.
std::string proposal(const ReviewedArticle& a, const Diagnostic& d) {
  constexpr std::size_t longest = 90;
  if (!d.fix || d.fix->edits.size() != 1) return {};
  const Edit& edit = d.fix->edits.front();
  const std::string old = visible_spaces(a.audited().source.text_of(edit.span));
  const std::string now = visible_spaces(edit.replacement);
  if (scalar_count(old) + scalar_count(now) > longest || (old.empty() && now.empty())) return {};
  std::string out = "<span class=\"change\">";
  if (!old.empty()) out += "<del>" + html(old) + "</del>" + (now.empty() ? "" : " → ");
  if (!now.empty()) out += "<ins>" + html(now) + "</ins>";
  return out + "</span>";
}

std::string fix_words(const ReviewedArticle& a, const Diagnostic& d) {
  if (!d.fix || d.fix->edits.empty()) return {};
  switch (d.fix->applicability) {
    case Applicability::safe:
      return a.text(Text::short_safe);
    case Applicability::unsafe:
      return a.text(Text::short_unsafe);
    case Applicability::display_only:
      break;
  }
  return a.text(Text::short_display);
}

std::string position_words(const ReviewedArticle& a, const Diagnostic& d) {
  if (d.whole_document) return a.text(Text::whole_document);
  const LineColumn at = a.audited().source.position(d.span.begin);
  return a.text(Text::article_position, {std::to_string(at.line), std::to_string(at.column)});
}

std::string numbers_of(const ReviewedArticle& a, const std::vector<std::uint32_t>& group) {
  std::string out;
  for (const std::uint32_t note : group) {
    const std::string number = std::to_string(note + 1);
    const std::string id = "id=\"" + a.anchor("n", note + 1) + "\"";
    if (a.placed[note])
      out += "<a class=\"num\" " + id + " href=\"#" + a.anchor("m", note + 1) + "\" data-n=\"" + number + "\">" +
             number + "</a> ";
    else
      out += "<span class=\"num\" " + id + " data-n=\"" + number + "\">" + number + "</span> ";
  }
  return out;
}

std::string related_words(const ReviewedArticle& a, const Diagnostic& d) {
  std::string out;
  for (const Related& r : d.related) {
    const LineColumn at = a.audited().source.position(r.span.begin);
    out += " · " + a.text(r.message.empty() ? Text::see_place : Text::see_line,
                          {std::to_string(at.line), std::to_string(at.column), r.message});
  }
  return out;
}

std::string item(const ReviewedArticle& a, const std::vector<std::uint32_t>& group, bool with_place) {
  const Diagnostic& d = *a.notes[group.front()];
  const Rule& rule = rule_of(a.rules, d);
  const std::string_view category = category_of(a.rules, d);
  const std::string severity(severity_name(d.severity));
  std::string out = "<li class=\"note " + category_class(category) + " s-" + severity + "\" data-k=\"" +
                    html(category) + "\" data-s=\"" + severity + "\"><p>" + numbers_of(a, group) + html(d.message) +
                    "</p><p class=\"more\">" + "<span class=\"sev\">" + html(severity_label(a.ui(), d.severity)) +
                    "</span> · " + html(category_label(a.ui(), category)) + " · <span title=\"" + html(rule.name) +
                    "\">" + html(rule.id) + "</span>";
  if (with_place) out += " · " + position_words(a, d);
  if (const std::string fix = fix_words(a, d); !fix.empty()) out += " · <span class=\"fix\">" + fix + "</span>";
  out += related_words(a, d);
  if (const std::string change = proposal(a, d); !change.empty()) out += " " + change;
  return out + "</p></li>\n";
}

std::string check_box(std::string_view kind, std::string_view value, std::string_view css, const std::string& label,
                      std::size_t n, UiLanguage ui) {
  return "<label class=\"" + std::string(css) + "\"><input type=\"checkbox\" checked data-" + std::string(kind) +
         "=\"" + html(value) + "\"> " + html(label) + " <span class=\"times\">" + count(ui, n) + "</span></label>\n";
}

}  // namespace

std::string note_items(const ReviewedArticle& a, const std::vector<std::uint32_t>& notes, bool with_place) {
  std::string out;
  std::vector<std::vector<std::uint32_t>> groups;
  for (const std::uint32_t note : notes) {
    const Diagnostic& d = *a.notes[note];
    // A row has few distinct remarks; looking back a few keeps this linear.
    std::size_t back = 0;
    auto same = groups.rend();
    for (auto g = groups.rbegin(); g != groups.rend() && back < 40; ++g, ++back)
      if (const Diagnostic& o = *a.notes[g->front()]; o.rule == d.rule && o.message == d.message) {
        same = g;
        break;
      }
    if (same != groups.rend() && !with_place)
      same->push_back(note);
    else
      groups.push_back({note});
  }
  for (const auto& group : groups) out += item(a, group, with_place);
  return out;
}

std::string note_tools(const ReviewedArticle& a) {
  std::vector<std::pair<std::string_view, std::size_t>> categories;
  std::size_t severities[3] = {0, 0, 0};
  for (const Diagnostic* d : a.notes) {
    const std::string_view category = category_of(a.rules, *d);
    const auto at =
        std::find_if(categories.begin(), categories.end(), [&](const auto& c) { return c.first == category; });
    if (at == categories.end())
      categories.emplace_back(category, 1);
    else
      ++at->second;
    ++severities[std::size_t(d->severity)];
  }
  std::string out = "<div class=\"tools\" hidden data-shown=\"" +
                    a.text(Text::article_shown, {"{n}", count(a.ui(), a.notes.size())}) + "\"><fieldset><legend>" +
                    a.text(Text::filter_category) + "</legend>\n";
  for (const auto& [category, n] : categories)
    out += check_box("k", category, category_class(category), category_label(a.ui(), category), n, a.ui());
  out += "</fieldset><fieldset><legend>" + a.text(Text::filter_severity) + "</legend>\n";
  for (const Severity s : {Severity::error, Severity::warning, Severity::info})
    if (const std::size_t n = severities[std::size_t(s)]; n > 0)
      out +=
          check_box("s", severity_name(s), "s-" + std::string(severity_name(s)), severity_label(a.ui(), s), n, a.ui());
  return out + "</fieldset><p class=\"moves\"><button type=\"button\" data-move=\"-1\">← " +
         a.text(Text::filter_previous) + "</button> <button type=\"button\" data-move=\"1\">" +
         a.text(Text::filter_next) + " →</button> <span role=\"status\"></span></p></div>\n";
}

std::string accepted_notes(const ReviewedArticle& a) {
  std::string items;
  std::size_t n = 0;
  for (const Diagnostic& d : a.result().diagnostics) {
    if (!d.suppressed) continue;
    if (++n > a.options.max_findings) break;
    const std::string why = d.suppression_reason.empty() ? a.text(Text::article_no_reason) : html(d.suppression_reason);
    items += "<li>" + html(d.message) + " <span class=\"times\">" + html(rule_of(a.rules, d).id) + ", " +
             position_words(a, d) + "</span> – " + why + "</li>\n";
  }
  if (items.empty()) return {};
  return "<details><summary>" + a.text(Text::article_suppressed) + " (" + count(a.ui(), tally(a.result()).suppressed) +
         ")</summary><ul>" + items + "</ul></details>\n";
}

}  // namespace calame
