// What CSS selects: over a page, a fragment and Markdown's vocabulary. Each node has an id or is
// named by its tag, so that a case reads as its answer.
#include <string>
#include <string_view>
#include <vector>

#include "calame/selector.h"
#include "catch.h"

using namespace calame;

namespace {

constexpr std::string_view page = R"(<!doctype html>
<html lang="fr">
<head>
<title>Le pain</title>
<meta name="Description" content="Tout sur le pain">
<meta property="og:title" content="Le pain, encore">
<link rel="canonical" href="https://exemple.fr/pain">
</head>
<body>
<nav id="menu"><ul id="menu-liste"><li id="accueil"><a id="lien-menu" href="/">Accueil</a></li></ul></nav>
<main id="contenu">
<h1 id="titre">Le pain de campagne</h1>
<p id="chapo" class="chapo  grand">Un pain se fait avec de la farine, de l’eau et du temps. Rien d’autre.</p>
<h2 id="farine">La farine</h2>
<p id="p1">On choisit <em id="em1">bien</em> sa farine, <a id="lien" href="https://exemple.fr/farine.PDF" rel="nofollow noopener">voir ici</a>.</p>
<p id="vide"></p>
<ul id="liste">
<li id="l1">Blé</li>
<li id="l2">Seigle <strong id="fort">noir</strong></li>
<li id="l3">Épeautre</li>
<li id="l4">Sarrasin</li>
<li id="l5">Orge</li>
</ul>
<h3 id="four">Le four</h3>
<figure id="figure"><img id="photo" src="four.jpg" alt="Un four à bois"><figcaption id="legende">Le four du village</figcaption></figure>
<h2 id="cuisson">La cuisson</h2>
<img id="nue" src="croute.jpg">
<p id="p2" lang="fr-CA">Quarante minutes suffisent à un pain d’un kilo, pas une de plus.</p>
<mon-bloc id="bloc"><p id="p3">Un dernier mot pour la route, avant de partir.</p></mon-bloc>
</main>
<footer id="pied"><p id="mentions">Mentions légales</p></footer>
</body>
</html>
)";

Document read(std::string_view html) {
  auto source = Source::decode(std::string(html), "page.html");
  REQUIRE(source.ok());
  auto document = read_html(*source);
  REQUIRE(document.ok());
  return *document;
}

std::string label(const Document& d, NodeId node) {
  const std::string_view id = attribute_value(d, node, "id");
  return std::string(id.empty() ? name_of(d, d.nodes[node]) : id);
}

std::string selected(const Document& d, std::string_view css, Scope scope) {
  const auto selector = Selector::parse(css);
  if (!selector) return "error: " + selector.errors()[0].message.en;
  std::string out;
  for (const Match& match : selector->select(d, {}, scope)) out += (out.empty() ? "" : " ") + label(d, match.node);
  return out;
}

struct Case {
  std::string_view css, nodes;
};

const Case cases[] = {
    // type, universal, lists
    {"h1", "titre"},
    {"H2", "farine cuisson"},
    {"h1, h2, h3", "titre farine four cuisson"},
    {"h2, h1, h2", "titre farine cuisson"},
    {"title", "title"},
    {"mon-bloc", "bloc"},
    {"video", ""},
    {"article", "contenu"},
    {"main", "contenu"},
    {"article > h1", "titre"},
    {"figure > *", "photo legende"},
    // id and class
    {"#p1", "p1"},
    {"p#p1", "p1"},
    {"h1#p1", ""},
    {".chapo", "chapo"},
    {".grand.chapo", "chapo"},
    {".cha", ""},
    {"p.Chapo", ""},
    // attributes
    {"a[href]", "lien"},
    {"img[alt]", "photo"},
    {"img:not([alt])", "nue"},
    {"[alt='Un four à bois']", "photo"},
    {"[alt=\"un four à bois\" i]", "photo"},
    {"[alt='un four à bois']", ""},
    {"a[rel~=noopener]", "lien"},
    {"a[rel~=no]", ""},
    {"a[rel=NOFOLLOW]", ""},
    {"a[rel~=NOFOLLOW]", "lien"},
    {"a[rel~=NOFOLLOW s]", ""},
    {"a[href^='https://']", "lien"},
    {"a[href$='.pdf']", ""},
    {"a[href$='.pdf' i]", "lien"},
    {"a[href*=exemple]", "lien"},
    {"a[href*='']", ""},
    {"p[lang|=fr]", "p2"},
    {"[lang|=fr]", "html p2"},
    {"p[lang|=f]", ""},
    {"meta[name=description i]", "meta"},
    {"meta[name=description]", ""},
    {"meta[property='og:title']", "meta"},
    {"meta[property=og\\:title]", "meta"},
    {"link[rel=canonical][href]", "link"},
    // combinators
    {"ul li", "l1 l2 l3 l4 l5"},
    {"ul strong", "fort"},
    {"ul > strong", ""},
    {"main ul > li > strong", "fort"},
    {"h2 + p", "p1"},
    {"li + li", "l2 l3 l4 l5"},
    {"li + li + li", "l3 l4 l5"},
    {"h2 ~ p", "p1 vide p2"},
    {"h3 ~ p", "p2"},
    {"h2 ~ h2", "cuisson"},
    {"h1 + p + h2 + p em", "em1"},
    {"h2~h3+figure>img", "photo"},
    {"head meta ~ link", "link"},
    // pseudo-classes
    {"li:first-child", "l1"},
    {"li:last-child", "l5"},
    {"li:nth-child(2)", "l2"},
    {"li:nth-child(odd)", "l1 l3 l5"},
    {"li:nth-child( even )", "l2 l4"},
    {"li:nth-child(3n+1)", "l1 l4"},
    {"li:nth-child(-n + 2)", "l1 l2"},
    {"li:nth-child(n+4)", "l4 l5"},
    {"li:nth-child(0)", ""},
    {"p:empty", "vide"},
    {"img:empty", "photo nue"},
    {":root", "html"},
    {"p:not(#p1, .chapo, :empty)", "p2 p3"},
    {"p:not(h2 ~ p)", "chapo p3"},
    {"li:not(:first-child):not(:last-child)", "l2 l3 l4"},
    {":is(h1, h3) + :is(p, figure)", "chapo figure"},
    {"p:has(a)", "p1"},
    {"p:has(> em, > strong)", "p1"},
    {"ul:has(> strong)", ""},
    {"ul:has(li strong)", "liste"},
    {"main:has(ul li:nth-child(5))", "contenu"},
    {"h2:has(+ p)", "farine"},
    {"h2:has(~ figure)", "farine"},
    {"h2:not(:has(+ p))", "cuisson"},
    {"p:has(+ ul)", "vide"},
    {"h2:has(+ p > a[href])", "farine"},
    {"figure:not(:has(figcaption))", ""},
    {"li:has(:is(strong, em):not(.x))", "l2"},
};

}  // namespace

TEST_CASE("a selector finds its nodes in document order") {
  const Document d = read(page);
  for (const Case& c : cases) {
    INFO(c.css);
    CHECK(selected(d, c.css, Scope::content) == c.nodes);
  }
}

TEST_CASE("a node matches when it is selected") {
  const Document d = read(page);
  for (const Case& c : cases) {
    INFO(c.css);
    const auto selector = Selector::parse(c.css);
    REQUIRE(selector.ok());
    const std::vector<Match> all = selector->select(d, {}, Scope::document);
    for (NodeId node = 0; node < d.nodes.size(); ++node) {
      bool found = false;
      for (const Match& match : all) found = found || match.node == node;
      CHECK(selector->matches(d, node) == found);
    }
  }
}

TEST_CASE("the tag index changes no answer") {
  const Document indexed = read(page);
  Document plain = indexed;
  plain.tag_order.clear();
  plain.tag_begin.clear();
  for (const Case& c : cases) {
    INFO(c.css);
    CHECK(selected(plain, c.css, Scope::document) == selected(indexed, c.css, Scope::document));
  }
}

TEST_CASE("the index keeps some attribute names, and selectors find all") {
  std::string html = "<main><h1>Le pain</h1>";
  for (int i = 0; i < 100; ++i) html += "<p a" + std::to_string(i) + ">Un pain</p>";
  const Document document = read(html + "</main>");
  const auto count = [&](const std::string& css) {
    return Selector::parse(css)->select(document, Analysis(), Scope::document).size();
  };
  for (const char* name : {"[a0]", "[a47]", "[a99]", "p[a99]"}) CHECK(count(name) == 1);
  CHECK(count("[a100]") == 0);
  CHECK(count("p:not([a99])") == 99);
}

TEST_CASE("content leaves out what is around the article") {
  const Document d = read(page);
  CHECK(selected(d, "a", Scope::content) == "lien");
  CHECK(selected(d, "a", Scope::document) == "lien-menu lien");
  CHECK(selected(d, "nav li", Scope::content).empty());
  CHECK(selected(d, "nav li", Scope::document) == "accueil");
  CHECK(selected(d, "footer p", Scope::document) == "mentions");
}

TEST_CASE("article is the main content, whatever its element") {
  const Document fragment = read("<p id=a>Un.</p><p id=b>Deux.</p>");
  CHECK(selected(fragment, "article", Scope::content) == "body");
  CHECK(selected(fragment, "article > p", Scope::content) == "a b");
  const Document cards =
      read(R"(<!doctype html><body><main id=m><h1>Liste</h1><p>Une page d’accueil avec beaucoup de mots devant.</p>
<article id=x><p>Un petit.</p></article><article id=y><p>Un autre.</p></article></main>)");
  CHECK(selected(cards, "article", Scope::document) == "m");
  CHECK(selected(cards, "article p", Scope::document).size() > 0);
}

namespace {

struct BadCase {
  std::string_view css;
  std::uint32_t column;
  std::string_view says;
};

const BadCase bad_cases[] = {
    {"", 1, "expected an element"},
    {"h1,", 4, "not end of the selector"},
    {"h1 >", 5, "expected an element"},
    {"> h1", 1, "not '>'"},
    {"h1 h2)", 6, "unexpected ')'"},
    {"é[", 3, "attribute's name after '['"},
    {"a[href", 7, "expected ']'"},
    {"a[href=", 8, "expected a value"},
    {"a[href^='x]", 9, "without its closing '"},
    {"a[href^x]", 8, "expected '=' after '^'"},
    {"a[href=http://x]", 12, "values with other signs stand in quotes"},
    {"[property=og:title]", 13, "stand in quotes"},
    {"p.", 3, "a class after '.'"},
    {"p#1", 3, "an id after '#'"},
    {"li:frist-child", 3, "did you mean “:first-child”?"},
    {"li:hover", 3, "unknown pseudo-class :hover"},
    {"p, artcle > p", 4, "unknown element artcle; did you mean “article”?"},
    {"figcation", 1, "unknown element figcation; did you mean “figcaption”?"},
    {"li:nth-child", 13, "expected '(' after :nth-child"},
    {"li:nth-child(x)", 14, "expected odd, even"},
    {"li:nth-child(2n+)", 17, "expected a number"},
    {"li:empty(2)", 9, ":empty takes no argument"},
    {"p:not(a", 8, "expected ')' to close :not("},
    {"p:not()", 7, "expected an element"},
    {"h2:section", 3, "a view takes two colons: ::section"},
    {"h2::sction", 3, "did you mean “::section”?"},
    {"h2::section p", 13, "a view ends its selector"},
    {"p:has(h2::section)", 9, "cannot stand inside a pseudo-class"},
    {"h2::section(2)", 12, "takes no argument"},
    {"script::json", 13, "expected '('"},
    {"script::json(author.)", 21, "expected a key after '.'"},
    {"script::json(a..b)", 16, "expected a key"},
    {"script::json([@type].a)", 14, "[key=value]"},
    {"L’été h1 @", 10, "not '@'"},
};

}  // namespace

TEST_CASE("a selector that cannot be read says where and what was expected") {
  for (const BadCase& c : bad_cases) {
    INFO(c.css);
    const auto selector = Selector::parse(c.css);
    REQUIRE_FALSE(selector.ok());
    INFO(selector.errors()[0].message.en);
    CHECK(selector.errors()[0].at.line == 1);
    CHECK(selector.errors()[0].at.column == c.column);
    const Message& said = selector.errors()[0].message;
    CHECK(said.en.find(c.says) != std::string::npos);
    CHECK(said.fr != said.en);
    CHECK(said.fr.find("expected") == std::string::npos);
  }
}

TEST_CASE("selectors are bounded") {
  CHECK_FALSE(Selector::parse(std::string(5000, 'p')).ok());
  std::string nested;
  for (int i = 0; i < 40; ++i) nested += ":not(";
  CHECK_FALSE(Selector::parse(nested + "p" + std::string(40, ')')).ok());
}

TEST_CASE("selecting costs no more than the selector times the page") {
  std::string html = "<!doctype html><body><main>";
  for (int i = 0; i < 30000; ++i) html += "<h2>Titre</h2>\n";
  html += "<p class=\"";
  for (int i = 0; i < 100000; ++i) html += "c" + std::to_string(i) + " ";
  html += "\">Fin.</p></main>";
  const Document d = read(html);
  CHECK(selected(d, "p.c99999.c0:not(.c)", Scope::content) == "p");
  // Quadratic, each of these would take minutes.
  CHECK(selected(d, "h2 ~ h2 ~ h2 ~ p", Scope::content) == "p");
  CHECK(selected(d, "h2:not(:has(~ p))", Scope::content).empty());
  CHECK(selected(d, "h2 + h2 + h2:nth-child(30000)", Scope::content) == "h2");
  CHECK(selected(d, ":has(h2) ~ *", Scope::content).empty());
}
