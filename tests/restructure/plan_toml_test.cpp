// The editor's loop: a plan written, changed, applied.
#include <algorithm>

#include "articles.h"
#include "catch.h"
#include "restructured.h"

using namespace calame;

namespace {

const std::string tram =
    R"(La ville de Montbreuil ouvre sa ligne de tram ce printemps, après six ans de travaux. Le maire de Montbreuil, Paul Vasseur, parle d’un pari tenu, malgré les retards. Les rames circulent déjà à vide entre la gare et le port. Les premiers voyageurs monteront à bord le 12 avril.

La ligne de tram relie onze stations. Chaque rame transporte deux cents voyageurs. Les rames du constructeur Alvia roulent sur batterie dans le centre ancien, où les façades interdisent les câbles. Le constructeur Alvia a livré douze rames, toutes assemblées dans son usine de Brévane. Une rame passe toutes les six minutes aux heures de pointe.

Le chantier de la ligne a coûté 240 millions d’euros. La région a payé un tiers de la facture. L’État a versé une aide de 40 millions d’euros. Le reste vient d’un emprunt de la ville sur trente ans, que la chambre des comptes juge prudent.

Les commerçants du centre attendent la réouverture des rues. Les commerçants de la rue des Halles ont perdu un cinquième de leur clientèle pendant le chantier. Une commission d’indemnisation a étudié cent vingt dossiers. La commission d’indemnisation a versé deux millions d’euros aux boutiques fermées.

Contactez la rédaction par e-mail à [email protected] ou au +33 1 23 45 67 89.)";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// `from` after the first `anchor`.
std::string replaced_after(std::string text, std::string_view anchor, std::string_view from, std::string_view to) {
  const std::size_t start = text.find(anchor);
  REQUIRE(start != std::string::npos);
  const std::size_t at = text.find(from, start);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

Restructured with_edit(const std::string& toml, const std::string& text = tram, const std::string& hash = "sha256:0") {
  return restructure(text, Format::text, {}, {}, {toml, hash});
}

std::string said(const Restructured& r) {
  std::string out;
  for (const Error& e : r.refused) out += to_string(e, UiLanguage::en) + "\n";
  return out;
}

}  // namespace

TEST_CASE("a plan that nobody changed renders the same article") {
  std::vector<std::filesystem::path> paths = testing::corpus();
  REQUIRE(paths.size() > 10);
  for (const auto& path : paths)
    for (const Format output : {Format::markdown, Format::html}) {
      INFO(path);
      RestructureOptions options;
      options.output = output;
      const std::string text = testing::read_file(path);
      const Format format = format_of_path(path.string());
      const Restructured plain = restructure(text, format, options);
      const Restructured edited = restructure(text, format, options, {}, {plain.toml, "sha256:0"});
      CHECK(said(edited) == "");
      CHECK(edited.output == plain.output);
      CHECK(edited.invented.empty());
      // Every place is found again by its opening words, where the text did not change there.
      const Restructured moved = restructure(text, format, options, {}, {plain.toml, "sha256:1"});
      if (moved.refused.empty()) CHECK(moved.output == plain.output);
    }
}

TEST_CASE("a title, a description, a heading are chosen or typed") {
  const Restructured plain = restructure(tram, Format::text);
  REQUIRE_FALSE(plain.plan.title_alternatives.empty());
  REQUIRE_FALSE(plain.plan.headings.empty());
  REQUIRE_FALSE(plain.plan.headings[0].alternatives.empty());

  const Restructured title = with_edit(replaced_after(plain.toml, "[title]", "choose = 0", "choose = 1"));
  CHECK(title.plan.title.text == plain.plan.title_alternatives[0].text);
  CHECK_FALSE(title.plan.title.from.empty());

  const Restructured heading = with_edit(replaced_after(plain.toml, "[[heading]]", "choose = 0", "choose = 1"));
  CHECK(heading.plan.headings[0].heading.text == plain.plan.headings[0].alternatives[0].text);
  CHECK(heading.output.find("## " + plain.plan.headings[0].alternatives[0].text) != std::string::npos);

  const std::string old = "text = \"" + plain.plan.headings[0].heading.text;
  const Restructured typed = with_edit(replaced(plain.toml, old, "text = \"Un tram à Ouagadougou"));
  CHECK(typed.plan.headings[0].heading.pattern == "editor");
  CHECK(typed.plan.headings[0].heading.from.empty());
  CHECK(typed.output.find("## Un tram à Ouagadougou") != std::string::npos);
  CHECK(typed.invented.empty());

  const Restructured phrase =
      with_edit(replaced_after(plain.toml, "[keyphrase]", "text = \"", "text = \"tram de Montbreuil\" # "));
  CHECK(phrase.plan.keyphrase == "tram de Montbreuil");
  CHECK(phrase.output.find("keyphrase: \"tram de Montbreuil\"") != std::string::npos);
}

TEST_CASE("a heading, a key point, a part are dropped, a removed block is kept") {
  const Restructured plain = restructure(tram, Format::text);
  const Restructured heading = with_edit(replaced_after(plain.toml, "[[heading]]", "keep = true", "keep = false"));
  CHECK(heading.plan.headings.size() + 1 == plain.plan.headings.size());
  const Restructured point = with_edit(replaced_after(plain.toml, "[[key-point]]", "keep = true", "keep = false"));
  CHECK(point.plan.key_points.size() + 1 == plain.plan.key_points.size());
  const Restructured points = with_edit(replaced(plain.toml, "key-points = true", "key-points = false"));
  CHECK(points.output.find("À retenir") == std::string::npos);
  const Restructured contents = with_edit(replaced(plain.toml, "contents = false", "contents = true"));
  CHECK(contents.output.find("calame:generated contents") != std::string::npos);
  const Restructured block = with_edit(replaced_after(plain.toml, "[[removed]]", "keep = false", "keep = true"));
  CHECK(block.plan.removed.empty());
  CHECK(block.plan.words.removed == 0);
  CHECK(block.plan.words.body == plain.plan.words.body + plain.plan.words.removed);
  CHECK(block.output.find("Contactez") != std::string::npos);
}

TEST_CASE("a heading moves with its number") {
  const Restructured plain = restructure(tram, Format::text);
  const std::string at = "before-paragraph = " + std::to_string(plain.plan.headings[0].before_paragraph);
  const Restructured moved = with_edit(replaced(plain.toml, at, "before-paragraph = 0"));
  CHECK(moved.plan.headings[0].before_paragraph == 0);
}

TEST_CASE("what is wrong with a plan is said with its place") {
  const Restructured plain = restructure(tram, Format::text);
  struct Case {
    std::string anchor, from, to, message;
  };
  const Case cases[] = {
      {"[title]", "text =", "txet =", "did you mean “text”"},
      {"[parts]", "key-points", "key-pionts", "did you mean “key-points”"},
      {"[[heading]]", "choose = 0", "choose = 9", "choose goes from 0 (text)"},
      {"[[heading]]", "level = 2", "level = 7", "level goes from 2 to 6"},
      {"[[heading]]", "before-paragraph = ", "before-paragraph = 99", "before-paragraph must be a number from 0 to 4"},
      {"schema", "calame-plan/1", "calame-plan/9", "plan of another version"},
      {"[[removed]]", "paragraph = 4", "paragraph = 1", "none of those that Calame removes"},
      {"schema", "[parts]", "[partz]", "did you mean “parts”"},
  };
  for (const Case& c : cases) {
    INFO(c.to);
    const Restructured r = with_edit(replaced_after(plain.toml, c.anchor, c.from, c.to));
    CHECK(said(r).find(c.message) != std::string::npos);
    CHECK(said(r).starts_with("plan.toml:"));
  }
}

TEST_CASE("a plan follows its paragraphs through a changed text, or says which it lost") {
  const Restructured plain = restructure(tram, Format::text);
  const std::string first = "Un chapeau tout neuf ouvre le texte de la ligne de tram de Montbreuil.\n\n";
  const Restructured moved = with_edit(plain.toml, first + tram, "sha256:1");
  CHECK(said(moved) == "");
  CHECK(moved.moved);
  REQUIRE(moved.plan.headings.size() == plain.plan.headings.size());
  CHECK(moved.plan.headings[0].before_paragraph == plain.plan.headings[0].before_paragraph + 1);
  CHECK(moved.plan.removed.size() == 1);

  const std::size_t cut = plain.toml.find("opens = \"", plain.toml.find("[[heading]]")) + 9;
  const std::string opening = plain.toml.substr(cut, plain.toml.find('"', cut) - cut);
  const Restructured lost = with_edit(plain.toml, replaced(tram, opening.substr(0, 20), "Autre chose"), "sha256:1");
  CHECK(said(lost).find("the text has changed since this plan") != std::string::npos);
  CHECK(lost.refused.size() == 1);
}

TEST_CASE("what the article says in its own fields is not changed by a plan") {
  const std::string text = "---\ntitle: \"Le tram\"\n---\n\n" + tram;
  const Restructured plain = restructure(text, Format::markdown);
  const Restructured r = restructure(text, Format::markdown, {}, {},
                                     {replaced_after(plain.toml, "[title]", "Le tram", "Un tram"), "sha256:0"});
  CHECK(said(r).find("that is where it is changed") != std::string::npos);
}
