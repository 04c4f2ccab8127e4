// Elements and where they stand, the article of a page, and what is refused.
#include <chrono>

#include "html_cases.h"

using namespace calame;

namespace {

NodeId find_tag(const Document& d, Tag tag) {
  for (NodeId n = 0; n < d.nodes.size(); ++n)
    if (d.nodes[n].tag == tag) return n;
  return no_node;
}

struct PlaceCase {
  std::string_view html;
  Tag tag;
  std::string_view source, inner;
};

const PlaceCase place_cases[] = {
    {"<p>un</p>x", Tag::p, "<p>un</p>", "un"},
    {"<p>un\n<p>deux", Tag::p, "<p>un", "un"},
    {"<ul><li>un\n</ul>", Tag::li, "<li>un", "un"},
    {"<ul><li>un\n</ul>", Tag::ul, "<ul><li>un\n</ul>", "<li>un\n"},
    {"<P CLASS=a>un</P >x", Tag::p, "<P CLASS=a>un</P >", "un"},
    {"<p>a <img src='x>y'> b</p>", Tag::img, "<img src='x>y'>", ""},
    {"<table><tr><td>un</table>", Tag::td, "<td>un", "un"},
    {"<table><tr><td>un</table>", Tag::tbody, "<tr><td>un", "<tr><td>un"},
    {"<script>a<b</script>", Tag::script, "<script>a<b</script>", "a<b"},
    {"<p>un", Tag::body, "<p>un", "<p>un"},
    {"<html><body><p>un</body></html>", Tag::body, "<body><p>un</body>", "<p>un"},
    {"<b>un<p>deux</b>trois</p>", Tag::p, "<p>deux</b>trois</p>", "deux</b>trois"},
    {"<div><em>un</div>deux", Tag::em, "<em>un", "un"},
};

struct ArticleCase {
  std::string_view html, article, body;  // element chosen, then the prose of the body blocks
};

const ArticleCase article_cases[] = {
    {"<p>un</p>", "body", "un"},
    {"<article><p>un</p></article>", "article", "un"},
    {"<p>un</p><nav>menu</nav>", "body", "un"},
    {"<!doctype html><nav>a b</nav><main><p>un</p></main><footer>c</footer>", "main", "un"},
    {"<!doctype html><main><article><p>un long texte</p></article><p>voir</p></main>", "article", "un long texte"},
    {"<!doctype html><main><h1>T</h1><article>un mot</article><article>deux "
     "mots</article><article>trois</article></main>",
     "main", "T/un mot/deux mots/trois"},
    {"<!doctype html><main><article><p>le texte de la page</p><article>un commentaire</article></article></main>",
     "article", "le texte de la page/un commentaire"},
    {"<!doctype html><main><h1>T</h1><p>pub</p><article><p>le texte de la page</p></article></main>", "main",
     "T/le texte de la page"},
    {"<!doctype html><div role=main><p>un</p></div><div>autre chose ici</div>", "div", "un"},
    {"<!doctype html><main></main><div><p>le texte de la page</p></div>", "div", "le texte de la page"},
    {"<!doctype html><div><div><a href=a>un lien fort long vers ailleurs</a></div><div id=x><p>le "
     "texte</p><p>encore</p></div></div>",
     "div", "le texte/encore"},
    {"<!doctype html><div><h1>T</h1></div><div><p>un</p><p>le texte</p></div><div>bas</div>", "body", "T/un/le texte"},
    {"<!doctype "
     "html><article><header><h1>T</h1></header><p>un</p><footer>f</footer><aside>g</aside><form>h</form></article>",
     "article", "T/un"},
    {"<!doctype html><body><header><h1>Le site</h1></header><main><h1>T</h1><header>petit</header><p>un</p></main>",
     "main", "T/un"},
    {"<!doctype html><main><blockquote><p>un</p><footer>Hugo</footer></blockquote></main>", "main", "un/Hugo"},
    {"<!doctype html><form><div><p>un texte dans une page</p></div></form>", "div", "un texte dans une page"},
    {"<!doctype html><main><p>un</p><div hidden>caché</div><div role=search>chercher</div></main>", "main", "un"},
    {"<!doctype html><table><tr><td>m</td><td><p>le texte de la page</p></td></tr></table>", "td",
     "le texte de la page"},
};

}  // namespace

TEST_CASE("an element runs from its tag to its end tag, or to the end of what it holds") {
  for (const PlaceCase& c : place_cases) {
    INFO(c.html);
    const HtmlRead read = read_page(std::string(c.html));
    check_invariants(read.source, read.document);
    const NodeId n = find_tag(read.document, c.tag);
    REQUIRE(n != no_node);
    CHECK(read.source.text_of(read.document.nodes[n].source) == c.source);
    CHECK(read.source.text_of(read.document.nodes[n].inner) == c.inner);
  }
}

TEST_CASE("a page is told from a fragment") {
  CHECK_FALSE(read_page("<p>x</p>").document.page);
  CHECK_FALSE(read_page("<body><p>x</p>").document.page);
  CHECK(read_page("<!DOCTYPE html><p>x</p>").document.page);
  CHECK(read_page("<html><p>x</p>").document.page);
  CHECK(read_page("<head><title>x</title></head>").document.page);
  const Document d = read_page("<p>x</p>").document;
  CHECK((d.nodes[0].implied && d.nodes[d.head].implied && d.nodes[d.article].implied));
  CHECK(read_page("<html lang=fr-CA><p>x").document.lang == "fr-CA");
}

TEST_CASE("attributes stand where they are written") {
  const HtmlRead read = read_page("<a HREF = \"a&amp;b\" download title='x' class=y href=twice>z</a>");
  const Document& d = read.document;
  const NodeId a = find_tag(d, Tag::a);
  struct Case {
    std::string_view name, value, source, value_source;
  };
  const Case cases[] = {{"href", "a&b", "HREF = \"a&amp;b\"", "a&amp;b"},
                        {"download", "", "download", ""},
                        {"title", "x", "title='x'", "x"},
                        {"class", "y", "class=y", "y"}};
  for (const Case& c : cases) {
    INFO(c.name);
    const Attribute* found = find_attribute(d, a, c.name);
    REQUIRE(found);
    CHECK(found->value == c.value);
    CHECK(read.source.text_of(found->source) == c.source);
    CHECK(read.source.text_of(found->value_source) == c.value_source);
  }
}

TEST_CASE("comments and JSON-LD are kept beside the prose") {
  const HtmlRead read =
      read_page("<!-- a --><p>x<!--b--></p><script type='application/LD+json'>{\"a\": 1}</script><!-- c");
  REQUIRE(read.document.comments.size() == 3);
  CHECK(read.source.text_of(read.document.comments[1]) == "<!--b-->");
  REQUIRE(read.document.data.size() == 1);
  CHECK(read.document.data[0].text == "{\"a\": 1}");
  CHECK(read.source.text_of(read.document.data[0].source) == "{\"a\": 1}");
}

TEST_CASE("the title of a drawing is not the title of the page") {
  const Document d =
      read_page("<!doctype html><title>T</title><body><svg><title>D</title><a href=x></a></svg>").document;
  CHECK(metadata_value(d, "title") == "T");
  CHECK(find_tag(d, Tag::a) == no_node);
}

TEST_CASE("the article of a page is found") {
  for (const ArticleCase& c : article_cases) {
    INFO(c.html);
    const HtmlRead read = read_page(std::string(c.html));
    const Document& d = read.document;
    check_invariants(read.source, d);
    CHECK(name_of(d, d.nodes[d.article]) == c.article);
    std::string body;
    for (const Block& block : d.blocks)
      if (block.role == Role::body) body += (body.empty() ? "" : "/") + std::string(text_of(d, block.text));
    CHECK(body == c.body);
  }
}

namespace {

std::string repeat(std::string_view what, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += what;
  return out;
}

std::string numbered(int times) {
  std::string out = "<p ";
  for (int i = 0; i < times; ++i) out += "a" + std::to_string(i) + " ";
  return out + ">x</p>";
}

struct HostileCase {
  std::string name, html;
  bool refused;
};

}  // namespace

TEST_CASE("hostile pages are refused for what they are, the others are read") {
  std::string fonts;
  for (int i = 0; i < 400; ++i) fonts += "<font size=" + std::to_string(i) + ">";
  const HostileCase cases[] = {
      {"deep blocks", repeat("<div>", 50000), true},
      {"deep inlines", repeat("<span>", 50000), true},
      {"deep tables", repeat("<table>x<td>", 10000), true},
      {"deep foreign", repeat("<svg><foreignObject>", 5000), true},
      {"adoption", repeat("<a href=x><div>", 5000), true},
      {"fonts again", "<p>" + fonts + repeat("<p>x", 5000), true},
      {"attributes", numbered(20000), true},
      {"scoped end tags", repeat("<p><table><td></p>", 5000), true},
      {"paragraphs left open", repeat("<p>x ", 50000), false},
      {"items left open", "<ul>" + repeat("<li>x ", 50000) + "</ul>", false},
      {"cells left open", "<table>" + repeat("<tr><td>x<td>y ", 20000) + "</table>", false},
      {"options left open", "<select>" + repeat("<option>x ", 20000) + "</select>", false},
      {"terms left open", "<dl>" + repeat("<dt>x<dd>y ", 20000) + "</dl>", false},
      {"void elements", repeat("<br><img src=x><input>", 20000), false},
      {"bold left open", repeat("<p><b>x", 3000), false},
      {"links left open", repeat("<p><a href=x>x", 3000), false},
      {"closed drawing parts", repeat("<svg><path/><g><path/></g></svg>", 5000), false},
      {"stray end tags", repeat("</div></p></span>", 10000), false},
      {"only <", repeat("<", 100000), false},
      {"many attributes", numbered(300), false},
      {"500 levels", repeat("<div>", 500) + "x", false},
  };
  for (const HostileCase& c : cases) {
    INFO(c.name);
    auto source = Source::decode(c.html, "page.html");
    REQUIRE(source.ok());
    const auto document = read_html(*source);
    CHECK(document.ok() != c.refused);
    if (document.ok()) continue;
    const Error& error = document.errors().front();
    INFO(error.message.en);
    CHECK(error.message.fr != error.message.en);
    CHECK(error.at.line == 1);
    CHECK((error.at.column > 1 || c.name == "attributes"));
    CHECK(error.message.en.find(" ms ") == std::string::npos);  // the clock had no say
  }
}

TEST_CASE("limits are those that were given") {
  auto source = Source::decode(repeat("<div>", 30) + "<p>un texte</p>", "page.html");
  REQUIRE(source.ok());
  Limits limits;
  limits.depth = 20;
  const auto deep = read_html(*source, limits);
  REQUIRE_FALSE(deep.ok());
  CHECK(deep.errors().front().message.en.find("20") != std::string::npos);
  limits = {};
  limits.html_arena_bytes = 4096;
  const auto large = read_html(*source, limits);
  REQUIRE_FALSE(large.ok());
  CHECK(large.errors().front().message.en.find("MiB") != std::string::npos);
  limits = {};
  limits.html_milliseconds = 0;
  auto page = Source::decode(repeat("<p>x <b>y</b>", 3000), "page.html");
  const auto slow = read_html(*page, limits);
  REQUIRE_FALSE(slow.ok());
  CHECK(slow.errors().front().message.en.find(" ms ") != std::string::npos);
  limits = {};
  limits.nodes = 10;
  CHECK_FALSE(read_html(*source, limits).ok());
  limits = {};
  limits.prose_bytes = 4;
  CHECK_FALSE(read_html(*source, limits).ok());
}
