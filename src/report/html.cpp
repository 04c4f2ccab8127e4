// The page: head, index when there are several files, then each article's sections.
#include "report/html_page.h"
#include "report/sha256.h"
#include "report/writers.h"

namespace calame {
namespace {

struct Section {
  std::string_view anchor;
  Text heading;
  std::string (*print)(const ReviewedArticle&);
};
constexpr Section sections[] = {
    {"top", Text::top_heading, top_section},
    {"preview", Text::preview_heading, preview_section},
    {"article", Text::article_heading, article_section},
    {"outline", Text::outline_heading, outline_section},
    {"ledger", Text::ledger_heading, ledger_section},
    {"keyphrase", Text::key_heading, keyphrase_section},
    {"sentences", Text::sentences_heading, sentences_section},
    {"fixes", Text::fixes_heading, fixes_section},
    {"passed", Text::passed_heading, passed_section},
    {"settings", Text::settings_heading, settings_section},
};

std::string head(UiLanguage ui, const std::string& title) {
  const std::string policy = "default-src 'none'; style-src " + csp_hash(html_style) + "; script-src " +
                             csp_hash(html_script) + "; base-uri 'none'; form-action 'none'";
  return std::string("<!DOCTYPE html>\n<html lang=\"") + (ui == UiLanguage::fr ? "fr" : "en") +
         "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy +
         "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" "
         "content=\"noindex\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" "
         "content=\"light dark\">\n<title>" +
         html(title) + "</title>\n<style>" + std::string(html_style) +
         "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">" + html(say(ui, Text::skip_link)) + "</a>\n";
}

std::string foot(UiLanguage ui, const ReportOptions& o) {
  std::string out = "<footer class=\"colophon\"><p>Calame";
  if (!o.version.empty()) out += " " + html(o.version);
  if (!o.today.empty()) out += " · " + html(long_date(ui, o.today));
  return out + " · <a href=\"#main\">" + html(say(ui, Text::top_of_page)) + "</a></p></footer>\n<script>" +
         std::string(html_script) + "</script>\n</body>\n</html>\n";
}

std::string masthead(const ReviewedArticle& a) {
  const UiLanguage ui = a.ui();
  const std::string title = article_title(a);
  const std::string lang = a.result().lang.empty() ? say(ui, Text::no_lang) : a.result().lang;
  // Below an index, the page has said already what it is.
  const std::string kicker = a.level > 2 ? "" : "<p class=\"kicker\">" + a.text(Text::kicker) + "</p>";
  return "<header class=\"masthead\">" + kicker +
         heading(a, -1,
                 title.empty() ? "<em>" + a.text(Text::untitled) + "</em>"
                               : "<span" + lang_attribute(a.result().lang) + ">" + html(title) + "</span>",
                 a.id) +
         "<p class=\"file\">" +
         html(say(ui, Text::file_line, {a.file.path, std::string(format_name(a.file.format)), lang})) +
         "</p></header>\n";
}

ReviewedArticle article_of(const FileReport& file, const Ruleset& rules, const ReportOptions& o, std::size_t number,
                           bool alone) {
  ReviewedArticle a{file, rules, o, "a" + std::to_string(number), alone ? 2 : 3, {}, {}};
  a.notes = shown_findings(file.audited->result, o.max_findings);
  for (const Placement& p : place_notes(*file.audited, a.notes)) a.placed.push_back(p.placed);
  return a;
}

std::string wrapped(const ReviewedArticle& a, std::string_view anchor, Text title, const std::string& inner) {
  const std::string id = a.id + "-" + std::string(anchor);
  const std::string tag = "h" + std::to_string(a.level);
  return "<section class=\"sec sec-" + std::string(anchor) + "\" aria-labelledby=\"" + id + "\">\n<" + tag +
         " class=\"sh\" id=\"" + id + "\">" + a.text(title) + "</" + tag + ">\n" + inner + "</section>\n";
}

std::string print_article(const ReviewedArticle& a, const RestructureReport* done) {
  std::string body, links;
  const auto add = [&](std::string_view anchor, Text title, const std::string& inner) {
    if (inner.empty()) return;
    body += wrapped(a, anchor, title, inner);
    links += "<li><a href=\"#" + a.id + "-" + std::string(anchor) + "\">" + a.text(title) + "</a></li>";
  };
  if (done) add("done", Text::did_heading, done_section(a, *done));
  for (const Section& s : sections) add(s.anchor, s.heading, s.print(a));
  return "<article class=\"report\" aria-labelledby=\"" + a.id + "\">\n" + masthead(a) +
         "<section class=\"verdict\" aria-labelledby=\"" + a.id + "\">\n" + verdict_section(a) +
         "</section>\n<nav class=\"toc\" aria-label=\"" + a.text(Text::contents) + "\"><ul>" + links + "</ul></nav>\n" +
         body + "</article>\n";
}

std::string failed_file(const FileReport& file, UiLanguage ui, std::size_t number, bool alone) {
  std::string out = std::string("<section class=\"failed\"><h") + (alone ? "1" : "2") + " id=\"a" +
                    std::to_string(number) + "\">" + html(file.path) + (alone ? "</h1>" : "</h2>") + "<ul>";
  for (const Error& e : file.errors) out += "<li>" + html(say(ui, Text::index_failed, {to_string(e, ui)})) + "</li>";
  return out + "</ul></section>\n";
}

std::string index_row(const FileReport& file, std::size_t number, UiLanguage ui) {
  std::string out =
      "<tr><th scope=\"row\"><a href=\"#a" + std::to_string(number) + "\">" + html(file.path) + "</a></th>";
  const auto cell = [](const std::string& text) { return "<td class=\"num\">" + html(text) + "</td>"; };
  if (!file.audited)
    return out + "<td colspan=\"4\">" +
           html(say(ui, Text::index_failed, {file.errors.empty() ? "" : file.errors.front().message.in(ui)})) +
           "</td></tr>\n";
  const Tally t = tally(file.audited->result);
  return out + cell(std::to_string(file.audited->result.score.overall)) + cell(count(ui, t.findings)) +
         cell(count(ui, t.safe)) + cell(count(ui, file.audited->result.metrics.words)) + "</tr>\n";
}

std::string index(const std::string& rows, std::size_t files, const Tally& all, UiLanguage ui) {
  std::string out = "<header class=\"masthead\"><p class=\"kicker\">" + html(say(ui, Text::kicker)) + "</p><h1>" +
                    html(say(ui, Text::index_summary, {count(ui, files)})) + "</h1><p class=\"file\">" +
                    html_phrase(summary_sentence(ui, all)) + "</p></header>\n";
  out += "<nav class=\"index\" aria-label=\"" + html(say(ui, Text::index_heading)) +
         "\"><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + html(say(ui, Text::index_heading)) +
         "\"><table><caption>" + html(say(ui, Text::index_heading)) + "</caption><thead><tr><th scope=\"col\">" +
         html(say(ui, Text::index_file)) + "</th>";
  for (const Text t : {Text::index_score, Text::index_findings, Text::index_fixable, Text::index_words})
    out += "<th scope=\"col\" class=\"num\">" + html(say(ui, t)) + "</th>";
  return out + "</tr></thead><tbody>\n" + rows + "</tbody></table></div></nav>\n";
}

// Of a page about one article.
std::string page_title(const FileReport& file, const Ruleset& rules, const ReportOptions& o) {
  if (!file.audited) return say(o.ui, Text::report_title, {file.path});
  const ReviewedArticle a{file, rules, o, "", 2, {}, {}};
  const std::string title = article_title(a);
  return say(o.ui, Text::report_title, {title.empty() ? file.path : title}) + " (" +
         std::to_string(a.result().score.overall) + "/100)";
}

std::string main_open() { return "<main id=\"main\" tabindex=\"-1\">\n"; }
std::string main_close(const ReportOptions& o) { return "</main>\n" + foot(o.ui, o); }

std::string printed(const FileReport& file, const Ruleset& rules, const ReportOptions& o, bool alone,
                    const RestructureReport* done) {
  return file.audited ? print_article(article_of(file, rules, o, file.number, alone), done)
                      : failed_file(file, o.ui, file.number, alone);
}

class HtmlWriter : public ReportWriter {
 public:
  explicit HtmlWriter(const RunFacts& run) : run_(run) {}

  [[nodiscard]] std::string render(const FileReport& file) const override {
    return printed(file, rules_of(file, run_), run_.options, alone(), nullptr);
  }

  std::string add(const FileReport& file, std::string rendered) override {
    if (alone())
      return head(run_.options.ui, page_title(file, rules_of(file, run_), run_.options)) + main_open() + rendered;
    ++files_;
    if (file.audited) all_ += tally(file.audited->result);
    rows_ += index_row(file, file.number, run_.options.ui);
    articles_ += rendered;
    return {};
  }

  std::string end() override {
    if (alone()) return main_close(run_.options);
    const UiLanguage ui = run_.options.ui;
    const std::string title = say(ui, Text::report_title, {say(ui, Text::index_summary, {count(ui, files_)})});
    return head(ui, title) + main_open() + index(rows_, files_, all_, ui) + articles_ + main_close(run_.options);
  }

 private:
  [[nodiscard]] bool alone() const { return run_.articles == 1; }
  RunFacts run_;
  Tally all_;
  std::size_t files_ = 0;
  std::string rows_, articles_;
};

}  // namespace

std::unique_ptr<ReportWriter> html_writer(const RunFacts& run) { return std::make_unique<HtmlWriter>(run); }

std::string restructure_html(const RestructureReport& report, const Ruleset& rules, const ReportOptions& options) {
  FileReport output = report.output;
  if (!output.before) {
    if (report.input.before)
      output.before = report.input.before;
    else if (report.input.audited)
      output.before = report.input.audited->result.score;
  }
  return head(options.ui, page_title(output, rules, options)) + main_open() +
         printed(output, rules, options, true, &report) + main_close(options);
}

}  // namespace calame
