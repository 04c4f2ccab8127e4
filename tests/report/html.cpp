// The page for an editor.
#include <cmath>
#include <set>
#include <string>

#include "catch.h"
#include "report/html_page.h"
#include "report/sample.h"
#include "report/sha256.h"

using namespace calame;

namespace {

std::string page(const FileReport& file, const ReportOptions& o = sample::french()) {
  return calame::report("html", {&file, 1}, sample::ruleset(), o);
}

std::size_t count_of(std::string_view text, std::string_view words) {
  std::size_t n = 0;
  for (std::size_t at = text.find(words); at != text.npos; at = text.find(words, at + 1)) ++n;
  return n;
}

/// Values of an attribute, by a scan: our own output writes name="value" and escapes quotes.
std::vector<std::string> values(std::string_view html, std::string_view attribute) {
  std::vector<std::string> out;
  const std::string opening = " " + std::string(attribute) + "=\"";
  for (std::size_t at = html.find(opening); at != html.npos; at = html.find(opening, at + 1)) {
    const std::size_t begin = at + opening.size();
    out.emplace_back(html.substr(begin, html.find('"', begin) - begin));
  }
  return out;
}

std::string without_code(std::string html) {
  for (const std::string_view tag : {"style", "script"}) {
    const std::size_t begin = html.find("<" + std::string(tag) + ">"), end = html.find("</" + std::string(tag) + ">");
    html.erase(begin, end - begin + tag.size() + 3);
  }
  return html;
}

/// Every element that is opened is closed in order, as our generator promises.
std::string first_imbalance(const std::string& html) {
  static const std::set<std::string> empty = {"meta", "br", "input", "rect", "line", "circle"};
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    if (html[at + 1] == '!') continue;
    const bool closes = html[at + 1] == '/';
    std::size_t end = at + 1 + closes;
    while (end < html.size() && (std::isalnum(static_cast<unsigned char>(html[end])) != 0)) ++end;
    const std::string name = html.substr(at + 1 + closes, end - at - 1 - closes);
    if (empty.count(name) > 0) continue;
    if (!closes) {
      open.push_back(name);
      continue;
    }
    if (open.empty() || open.back() != name) return "</" + name + "> at " + html.substr(at > 60 ? at - 60 : 0, 90);
    open.pop_back();
  }
  return open.empty() ? "" : "<" + open.back() + ">";
}

}  // namespace

TEST_CASE("the page asks nothing of the network and runs nothing but its own script") {
  const std::string html = page(sample::article());
  CHECK(html.find("default-src 'none'") != html.npos);
  CHECK(html.find("style-src " + csp_hash(html_style)) != html.npos);
  CHECK(html.find("script-src " + csp_hash(html_script)) != html.npos);
  CHECK(html.find("<style>" + std::string(html_style) + "</style>") != html.npos);
  const std::string own = without_code(html);
  for (const std::string_view wrong : {" style=", " src=", " onclick", "<link", "@import", "javascript:"})
    CHECK(own.find(wrong) == own.npos);
  for (const std::string& href : values(own, "href")) CHECK(href.substr(0, 1) == "#");
  CHECK(html_style.find("url(") == html_style.npos);
}

TEST_CASE("every link leads somewhere, every id is there once, every element is closed") {
  for (const ReportOptions& o : {sample::french(), sample::english()}) {
    FileReport file = sample::article();
    const std::string html = without_code(page(file, o));
    const std::vector<std::string> ids = values(html, "id");
    const std::set<std::string> once(ids.begin(), ids.end());
    CHECK(once.size() == ids.size());
    for (const std::string& href : values(html, "href")) {
      INFO(href);
      CHECK(once.count(href.substr(1)) == 1);
    }
    for (const std::string& label : values(html, "aria-labelledby")) CHECK(once.count(label) == 1);
    CHECK(first_imbalance(html) == "");
  }
}

TEST_CASE("headings descend one level at a time, from one h1") {
  const FileReport one = sample::article();
  const std::vector<FileReport> two = {sample::article(), sample::article()};
  for (const std::string& html : {page(one), calame::report("html", two, sample::ruleset(), sample::french())}) {
    int last = 0;
    std::size_t firsts = 0;
    for (std::size_t at = html.find("<h"); at != html.npos; at = html.find("<h", at + 1)) {
      const int level = html[at + 2] - '0';
      if (level < 1 || level > 6) continue;
      CHECK(level <= last + 1);
      firsts += level == 1;
      last = level;
    }
    CHECK(firsts == 1);
  }
}

TEST_CASE("hostile text stays text") {
  const std::string evil = "</mark></div><script>alert(1)</script>\"onload=x'\u202E";
  FileReport file = sample::audited("<i>.md", Format::text, evil + "\n\nOui !",
                                    {{"TYP014", evil, evil, "\u202F"}, {"TYP014", " !", evil}}, evil);
  sample::set_score(file, {{"typography.spaces", 5, 10}});
  file.audited->result.facts.title = evil;
  file.audited->result.facts.description = evil;
  file.audited->result.facts.slug = evil;
  file.audited->result.lang = "fr\" onx=\"";
  const std::string html = without_code(page(file));
  CHECK(html.find("<script>alert") == html.npos);
  CHECK(html.find("\"onload") == html.npos);
  CHECK(html.find("onx=\"") == html.npos);
  CHECK(html.find("\u202E") == html.npos);
  CHECK(html.find("‹U+202E›") != html.npos);
  CHECK(first_imbalance(html) == "");
}

TEST_CASE("overlapping remarks are split, never nested, and the prose stays whole") {
  FileReport file =
      sample::audited("a.txt", Format::text, "un deux trois quatre",
                      {{"REA001", "un deux trois", "A"}, {"TYP014", "deux", "B"}, {"TYP020", "trois quatre", "C"}});
  sample::set_score(file, {{"typography.spaces", 5, 10}});
  const std::string html = page(file);
  const std::size_t begin = html.find("id=\"a1-b0\""), end = html.find("<ul class=\"notes\"", begin);
  const std::string row = html.substr(begin, end - begin);
  CHECK(count_of(row, "<mark ") == 5);  // un␠ | deux | ␠ | trois | ␠quatre
  std::string text;
  bool inside = false, number = false;
  for (std::size_t i = row.find("class=\"text\""); i < row.size(); ++i) {
    if (row.compare(i, 2, "<a") == 0) number = true;
    if (row[i] == '<') inside = true;
    if (!inside && !number) text += row[i];
    if (row[i] == '>') inside = false;
    if (row.compare(i, 4, "</a>") == 0) number = false;
  }
  CHECK(text.find("un deux trois quatre") != text.npos);
}

TEST_CASE("a flaw of markup is pinned to its place in the prose") {
  FileReport file =
      sample::audited("a.md", Format::markdown, "Avant **gras** après.\n", {{"LNK001", "gras", "Balise"}});
  sample::set_score(file, {{"links.text", 1, 8}});
  Diagnostic& flaw = file.audited->result.diagnostics.front();
  flaw.text = {};
  flaw.span = {16u, 16u};  // before « près »
  const std::string html = page(file);
  CHECK(html.find("</strong> a<span class=\"pin k-links") != html.npos);
  CHECK(html.find(">1</a>près.</div>") != html.npos);
}

TEST_CASE("the losses that are shown add up to the total that is shown") {
  Score score;
  score.raw = 100;
  for (const double loss : {10.163, 8.127, 6.916, 6.624, 0.335, 0.335, 0.335}) {
    score.ledger.push_back({0, loss, 20, {}});
    score.raw -= loss;
  }
  const std::vector<long> shown = shown_losses(score);
  long sum = 0;
  for (const long s : shown) sum += s;
  CHECK(sum == std::lround((100 - score.raw) * 100));
  for (std::size_t i = 0; i < shown.size(); ++i) CHECK(std::fabs(double(shown[i]) / 100 - score.ledger[i].loss) < 0.01);
}

TEST_CASE("what is missing is said") {
  FileReport file = sample::article();
  const std::string html = page(file);
  CHECK(html.find("Pas de titre\u00A0: le moteur en composera un.") != html.npos);
  file.audited->brief.keyphrase.clear();
  file.audited->result.facts.keyphrase.clear();
  CHECK(page(file).find("Aucune requête n’a été donnée") != std::string::npos);
  CHECK(html.find("Ce score est une heuristique de cet outil") != html.npos);
  CHECK(page(file, sample::english()).find("not a signal of any search engine") != std::string::npos);
}

TEST_CASE("a title that does not fit is cut at a word, by its width") {
  const std::string title =
      "Une très longue histoire de boulangère qui pétrit la nuit pendant que la ville dort encore à poings fermés";
  FileReport file = sample::article();
  file.audited->result.facts.title = title;
  const std::string html = page(file);
  struct Case {
    double room;
    std::string_view device;
  };
  for (const Case& c : {Case{580, "Sur ordinateur"}, Case{600, "Sur téléphone"}}) {
    INFO(c.device);
    const std::string_view opening = "<p class=\"st\" lang=\"fr-FR\">";
    const std::size_t begin = html.find(opening, html.find(c.device)) + opening.size();
    const std::string shown = html.substr(begin, html.find("</p>", begin) - begin);
    const std::string_view end = "\u00A0…";
    REQUIRE(shown.size() > end.size());
    CHECK(shown.substr(shown.size() - end.size()) == end);
    const std::string kept = shown.substr(0, shown.size() - end.size());
    CHECK(title.substr(0, kept.size()) == kept);
    REQUIRE(title[kept.size()] == ' ');
    CHECK(pixel_width(shown, 20) <= c.room);
    const std::size_t next = title.find(' ', kept.size() + 1);
    CHECK(pixel_width(title.substr(0, next) + std::string(end), 20) > c.room);
  }
}

TEST_CASE("the diff shows the spaces that changed") {
  FileReport file = sample::audited("a.txt", Format::text, "Oui ! Non.\nEt puis ?\n", {});
  FixRun run;
  run.bytes = "Oui\u202F! Non.\nEt puis\u202F?\n";
  run.applied = 2, run.passes = 1;
  file.fix = run;
  const std::string html = page(file);
  CHECK(html.find("2 corrections en 1 passe\u202F; rien d’autre") != html.npos);
  CHECK(html.find("Oui<del>·</del><ins>⍽</ins>! Non.</span>") != html.npos);
  CHECK(html.find("Ligne 2</span><span class=\"words\" lang=\"fr-FR\">Et puis<del>·</del><ins>⍽</ins>?</span>") !=
        html.npos);
}

TEST_CASE("an empty or unreadable file has a page too") {
  FileReport empty = sample::audited("vide.txt", Format::text, "", {});
  empty.audited->result.metrics = {};
  CHECK(page(empty).find("Le fichier ne contient aucun texte à relire.") != std::string::npos);
  FileReport failed;
  failed.path = "x.md";
  failed.errors.push_back({"x.md", {}, {"illisible", "unreadable"}});
  CHECK(page(failed).find("non lu\u00A0: x.md: illisible") != std::string::npos);
}

TEST_CASE("what holds the score down comes first, with all that it would give back") {
  FileReport file = sample::audited("a.txt", Format::text, "Oui !", {{"TYP014", " !", "Espace"}});
  sample::set_score(file, {{"typography.spaces", 20, 30}, {"meta.title-present", 2, 2}},
                    {{"gate.meta.title-present", 59}, {"gate.brief", 74}});
  REQUIRE(file.audited->result.score.overall == 59);
  const std::string html = page(file);
  const std::size_t title = html.find("<span>+15</span>"), spaces = html.find("<span>+20,0</span>");
  CHECK(title != html.npos);  // up to the next cap
  CHECK(title < spaces);
  CHECK(spaces != html.npos);
  CHECK(html.find("tant qu’il tient à 59, rien d’autre ne fait monter le score") != html.npos);
  file.audited->result.score.gates.clear();
  CHECK(page(file).find("rien d’autre ne fait monter le score") == std::string::npos);
}

TEST_CASE("a score of 100 is only praised without reserve when nothing is left to say") {
  FileReport file = sample::audited("a.txt", Format::text, "Oui !", {{"TYP014", " !", "Espace"}});
  sample::set_score(file, {{"typography.spaces", 0, 10}});
  file.audited->result.metrics.words = 1;
  CHECK(page(file).find("L’article est prêt, à quelques détails près.") != std::string::npos);
  file.audited->result.diagnostics.clear();
  CHECK(page(file).find("L’article est prêt\u00A0: il n’y a rien à y redire.") != std::string::npos);
}

TEST_CASE("what is in order stands under what it is for, not rule by rule") {
  FileReport file = sample::article();
  const auto& rules = sample::ruleset().rules;
  file.audited->result.passed.clear();
  for (std::uint32_t i = 0; i < rules.size(); ++i) file.audited->result.passed.push_back(i);
  const std::string html = page(file);
  const std::string passed = html.substr(html.find("class=\"sec sec-passed\""));
  std::size_t criteria = 0;
  for (const Criterion& c : sample::ruleset().criteria)
    criteria += passed.find("<li>" + c.label.fr + " ") != passed.npos;
  CHECK(criteria == sample::ruleset().criteria.size());
  for (const Rule& rule : rules) CHECK(passed.find(">" + rule.id + "</span>") != passed.npos);
}

TEST_CASE("a line that went is shown whole, not as words changed for those of the next") {
  FileReport file = sample::audited("a.txt", Format::text, "Un.\nmeta name deux.\nmeta name trois.\nFin ?\n", {});
  FixRun run;
  run.bytes = "Un.\nmeta name trois.\nFin\u202F?\n";
  run.applied = 2, run.passes = 1;
  file.fix = run;
  const std::string html = page(file);
  CHECK(html.find("<del>meta·name·deux.↵</del>") != html.npos);
  CHECK(html.find("Fin<del>·</del><ins>⍽</ins>?") != html.npos);
  CHECK(count_of(html, "<del>") == 2);
}
