// The arithmetic of the score: categories, then every criterion that lost something.
#include <algorithm>

#include "report/html_page.h"

namespace calame {
namespace {

std::string column(const ReviewedArticle& a, Text name, bool number) {
  return std::string("<th scope=\"col\"") + (number ? " class=\"num\"" : "") + ">" + a.text(name) + "</th>";
}

std::string number(std::string_view text) { return "<td class=\"num\">" + html(text) + "</td>"; }

std::string table_open(const ReviewedArticle& a, Text caption) {
  return "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"" + a.text(caption) + "\"><table><caption>" +
         a.text(caption) + "</caption>";
}

std::string categories(const ReviewedArticle& a, const std::vector<long>& losses) {
  const Score& score = a.result().score;
  const UiLanguage ui = a.ui();
  double sum = 0;
  for (const CategoryScore& c : score.categories) sum += c.weight;
  std::string out = table_open(a, Text::ledger_categories) + "<thead><tr>" + column(a, Text::ledger_category, false) +
                    "<td></td>" + column(a, Text::ledger_score, true) + column(a, Text::ledger_weight, true) +
                    column(a, Text::ledger_share, true) + column(a, Text::ledger_loss, true) + "</tr></thead><tbody>\n";
  for (const CategoryScore& c : score.categories) {
    long loss = 0;
    for (std::size_t i = 0; i < losses.size(); ++i)
      if (a.rules.criteria[score.ledger[i].criterion].category == c.name) loss += losses[i];
    out += "<tr class=\"" + category_class(c.name) + "\"><th scope=\"row\"><span class=\"chip\"></span>" +
           html(category_label(ui, c.name)) + "</th><td class=\"barcell\">" + bar(c.score / 100, "") + "</td>" +
           number(decimal(ui, c.score, 1)) + number(decimal(ui, c.weight, 0)) +
           number(decimal(ui, sum > 0 ? 100 * c.weight / sum : 0, 2)) + number(hundredths(ui, -loss)) + "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

std::string rule_ids(const ReviewedArticle& a, const LedgerLine& line) {
  std::string out;
  for (const std::uint32_t rule : line.rules)
    out += (out.empty() ? "" : ", ") +
           ("<span title=\"" + html(a.rules.rules[rule].name) + "\">" + html(a.rules.rules[rule].id) + "</span>");
  const std::size_t findings = findings_of(a.result(), line).size();
  if (findings > 1) out += " <span class=\"times\">× " + html(count(a.ui(), findings)) + "</span>";
  return out;
}

std::string line_row(const ReviewedArticle& a, const LedgerLine& line, long loss) {
  const UiLanguage ui = a.ui();
  const Criterion& c = a.rules.criteria[line.criterion];
  return "<tr class=\"" + category_class(c.category) + "\"><th scope=\"row\"><span class=\"chip\"></span>" +
         html(criterion_label(ui, a.rules, line.criterion)) + " <code>" + html(c.id) + "</code></th>" +
         number(hundredths(ui, -loss)) + number(decimal(ui, line.max, 2)) + "<td>" + rule_ids(a, line) + "</td></tr>\n";
}

std::string lines(const ReviewedArticle& a, const std::vector<long>& losses) {
  const Score& score = a.result().score;
  const UiLanguage ui = a.ui();
  std::string out = table_open(a, Text::ledger_lines) + "<thead><tr>" + column(a, Text::ledger_criterion, false) +
                    column(a, Text::ledger_loss, true) + column(a, Text::ledger_max, true) +
                    column(a, Text::ledger_rules, false) + "</tr></thead><tbody>\n";
  long total = 0;
  for (std::size_t i = 0; i < losses.size(); ++i) {
    total += losses[i];
    if (losses[i] > 0) out += line_row(a, score.ledger[i], losses[i]);
  }
  out += "</tbody><tfoot><tr><th scope=\"row\">" + a.text(Text::ledger_total) + "</th>" +
         number(hundredths(ui, -total)) + number("100") + "<td></td></tr></tfoot></table></div>\n";
  return out;
}

std::string equation(const ReviewedArticle& a) {
  const Score& score = a.result().score;
  const UiLanguage ui = a.ui();
  std::string out = "<p class=\"equation\">" +
                    a.text(Text::ledger_equation, {decimal(ui, 100 - score.raw, 2), decimal(ui, score.raw, 2)});
  if (!score.gates.empty() && gate_acts(score, score.gates.front()))
    out += ", " + a.text(Text::ledger_capped, {decimal(ui, score.gates.front().cap, 0)});
  return out + ", " + a.text(Text::ledger_floor, {std::to_string(score.overall)}) + ".</p>\n";
}

std::string full_criteria(const ReviewedArticle& a, const std::vector<long>& losses) {
  std::string items;
  std::size_t n = 0;
  for (std::size_t i = 0; i < losses.size(); ++i) {
    if (losses[i] > 0) continue;
    const LedgerLine& line = a.result().score.ledger[i];
    items += "<li>" + html(criterion_label(a.ui(), a.rules, line.criterion)) + " <span class=\"times\">" +
             html(decimal(a.ui(), line.max, 2)) + "</span></li>";
    ++n;
  }
  if (n == 0) return {};
  return "<details><summary>" + a.text(Text::ledger_full, {count(a.ui(), n)}) + "</summary><ul class=\"columns\">" +
         items + "</ul></details>\n";
}

}  // namespace

std::string ledger_section(const ReviewedArticle& a) {
  if (a.result().score.ledger.empty()) return {};
  const std::vector<long> losses = shown_losses(a.result().score);
  return "<p class=\"intro\">" + a.text(Text::ledger_intro) + "</p>\n" + categories(a, losses) + equation(a) +
         lines(a, losses) + full_criteria(a, losses);
}

}  // namespace calame
