// Sentences in a row that begin alike.
#include "catch.h"
#include "french.h"

namespace calame {
namespace {

struct Case {
  const char* text;
  std::vector<std::string> expected;  // "count opening"
  Format format = Format::text;
};

std::vector<std::string> openings_of(const Case& c, const Language& language) {
  const Read r = read(c.text, c.format);
  Brief brief;
  brief.lang = language.code;
  const Analysis analysis = analyze(r.document, language, brief, Fact::openings);
  std::vector<std::string> found;
  for (const RepeatedOpening& run : analysis.openings) {
    CHECK(analysis.sentences[run.first_sentence + 2].span.contains(run.opening));
    found.push_back(std::to_string(run.sentence_count) + " " + std::string(text_of(r.document, run.opening)));
  }
  return found;
}

void check(const std::vector<Case>& cases, const Language& language) {
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(openings_of(c, language) == c.expected);
  }
}

}  // namespace

TEST_CASE("three sentences in a row that begin with one word") {
  check(
      {
          {"Pierre lit. Pierre dort. Pierre mange.", {"3 Pierre"}},
          {"Pierre lit. Pierre dort. Elle mange. Pierre rit.", {}},
          {"Pierre lit. Pierre dort.", {}},
          {"Pour lire, il faut du temps. Pour dormir, un lit. Pour manger, du pain. Pour rire, rien.", {"4 Pour"}},
          {"« Pierre lit. » — Pierre dort. PIERRE mange.", {"3 PIERRE"}},
          {"Pierre lit.\n\nPierre dort.\n\nPierre mange.", {"3 Pierre"}},
          {"Pierre lit. Pierre dort. Pierre mange. Marie lit. Marie dort. Marie mange.", {"3 Pierre", "3 Marie"}},
          {"Peut-être. Peut-être pas. Peut-être demain.", {"3 Peut-être"}},
      },
      french());
}

TEST_CASE("a light word counts with the one behind it") {
  check(
      {
          {"Le chat dort. Le chien court. Le coq chante.", {}},
          {"Le chat dort. Le chat court. Le chat mange.", {"3 Le chat"}},
          {"Il y a du pain. Il y a du vin. Il y a de l’eau.", {"3 Il y"}},
          {"Il mange. Il dort. Il rit.", {}},
          {"C’est bon. C’est beau. C’est tout.", {"3 C’est"}},
          {"L’eau monte. L’eau baisse. L’eau stagne.", {"3 L’eau"}},
          {"L’eau monte. La crue passe. Le fleuve baisse.", {}},
          {"12 bateaux partent. 12 reviennent. 12 restent.", {}},
          {"12 bateaux partent. 12 bateaux reviennent. 12 bateaux restent.", {"3 12 bateaux"}},
      },
      french());
}

TEST_CASE("lists, tables and headings break the row") {
  check(
      {
          {"- Pierre lit.\n- Pierre dort.\n- Pierre mange.\n", {}, Format::markdown},
          {"Pierre lit. Pierre dort.\n\n## Pierre\n\nPierre mange.\n", {}, Format::markdown},
          {"Pierre lit. Pierre dort.\n\n## Et puis\n\nPierre mange.\n", {}, Format::markdown},
          {"## Pierre\n\n## Pierre\n\n## Pierre\n", {}, Format::markdown},
          {"| Pierre | Pierre | Pierre |\n|-|-|-|\n| Pierre | Pierre | Pierre |\n", {}, Format::markdown},
          {"> Pierre lit. Pierre dort.\n\nPierre mange.\n", {"3 Pierre"}, Format::markdown},
          {"- Pierre lit.\n\n- Pierre dort.\n\n- Pierre mange.", {}, Format::text},
          {"<ul><li><p>Pierre lit.</p></li><li><p>Pierre dort.</p></li><li><p>Pierre rit.</p></li></ul>",
           {},
           Format::html},
      },
      french());
}

TEST_CASE("openings in English") {
  check(
      {
          {"The cat sleeps. The dog runs. The cock crows.", {}},
          {"Because it rains. Because it snows. Because it blows.", {"3 Because"}},
      },
      english());
}

}  // namespace calame
