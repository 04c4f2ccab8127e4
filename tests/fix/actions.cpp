#include "calame/analysis.h"
#include "catch.h"
#include "fix/markup_edits.h"
#include "fix/trim.h"

using namespace calame;

namespace {

struct Read {
  Source source;
  Document document;
};

Read read(std::string bytes, Format format) {
  auto source = Source::decode(std::move(bytes), "a");
  REQUIRE(source);
  auto document = read_document(*source, format);
  REQUIRE(document);
  return {*std::move(source), *std::move(document)};
}

std::string with_edits(const Source& source, const std::vector<Edit>& edits) {
  return apply_fixes(source, Format::markdown, std::vector<Fix>{{Applicability::safe, edits}}, Applicability::safe)
      .bytes;
}

NodeId first(const Document& document, Tag tag) {
  for (NodeId i = 0; i < document.nodes.size(); ++i)
    if (document.nodes[i].tag == tag) return i;
  return no_node;
}

}  // namespace

TEST_CASE("a heading changes level in its own notation") {
  struct Case {
    Format format;
    std::string source;
    Tag tag;
    int level;
    std::string edited;
  };
  const Case cases[] = {
      {Format::markdown, "#### Un titre\n\nTexte\n", Tag::h4, 2, "## Un titre\n\nTexte\n"},
      {Format::markdown, "Titre\n=====\n\nTexte\n", Tag::h1, 2, "Titre\n-----\n\nTexte\n"},
      {Format::markdown, "Titre\n---\n\nTexte\n", Tag::h2, 3, "### Titre\n\nTexte\n"},
      {Format::html, "<h4 class=a>Un <em>titre</em></h4><p>Texte</p>", Tag::h4, 3,
       "<h3 class=a>Un <em>titre</em></h3><p>Texte</p>"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.source);
    const Read r = read(each.source, each.format);
    const auto edits = relevel_heading(r.document, r.source, first(r.document, each.tag), each.level);
    REQUIRE(edits);
    CHECK(with_edits(r.source, *edits) == each.edited);
  }
}

TEST_CASE("an element goes with its lines, when it has them to itself") {
  struct Case {
    Format format;
    std::string source;
    Tag tag;
    std::string edited;
  };
  const Case cases[] = {
      {Format::html, "<p>Un</p>\n  <hr>\n<p>Deux</p>\n", Tag::hr, "<p>Un</p>\n<p>Deux</p>\n"},
      {Format::html, "<p>Un <b>deux</b> trois</p>\n", Tag::b, "<p>Un  trois</p>\n"},
      {Format::markdown, "Un\n\n## Deux\n\nTrois\n", Tag::h2, "Un\n\nTrois\n"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.source);
    const Read r = read(each.source, each.format);
    const auto edits = delete_node(r.document, r.source, first(r.document, each.tag));
    REQUIRE(edits);
    CHECK(with_edits(r.source, *edits) == each.edited);
  }
}

TEST_CASE("a title is cut at a word that can end it") {
  Language french;
  french.stop_words = {"de", "la", "le", "du", "les"};
  french.elisions = {"l’", "d’"};
  french.abbreviations = {"etc."};
  struct Case {
    std::string text;
    double most;
    std::optional<std::string> shorter;
  };
  const Case cases[] = {
      {"Le départ surprise du patron", 40, std::nullopt},
      {"Le départ surprise du patron de la maison", 33, "Le départ surprise du patron"},
      {"Le départ surprise : ce que disent les salariés", 30, "Le départ surprise : ce que"},
      {"Le départ surprise (annoncé ce matin) du patron", 30, "Le départ surprise"},
      {"Anticonstitutionnellement", 10, std::nullopt},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(trimmed_at_word(each.text, {each.most, TrimMeasure::characters, 0}, french) == each.shorter);
  }
  CHECK(trimmed_at_sentence("Une phrase. Une autre, plus longue.", {20, TrimMeasure::characters, 0}, french) ==
        "Une phrase.");
  CHECK(without_final("Un titre.", ".", french) == "Un titre");
  CHECK(without_final("Un titre\u00A0:", ".:", french) == "Un titre");
  CHECK(!without_final("Des noms, etc.", ".", french));
  CHECK(!without_final("Un titre...", ".", french));
}
