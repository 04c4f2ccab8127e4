#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "catch.h"
#include "dump.h"
#include "invariants.h"

using namespace calame;
using calame_test::article;
using calame_test::broken;

namespace {

struct Read {
  Source source;
  Document document;
};

Read read(std::string text, std::string path = "a.md") {
  Source source = *Source::decode(std::move(text), std::move(path));
  Result<Document> document = read_markdown(source);
  REQUIRE(document.ok());
  const std::string what = broken(*document, source);
  INFO(source.text());
  CHECK(what == "");
  return {std::move(source), *std::move(document)};
}

std::string slurp(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream all;
  all << file.rdbuf();
  return all.str();
}

std::string body(const Document& d) {
  std::string out;
  for (const Block& b : d.blocks) {
    if (b.role == Role::body) out += (out.empty() ? "" : "|") + std::string(text_of(d, b.text));
  }
  return out;
}

}  // namespace

TEST_CASE("Markdown becomes a tree in HTML's words") {
  struct Case {
    std::string text, tree, prose;
  };
  const Case cases[] = {
      {"", "", ""},
      {"Un *deux* **trois** ~~quatre~~ `cinq`.", "p[em strong del code]", "Un deux trois quatre cinq."},
      {"# Un\n\nDeux\n====\n\n### Trois ###\n", "h1 h1 h3", "Un|Deux|Trois"},
      {"- a\n- b\n  - c\n", "ul[li li[ul[li]]]", "a|b|c"},
      {"3. a\n\n4. b\n", "ol[li[p] li[p]]", "a|b"},
      {"- [ ] à faire\n- [x] fait\n", "ul[li li]", "à faire|fait"},
      {"> Un\n> deux\n\nTrois", "blockquote[p] p", "Un\ndeux|Trois"},
      {"> > Un\ndeux", "blockquote[blockquote[p]]", "Un\ndeux"},
      {"[a *b*](/u \"t\")", "p[a(href=/u title=t)[em]]", "a b"},
      {"[a][r]\n\n[r]: /x", "p[a(href=/x)]", "a"},
      {"<http://a.fr> http://b.fr c@d.fr", "p[a(href=http://a.fr) a(href=http://b.fr) a(href=mailto:c@d.fr)]",
       "http://a.fr http://b.fr c@d.fr"},
      {"www.a.fr", "p", "www.a.fr"},
      {"![un *chat*](c.png)", "p[img(src=c.png alt=un chat)]", ""},
      {"[![chat](c.png)](/u)", "p[a(href=/u)[img(src=c.png alt=chat)]]", ""},
      {"![](c.png) [](/u)", "p[img(src=c.png alt=) a(href=/u)]", ""},
      {"| a | b |\n|---|---|\n| c | |\n", "table[thead[tr[th th]] tbody[tr[td td]]]", "a|b|c"},
      {"| | b |\n|---|---|\n| | d |\n", "table[thead[tr[th th]] tbody[tr[td td]]]", "b|d"},
      {"    x\n| | b |\n|---|---|\n", "pre table[thead[tr[th th]]]", "b"},
      {"a\n\n---\n\nb", "p hr p", "a|b"},
      {"```js\ncode\n```\n\n    code\n", "pre pre", ""},
      {"```\n```\n", "pre", ""},
      {"-\n", "ul[li]", ""},
      {"##\n", "h2", ""},
      {"a  \nb\\\nc", "p", "a\nb\nc"},
      {"a<br>b", "p[br]", "a\nb"},
      {"AT&amp;T &eacute;&#8217;&#x20AC; &inconnu; 3 &lt; 4", "p", "AT&T é’€ &inconnu; 3 < 4"},
      {"\\*a\\* \\[b\\] \\# C:\\\\", "p", "*a* [b] # C:\\"},
      {"`` `a` ``", "p[code]", "`a`"},
      {"a <b>c</b> d", "p[b]", "a c d"},
      {"<div>\n<p>a</p>\n</div>\n\nb", "p", "b"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Read r = read(c.text);
    CHECK(article(r.document) == c.tree);
    CHECK(body(r.document) == c.prose);
  }
}

TEST_CASE("HTML in a line becomes elements") {
  struct Case {
    std::string text, tree, prose;
  };
  const Case cases[] = {
      {"a <SPAN Lang=\"en\">Stop! *b*</span> c", "p[span(lang=en)[em]]", "a Stop! b c"},
      {"<kbd>Ctrl</kbd> <code>a *b*</code> <sub>2</sub>", "p[kbd code[em] sub]", "Ctrl a b 2"},
      {"<a href='/u?a&amp;b' title=T>x</a>", "p[a(href=/u?a&b title=T)]", "x"},
      {"a <img src=c.png alt=\"Un &eacute;t&eacute;\"> b <wbr> c<br/>d", "p[img(src=c.png alt=Un été) wbr br]",
       "a b c\nd"},
      {"<a id=\"x\"/>a <my-tag>b</my-tag>", "p[a(id=x) my-tag]", "a b"},
      {"a</b> c</br> <!-- d --> <?e?> f", "p", "a c f"},
      {"<b>a\n\n<i>b", "p[b] p[i]", "a|b"},
      {"<b>a <i>b</b> c</i> d", "p[b[i]]", "a b c d"},
      {"<b>a *b</b> c* d", "p[b[em]]", "a b c d"},
      {"*a <b>b* c</b> d", "p[em[b]]", "a b c d"},
      {"<b>a <b>*b</b> c* d</b> e", "p[b[b[em]]]", "a b c d e"},
      {"- <b>a\n  - <i>b\n- c", "ul[li[b ul[li[i]]] li]", "a|b|c"},
      {"| a |\n|---|\n| <b>c | \n| d |", "table[thead[tr[th]] tbody[tr[td[b]] tr[td]]]", "a|c|d"},
      {"> a <abbr\n> title=\"x > y\">b</abbr>", "blockquote[p[abbr(title=x > y)]]", "a b"},
      {"<a href=\"http://a.fr\">à http://a.fr</a> http://b.fr", "p[a(href=http://a.fr)[span] a(href=http://b.fr)]",
       "à http://a.fr http://b.fr"},
      {"a <div class=\"x\">b</div> c", "p", "a b c"},
      {"![a <b>c</b>](d)", "p[img(src=d alt=a c)]", ""},
      {"`<b>` \\<b> <3 a<b", "p[code]", "<b> <b> <3 a<b"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Read r = read(c.text);
    CHECK(article(r.document) == c.tree);
    CHECK(body(r.document) == c.prose);
  }
}

TEST_CASE("tags left open without end do not nest without end") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "vector<int> ";
  CHECK(body(read(text).document).size() == 2000 * 7 - 1);
}

TEST_CASE("of a block of HTML, images and links become elements") {
  struct Case {
    std::string text, tree;
  };
  const Case cases[] = {
      {"<figure>\n<img src=a.png\n  alt='b'>\n</figure>\n\nc", "img(src=a.png alt=b) p"},
      {"<p><a href=/a>b <em>c</em>\n<img src=d></a> e</p>", "a(href=/a)[img(src=d)]"},
      {"<div><a href=/a>b<a href=/c>d</div>", "a(href=/a) a(href=/c)"},
      {"> <div>\n> <img\n> src=a>\n> </div>\n", "blockquote[img(src=a)]"},
      {"<script>\n\"<img src=a>\"\n</script>\n<!-- <img src=b> -->\n", ""},
      {"- <div><img src=a></div>\n", "ul[li[img(src=a)]]"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(article(read(c.text).document) == c.tree);
  }
  const Read r = read("<p>\n<a href=/a>Un <b>deux</b>\n trois</a> quatre</p>\n\ncinq");
  CHECK(body(r.document) == "cinq");
  CHECK(r.document.blocks[0].role == Role::code);
  CHECK(text_of(r.document, r.document.blocks[0].text) == "Un deux trois");
}

TEST_CASE("what other tools put into Markdown is not prose") {
  struct Case {
    std::string text, prose;
  };
  const Case cases[] = {
      {"Avant {{< figure src=\"a_b_c.jpg\" title=\"*x*\" >}} après", "Avant après"},
      {"Un\n{{% note %}}\nDeux\n{{% /note %}}\nTrois", "Un|Deux|Trois"},
      {"{{< highlight go >}}\n# pas un titre\n\nx := 1\n{{< /highlight >}}\n\nTexte", "Texte"},
      {"{% include a.html %}\n\nTexte {{ page.title }}.", "Texte ."},
      {"::: tip Astuce\nTexte\n:::\n", "Texte"},
      {"import A from './a'\n\nexport const x = {\n  a: 1\n}\n\nTexte", "Texte"},
      {"<Note a={{b: 1}}>\n\nTexte\n\n</Note>\n", "Texte"},
      {"<Intro>\nTexte\n</Intro>", "Texte"},
      {"# Titre {#mon-id}\n\n## Autre {/*autre*/}\n", "Titre|Autre"},
      {"Un mot[^1] ici.\n\n[^1]: La note.\n", "Un mot ici.|La note."},
      {"Soit $x_1 * y_2$ et $$a*b*c$$ ici.", "Soit et ici."},
      {"Cela coûte 5 $ ou 10 $, soit US$5 à $6 près.", "Cela coûte 5 $ ou 10 $, soit US$5 à $6 près."},
      {"`{{ x }}` et ```$a$```", "{{ x }} et $a$"},
      {"```\n{{< x >}}\n:::\n```\n\nFin", "Fin"},
      {"Trois points {...} et {a} restent.", "Trois points {...} et {a} restent."},
      {"Texte <!-- calame: rien --> suite", "Texte suite"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(body(read(c.text).document) == c.prose);
  }
  const Read mdx = read("Un {props.a} deux", "a.mdx");
  CHECK(body(mdx.document) == "Un deux");
  const Read comments = read("a <!-- un --> b\n\n<!-- deux\n\ntrois -->\n\n    <!--\n\n## T {/*id*/}\n");
  REQUIRE(comments.document.comments.size() >= 2);
  CHECK(comments.source.text_of(comments.document.comments[0]) == "<!-- un -->");
  CHECK(comments.source.text_of(comments.document.comments[1]) == "<!-- deux\n\ntrois -->");
}

TEST_CASE("nodes and words point at their bytes") {
  struct Case {
    std::string text;
    Tag tag;
    std::string source, inner;
  };
  const Case cases[] = {
      {"## Un titre ##\n\nx", Tag::h2, "## Un titre ##", "Un titre"},
      {"Un\ntitre\n---\nx", Tag::h2, "Un\ntitre\n---", "Un\ntitre"},
      {"- a\n- # Titre\n", Tag::h1, "# Titre", "Titre"},
      {"a *b \\* c* d", Tag::em, "*b \\* c*", "b \\* c"},
      {"a ***b*** d", Tag::strong, "**b**", "b"},
      {"a [b](/u\\_v 'T') d", Tag::a, "[b](/u\\_v 'T')", "b"},
      {"a [b][c] d\n\n[c]: /u\n", Tag::a, "[b][c]", "b"},
      {"a ![b](<c d>) e", Tag::img, "![b](<c d>)", ""},
      {"a `` b ` c `` d", Tag::code, "`` b ` c ``", " b ` c "},
      {"> a\r\n> b\r\n\r\nc", Tag::blockquote, "> a\r\n> b", "> a\r\n> b"},
      {"* a\n\n  b\n", Tag::li, "* a\n\n  b", "* a\n\n  b"},
      {"10) a\n", Tag::ol, "10) a", "10) a"},
      {"- [x] a\n", Tag::li, "- [x] a", "- [x] a"},
      {"~~~ sh\n\nx\n~~~\ny", Tag::pre, "~~~ sh\n\nx\n~~~", "~~~ sh\n\nx\n~~~"},
      {"| a |\n|---|\n| b \\| c |\n", Tag::td, "b \\| c", "b \\| c"},
      {"1. {{< a >}}\n\n2. b {{< a >}} c\n", Tag::li, "1.", "1."},
      {"{{< a >}} Texte {{< b >}}\n", Tag::p, "{{< a >}} Texte {{< b >}}", "{{< a >}} Texte {{< b >}}"},
      {"a\n\n - - -\n", Tag::hr, "- - -", "- - -"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Read r = read(c.text);
    bool found = false;
    for (const Node& n : r.document.nodes) {
      if (n.tag != c.tag || found) continue;
      found = true;
      CHECK(r.source.text_of(n.source) == c.source);
      CHECK(r.source.text_of(n.inner) == c.inner);
    }
    CHECK(found);
  }
}

TEST_CASE("breaks carry the prefix of the next line") {
  struct Case {
    std::string text, prose, source;
  };
  const Case cases[] = {
      {"> un  \n> > deux", "un", ""},           {"> un\n>   deux", "un\ndeux", "\n>   "},
      {"- un\r\n  deux", "un\ndeux", "\r\n  "}, {"un \ndeux", "un\ndeux", " \n"},
      {"un\\\n\tdeux", "un\ndeux", "\\\n\t"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Read r = read(c.text);
    CHECK(text_of(r.document, r.document.blocks[0].text) == c.prose);
    std::string source;
    for (const Segment& s : r.document.segments) {
      if (s.mapping == Mapping::collapsed) source = r.source.text_of({s.source, s.source + s.source_size});
    }
    CHECK(source == c.source);
  }
}

TEST_CASE("attributes of HTML point at their bytes") {
  const Read r = read("a <img title='T &laquo;' alt=\"Le chat\" src = c.png> <b>c *d</b> e* f");
  struct Case {
    std::string name, value, source, value_source;
    bool prose;
  };
  const Case cases[] = {{"title", "T «", "title='T &laquo;'", "T &laquo;", true},
                        {"alt", "Le chat", "alt=\"Le chat\"", "Le chat", true},
                        {"src", "c.png", "src = c.png", "c.png", false}};
  for (const Node& n : r.document.nodes) {
    if (n.tag == Tag::b) {
      CHECK(r.source.text_of(n.source) == "<b>c *d</b> e*");
      CHECK(r.source.text_of(n.inner) == "c *d</b> e*");
    }
    if (n.tag != Tag::img) continue;
    REQUIRE(n.attribute_count == 3);
    for (std::uint32_t i = 0; i < 3; ++i) {
      const Attribute& a = r.document.attributes[n.first_attribute + i];
      CHECK(a.name == cases[i].name);
      CHECK(a.value == cases[i].value);
      CHECK(r.source.text_of(a.source) == cases[i].source);
      CHECK(r.source.text_of(a.value_source) == cases[i].value_source);
      CHECK(a.text.empty() == !cases[i].prose);
    }
  }
  const Block& alt = r.document.blocks.back();
  CHECK(alt.syntax == Syntax::html_double_quoted);
  CHECK(alt.role == Role::attribute);
  CHECK(text_of(r.document, alt.text) == "Le chat");
}

TEST_CASE("alt texts are prose with their own places") {
  const Read r = read("Texte ![Un \\*chat* &eacute;t\u00e9](c.png).");
  const Block& run = r.document.blocks.back();
  CHECK(run.role == Role::attribute);
  CHECK(text_of(r.document, run.text) == "Un *chat* été");
  const std::uint32_t chat = run.text.begin.value + 4;
  CHECK(r.source.text_of(source_span(r.document, {chat, chat + 4})) == "chat");
  CHECK(r.document.entity_spaces == false);
}

TEST_CASE("a Markdown file writes entities when it does so all along") {
  CHECK_FALSE(read("a&nbsp;! b&nbsp;!").document.entity_spaces);
  CHECK(read("a&nbsp;! b&#8239;! c&nbsp;: d\u00A0!").document.entity_spaces);
  CHECK_FALSE(read("a&nbsp;! b&nbsp;! c&nbsp;: d\u00A0! e\u202F! f\u202F!").document.entity_spaces);
}

TEST_CASE("empty spans map to the place before the next character, or after the last") {
  const Read r = read("Un *deux* trois\n\nquatre");
  const auto at = [&](std::uint32_t p) { return source_span(r.document, {p, p}).begin.value; };
  CHECK(at(0) == 0);
  CHECK(at(3) == 4);  // before "deux", inside the mark
  CHECK(at(7) == 9);
  CHECK(at(13) == 15);  // end of the first block
  CHECK(at(14) == 17);
  CHECK(at(20) == 23);
}

TEST_CASE("Markdown of real sites keeps every invariant") {
  const std::filesystem::path root = std::filesystem::path(CALAME_SHARED_DIR) / "data/markdown-fr";
  if (!std::filesystem::exists(root)) {
    WARN("no " << root << ": skipped");
    return;
  }
  std::size_t bytes = 0, words = 0;
  double seconds = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    const Source source = *Source::decode(slurp(entry.path()), entry.path().string());
    const auto start = std::chrono::steady_clock::now();
    const Result<Document> d = read_markdown(source);
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    bytes += source.text().size();
    INFO(entry.path());
    REQUIRE(d.ok());
    const std::string what = broken(*d, source);
    CHECK(what == "");
    // Every word lies inside the source of its block's element.
    for (const Block& b : d->blocks) {
      const std::string_view text = text_of(*d, b.text);
      for (std::size_t i = 0; (i = text.find_first_not_of(" \n", i)) != text.npos;) {
        const std::size_t end = std::min(text.find_first_of(" \n", i), text.size());
        const auto begin = b.text.begin.value + static_cast<std::uint32_t>(i);
        const SourceSpan span = source_span(*d, {begin, begin + static_cast<std::uint32_t>(end - i)});
        if (!d->nodes[b.node].source.contains(span)) FAIL("word outside its block: " << text.substr(i, end - i));
        ++words;
        i = end;
      }
    }
  }
  CHECK(words > 100000);
  std::cout << "read_markdown: " << bytes << " bytes at " << static_cast<double>(bytes) / seconds / 1e6 << " MB/s\n";
}
