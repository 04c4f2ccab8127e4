// `calame debug tokens`: how a text is read, in the terms that token patterns are written in.
#include <algorithm>
#include <array>

#include "report/escape.h"
#include "report/frame.h"
#include "report/texts.h"
#include "report/tokens_rows.h"

namespace calame {
namespace {

constexpr std::size_t widest_cell = 32;  // addresses run on
constexpr std::size_t columns = 7;       // place, text, word, lemma, upos, feat, remarks

struct Row {
  std::array<std::string, columns> cells;
  char sign = ' ';  // + in a match, > in its marked part
};

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Scalar s = first_scalar(text);
    width += std::size_t(display_width(char32_t(s.value)));
    text.remove_prefix(s.size);
  }
  return width;
}

std::string cell(std::string_view text) {
  const std::string shown = visible_line(text);
  if (width_of(shown) <= widest_cell) return shown;
  std::string out;
  std::size_t width = 0;
  for (std::string_view rest = shown; !rest.empty();) {
    const Scalar s = first_scalar(rest);
    width += std::size_t(display_width(char32_t(s.value)));
    if (width >= widest_cell) break;
    out += rest.substr(0, s.size);
    rest.remove_prefix(s.size);
  }
  return out + "…";
}

class TokensTable {
 public:
  TokensTable(const TokensReport& report, const ReportOptions& options)
      : report_(report), options_(options), facts_(report), positions_(report.source) {}

  std::string written() {
    std::string out = head();
    for (const TokenGroup& group : token_groups(report_.document, report_.analysis)) {
      const std::vector<Row> rows = rows_of(group);
      const bool matched = std::any_of(rows.begin(), rows.end(), [](const Row& r) { return r.sign != ' '; });
      if (report_.pattern && !matched) continue;
      out += "\n" + title(group) + "\n" + aligned(rows);
    }
    if (report_.pattern)
      out += "\n" + say(options_.ui, Text::tokens_matches, {count(options_.ui, report_.matches.size())}) + "\n";
    return out;
  }

 private:
  std::string paint(std::string_view code, const std::string& text) const {
    return options_.color && !text.empty() ? "\x1b[" + std::string(code) + "m" + text + "\x1b[0m" : text;
  }

  std::string head() const {
    const Analysis& a = report_.analysis;
    std::string out = paint("1;4", visible_line(report_.path)) + " · " + std::string(format_name(report_.format)) +
                      " · " + a.lang + (a.lang_detected ? say(options_.ui, Text::detected) : "") + " · " +
                      say(options_.ui, Text::tokens_counts,
                          {count(options_.ui, a.sentences.size()), count(options_.ui, a.tokens.size())}) +
                      "\n";
    if (report_.analysis.tags.empty() && !a.tokens.empty()) out += say(options_.ui, Text::tokens_untagged) + "\n";
    return out;
  }

  std::string title(const TokenGroup& group) const {
    const std::string where = "<" + std::string(group.where) + ">";
    if (!group.sentence) return paint("1", say(options_.ui, Text::tokens_outside, {where}));
    return paint("1", say(options_.ui, Text::tokens_sentence, {std::to_string(*group.sentence + 1), where}));
  }

  std::vector<Row> rows_of(const TokenGroup& group) {
    std::vector<Row> rows;
    for (std::uint32_t t = group.first; t < group.end; ++t) rows.push_back(row_of(t));
    return rows;
  }

  Row row_of(std::uint32_t t) {
    const Analysis& a = report_.analysis;
    const TextSpan span = a.tokens[t].span;
    const LineColumn at = positions_.at(source_span(report_.document, span).begin);
    const TokenFacts::Of facts = facts_.of(t);
    Row row;
    row.sign = facts.marked ? '>' : facts.match ? '+' : ' ';
    row.cells = {std::to_string(at.line) + ":" + std::to_string(at.column),
                 cell(text_of(report_.document, span)),
                 cell(a.form(t)),
                 "",
                 "",
                 "",
                 remarks(t, facts)};
    if (!a.tags.empty()) {
      row.cells[3] = cell(a.lemma(t));
      row.cells[4] = upos_name(a.tags[t].upos);
      row.cells[5] = feature_names(a.tags[t].features);
    }
    return row;
  }

  std::string remarks(std::uint32_t t, const TokenFacts::Of& facts) const {
    std::string out;
    const auto add = [&](const std::string& remark) { out += (out.empty() ? "" : ", ") + remark; };
    const auto named = [&](Text label, std::string_view name) { add(say(options_.ui, label, {visible_line(name)})); };
    const TokenKind kind = report_.analysis.tokens[t].kind;
    if (facts.element > 0) add("{" + std::to_string(facts.element) + "}");
    const auto& tags = report_.analysis.tags;
    const bool said = kind == TokenKind::punctuation && !tags.empty() && tags[t].upos == Upos::punct;
    if (kind != TokenKind::word && !said) add("kind=" + std::string(kind_name(kind)));
    if (facts.protection) named(Text::tokens_protected, protection_name(facts.protection->kind));
    if (facts.number) named(Text::tokens_number, number_class_name(facts.number->type));
    if (facts.passive) add(say(options_.ui, facts.passive->agent ? Text::tokens_passive_by : Text::tokens_passive));
    if (facts.connective) named(Text::tokens_connective, sense_of(*facts.connective));
    if (facts.keyphrase) add(say(options_.ui, Text::tokens_keyphrase));
    if (facts.opening) add(say(options_.ui, Text::tokens_opening, {count(options_.ui, facts.opening->sentence_count)}));
    if (facts.passage) named(Text::tokens_passage, facts.passage->lang);
    return out;
  }

  std::string_view sense_of(const Connective& connective) const {
    const auto& lists = report_.language.connectives;
    return connective.list < lists.size() ? std::string_view(lists[connective.list].sense) : std::string_view();
  }

  // Columns as wide as this sentence wants; those that stay empty take no room.
  std::string aligned(const std::vector<Row>& rows) const {
    std::array<std::size_t, columns> widths{};
    std::size_t last = 0;
    for (const Row& row : rows)
      for (std::size_t c = 0; c < columns; ++c) widths[c] = std::max(widths[c], width_of(row.cells[c]));
    static constexpr std::string_view heads[columns] = {"", "text", "word", "lemma", "upos", "feat", ""};
    for (std::size_t c = 0; c < columns; ++c)
      if (widths[c] > 0) widths[c] = std::max(widths[c], heads[c].size()), last = c;
    const auto line = [&](char sign, const auto& cells, std::string_view colour) {
      std::string text(1, sign);
      for (std::size_t c = 0; c <= last; ++c) {
        if (widths[c] == 0) continue;
        text += ' ';
        text += cells[c];
        text.append(widths[c] - width_of(cells[c]) + 1, ' ');
      }
      text.erase(text.find_last_not_of(' ') + 1);
      return (colour.empty() ? text : paint(colour, text)) + "\n";
    };
    std::string out = line(' ', heads, "2");
    for (const Row& row : rows)
      out += line(row.sign, row.cells, row.sign == '>' ? "1;32" : row.sign == '+' ? "32" : "");
    return out;
  }

  const TokensReport& report_;
  const ReportOptions& options_;
  TokenFacts facts_;
  AscendingPositions positions_;
};

}  // namespace

std::string report_tokens(const TokensReport& report, const ReportOptions& options) {
  return TokensTable(report, options).written();
}

}  // namespace calame
