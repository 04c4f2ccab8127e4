// The page: head, index when there are several files, then each article's sections.

#include "report/html_index.h"
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

/// What a page is besides its articles.
enum class Page : std::uint8_t { article, index };

std::string head(UiLanguage ui, const std::string& title, Page page) {
  const bool index = page == Page::index;
  const std::string policy = "default-src 'none'; style-src " + csp_hash(html_style) +
                             (index ? " " + csp_hash(html_index_style) : "") + "; script-src " + csp_hash(html_script) +
                             (index ? " " + csp_hash(html_index_script) : "") + "; base-uri 'none'; form-action 'none'";
  return std::string("<!DOCTYPE html>\n<html lang=\"") + (ui == UiLanguage::fr ? "fr" : "en") +
         "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy +
         "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" "
         "content=\"noindex\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" "
         "content=\"light dark\">\n<title>" +
         html(title) + "</title>\n<style>" + std::string(html_style) + "</style>\n" +
         (index ? "<style>" + std::string(html_index_style) + "</style>\n" : "") +
         "</head>\n<body>\n<a class=\"skip\" href=\"#main\">" + html(say(ui, Text::skip_link)) + "</a>\n";
}

std::string foot(const ReportOptions& o, Page page) {
  std::string out = "<footer class=\"colophon\"><p>Calame";
  if (!o.version.empty()) out += " " + html(o.version);
  if (!o.today.empty()) out += " · " + html(long_date(o.ui, o.today));
  out += " · <a href=\"#main\">" + html(say(o.ui, Text::top_of_page)) + "</a></p></footer>\n<script>" +
         std::string(html_script) + "</script>\n";
  if (page == Page::index) out += "<script>" + std::string(html_index_script) + "</script>\n";
  return out + "</body>\n</html>\n";
}

std::string shown_title(const ReviewedArticle& a) {
  const std::string title = article_title(a);
  return title.empty() ? "<em>" + a.text(Text::untitled) + "</em>"
                       : "<span" + lang_attribute(a.result().lang) + ">" + html(title) + "</span>";
}

std::string file_line(const ReviewedArticle& a) {
  const std::string lang = a.result().lang.empty() ? say(a.ui(), Text::no_lang) : a.result().lang;
  return "<span class=\"file\">" +
         html(say(a.ui(), Text::file_line, {a.file.path, std::string(format_name(a.file.format)), lang})) + "</span>";
}

std::string masthead(const ReviewedArticle& a) {
  return "<header class=\"masthead\"><p class=\"kicker\">" + a.text(Text::kicker) + "</p>" +
         heading(a, -1, shown_title(a), a.id + "-title") + file_line(a) + "</header>\n";
}

ReviewedArticle article_of(const FileReport& file, const Ruleset& rules, const ReportOptions& o, std::size_t number,
                           bool alone) {
  ReviewedArticle a{file, rules, o, "a" + std::to_string(number), alone ? 2 : 3, {}, {}};
  a.notes = shown_findings(file.audited->result, o.max_findings);
  for (const Placement& p : place_notes(*file.audited, a.notes)) a.placed.push_back(p.placed);
  return a;
}

/// Names a landmark; below an index, where there would be hundreds of the same names, nothing is one.
std::string landmark(const ReviewedArticle& a, std::string_view heading_of) {
  return a.level > 2 ? "" : " aria-labelledby=\"" + a.id + "-" + std::string(heading_of) + "\"";
}

std::string wrapped(const ReviewedArticle& a, std::string_view anchor, Text title, const std::string& inner) {
  const std::string id = a.id + "-" + std::string(anchor);
  const std::string tag = "h" + std::to_string(a.level);
  return "<section class=\"sec sec-" + std::string(anchor) + "\"" + landmark(a, anchor) + ">\n<" + tag +
         " class=\"sh\" id=\"" + id + "\">" + a.text(title) + "</" + tag + ">\n" + inner + "</section>\n";
}

std::string print_sections(const ReviewedArticle& a, const RestructureReport* done) {
  std::string body, links;
  const auto add = [&](std::string_view anchor, Text title, const std::string& inner) {
    if (inner.empty()) return;
    body += wrapped(a, anchor, title, inner);
    links += "<li><a href=\"#" + a.id + "-" + std::string(anchor) + "\">" + a.text(title) + "</a></li>";
  };
  if (done) add("done", Text::did_heading, done_section(a, *done));
  for (const Section& s : sections) add(s.anchor, s.heading, s.print(a));
  const std::string toc = a.level > 2 ? "div" : "nav", verdict = a.level > 2 ? "div" : "section";
  const std::string label = a.level > 2 ? "" : " aria-label=\"" + a.text(Text::contents) + "\"";
  return "<" + verdict + " class=\"verdict\"" + landmark(a, "title") + ">\n" + verdict_section(a) + "</" + verdict +
         ">\n<" + toc + " class=\"toc\"" + label + "><ul>" + links + "</ul></" + toc + ">\n" + body;
}

std::string print_article(const ReviewedArticle& a, const RestructureReport* done) {
  return "<article class=\"report\" id=\"" + a.id + "\" aria-labelledby=\"" + a.id + "-title\">\n" + masthead(a) +
         print_sections(a, done) + "</article>\n";
}

/// Below an index: closed, yet found by the browser's search and by links to what is inside.
std::string print_folded(const ReviewedArticle& a) {
  return "<details class=\"review\"><summary><span class=\"rated\">" + std::to_string(a.result().score.overall) +
         "</span> " + heading(a, -1, shown_title(a), a.id + "-title") + file_line(a) + "</summary>\n" +
         "<div class=\"report\" id=\"" + a.id + "\">\n" + print_sections(a, nullptr) + "</div></details>\n";
}

std::string failed_file(const FileReport& file, UiLanguage ui) {
  std::string out = "<section class=\"failed\"><h1>" + html(file.path) + "</h1><ul>";
  for (const Error& e : file.errors) out += "<li>" + html(say(ui, Text::index_failed, {to_string(e, ui)})) + "</li>";
  return out + "</ul></section>\n";
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
std::string main_close(const ReportOptions& o, Page page) { return "</main>\n" + foot(o, page); }

/// A page about one article.
std::string page_of(const FileReport& file, const Ruleset& rules, const ReportOptions& o, const std::string& above,
                    const RestructureReport* done) {
  return head(o.ui, page_title(file, rules, o), Page::article) + above + main_open() +
         (file.audited ? print_article(article_of(file, rules, o, 1, true), done) : failed_file(file, o.ui)) +
         main_close(o, Page::article);
}

/// One article, an index with its articles folded below it, or an index beside their pages.
class HtmlWriter : public ReportWriter {
 public:
  explicit HtmlWriter(const RunFacts& run) : run_(run) {}

  [[nodiscard]] std::string render(const FileReport& file) const override {
    const Ruleset& rules = rules_of(file, run_);
    const ReportOptions& o = run_.options;
    if (alone()) return page_of(file, rules, o, "", nullptr);
    if (!file.audited) return {};
    if (!run_.folder) return print_folded(article_of(file, rules, o, file.number, false));
    const std::string back = "<nav class=\"back\" aria-label=\"" + html(say(o.ui, IndexText::back)) +
                             "\"><a href=\"index.html\">← " + html(say(o.ui, IndexText::back)) + "</a></nav>\n";
    return page_of(file, rules, o, back, nullptr);
  }

  std::string add(const FileReport& file, std::string rendered) override {
    if (alone()) return rendered;
    site_.add(file, rules_of(file, run_), run_.options.ui);
    if (!file.audited) return {};
    if (run_.folder) {
      site_.last().link = page_name(file.path);
    } else if (has_room(rendered.size())) {
      site_.last().link = "#a" + std::to_string(file.number);
      reviews_ += rendered;
      ++shown_;
    }
    return {};
  }

  std::string end() override {
    if (alone()) return {};
    const ReportOptions& o = run_.options;
    const std::string title = say(o.ui, Text::report_title, {index_title(site_, o.ui)});
    return head(o.ui, title, Page::index) + main_open() +
           print_index(std::move(site_), o, run_.folder ? std::nullopt : std::optional(shown_)) + reviews_ +
           main_close(o, Page::index);
  }

 private:
  [[nodiscard]] bool alone() const { return run_.articles == 1 && !run_.folder; }

  /// A page that a browser opens at once; the first articles are on it, without a gap.
  bool has_room(std::size_t bytes) {
    constexpr std::size_t most_reviews = 50, most_bytes = 5'000'000;
    full_ = full_ || shown_ == most_reviews || reviews_.size() + bytes > most_bytes;
    return !full_;
  }

  RunFacts run_;
  SiteFigures site_;
  std::string reviews_;
  std::size_t shown_ = 0;
  bool full_ = false;
};

}  // namespace

// Readable, and safe on every file system; the hash of the path keeps names apart.
std::string page_name(std::string_view path) {
  constexpr std::size_t longest = 80;
  std::string name;
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    const char kept = letter ? c : c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : '-';
    if (kept != '-' || (!name.empty() && name.back() != '-')) name += kept;
  }
  if (name.size() > longest) name.erase(0, name.size() - longest);
  if (name.starts_with('-')) name.erase(0, 1);
  constexpr std::size_t bytes = 5;
  return name + (name.empty() || name.back() == '-' ? "" : "-") + sha256_hex(path, bytes) + ".html";
}

std::unique_ptr<ReportWriter> html_writer(const RunFacts& run) { return std::make_unique<HtmlWriter>(run); }

std::string restructure_html(const RestructureReport& report, const Ruleset& rules, const ReportOptions& options) {
  FileReport output = report.output;
  if (!output.before) {
    if (report.input.before)
      output.before = report.input.before;
    else if (report.input.audited)
      output.before = report.input.audited->result.score;
  }
  return page_of(output, rules, options, "", &report);
}

}  // namespace calame
