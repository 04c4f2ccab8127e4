// The whole analysis: outline, metrics, language, brief, generated parts, and what holds of every text.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "analysis/characters.h"
#include "catch.h"
#include "french.h"

namespace calame {
namespace {

Analysis analyze_all(const Read& r, const Brief& brief = {}) {
  return analyze(r.document, french(), brief, Fact::all, {}, generated_parts(r.source, r.document));
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

bool on_boundary(std::string_view prose, TextOffset at) {
  return at.value == prose.size() || (static_cast<unsigned char>(prose[at.value]) & 0xC0) != 0x80;
}

void check_span(const Document& d, TextSpan s) {
  REQUIRE(s.begin <= s.end);
  REQUIRE(s.end.value <= d.prose.size());
  REQUIRE(on_boundary(d.prose, s.begin));
  REQUIRE(on_boundary(d.prose, s.end));
}

void check_properties(const Read& r) {
  Brief brief;
  brief.keyphrase = "site web";
  const Analysis a = analyze_all(r, brief), again = analyze_all(r, brief);
  const Document& d = r.document;
  TextOffset last;
  for (const Token& t : a.tokens) {
    check_span(d, t.span);
    REQUIRE(t.span.begin < t.span.end);
    REQUIRE(last <= t.span.begin);
    last = t.span.end;
    const bool covers = std::any_of(a.protected_spans.begin(), a.protected_spans.end(),
                                    [&](const ProtectedSpan& p) { return p.span == t.span; });
    if (a.overlaps_protected(t.span)) REQUIRE(covers);
  }
  last = {};
  for (const ProtectedSpan& p : a.protected_spans) {
    check_span(d, p.span);
    REQUIRE(p.span.begin < p.span.end);
    REQUIRE(last <= p.span.begin);
    last = p.span.end;
  }
  last = {};
  std::vector<std::uint32_t> words(d.blocks.size());
  for (const Sentence& s : a.sentences) {
    check_span(d, s.span);
    REQUIRE(last <= s.span.begin);
    last = s.span.end;
    REQUIRE(d.blocks[s.block].text.contains(s.span));
    REQUIRE(s.first_token <= s.token_end);
    words[s.block] += s.words;
  }
  for (std::size_t b = 0; b < d.blocks.size(); ++b) {
    if (d.blocks[b].role != Role::body) continue;
    CAPTURE(std::string(text_of(d, d.blocks[b].text)));
    // A stop without a space after it can end a sentence inside what an author counts as one word.
    REQUIRE(words[b] >= a.block_words[b]);
    REQUIRE(words[b] <= a.block_words[b] + a.block_words[b] / 10 + 3);
  }
  check_span(d, a.intro);
  for (const Heading& h : a.headings) {
    check_span(d, h.section);
    REQUIRE(h.section_end > h.node);
  }
  for (const KeyphraseMatch& m : a.keyphrase) check_span(d, m.span);
  REQUIRE(a.tokens.size() == again.tokens.size());
  REQUIRE(a.sentences.size() == again.sentences.size());
  REQUIRE(a.metrics.syllables == again.metrics.syllables);
  REQUIRE(a.keyphrase.size() == again.keyphrase.size());
}

}  // namespace

TEST_CASE("outline") {
  const Read r =
      read("# Un\n\nDeux mots ici.\n\n## A\n\nUn deux.\n\n### B\n\nTrois.\n\n## C\n\n- x\n- y z\n", Format::markdown);
  const Analysis a = analyze_all(r);
  REQUIRE(a.headings.size() == 4);
  const auto text = [&](TextSpan s) { return std::string(text_of(r.document, s)); };
  CHECK(a.headings[0].level == 1);
  CHECK(text(a.headings[0].section) == "Deux mots ici.\nA\nUn deux.\nB\nTrois.\nC\nx\ny z");
  CHECK(text(a.headings[1].section) == "Un deux.\nB\nTrois.");
  CHECK(text(a.headings[2].section) == "Trois.");
  CHECK(text(a.headings[3].section) == "x\ny z");
  CHECK(a.headings[0].words_below == 3);
  CHECK(a.headings[1].words_below == 2);
  CHECK(a.headings[2].words_below == 1);
  CHECK(a.headings[3].words_below == 3);
  CHECK(a.headings[1].section_end == a.headings[3].node);
  CHECK(a.headings[2].section_end == a.headings[3].node);
  CHECK(text(a.intro) == "Deux mots ici.");
  CHECK(a.metrics.words == 13);
  CHECK(a.metrics.body_words == 9);
  CHECK(a.metrics.paragraphs == 5);
}

TEST_CASE("an empty heading and a heading without text below") {
  const Read r = read("<h2></h2><p>Un deux.</p><h2>A</h2><h3>B</h3>", Format::html);
  const Analysis a = analyze_all(r);
  REQUIRE(a.headings.size() == 3);
  CHECK(a.headings[0].words_below == 2);
  CHECK(a.headings[1].words_below == 0);
  CHECK(a.headings[2].words_below == 0);
  CHECK(a.headings[2].section.empty());
}

TEST_CASE("the introduction has 100 words at most") {
  std::string words;
  for (int i = 0; i < 60; ++i) words += "mot ";
  const Read two = read(words + "\n\n" + words);
  CHECK(count_words(text_of(two.document, analyze_all(two).intro)) == 60);
  const Read one = read(words + words + words);
  CHECK(count_words(text_of(one.document, analyze_all(one).intro)) == 100);
  const Read none = read("## A\n\ntexte", Format::markdown);
  CHECK(analyze_all(none).intro.empty());
  const Read dated = read("<p>Publié le 3</p><h1>T</h1><p>Intro.</p><h2>A</h2>", Format::html);
  CHECK(text_of(dated.document, analyze_all(dated).intro) == "Intro.");
}

TEST_CASE("the title counts where there is no h1") {
  const Read with = read("---\ntitle: Un deux trois\n---\n# Un\n\nMot.\n", Format::markdown);
  CHECK(analyze_all(with).metrics.words == 2);
  const Read without = read("---\ntitle: Un deux trois\n---\nMot.\n", Format::markdown);
  CHECK(analyze_all(without).metrics.words == 4);
  CHECK(analyze_all(without).metrics.body_words == 1);
}

TEST_CASE("what restructure wrote is counted apart") {
  const Read r = read(
      "Un deux trois.\n\n<!-- calame:generated key-points -->\n\n## À retenir\n\n- un site web\n\n<!-- "
      "/calame:generated -->\n\n"
      "Quatre.\n",
      Format::markdown);
  Brief brief;
  brief.keyphrase = "site web";
  const Analysis a = analyze_all(r, brief);
  CHECK(a.metrics.words == 4);
  CHECK(a.metrics.body_words == 4);
  CHECK(a.metrics.generated_words == 5);
  CHECK(a.sentences.size() == 2);
  CHECK(a.keyphrase.empty());
  CHECK(analyze(r.document, french(), brief, Fact::all).metrics.generated_words == 0);
  const Read open = read("Un.\n\n<!-- calame:generated faq -->\n\nDeux trois.\n", Format::markdown);
  CHECK(analyze_all(open).metrics.generated_words == 2);
}

TEST_CASE("only the facts that are asked for") {
  const Read r = read("Il pleut. Voir http://a.fr.");
  const Analysis basic = analyze(r.document, french(), {}, Fact::basic);
  CHECK(basic.metrics.words == 4);
  CHECK(basic.tokens.empty());
  CHECK(basic.protected_spans.empty());
  CHECK(basic.sentences.empty());
  CHECK_FALSE(basic.metrics.readability);
  const Analysis sentences = analyze(r.document, french(), {}, Fact::sentences);
  CHECK(sentences.sentences.size() == 2);
  CHECK(sentences.metrics.syllables == 0);
  CHECK_FALSE(sentences.metrics.readability);
  CHECK(sentences.metrics.lix);
  CHECK(analyze(r.document, french(), {}, Fact::syllables).metrics.readability);
}

TEST_CASE("readability by hand") {
  // 4 + 4 tokens in two sentences, no long word; le chat dort bien: 4 syllables, la maison est loin: 5.
  const Read r = read("Le chat dort bien. La maison est loin.");
  const Metrics m = analyze_all(r).metrics;
  CHECK(m.sentences == 2);
  CHECK(m.sentence_tokens == 8);
  CHECK(m.syllables == 9);
  CHECK(m.readability.value() == Approx(207 - 1.015 * 4 - 73.6 * 9 / 8));
  CHECK(m.lix.value() == Approx(4));
  CHECK_FALSE(analyze_all(read("")).metrics.readability);
}

TEST_CASE("language in force") {
  const std::map<std::string, Language> known = {{"fr", french()}, {"en", english()}};
  const struct {
    std::string_view text;
    Format format;
    std::string brief;
    std::string lang;
    bool detected;
  } cases[] = {
      {"Le chat de la voisine est sur le mur et il ne veut pas en descendre.", Format::text, "", "fr", true},
      {"The cat of my neighbour is on the wall and it does not want to come down.", Format::text, "", "en", true},
      {"Der Hund läuft durch den Wald und sucht nach seinem Herrn, der ihn gerufen hat.", Format::text, "", "de", true},
      {"Bonjour", Format::text, "", "fr", true},
      {"", Format::text, "", "fr", true},
      {"<html lang=\"fr-CA\"><body><p>The cat is on the wall.", Format::html, "", "fr-CA", false},
      {"<html lang=\"fr-CA\"><body><p>The cat is on the wall.", Format::html, "en", "en", false},
      {"---\nlang: fr-CH\n---\nTexte", Format::markdown, "", "fr-CH", false},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text, c.brief);
    const Read r = read(std::string(c.text), c.format);
    Brief brief;
    brief.lang = c.brief;
    const LanguageChoice choice = language_in_force(r.document, brief, known);
    CHECK(choice.lang == c.lang);
    CHECK(choice.detected == c.detected);
  }
}

TEST_CASE("brief from the document's own fields") {
  const Read r = read(
      "---\nkeyphrase: Sam Altman\nsynonyms: Altman, patron d’OpenAI\nmin-words: 700\nprofile: news\nlang: "
      "fr\n---\nTexte\n",
      Format::markdown);
  const Brief own = brief_for(r.document, {});
  CHECK(own.keyphrase == "Sam Altman");
  CHECK(own.synonyms == std::vector<std::string>{"Altman", "patron d’OpenAI"});
  CHECK(own.min_words == 700u);
  CHECK(own.profile == "news");
  CHECK(own.lang.empty());  // the document’s own language is settled with its text, by language_in_force()
  Brief given;
  given.keyphrase = "OpenAI";
  given.min_words = 300;
  const Brief mixed = brief_for(r.document, given);
  CHECK(mixed.keyphrase == "OpenAI");
  CHECK(mixed.synonyms.empty());
  CHECK(mixed.min_words == 300u);
  CHECK(mixed.profile == "news");
}

TEST_CASE("what holds of every text") {
  for (const char* text :
       {"",       " ",   "\n",          ".",       "…",    "«",      "a",       "é.",        "«\u00A0»",
        "!?",     "l’",  "’",           "-",       "1",    "1.",     "http://", "@",         "#",
        "{{",     "$",   "&",           "`a",      "(:)",  "\u200B", "a\u0301", "👩\u200D💻.", "A. B. C.",
        "…\n\n…", "M. ", "Oui.« Non »", "1\u00A0", "1.2.", "l’« ",   "a.b.c.d."}) {
    CAPTURE(text);
    check_properties(read(text));
    check_properties(read(text, Format::markdown));
    check_properties(read(text, Format::html));
  }
}

TEST_CASE("hostile runs stay linear") {
  for (const char* unit : {"{{", "$", "`",  "<a",  "a.", "1.",     "(",  ":)", "@",    "+1", "l’",  "-il", "Yahoo!",
                           "«",  "…", "1 ", "0 0", "A.", "\u0301", "&a", "… ", ". » ", "— ", "a- ", "1:",  "[1]"}) {
    std::string text;
    while (text.size() < 300000) text += unit;
    CAPTURE(unit);
    const Read r = read(text);
    CHECK(analyze_all(r).metrics.paragraphs <= 1);
  }
}

TEST_CASE("facts of the seed article") {
  const std::filesystem::path path = std::filesystem::path(CALAME_SHARED_DIR) / "data/seed-article.txt";
  if (!std::filesystem::exists(path)) {
    WARN("shared data absent: skipped");
    return;
  }
  const Read r = read(file_text(path));
  Brief brief;
  brief.keyphrase = "OpenAI";
  const Analysis a = analyze_all(r, brief);
  CHECK(a.metrics.words == 693);
  CHECK(a.metrics.paragraphs == 16);
  CHECK(a.metrics.sentences == 30);
  CHECK(a.keyphrase.size() == 15);
  CHECK(a.lang == "fr");
  CHECK(a.lang_detected);
  CHECK(a.metrics.readability.value() > 52);
  CHECK(a.metrics.readability.value() < 58);
  CHECK(a.metrics.connective_sentences == 9);
  if (french().tagger) CHECK(a.metrics.passive_sentences == 4);
  check_properties(r);
}

TEST_CASE("real pages keep the properties") {
  const std::filesystem::path root = std::filesystem::path(CALAME_SHARED_DIR) / "data";
  if (!std::filesystem::exists(root)) {
    WARN("shared data absent: skipped");
    return;
  }
  int files = 0;
  for (const char* folder : {"pages", "markdown-fr/etalab"}) {
    for (const auto& entry : std::filesystem::directory_iterator(root / folder)) {
      const Format format = format_of_path(entry.path().string());
      if (format == Format::text || ++files % 4 != 0) continue;
      CAPTURE(entry.path().string());
      check_properties(read(file_text(entry.path()), format));
    }
  }
}

}  // namespace calame
