// The verdict: one sentence, the score on a ruler, the caps, the size of the text. Then where to start.
#include <algorithm>
#include <cmath>

#include "report/html_page.h"

namespace calame {
namespace {

std::optional<double> minimum(const ReviewedArticle& a) {
  return a.options.min_score ? a.options.min_score : a.rules.min_score;
}

const Gate* acting_gate(const Score& score) {
  return !score.gates.empty() && gate_acts(score, score.gates.front()) ? &score.gates.front() : nullptr;
}

std::string verdict_sentence(const ReviewedArticle& a) {
  const Score& score = a.result().score;
  const UiLanguage ui = a.ui();
  if (a.result().metrics.words == 0) return say(ui, Text::verdict_empty);
  if (score.ledger.empty()) return say(ui, Text::verdict_no_score);
  const Text tone = score.overall == 100 && tally(a.result()).findings == 0 ? Text::verdict_perfect
                    : score.overall >= 90                                   ? Text::verdict_great
                    : score.overall >= 75                                   ? Text::verdict_good
                    : score.overall >= 50                                   ? Text::verdict_fair
                                                                            : Text::verdict_poor;
  std::string out = say(ui, tone);
  if (const Gate* gate = acting_gate(score))
    out += " " + say(ui, Text::verdict_gated, {decimal(ui, gate->cap, 0), gate_label(ui, a.rules, a.result(), *gate)});
  else if (const LedgerLine& first = score.ledger.front(); first.loss >= 0.05)
    out += " " + say(ui, Text::verdict_first,
                     {lower_first(criterion_label(ui, a.rules, first.criterion)),
                      signed_decimal(ui, double(shown_losses(score).front()) / 100, 1)});
  return out;
}

std::string second_sentence(const ReviewedArticle& a) {
  const Score& score = a.result().score;
  const UiLanguage ui = a.ui();
  std::string out;
  if (a.file.before)
    out += say(ui, Text::before_after, {std::to_string(a.file.before->overall), std::to_string(score.overall)}) + " ";
  if (const auto min = minimum(a)) {
    const int missing = int(std::ceil(*min)) - score.overall;
    const std::string shown = decimal(ui, *min, *min == std::floor(*min) ? 0 : 1);
    out += missing > 0 ? say(ui, Text::verdict_below_min, {std::to_string(missing), shown})
                       : say(ui, Text::verdict_above_min, {shown});
    out += " ";
  }
  if (a.file.after && a.file.after->overall != score.overall)
    out += say(ui, Text::after_fixes, {std::to_string(a.file.after->overall)});
  return out;
}

std::string tick(double at, std::string_view css_class, int top, int bottom) {
  const std::string x = percent(at / 100);
  return "<line class=\"" + std::string(css_class) + "\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"" +
         std::to_string(top) + "\" y2=\"" + std::to_string(bottom) + "\"/>";
}

std::string legend_item(std::string_view kind, std::string_view words) {
  return "<li class=\"l-" + std::string(kind) + "\">" + html(words) + "</li>";
}

std::string ruler(const ReviewedArticle& a) {
  const Score& score = a.result().score;
  const UiLanguage ui = a.ui();
  std::string legend, marks;
  if (a.file.before) {
    marks += "<circle class=\"r-before\" cx=\"" + percent(a.file.before->overall / 100.0) + "\" cy=\"20\" r=\"6\"/>";
    legend += legend_item("before", say(ui, Text::ruler_before, {std::to_string(a.file.before->overall)}));
  }
  if (a.file.after && a.file.after->overall != score.overall) {
    marks += "<circle class=\"r-after\" cx=\"" + percent(a.file.after->overall / 100.0) + "\" cy=\"20\" r=\"6\"/>";
    legend += legend_item("after", say(ui, Text::ruler_after, {std::to_string(a.file.after->overall)}));
  }
  for (const Gate& gate : score.gates) marks += tick(gate.cap, "r-gate", 6, 34);
  if (!score.gates.empty())
    legend += legend_item("gate", say(ui, Text::ruler_gate, {decimal(ui, score.gates.front().cap, 0)}));
  if (acting_gate(score)) {
    marks += "<line class=\"r-raw\" x1=\"" + percent(score.overall / 100.0) + "\" x2=\"" + percent(score.raw / 100) +
             "\" y1=\"20\" y2=\"20\"/>";
    legend += legend_item("raw", say(ui, Text::ruler_raw, {decimal(ui, score.raw, 1)}));
  }
  if (const auto min = minimum(a)) {
    marks += tick(*min, "r-min", 10, 44);
    legend += legend_item("min", say(ui, Text::ruler_min, {decimal(ui, *min, 0)}));
  }
  std::string out = "<svg class=\"ruler\" width=\"100%\" height=\"64\" role=\"img\" aria-label=\"" +
                    html(say(ui, Text::ruler_label, {std::to_string(score.overall)})) + "\">";
  for (int i = 0; i <= 100; i += 5) out += tick(i, "r-tick", 30, i % 50 == 0 ? 40 : i % 10 == 0 ? 36 : 33);
  out += "<rect class=\"r-rail\" y=\"19\" width=\"100%\" height=\"2\"/><rect class=\"r-score\" y=\"17\" width=\"" +
         percent(score.overall / 100.0) + "\" height=\"6\"/>" + marks + "<circle class=\"r-now\" cx=\"" +
         percent(score.overall / 100.0) + "\" cy=\"20\" r=\"7\"/>";
  out +=
      "<text x=\"0\" y=\"57\">0</text><text x=\"50%\" y=\"57\" text-anchor=\"middle\">50</text>"
      "<text x=\"100%\" y=\"57\" text-anchor=\"end\">100</text></svg>\n";
  if (!legend.empty()) out += "<ul class=\"legend\">" + legend + "</ul>\n";
  return out;
}

std::string gates(const ReviewedArticle& a) {
  const Score& score = a.result().score;
  if (score.gates.empty()) return {};
  std::string out = heading(a, 0, a.text(Text::gates_heading)) + "<ul class=\"gates\">";
  for (const Gate& gate : score.gates)
    out += "<li>" +
           a.text(gate_acts(score, gate) ? Text::gate_acts : Text::gate_waits,
                  {capital(gate_label(a.ui(), a.rules, a.result(), gate)), decimal(a.ui(), gate.cap, 0),
                   std::to_string(int(std::floor(score.raw)))}) +
           "</li>";
  return out + "</ul>\n";
}

std::string fact(std::string_view figure, std::string_view name) {
  return "<div><dt>" + html(name) + "</dt><dd>" + html(figure) + "</dd></div>";
}

std::string size_facts(const ReviewedArticle& a) {
  const Metrics& m = a.result().metrics;
  const UiLanguage ui = a.ui();
  const auto counted = [&](Text name, std::size_t n) { return fact(count(ui, n), say(ui, name, {count(ui, n)})); };
  std::string out = "<dl class=\"facts\">";
  out += counted(Text::facts_findings, tally(a.result()).findings);
  out += counted(Text::facts_words, m.words) + counted(Text::facts_signs, m.signs);
  const std::string sheets = decimal(ui, m.signs / 1500.0, 1);
  out += fact(sheets, say(ui, Text::facts_feuillets, {sheets}));
  out += counted(Text::facts_sentences, m.sentences) + counted(Text::facts_paragraphs, m.paragraphs);
  if (m.readability)
    out += fact(decimal(ui, *m.readability, 1),
                say(ui, Text::facts_readability, {a.rules.language(a.result().lang).readability.name}));
  return out + "</dl>\n";
}

}  // namespace

std::string verdict_section(const ReviewedArticle& a) {
  const Score& score = a.result().score;
  std::string out = "<p class=\"score\"><span class=\"figure\">" + std::to_string(score.overall) +
                    "</span> <span class=\"of\">" + a.text(Text::out_of_100) +
                    "</span></p>\n<div class=\"says\"><p class=\"sentence\">" + html(verdict_sentence(a)) + "</p>\n";
  if (const std::string second = second_sentence(a); !second.empty())
    out += "<p class=\"second\">" + html(second) + "</p>\n";
  return out + ruler(a) + "</div>\n" + size_facts(a) + gates(a);
}

namespace {

/// The cap that goes when this criterion is settled.
const Gate* gate_of(const ReviewedArticle& a, std::uint32_t criterion) {
  for (const Gate& gate : a.result().score.gates)
    if (gate_criterion(a.rules, gate) == criterion) return &gate;
  return nullptr;
}

/// What the first finding says; where a measure alone costs the points, what its rule is for.
std::string reason(const ReviewedArticle& a, const LedgerLine& line, const std::vector<const Diagnostic*>& findings) {
  constexpr std::size_t longest = 220;
  if (!findings.empty()) return findings.front()->message;
  const auto rule = std::find_if(a.rules.rules.begin(), a.rules.rules.end(), [&](const Rule& r) {
    return r.enabled && r.criterion == line.criterion && !r.help.in(a.ui()).empty();
  });
  if (rule == a.rules.rules.end()) return {};
  const std::string& help = rule->help.in(a.ui());
  return cut_at_word(std::string_view(help).substr(0, help.find("\n\n")), longest);
}

/// What the total would gain, in hundredths: the cap goes too, where the line is behind the one that acts.
long gain_of(const ReviewedArticle& a, const LedgerLine& line, long loss) {
  const Score& score = a.result().score;
  const Gate* gate = acting_gate(score);
  if (!gate || gate_criterion(a.rules, *gate) != line.criterion) return loss;
  const double next = score.gates.size() > 1 ? score.gates[1].cap : 100;
  return std::lround(100 * std::floor(std::min(score.raw + line.loss, next) - score.overall));
}

/// Ledger lines that lost something, the greatest loss first; before them, the one behind the cap that acts.
std::vector<std::size_t> lines_to_mend(const ReviewedArticle& a) {
  const Score& score = a.result().score;
  const Gate* gate = acting_gate(score);
  const auto capping = gate ? gate_criterion(a.rules, *gate) : std::nullopt;
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < score.ledger.size(); ++i)
    if (score.ledger[i].loss >= 0.005 || score.ledger[i].criterion == capping) out.push_back(i);
  std::stable_partition(out.begin(), out.end(), [&](std::size_t i) { return score.ledger[i].criterion == capping; });
  return out;
}

std::string top_item(const ReviewedArticle& a, const LedgerLine& line, long loss) {
  const UiLanguage ui = a.ui();
  const auto findings = findings_of(a.result(), line);
  const std::string& category = a.rules.criteria[line.criterion].category;
  const long points = gain_of(a, line, loss);
  const std::string gain = decimal(ui, double(points) / 100, points == loss ? 1 : 0);
  std::string out = "<li class=\"" + category_class(category) + "\"><p class=\"gain\"><span>+" + gain + "</span> " +
                    a.text(Text::top_points, {gain}) + "</p><div><p class=\"what\">" +
                    html(criterion_label(ui, a.rules, line.criterion)) + " <span class=\"cat\">" +
                    html(category_label(ui, category)) + "</span></p>";
  if (const std::string why = reason(a, line, findings); !why.empty()) out += "<p class=\"why\">" + html(why) + "</p>";
  std::string notes;
  const auto add = [&](const std::string& words) { notes += (notes.empty() ? "" : " · ") + words; };
  if (findings.size() > 1) add(a.text(Text::top_findings, {count(ui, findings.size())}));
  const auto safe = std::count_if(findings.begin(), findings.end(), [](const Diagnostic* d) {
    return d->fix && !d->fix->edits.empty() && d->fix->applicability == Applicability::safe;
  });
  if (safe > 0) add(a.text(Text::top_fix, {count(ui, std::size_t(safe)), count(ui, findings.size())}));
  if (const Gate* gate = gate_of(a, line.criterion)) add(a.text(Text::top_gate, {decimal(ui, gate->cap, 0)}));
  for (const Diagnostic* d : findings) {
    const auto at = std::find(a.notes.begin(), a.notes.end(), d);
    if (at == a.notes.end()) continue;
    const auto index = std::size_t(at - a.notes.begin());
    add("<a href=\"#" + a.anchor(a.placed[index] ? "m" : "n", index + 1) + "\">" +
        a.text(!a.placed[index]       ? Text::top_see_note
               : findings.size() == 1 ? Text::top_see_one
                                      : Text::top_see) +
        "</a>");
    break;
  }
  if (!notes.empty()) out += "<p class=\"more\">" + notes + "</p>";
  return out + "</div></li>\n";
}

}  // namespace

std::string top_section(const ReviewedArticle& a) {
  constexpr std::size_t most = 5;
  const Score& score = a.result().score;
  const std::vector<long> losses = shown_losses(score);
  std::string items;
  long rest = 0;
  std::size_t shown = 0, others = 0;
  for (const std::size_t i : lines_to_mend(a)) {
    if (shown < most) {
      items += top_item(a, score.ledger[i], losses[i]);
      ++shown;
    } else {
      rest += losses[i];
      ++others;
    }
  }
  if (items.empty()) return "<p>" + a.text(Text::top_none) + "</p>\n";
  const Gate* gate = acting_gate(score);
  std::string out = "<p class=\"intro\">" + a.text(Text::top_intro) +
                    (gate ? " " + a.text(Text::top_gated, {decimal(a.ui(), gate->cap, 0)}) : "") +
                    "</p>\n<ol class=\"top\">\n" + items + "</ol>\n";
  if (others > 0)
    out += "<p class=\"more\">" +
           a.text(Text::top_rest, {count(a.ui(), others), decimal(a.ui(), double(rest) / 100, 1)}) + "</p>\n";
  return out;
}

}  // namespace calame
