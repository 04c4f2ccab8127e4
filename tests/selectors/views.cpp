// Views: what is derived from a node instead of the node itself.
#include <string>
#include <string_view>
#include <vector>

#include "calame/selector.h"
#include "catch.h"

using namespace calame;

namespace {

struct Read {
  Source source;
  Document document;
  Analysis analysis;
};

TextSpan find_text(const Document& d, std::string_view text) {
  const std::size_t at = d.prose.find(text);
  REQUIRE(at != std::string::npos);
  return {std::uint32_t(at), std::uint32_t(at + text.size())};
}

// The facts that views read, given by hand: this test is about selecting, not about finding them.
Read read(std::string html, std::vector<std::string_view> sentences = {}, std::string_view intro = {}) {
  auto source = Source::decode(std::move(html), "page.html");
  REQUIRE(source.ok());
  auto document = read_html(*source);
  REQUIRE(document.ok());
  Read result{std::move(*source), std::move(*document), {}};
  const Document& d = result.document;
  for (NodeId n = 0; n < d.nodes.size(); ++n)
    if (const int level = heading_level(d.nodes[n].tag)) {
      Heading heading;
      heading.node = n;
      heading.level = level;
      heading.text = d.nodes[n].text;
      heading.section_end = d.nodes[d.article].end;
      for (NodeId m = n + 1; m < heading.section_end; ++m)
        if (const int other = heading_level(d.nodes[m].tag); other && other <= level) heading.section_end = m;
      for (NodeId m = d.nodes[n].end; m < heading.section_end; ++m) {
        const TextSpan text = d.nodes[m].text;
        if (text.empty()) continue;
        if (heading.section.empty()) heading.section = text;
        heading.section.end = std::max(heading.section.end, text.end);
      }
      result.analysis.headings.push_back(heading);
    }
  for (const std::string_view text : sentences) {
    Sentence sentence;
    sentence.span = find_text(d, text);
    result.analysis.sentences.push_back(sentence);
  }
  if (!intro.empty()) result.analysis.intro = find_text(d, intro);
  return result;
}

std::vector<Match> select(const Read& r, std::string_view css) {
  const auto selector = Selector::parse(css);
  REQUIRE(selector.ok());
  return selector->select(r.document, r.analysis, Scope::content);
}

std::vector<std::string> values(const Read& r, std::string_view css) {
  std::vector<std::string> out;
  for (const Match& match : select(r, css)) out.push_back(match.value);
  return out;
}

}  // namespace

TEST_CASE("a section runs from its heading to the next of its level or higher") {
  const Read r = read(
      "<h1>A</h1>\n<p>un</p>\n<h2>B</h2>\n<p>deux</p>\n<h3>C</h3>\n<div><p>trois</p></div>\n<h2>D</h2>\n<p>quatre</"
      "p>\n");
  struct Case {
    std::string_view css, text, source;
  };
  const Case cases[] = {
      {"h1::section", "A\nun\nB\ndeux\nC\ntrois\nD\nquatre",
       "<h1>A</h1>\n<p>un</p>\n<h2>B</h2>\n<p>deux</p>\n<h3>C</h3>\n<div><p>trois</p></div>\n<h2>D</h2>\n<p>quatre</"
       "p>"},
      {"h3::section", "C\ntrois", "<h3>C</h3>\n<div><p>trois</p></div>"},
      {"h2:has(+ p):not(h2 ~ h2)::section", "B\ndeux\nC\ntrois",
       "<h2>B</h2>\n<p>deux</p>\n<h3>C</h3>\n<div><p>trois</p></div>"},
      {"h2 ~ h2::section", "D\nquatre", "<h2>D</h2>\n<p>quatre</p>"},
  };
  for (const Case& c : cases) {
    INFO(c.css);
    const std::vector<Match> found = select(r, c.css);
    REQUIRE(found.size() == 1);
    CHECK(text_of(r.document, found[0].text) == c.text);
    CHECK(r.source.text_of(found[0].source) == c.source);
  }
  CHECK(select(r, "p::section").empty());
}

TEST_CASE("a sentence is shown once, by the innermost node") {
  const Read r = read("<ul><li id=a>Un mot. Deux <em>mots</em> !<ul><li id=b>Trois.</li></ul></li></ul>",
                      {"Un mot.", "Deux mots !", "Trois."});
  const std::vector<Match> found = select(r, "li::sentence");
  REQUIRE(found.size() == 3);
  CHECK(r.source.text_of(found[1].source) == "Deux <em>mots</em> !");
  CHECK(attribute_value(r.document, found[0].node, "id") == "a");
  CHECK(attribute_value(r.document, found[2].node, "id") == "b");
  CHECK(select(r, "em::sentence").empty());
  CHECK(Selector::parse("p, li::sentence")->needs().has(Fact::sentences));
  CHECK_FALSE(Selector::parse("h2::section")->needs().has(Fact::sentences));
}

TEST_CASE("the introduction belongs to the article") {
  const Read r = read("<p>Bonjour à tous.</p><h2>Suite</h2><p>Fin.</p>", {}, "Bonjour à tous.");
  const std::vector<Match> found = select(r, "article::intro");
  REQUIRE(found.size() == 1);
  CHECK(r.source.text_of(found[0].source) == "Bonjour à tous.");
  CHECK(select(r, "p::intro").empty());
}

TEST_CASE("values of JSON-LD are selected by path") {
  const Read r = read(R"(<!doctype html><head><title>T</title>
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "@id": "#site", "name": "Le Four"},
  {"@type": ["NewsArticle", "Article"], "headline": "L\u2019\u00e9t\u00e9 \ud83d\ude00 \"chaud\"", "wordCount": 693,
   "author": [{"@type": "Person", "name": "Ana"}, {"@type": "Person", "name": "Bo", "url": null}],
   "publisher": {"@id": "#site"}, "isAccessibleForFree": true, "image": ["a.jpg", ["b.jpg"]]}
]}
</script>
<script type="application/ld+json">[{"@type": "BreadcrumbList", "name": "Fil"}]</script>
<script type="application/ld+json">{"@type": "Person", "name": "Zoé",}</script>
<script>var x = {"name": "rien"};</script>
</head><body><p>Texte.</p>)");
  struct Case {
    std::string_view css;
    std::vector<std::string> values;
  };
  const Case cases[] = {
      {"script::json(author.name)", {"Ana", "Bo"}},
      {"script::json(@type)", {"WebSite", "NewsArticle", "Article", "BreadcrumbList"}},
      {"script::json(headline)", {"L’été 😀 \"chaud\""}},
      {"script::json(wordCount)", {"693"}},
      {"script::json(isAccessibleForFree)", {"true"}},
      {"script::json(image)", {"a.jpg", "b.jpg"}},
      {"script::json(author.url)", {}},
      {"script::json(publisher.name)", {"Le Four"}},
      {"script::json(name)", {"Le Four", "Fil"}},
      {"script::json([@type=BreadcrumbList].name)", {"Fil"}},
      {"script::json([@type=Article|BlogPosting].author[@type=Person].name)", {"Ana", "Bo"}},
      {"script::json([@type=Person].name)", {}},
      {"script::json(@graph.author.name)", {"Ana", "Bo"}},
      {"script::json(publisher)", {"{\"@id\": \"#site\"}"}},
      {"p::json(name)", {}},
      {"script[type='application/ld+json']::json(nothing.here)", {}},
  };
  for (const Case& c : cases) {
    INFO(c.css);
    CHECK(values(r, c.css) == c.values);
  }
  CHECK(select(r, "script::json()").size() == 4);  // two of @graph, the object around them, the breadcrumb
  const std::vector<Match> authors = select(r, "script::json(author.name)");
  CHECK(r.source.text_of(authors[1].source) == "Bo");
  CHECK(r.source.text_of(select(r, "script::json(wordCount)")[0].source) == "693");
}

TEST_CASE("JSON that is none, or too deep, has no values") {
  const char* const bad[] = {
      "", "{", "{\"name\": 1e999x}", "{\"name\": NaN}", "{\"name\": \"a\",}", "{'name': 'a'}", "// {\"name\": 1}"};
  for (const std::string json : bad) {
    INFO(json);
    CHECK(values(read("<p>x</p><script type=application/ld+json>" + json + "</script>"), "script::json(name)").empty());
  }
  const std::string deep = "{\"name\":" + std::string(5000, '[') + "1" + std::string(5000, ']') + "}";
  CHECK(values(read("<p>x</p><script type=application/ld+json>" + deep + "</script>"), "script::json(name)").empty());
}
