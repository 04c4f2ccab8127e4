#include "catch.h"
#include "dump.h"
#include "invariants.h"

using namespace calame;

namespace {

struct Read {
  Source source;
  Document document;
};

Read read(std::string text) {
  Source source = *Source::decode(std::move(text), "a.md");
  Result<Document> document = read_markdown(source);
  REQUIRE(document.ok());
  CHECK(calame_test::broken(*document, source) == "");
  return {std::move(source), *std::move(document)};
}

}  // namespace

TEST_CASE("front matter gives metadata with exact places") {
  struct Case {
    std::string text, name, value, source;
    Syntax syntax;
  };
  const Case cases[] = {
      {"---\ntitle: Un été\n---\n", "title", "Un été", "Un été", Syntax::yaml_plain},
      {"---\r\ntitre: 'L''été'\r\n---\r\n", "title", "L'été", "L''été", Syntax::yaml_single_quoted},
      {"---\ntitle: 'd''''ci'\n---\n", "title", "d''ci", "d''''ci", Syntax::yaml_single_quoted},
      {"---\ntitle: 'Un \n  été''''\n\n  ici'\n---\n", "title", "Un été''\nici", "Un \n  été''''\n\n  ici",
       Syntax::yaml_single_quoted},
      {"---\ntitle: \"a \\\"b\\\" \\u00e9\"\n---\n", "title", "a \"b\" é", "a \\\"b\\\" \\u00e9",
       Syntax::yaml_double_quoted},
      {"---\nchapo: >\n  Un\n  deux.\nx: 1\n---\n", "description", "Un deux.", "  Un\n  deux.\n", Syntax::yaml_block},
      {"---\nRésumé: Court\n---\n", "description", "Court", "Court", Syntax::yaml_plain},
      {"---\nauteur: Élodie\n---\n", "author", "Élodie", "Élodie", Syntax::yaml_plain},
      {"---\nmots_cles: [un, deux]\n---\n", "keyphrase", "un", "un", Syntax::yaml_plain},
      {"---\nOg_Image: a.png\n---\n", "og-image", "a.png", "a.png", Syntax::yaml_plain},
      {"---\nseo:\n  canonical: /u\n---\n", "seo.canonical", "/u", "/u", Syntax::yaml_plain},
      {"---\ndate: 2024-01-02\n...\n", "date", "2024-01-02", "2024-01-02", Syntax::yaml_plain},
      {"+++\nz = 1\ntitle = \"L\\u2019\u00e9t\u00e9\"\n+++\n", "title", "L’été", "L\\u2019\u00e9t\u00e9",
       Syntax::toml_basic},
      {"+++\ntitle = 'C:\\a'\n+++\n", "title", "C:\\a", "C:\\a", Syntax::toml_literal},
      {"+++\ndate = 2024-01-02\n+++\n", "date", "2024-01-02", "2024-01-02", Syntax::toml_literal},
      {"+++\n[params]\nlangue = 'fr'\n+++\n", "params.langue", "fr", "fr", Syntax::toml_literal},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Read r = read(c.text + "\nTexte\n");
    const std::optional<NodeId> id = find_metadata(r.document, c.name);
    REQUIRE(id.has_value());
    CHECK(metadata_value(r.document, c.name) == c.value);
    const Node& node = r.document.nodes[*id];
    CHECK(node.region == Region::head);
    CHECK(r.source.text_of(node.inner) == c.source);
    for (const Block& b : r.document.blocks) {
      if (b.node != *id) continue;
      CHECK(b.syntax == c.syntax);
      CHECK(b.role == Role::metadata);
      CHECK(text_of(r.document, b.text) == c.value);
    }
    CHECK(r.document.front_matter.begin.value == 0);
    CHECK(r.source.text_of({r.document.front_matter.end, r.document.front_matter.end}) == "");
    CHECK(calame_test::article(r.document) == "p");
  }
  CHECK(read("---\nlang: fr-CA\n---\n").document.lang == "fr-CA");
}

TEST_CASE("what looks like front matter and is not") {
  for (const std::string text :
       {"---\ntitle: a\n\nTexte", "---\n\nTexte\n\n---\n", "--- a\n", "{\"title\": 1}\n", "\n---\na: b\n---\n"}) {
    INFO(text);
    const Read r = read(text);
    CHECK(r.document.front_matter.empty());
    CHECK_FALSE(find_metadata(r.document, "title").has_value());
  }
  CHECK(read("---\n---\nTexte").document.front_matter == SourceSpan(0, 8));
}

TEST_CASE("broken front matter is an error with its place") {
  struct Case {
    std::string text;
    LineColumn at;
  };
  const Case cases[] = {
      {"---\ntitle: ok\nx: [1, 2\ny: 3\n---\n", {0, 0}},
      {"+++\na = 1\n= 2\n+++\n", {3, 1}},
      {"+++\né = 1\n+++\n", {2, 1}},
      {"---\na: " + std::string(100, '[') + "\n---\n", {2, 0}},
      {"+++\na = " + std::string(100, '[') + "\n+++\n", {2, 0}},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Result<Document> d = read_markdown(*Source::decode(c.text, "a.md"));
    REQUIRE_FALSE(d.ok());
    CHECK(d.errors()[0].message.en.find("front matter: ") == 0);
    CHECK(d.errors()[0].message.fr.find("en-tête\u00A0: ") == 0);
    CHECK(d.errors()[0].at.line > 1);
    if (c.at.line) CHECK(d.errors()[0].at.line == c.at.line);
    if (c.at.column) CHECK(d.errors()[0].at.column == c.at.column);
  }
}
