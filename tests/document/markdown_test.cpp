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
      {"a\n\n---\n\nb", "p hr p", "a|b"},
      {"```js\ncode\n```\n\n    code\n", "pre pre", ""},
      {"```\n```\n", "pre", ""},
      {"-\n", "ul[li]", ""},
      {"##\n", "h2", ""},
      {"a  \nb\\\nc", "p", "a\nb\nc"},
      {"a<br>b", "p", "a\nb"},
      {"AT&amp;T &eacute;&#8217;&#x20AC; &inconnu; 3 &lt; 4", "p", "AT&T é’€ &inconnu; 3 < 4"},
      {"\\*a\\* \\[b\\] \\# C:\\\\", "p", "*a* [b] # C:\\"},
      {"`` `a` ``", "p[code]", "`a`"},
      {"a <b>c</b> d", "p", "a c d"},
      {"<div>\n<p>a</p>\n</div>\n\nb", "p", "b"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Read r = read(c.text);
    CHECK(article(r.document) == c.tree);
    CHECK(body(r.document) == c.prose);
  }
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

TEST_CASE("alt texts are prose with their own places") {
  const Read r = read("Texte ![Un \\*chat* &eacute;t\u00e9](c.png).");
  const Block& run = r.document.blocks.back();
  CHECK(run.role == Role::attribute);
  CHECK(text_of(r.document, run.text) == "Un *chat* été");
  const std::uint32_t chat = run.text.begin.value + 4;
  CHECK(r.source.text_of(source_span(r.document, {chat, chat + 4})) == "chat");
  CHECK(r.document.entity_spaces == false);
  CHECK(read("a&nbsp;!").document.entity_spaces);
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
