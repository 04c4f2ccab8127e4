// Gathers the figures of several articles, and puts the sections of their index together.
#include "report/html_index.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "report/html_page.h"

namespace calame {
namespace {

std::string trimmed(std::string_view text) {
  const auto blank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blank);
  if (begin == text.npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(blank) - begin + 1));
}

// What a message says in every article: the parts that stand for what was found there become an ellipsis.
std::string without_arguments(std::string_view pattern) {
  constexpr std::string_view gap = "…";
  std::string out;
  int depth = 0;
  for (const char c : pattern) {
    if (c == '{' && depth++ == 0) {
      if (out.ends_with("… ")) out.pop_back();
      if (!out.ends_with(gap)) out += gap;
    }
    if (depth == 0) out += c;
    if (c == '}') --depth;
  }
  return out;
}

// The name of a rule is for those who write rules; its message is for editors.
std::string rule_label(const Rule& rule, UiLanguage ui) {
  constexpr std::size_t longest = 80;
  const Message* message = &rule.message;
  if (message->in(ui).empty() && !rule.bands.empty()) message = &rule.bands.front().message;
  if (message->in(ui).empty() && !rule.messages.empty()) message = &rule.messages.begin()->second;
  const std::string said = headline(without_arguments(message->in(ui)));
  return said.empty() ? rule.name : cut_at_word(capital(said), longest);
}

RuleCount named(const Rule& rule, const Ruleset& rules, UiLanguage ui) {
  const std::string about =
      rule.criterion ? criterion_label(ui, rules, *rule.criterion) : category_label(ui, rule.category());
  return {rule.name, rule_label(rule, ui), about};
}

void add_findings(SiteFigures& site, AuthorCount& author, const AuditResult& result, const Ruleset& rules,
                  UiLanguage ui) {
  std::set<std::string_view> here;
  for (const Diagnostic& d : result.diagnostics) {
    if (d.suppressed) continue;
    const Rule& rule = rule_of(rules, d);
    const auto [count, is_new] = site.rules.try_emplace(rule.id);
    if (is_new) count->second = named(rule, rules, ui);
    ++count->second.findings;
    count->second.articles += here.insert(rule.id).second;
    count->second.fixable += d.fix && !d.fix->edits.empty() && d.fix->applicability == Applicability::safe;
    ++author.rules[rule.id];
  }
}

void add_scores(SiteFigures& site, const Score& score, const Ruleset& rules) {
  site.raw += score.raw;
  for (const CategoryScore& c : score.categories) {
    CategoryMean& mean = site.categories[c.name];
    mean.score += c.score;
    ++mean.articles;
  }
  for (const LedgerLine& line : score.ledger)
    site.categories[rules.criteria[line.criterion].category].loss += line.loss;
}

double median(std::vector<int> scores) {
  std::sort(scores.begin(), scores.end());
  const std::size_t half = scores.size() / 2;
  return scores.size() % 2 == 1 ? scores[half] : (scores[half - 1] + scores[half]) / 2.0;
}

std::string fact(const std::string& figure, const std::string& name) {
  return "<div><dt>" + html_phrase(name) + "</dt><dd>" + html(figure) + "</dd></div>";
}

std::string verdict(const SiteFigures& site, const ReportOptions& o, double middle) {
  const auto [low, high] = std::minmax_element(site.rows.begin(), site.rows.end(),
                                               [](const auto& l, const auto& r) { return l.score < r.score; });
  std::string out = site.rows.size() == 1 ? say(o.ui, IndexText::verdict_one)
                                          : say(o.ui, IndexText::verdict_range,
                                                {std::to_string(low->score), std::to_string(high->score),
                                                 decimal(o.ui, middle, middle == std::floor(middle) ? 0 : 1)});
  if (!o.min_score) return out;
  const double min = *o.min_score;
  const auto below =
      std::size_t(std::count_if(site.rows.begin(), site.rows.end(), [&](const IndexRow& r) { return r.score < min; }));
  const std::string shown = decimal(o.ui, min, min == std::floor(min) ? 0 : 1);
  return out + " " +
         (below == 0 ? say(o.ui, IndexText::verdict_all_above, {shown})
                     : say(o.ui, IndexText::verdict_below, {count(o.ui, below), count(o.ui, site.rows.size()), shown}));
}

std::string facts(const SiteFigures& site, const ReportOptions& o) {
  std::size_t words = 0, findings = 0, fixable = 0;
  for (const IndexRow& r : site.rows) words += r.words, findings += r.findings, fixable += r.fixable;
  const auto counted = [&](IndexText name, std::size_t n) {
    return fact(count(o.ui, n), say(o.ui, name, {count(o.ui, n)}));
  };
  std::string out = "<dl class=\"facts\">" + counted(IndexText::articles, site.rows.size()) +
                    counted(IndexText::words, words) + counted(IndexText::findings, findings);
  if (words > 0) {
    const std::string rate = decimal(o.ui, 1000.0 * double(findings) / double(words), 1);
    out += fact(rate, say(o.ui, IndexText::per_thousand, {rate}));
  }
  return out + counted(IndexText::fixable, fixable) + "</dl>\n";
}

}  // namespace

void SiteFigures::add(const FileReport& file, const Ruleset& ruleset, UiLanguage ui) {
  if (!file.audited) {
    const std::string message = file.errors.empty() ? say(ui, Text::failed) : file.errors.front().message.in(ui);
    failures.push_back({file.path, message});
    return;
  }
  const AuditResult& result = file.audited->result;
  const Tally t = tally(result);
  IndexRow row;
  row.path = file.path;
  row.title = result.facts.title.empty() ? result.facts.h1 : result.facts.title;
  row.lang = result.lang;
  row.author = trimmed(result.facts.author);
  row.score = result.score.overall;
  if (file.before) row.before = file.before->overall;
  row.findings = t.findings, row.fixable = t.safe, row.words = result.metrics.words;
  const auto first_order = authors.size();
  AuthorCount& author = authors[row.author];
  if (author.articles == 0) author.order = first_order;
  ++author.articles;
  author.findings += row.findings, author.words += row.words, author.score += row.score;
  add_findings(*this, author, result, ruleset, ui);
  add_scores(*this, result.score, ruleset);
  rows.push_back(std::move(row));
}

std::string index_title(const SiteFigures& site, UiLanguage ui) {
  std::string out = say(ui, Text::index_summary, {count(ui, site.rows.size())});
  if (!site.failures.empty()) out += say(ui, IndexText::not_read, {count(ui, site.failures.size())});
  return out;
}

std::string index_header(const SiteFigures& site, const ReportOptions& o) {
  std::string out = "<header class=\"masthead\"><p class=\"kicker\">" + html(say(o.ui, IndexText::kicker)) +
                    "</p><h1>" + html(index_title(site, o.ui)) + "</h1></header>\n";
  if (site.rows.empty()) return out + "<p>" + html(say(o.ui, IndexText::verdict_none)) + "</p>\n";
  double sum = 0;
  std::vector<int> scores;
  for (const IndexRow& r : site.rows) sum += r.score, scores.push_back(r.score);
  const double middle = median(std::move(scores));
  return out + "<section class=\"verdict\" aria-label=\"" + html(say(o.ui, IndexText::mean_score)) +
         "\">\n<p class=\"score\"><span class=\"figure\">" + html(decimal(o.ui, sum / double(site.rows.size()), 0)) +
         "</span> <span class=\"of\">" + html(say(o.ui, IndexText::mean_score)) +
         "</span></p>\n<div class=\"says\"><p class=\"sentence\">" + html(verdict(site, o, middle)) + "</p></div>\n" +
         facts(site, o) + "</section>\n";
}

std::string print_index(SiteFigures site, const ReportOptions& o, std::optional<std::size_t> shown) {
  struct Part {
    std::string_view anchor;
    IndexText heading;
    std::string (*print)(const SiteFigures&, const ReportOptions&);
  };
  constexpr Part parts[] = {
      {"not-read", IndexText::failed_heading, failures_section},
      {"articles", IndexText::table_heading, articles_section},
      {"scores", IndexText::histogram_heading, histogram_section},
      {"rules", IndexText::rules_heading, rules_section},
      {"categories", IndexText::categories_heading, categories_section},
      {"authors", IndexText::authors_heading, authors_section},
  };
  std::stable_sort(site.rows.begin(), site.rows.end(), [](const IndexRow& l, const IndexRow& r) {
    return l.score != r.score ? l.score < r.score : l.path < r.path;
  });
  std::string links, body;
  for (const Part& part : parts) {
    const std::string inner = part.print(site, o);
    if (inner.empty()) continue;
    const std::string id = "i-" + std::string(part.anchor), title = html(say(o.ui, part.heading));
    links += "<li><a href=\"#" + id + "\">" + title + "</a></li>";
    body += "<section class=\"sec\" aria-labelledby=\"" + id + "\">\n<h2 class=\"sh\" id=\"" + id + "\">" + title +
            "</h2>\n" + inner + "</section>\n";
  }
  std::string out = index_header(site, o) + "<nav class=\"toc\" aria-label=\"" + html(say(o.ui, Text::contents)) +
                    "\"><ul>" + links + "</ul></nav>\n" + body;
  if (!shown || *shown == 0) return out;
  return out + "<p class=\"intro folded\">" +
         (*shown < site.rows.size() ? html_phrase(say(o.ui, IndexText::reviews_some, {count(o.ui, *shown)}))
                                    : html(say(o.ui, IndexText::reviews_intro))) +
         "</p>\n";
}

}  // namespace calame
