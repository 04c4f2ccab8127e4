// The tables of the index, and the spread of the scores.
#include <fmt/format.h>
#include <unicode/coll.h>

#include <algorithm>
#include <array>
#include <memory>

#include "report/html_index.h"
#include "report/html_page.h"

namespace calame {
namespace {

struct Column {
  IndexText name;
  bool number = true;
  std::string_view sorted = {};  ///< the order the table comes in, if it is by this column
};

std::string table_open(UiLanguage ui, IndexText caption, std::initializer_list<Column> columns) {
  const std::string label = html(say(ui, caption));
  std::string out = "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"" + label +
                    "\"><table class=\"sortable\" data-sort=\"" + html(say(ui, IndexText::sort_by, {"{0}"})) +
                    "\"><thead><tr>";
  for (const Column& c : columns)
    out += std::string("<th scope=\"col\"") + (c.number ? " class=\"num\"" : "") +
           (c.sorted.empty() ? "" : " aria-sort=\"" + std::string(c.sorted) + "\"") + ">" + html(say(ui, c.name)) +
           "</th>";
  return out + "</tr></thead><tbody>\n";
}

constexpr std::string_view table_close = "</tbody></table></div>\n";

/// A number as it is read, and as it is sorted.
std::string cell(const std::string& shown, double value) {
  return "<td class=\"num\" data-v=\"" + fmt::format("{:.6g}", value) + "\">" + html(shown) + "</td>";
}
std::string cell(UiLanguage ui, std::size_t n) { return cell(count(ui, n), double(n)); }

std::string rate_cell(UiLanguage ui, std::size_t findings, std::size_t words) {
  if (words == 0) return cell("–", -1);
  const double rate = 1000.0 * double(findings) / double(words);
  return cell(decimal(ui, rate, 1), rate);
}

std::string intro(UiLanguage ui, IndexText words) {
  return "<p class=\"intro\">" + html_phrase(say(ui, words)) + "</p>\n";
}

bool signs(const SiteFigures& site) {
  return std::any_of(site.authors.begin(), site.authors.end(), [](const auto& a) { return !a.first.empty(); });
}

std::string article_row(const IndexRow& r, UiLanguage ui, bool with_author) {
  const std::string name = html(r.title.empty() ? r.path : cut_at_word(r.title, 120));
  const std::string lang = r.title.empty() ? "" : lang_attribute(r.lang);
  std::string out = "<tr><th scope=\"row\">";
  out += r.link.empty() ? "<span" + lang + ">" + name + "</span>"
                        : "<a href=\"" + html(r.link) + "\"" + lang + ">" + name + "</a>";
  if (!r.title.empty()) out += "<span class=\"path\">" + html(r.path) + "</span>";
  out += "</th>";
  if (with_author) out += "<td class=\"who\">" + (r.author.empty() ? "–" : html(cut_at_word(r.author, 60))) + "</td>";
  std::string score = std::to_string(r.score);
  if (r.before && *r.before != r.score) {
    const std::string change = signed_decimal(ui, r.score - *r.before, 0);
    score += " <span class=\"times\" title=\"" + html(say(ui, IndexText::change, {change})) + "\">" + html(change) +
             "</span>";
  }
  out += "<td class=\"num scored\" data-v=\"" + std::to_string(r.score) + "\">" + score + bar(r.score / 100.0, "") +
         "</td>";
  return out + cell(ui, r.findings) + rate_cell(ui, r.findings, r.words) + cell(ui, r.fixable) + cell(ui, r.words) +
         "</tr>\n";
}

// A, B… Z, AA: as a spreadsheet counts.
std::string letter(std::size_t number) {
  std::string out;
  for (++number; number > 0; number = (number - 1) / 26) out.insert(out.begin(), char('A' + (number - 1) % 26));
  return out;
}

std::string often(const AuthorCount& author, const SiteFigures& site, UiLanguage ui) {
  constexpr std::size_t most = 3;
  std::vector<std::pair<std::string, std::size_t>> order(author.rules.begin(), author.rules.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& l, const auto& r) { return l.second > r.second; });
  std::string out;
  for (std::size_t i = 0; i < std::min(most, order.size()); ++i)
    out += (i > 0 ? ", " : "") + html(lower_first(cut_at_word(site.rules.at(order[i].first).label, 40))) +
           " <span class=\"times\" title=\"" + html(order[i].first) + "\">× " + count(ui, order[i].second) + "</span>";
  return out;
}

}  // namespace

std::string failures_section(const SiteFigures& site, const ReportOptions& o) {
  if (site.failures.empty()) return {};
  std::string out = "<p class=\"intro\">" +
                    html(say(o.ui, IndexText::failed_intro, {count(o.ui, site.failures.size())})) +
                    "</p>\n<ul class=\"gates\">";
  for (const IndexFailure& f : site.failures)
    out += "<li>" + html(say(o.ui, IndexText::failed_item, {f.path, f.message})) + "</li>";
  return out + "</ul>\n";
}

std::string articles_section(const SiteFigures& site, const ReportOptions& o) {
  if (site.rows.empty()) return {};
  const bool with_author = signs(site) && !o.anonymous;
  const Column article{IndexText::column_article, false}, author{IndexText::column_author, false},
      score{IndexText::column_score, true, "ascending"}, findings{IndexText::column_findings},
      rate{IndexText::column_per_thousand}, fixable{IndexText::column_fixable}, words{IndexText::column_words};
  std::string out = intro(o.ui, IndexText::table_intro);
  out += with_author
             ? table_open(o.ui, IndexText::table_heading, {article, author, score, findings, rate, fixable, words})
             : table_open(o.ui, IndexText::table_heading, {article, score, findings, rate, fixable, words});
  for (const IndexRow& r : site.rows) out += article_row(r, o.ui, with_author);
  return out + std::string(table_close);
}

std::string histogram_section(const SiteFigures& site, const ReportOptions& o) {
  constexpr std::size_t bins = 10;
  constexpr double height = 110;
  if (site.rows.size() < 2) return {};
  std::array<std::size_t, bins> counts{};
  std::size_t most = 1;
  for (const IndexRow& r : site.rows)
    most = std::max(most, ++counts[std::min<std::size_t>(std::size_t(std::max(r.score, 0)) / 10, bins - 1)]);
  std::string spoken, drawn;
  for (std::size_t i = 0; i < bins; ++i) {
    const std::size_t low = i * 10, high = i + 1 == bins ? 100 : low + 9;
    const double tall = height * double(counts[i]) / double(most), top = 20 + height - tall, x = 10.0 * double(i);
    if (counts[i] > 0) {
      spoken += (spoken.empty() ? "" : " ") + say(o.ui, IndexText::histogram_bin,
                                                  {std::to_string(low), std::to_string(high), count(o.ui, counts[i])});
      drawn += fmt::format("<rect class=\"h-bar\" x=\"{:.1f}%\" y=\"{:.1f}\" width=\"8%\" height=\"{:.1f}\"/>", x + 1,
                           top, tall) +
               fmt::format("<text x=\"{:.1f}%\" y=\"{:.1f}\" text-anchor=\"middle\">{}</text>", x + 5, top - 5,
                           count(o.ui, counts[i]));
    }
    drawn += fmt::format("<text class=\"axis\" x=\"{:.0f}%\" y=\"147\" text-anchor=\"{}\">{}</text>", x,
                         i == 0 ? "start" : "middle", low);
  }
  drawn += "<text class=\"axis\" x=\"100%\" y=\"147\" text-anchor=\"end\">100</text>";
  if (o.min_score)
    drawn +=
        fmt::format("<line class=\"h-min\" x1=\"{0}\" x2=\"{0}\" y1=\"4\" y2=\"130\"/>", percent(*o.min_score / 100));
  return "<figure><svg class=\"histogram\" width=\"100%\" height=\"152\" role=\"img\" aria-label=\"" +
         html(say(o.ui, IndexText::histogram_label, {spoken})) + "\">" + drawn +
         "<line class=\"h-base\" x1=\"0\" x2=\"100%\" y1=\"130.5\" y2=\"130.5\"/></svg>\n<figcaption>" +
         html(o.min_score ? say(o.ui, IndexText::histogram_caption, {decimal(o.ui, *o.min_score, 0)})
                          : say(o.ui, IndexText::histogram_axis)) +
         "</figcaption></figure>\n";
}

std::string rules_section(const SiteFigures& site, const ReportOptions& o) {
  constexpr std::size_t most = 15;
  if (site.rules.empty()) return {};
  std::vector<const std::pair<const std::string, RuleCount>*> order;
  for (const auto& one : site.rules) order.push_back(&one);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto* l, const auto* r) { return l->second.findings > r->second.findings; });
  std::string out = intro(o.ui, IndexText::rules_intro) + table_open(o.ui, IndexText::rules_heading,
                                                                     {{IndexText::column_rule, false},
                                                                      {IndexText::column_findings, true, "descending"},
                                                                      {IndexText::column_articles},
                                                                      {IndexText::column_fixable}});
  std::size_t rest = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto& [id, rule] = *order[i];
    if (i >= most) {
      rest += rule.findings;
      continue;
    }
    out += "<tr><th scope=\"row\">" + html(rule.label) + "<span class=\"path\"><span title=\"" + html(rule.name) +
           "\">" + html(id) + "</span> · " + html(rule.about) + "</span></th>" + cell(o.ui, rule.findings) +
           cell(o.ui, rule.articles) + cell(o.ui, rule.fixable) + "</tr>\n";
  }
  out += table_close;
  if (order.size() > most)
    out += "<p class=\"more\">" +
           html(say(o.ui, IndexText::rules_rest, {count(o.ui, order.size() - most), count(o.ui, rest)})) + "</p>\n";
  return out;
}

std::string categories_section(const SiteFigures& site, const ReportOptions& o) {
  if (site.categories.empty()) return {};
  std::vector<const std::pair<const std::string, CategoryMean>*> order;
  for (const auto& one : site.categories)
    if (one.second.articles > 0) order.push_back(&one);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto* l, const auto* r) { return l->second.loss > r->second.loss; });
  const double n = double(site.rows.size());
  const double most = order.empty() ? 1 : std::max(order.front()->second.loss / n, 1.0);
  std::string out =
      intro(o.ui, IndexText::categories_intro) + table_open(o.ui, IndexText::categories_heading,
                                                            {{IndexText::column_category, false},
                                                             {IndexText::column_mean_loss, true, "ascending"},
                                                             {IndexText::column_mean_note},
                                                             {IndexText::column_articles}});
  for (const auto* one : order) {
    const auto& [name, mean] = *one;
    const double loss = mean.loss / n, note = mean.score / double(mean.articles);
    out += "<tr class=\"" + category_class(name) + "\"><th scope=\"row\"><span class=\"chip\"></span>" +
           html(category_label(o.ui, name)) + "</th><td class=\"num scored\" data-v=\"" + fmt::format("{:.6g}", -loss) +
           "\">" + html(signed_decimal(o.ui, -loss, 1)) + bar(loss / most, "") + "</td>" +
           cell(decimal(o.ui, note, 1), note) + cell(o.ui, mean.articles) + "</tr>\n";
  }
  const double lost = 100 - site.raw / n;
  return out + "</tbody><tfoot><tr><th scope=\"row\">" + html(say(o.ui, IndexText::categories_total)) +
         "</th><td class=\"num\">" + html(signed_decimal(o.ui, -lost, 1)) + "</td><td class=\"num\">" +
         html(decimal(o.ui, 100 - lost, 1)) + "</td><td class=\"num\">" + count(o.ui, site.rows.size()) +
         "</td></tr></tfoot></table></div>\n";
}

std::string authors_section(const SiteFigures& site, const ReportOptions& o) {
  if (!signs(site)) return {};
  std::vector<const std::pair<const std::string, AuthorCount>*> order;
  for (const auto& one : site.authors) order.push_back(&one);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Collator> names(
      icu::Collator::createInstance(o.ui == UiLanguage::fr ? "fr" : "en", status));
  // Letters follow the order of the run, so that they say nothing of the names.
  std::stable_sort(order.begin(), order.end(), [&](const auto* l, const auto* r) {
    if (l->first.empty() != r->first.empty()) return r->first.empty();
    if (o.anonymous) return l->second.order < r->second.order;
    return U_SUCCESS(status) && names->compareUTF8(l->first, r->first, status) == UCOL_LESS;
  });
  std::string out = intro(o.ui, IndexText::authors_intro) + table_open(o.ui, IndexText::authors_heading,
                                                                       {{IndexText::column_author, false, "ascending"},
                                                                        {IndexText::column_articles},
                                                                        {IndexText::column_mean_score},
                                                                        {IndexText::column_words},
                                                                        {IndexText::column_findings},
                                                                        {IndexText::column_per_thousand},
                                                                        {IndexText::column_often, false}});
  std::size_t number = 0;
  for (const auto* one : order) {
    const auto& [name, a] = *one;
    const std::string shown = name.empty()  ? say(o.ui, IndexText::authors_unsigned)
                              : o.anonymous ? say(o.ui, IndexText::authors_letter, {letter(number++)})
                                            : cut_at_word(name, 60);
    const double mean = a.score / double(a.articles);
    out += "<tr><th scope=\"row\">" + html(shown) + "</th>" + cell(o.ui, a.articles) +
           cell(decimal(o.ui, mean, 1), mean) + cell(o.ui, a.words) + cell(o.ui, a.findings) +
           rate_cell(o.ui, a.findings, a.words) + "<td class=\"said\">" + often(a, site, o.ui) + "</td></tr>\n";
  }
  return out + std::string(table_close);
}

}  // namespace calame
