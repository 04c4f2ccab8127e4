// The index of several articles.
#include "report/html_index.h"

#include <algorithm>
#include <set>

#include "catch.h"
#include "report/html_page.h"
#include "report/sample.h"
#include "report/sha256.h"

using namespace calame;

namespace {

struct Article {
  std::string path, author;
  double loss = 0;
  std::string text = "Oui ! Non !";
};

FileReport reviewed(const Article& a, std::size_t number) {
  FileReport file = sample::audited(a.path, Format::text, a.text,
                                    {{"TYP014", " !", "Espace ordinaire avant « ! » : mettez une fine", "\u202F!"}});
  sample::set_score(file, {{"typography.spaces", a.loss, 10}});
  file.audited->result.facts.author = a.author;
  file.audited->result.facts.title = a.path;
  file.audited->result.metrics.words = 100;
  file.number = number;
  return file;
}

FileReport unread(std::string path, std::size_t number) {
  FileReport file;
  file.path = std::move(path);
  file.errors.push_back({file.path, {}, {"données binaires", "binary data"}});
  file.number = number;
  return file;
}

std::vector<FileReport> set() {
  return {reviewed({"b.txt", "Zoé"}, 1), reviewed({"a.txt", "Émile", 8.5}, 2), reviewed({"c.txt", "Zoé", 4}, 3),
          unread("d.txt", 4), reviewed({"e.txt", ""}, 5)};
}

std::string index_of(const std::vector<FileReport>& files, const ReportOptions& o = sample::french()) {
  return report("html", files, sample::ruleset(), o);
}

std::size_t count_of(std::string_view text, std::string_view words) {
  std::size_t n = 0;
  for (std::size_t at = text.find(words); at != text.npos; at = text.find(words, at + 1)) ++n;
  return n;
}

/// From the heading of a section to its end.
std::string section(const std::string& page, std::string_view anchor) {
  const std::size_t begin = page.find("id=\"i-" + std::string(anchor) + "\"");
  return begin == page.npos ? "" : page.substr(begin, page.find("</section>", begin) - begin);
}

/// Cells of the nth row of a section's table, without markup.
std::vector<std::string> row(const std::string& part, std::size_t n) {
  std::size_t at = part.find("<tbody>");
  for (std::size_t i = 0; i <= n && at != part.npos; ++i) at = part.find("<tr", at + 1);
  std::vector<std::string> out;
  bool inside = false;
  for (std::size_t i = at; i < part.size() && part.compare(i, 5, "</tr>") != 0; ++i) {
    if (part.compare(i, 3, "<th") == 0 || part.compare(i, 3, "<td") == 0) out.emplace_back();
    if (part[i] == '<') inside = true;
    if (!inside) out.back() += part[i];
    if (part[i] == '>') inside = false;
  }
  return out;
}

using Cells = std::vector<std::string>;

}  // namespace

TEST_CASE("articles stand from the lowest score, each with its figures") {
  const std::string page = index_of(set()), part = section(page, "articles");
  CHECK(row(part, 0) == Cells{"a.txta.txt", "Émile", "91", "1", "10,0", "1", "100"});
  CHECK(row(part, 1) == Cells{"c.txtc.txt", "Zoé", "96", "1", "10,0", "1", "100"});
  CHECK(row(part, 2).front() == "b.txtb.txt");
  CHECK(row(part, 3) == Cells{"e.txte.txt", "–", "100", "1", "10,0", "1", "100"});
  CHECK(part.find("aria-sort=\"ascending\">Score</th>") != part.npos);
  CHECK(part.find("href=\"#a2\"") != part.npos);
  CHECK(page.find(" id=\"a2\"") != page.npos);
  CHECK(page.find("<h1>4 fichiers relus, 1 non lu</h1>") != page.npos);
}

TEST_CASE("a file that could not be read is named, and counts nowhere") {
  const std::string page = index_of(set());
  CHECK(section(page, "not-read").find("<li>d.txt\u00A0: données binaires</li>") != std::string::npos);
  CHECK(section(page, "articles").find("d.txt") == std::string::npos);
  CHECK(page.find("Les scores vont de 91 à 100, avec une médiane à 98.") != page.npos);
  const std::string none = index_of({unread("x", 1), unread("y", 2)});
  CHECK(none.find("Aucun article n’a pu être relu.") != none.npos);
}

TEST_CASE("the histogram says in words what it draws") {
  ReportOptions o = sample::french();
  o.min_score = 95;
  const std::string page = index_of(set(), o);
  CHECK(section(page, "scores").find("De 90 à 100\u00A0: 4.") != std::string::npos);
  CHECK(page.find("1 article sur 4 reste sous le minimum de 95.") != page.npos);
  CHECK(section(index_of({reviewed({"a", ""}, 1), unread("b", 2)}), "scores").empty());
}

TEST_CASE("a rule is counted once an article, under what it says to an editor") {
  std::vector<FileReport> files = {
      reviewed({"a.txt", "", 1, "Oui ! Non !"}, 1),
      reviewed({"b.txt", ""}, 2),
  };
  Diagnostic again = files[0].audited->result.diagnostics.front();
  again.fix.reset();
  files[0].audited->result.diagnostics.push_back(again);
  again.suppressed = true;
  files[0].audited->result.diagnostics.push_back(again);
  const std::vector<std::string> cells = row(section(index_of(files), "rules"), 0);
  REQUIRE(cells.size() == 4);
  CHECK(cells[0].find("TYP014") != std::string::npos);
  CHECK(Cells(cells.begin() + 1, cells.end()) == Cells{"3", "2", "2"});
}

TEST_CASE("categories lose on average what the mean score lacks of 100") {
  const std::string part = section(index_of(set()), "categories");
  CHECK(row(part, 0) == Cells{"Typographie", "−3,1", "68,8", "4"});
  CHECK(part.find("<td class=\"num\">−3,1</td><td class=\"num\">96,9</td>") != part.npos);
}

TEST_CASE("authors stand in the order of their language, the unsigned last") {
  const std::string part = section(index_of(set()), "authors");
  CHECK(row(part, 0).front() == "Émile");
  CHECK(row(part, 1) == Cells{"Zoé", "2", "98,0", "200", "2", "10,0", row(part, 1).back()});
  CHECK(row(part, 2).front() == "Sans signature");
  CHECK(section(index_of({reviewed({"a", ""}, 1), reviewed({"b", ""}, 2)}), "authors").empty());
}

TEST_CASE("anonymous: letters in the order of the run, and no name anywhere") {
  ReportOptions o = sample::french();
  o.anonymous = true;
  std::vector<FileReport> files = {
      sample::audited("a.md", Format::markdown, "---\nauthor: Zoé Dubois\n---\n\nOui.\n", {}),
      sample::audited("b.md", Format::markdown, "---\nauthor: Émile\n---\n\nNon.\n", {}),
      sample::audited("c.md", Format::markdown, "---\nauthor: Zoé Dubois\n---\n\nSi.\n", {})};
  for (std::size_t i = 0; i < files.size(); ++i) {
    files[i].number = i + 1;
    files[i].audited->result.facts.author = i == 1 ? "Émile" : "Zoé Dubois";
    sample::set_score(files[i], {{"typography.spaces", 1, 10}});
  }
  CHECK(index_of(files).find("Dubois") != std::string::npos);
  const std::string page = index_of(files, o);
  CHECK(row(section(page, "authors"), 0).front() == "Auteur A");
  CHECK(row(section(page, "authors"), 0)[1] == "2");
  CHECK(row(section(page, "authors"), 1).front() == "Auteur B");
  for (const std::string_view name : {"Dubois", "Zoé", "Émile"}) CHECK(page.find(name) == page.npos);
}

TEST_CASE("reviews are folded below the index, as many as a browser opens at once") {
  std::vector<FileReport> files;
  for (std::size_t i = 1; i <= 52; ++i) files.push_back(reviewed({"n" + std::to_string(i), ""}, i));
  const std::string all = index_of({files.begin(), files.begin() + 50}), some = index_of(files);
  CHECK(count_of(all, "<details class=\"review\">") == 50);
  CHECK(all.find("donnez un dossier") == all.npos);
  CHECK(count_of(some, "<details class=\"review\">") == 50);
  CHECK(some.find("Seules les relectures des 50 premiers articles") != some.npos);
  CHECK(some.find("href=\"#a50\"") != some.npos);
  CHECK(some.find("href=\"#a51\"") == some.npos);
  CHECK(row(section(some, "articles"), 51).size() > 1);
}

TEST_CASE("in a folder each article has its page, and the index leads there") {
  const std::vector<FileReport> files = set();
  const auto writer = report_format("html")->writer({sample::ruleset(), sample::french(), files.size(), true});
  std::string index = writer->begin();
  for (const FileReport& file : files) {
    const std::string page = writer->render(file);
    CHECK(page.empty() == !file.audited.has_value());
    if (file.audited) {
      CHECK(page.find("<!DOCTYPE html>") == 0);
      CHECK(page.find("href=\"index.html\"") != page.npos);
      CHECK(page.find("</html>") != page.npos);
    }
    index += writer->add(file, "");
  }
  index += writer->end();
  CHECK(index.find("href=\"" + page_name("a.txt") + "\"") != index.npos);
  CHECK(index.find("<details class=\"review\"") == index.npos);
  CHECK(index.find(csp_hash(html_index_script)) != index.npos);
  CHECK(index.find(csp_hash(html_index_style)) != index.npos);
}

TEST_CASE("page names are readable, safe, and differ where paths do") {
  CHECK(page_name("blog/Été à Lyon.md").substr(0, 5) == "blog-");
  std::set<std::string> names;
  const std::vector<std::string> paths = {"a/b.md", "a-b.md", "A/b.md", "a//b.md", "../a/b.md",          "/a/b.md",
                                          "",       "-",      "é.md",   "è.md",    std::string(400, 'x')};
  for (const std::string& path : paths) {
    const std::string name = page_name(path);
    INFO(name);
    names.insert(name);
    CHECK(name.size() < 120);
    CHECK(name.front() != '-');
    CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") == name.npos);
    CHECK(name == page_name(path));
  }
  CHECK(names.size() == paths.size());
}

TEST_CASE("every phrase of the index stands in both languages, with French spaces") {
  for (const IndexPhrase& p : index_phrases()) {
    INFO(p.fr);
    CHECK(std::count(p.fr.begin(), p.fr.end(), '{') >= std::count(p.en.begin(), p.en.end(), '{') - 1);
    CHECK_FALSE(p.en.empty());
    const std::string shown = say(UiLanguage::fr, p.id, {"3", "4", "5"});
    for (const std::string_view wrong : {" :", " ;", " ?", " !", " %", " »", "« ", "'"})
      CHECK(shown.find(wrong) == shown.npos);
  }
}

TEST_CASE("a score that has moved says by how much") {
  std::vector<FileReport> files = set();
  files[1].before = files[1].audited->result.score;
  files[1].before->overall = 85;
  const std::string part = section(index_of(files), "articles");
  CHECK(part.find("title=\"+6 depuis la relecture précédente\">+6</span>") != part.npos);
  CHECK(row(part, 0)[2] == "91 +6");
}
