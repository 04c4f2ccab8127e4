// What is in order, how Calame was set, and what its score is not.
#include <algorithm>

#include "report/html_page.h"

namespace calame {

namespace {

/// A criterion with the ids of its rules; no criterion: the rules that cost nothing.
struct PassedGroup {
  std::string category;
  std::optional<std::uint32_t> criterion;
  std::string ids;
};

std::vector<PassedGroup> passed_groups(const ReviewedArticle& a) {
  std::vector<PassedGroup> groups;
  for (const std::uint32_t index : a.result().passed) {
    const Rule& rule = a.rules.rules[index];
    const std::string category(rule.criterion ? std::string_view(a.rules.criteria[*rule.criterion].category)
                                              : rule.category());
    auto group = std::find_if(groups.begin(), groups.end(), [&](const PassedGroup& g) {
      return g.category == category && g.criterion == rule.criterion;
    });
    if (group == groups.end()) group = groups.insert(groups.end(), {category, rule.criterion, ""});
    group->ids +=
        (group->ids.empty() ? "" : ", ") + ("<span title=\"" + html(rule.name) + "\">" + html(rule.id)) + "</span>";
  }
  // Categories in the order they come; in each, what weighs nothing last.
  std::vector<std::string> order;
  for (const PassedGroup& g : groups)
    if (std::find(order.begin(), order.end(), g.category) == order.end()) order.push_back(g.category);
  const auto place = [&](const PassedGroup& g) {
    return std::pair(std::find(order.begin(), order.end(), g.category), !g.criterion);
  };
  std::stable_sort(groups.begin(), groups.end(),
                   [&](const PassedGroup& l, const PassedGroup& r) { return place(l) < place(r); });
  return groups;
}

}  // namespace

std::string passed_section(const ReviewedArticle& a) {
  const UiLanguage ui = a.ui();
  const std::vector<std::uint32_t>& passed = a.result().passed;
  if (passed.empty()) return "<p>" + a.text(Text::passed_none) + "</p>\n";
  std::string out = "<details><summary>" + a.text(Text::passed_intro, {count(ui, passed.size())}) + "</summary>\n";
  const std::vector<PassedGroup> groups = passed_groups(a);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const PassedGroup& g = groups[i];
    if (i == 0 || groups[i - 1].category != g.category)
      out += (i == 0 ? "" : "</ul>\n") + heading(a, 1, html(category_label(ui, g.category))) + "<ul class=\"columns\">";
    const std::string name = g.criterion ? criterion_label(ui, a.rules, *g.criterion) : say(ui, Text::passed_unscored);
    out += "<li>" + html(name) + " <span class=\"times\">" + g.ids + "</span></li>";
  }
  return out + "</ul>\n</details>\n";
}

namespace {

std::string_view encoding_label(Encoding e) {
  switch (e) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::utf16le:
      return "UTF-16 LE";
    case Encoding::utf16be:
      return "UTF-16 BE";
    case Encoding::utf32le:
      return "UTF-32 LE";
    case Encoding::utf32be:
      return "UTF-32 BE";
    case Encoding::windows_1252:
      break;
  }
  return "Windows-1252";
}

std::string setting(const ReviewedArticle& a, Text name, const std::string& value) {
  return "<div><dt>" + a.text(name) + "</dt><dd>" + html(value) + "</dd></div>\n";
}

std::string brief_settings(const ReviewedArticle& a) {
  const UiLanguage ui = a.ui();
  const Brief& brief = a.audited().brief;
  const Analysis& analysis = a.audited().analysis;
  const std::string& lang = a.result().lang;
  std::string out = setting(a, Text::settings_lang,
                            lang.empty()             ? say(ui, Text::no_lang)
                            : analysis.lang_detected ? say(ui, Text::detected, {lang})
                                                     : lang);
  out += setting(a, Text::settings_keyphrase, brief.keyphrase.empty() ? say(ui, Text::settings_none) : brief.keyphrase);
  if (brief.min_words) out += setting(a, Text::settings_min_words, count(ui, *brief.min_words));
  if (brief.max_signs) out += setting(a, Text::settings_max_signs, count(ui, *brief.max_signs));
  if (!brief.profile.empty()) out += setting(a, Text::settings_profile, brief.profile);
  const std::string& preset = a.rules.typography(brief, lang).id;
  out += setting(a, Text::settings_typography, preset.empty() ? say(ui, Text::settings_default) : preset);
  return out;
}

}  // namespace

std::string settings_section(const ReviewedArticle& a) {
  const UiLanguage ui = a.ui();
  const Source& source = a.audited().source;
  std::string packs;
  for (const Pack& p : a.rules.packs)
    packs += (packs.empty() ? "" : ", ") + p.id + (p.version.empty() ? "" : " " + p.version);
  const std::string encoding(encoding_label(source.encoding()));
  std::string out = "<dl class=\"settings\">\n" + brief_settings(a);
  if (const auto min = a.options.min_score ? a.options.min_score : a.rules.min_score)
    out += setting(a, Text::settings_min_score, decimal(ui, *min, 0));
  out += setting(a, Text::settings_encoding, source.has_bom() ? say(ui, Text::settings_bom, {encoding}) : encoding);
  out += setting(a, Text::settings_packs, packs);
  if (!a.rules.hash.empty()) out += setting(a, Text::settings_hash, a.rules.hash);
  if (!a.options.version.empty()) out += setting(a, Text::settings_version, a.options.version);
  if (!a.options.today.empty()) out += setting(a, Text::settings_date, long_date(ui, a.options.today));
  out += "</dl>\n" + heading(a, 1, a.text(Text::limits_heading)) + "<ul class=\"limits\">";
  for (const Text t : {Text::limits_heuristic, Text::limits_truth, Text::limits_widths, Text::limits_static})
    out += "<li>" + a.text(t) + "</li>";
  return out + "</ul>\n";
}

}  // namespace calame
