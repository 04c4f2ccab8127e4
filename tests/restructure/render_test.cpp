// Rendering keeps the author's bytes, and a second run changes nothing.
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "catch.h"
#include "restructured.h"

using namespace calame;

namespace {

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string article(int paragraphs) {
  std::string out;
  for (int i = 0; i < paragraphs; ++i) {
    const std::string n = std::to_string(i);
    out +=
        "Le musée de Vernay ouvre la salle numéro " + n +
        " après deux ans de travaux dans l’aile du jardin. "
        "Les visiteurs y trouvent des cartes anciennes et des instruments de marine. "
        "La directrice Jeanne Morel a choisi un parcours libre. Le public décide de son chemin entre les vitrines.\n\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a second run changes nothing") {
  const std::string md = "---\nauthor: \"Jeanne\"\n---\n\n" + article(7);
  const std::string headed = "# Le musée de Vernay\n\n" + article(2) + "## La visite de la salle\n\n" + article(3);
  const std::string cases[] = {article(1), article(3), article(9), md, headed};
  for (const Format format : {Format::text, Format::markdown}) {
    for (const std::string& text : cases) {
      const Restructured once = restructure(text, format);
      const Restructured twice = restructure(once.output, Format::markdown);
      CHECK(twice.output == once.output);
      CHECK(once.invented.empty());
    }
  }
}

TEST_CASE("a second run over a page changes nothing") {
  RestructureOptions options;
  options.output = Format::html;
  const Restructured once = restructure(article(6), Format::text, options);
  CHECK(restructure(once.output, Format::html, options).output == once.output);
}

TEST_CASE("Markdown keeps its bytes around what is added") {
  const std::string body =
      "Un *paragraphe* du musée, avec un [lien](http://example.org/a_b) et `du code`.\n\n"
      "* un point\n* un autre\n\n> Une citation du guide.\n";
  const Restructured r = restructure(body, Format::markdown);
  CHECK(r.output.ends_with(body));
  CHECK(r.output.starts_with("---\n"));
}

TEST_CASE("what would be markup in Markdown is escaped") {
  struct Case {
    std::string_view text, out;
  };
  const Case cases[] = {
      {"Le prix *net* est de 3 euros dans la ville de Vernay.", "Le prix \\*net\\* est"},
      {"1. Le premier point concerne la ville de Vernay.", "1\\. Le premier"},
      {"# Le signe dièse ouvre la ligne de la ville.", "\\# Le signe"},
      {"La balise <b> est citée par la ville.", "\\<b> est"},
      {"- Le tiret ouvre la ligne de la ville.", "\\- Le tiret"},
      {"La clé s’appelle mon_nom_court dans la ville.", "mon\\_nom\\_court"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Restructured r = restructure(c.text, Format::text);
    CHECK(r.output.find(c.out) != std::string::npos);
  }
}

TEST_CASE("front matter that stands is kept and completed") {
  const std::string text = "---\nauthor: \"Jeanne\"\ntitle: 'Ma ville'\n---\n\n" + article(2);
  const Restructured r = restructure(text, Format::markdown);
  CHECK(r.output.starts_with("---\nauthor: \"Jeanne\"\ntitle: 'Ma ville'\ndescription: \""));
  CHECK(r.plan.title.text == "Ma ville");
  CHECK(r.output.find("# Ma ville\n") != std::string::npos);
}

TEST_CASE("a page gets what its head lacks") {
  const std::string page =
      "<!DOCTYPE html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\"><title>La visite &amp; le port</title></head>"
      "<body><main><p>" +
      article(1) + "</p></main></body></html>\n";
  RestructureOptions options;
  options.output = Format::html;
  const Restructured r = restructure(page, Format::html, options);
  CHECK(r.output.find("<meta name=\"description\"") != std::string::npos);
  CHECK(r.output.find("<title>La visite &amp; le port</title>") != std::string::npos);
  CHECK(r.output.find("<h1>La visite &amp; le port</h1>") != std::string::npos);
  CHECK(r.output.find("<title>", r.output.find("<title>") + 1) == std::string::npos);
}

TEST_CASE("the worked example") {
  const std::string seed = read_file(std::string(CALAME_SHARED_DIR) + "/data/seed-article.txt");
  if (seed.empty()) {
    WARN("no shared data: skipped");
    return;
  }
  Brief brief;
  brief.min_words = 700;
  const Restructured r = restructure(seed, Format::text, {}, brief);
  CHECK(r.plan.words.input == 693);
  CHECK(r.plan.removed.size() == 4);
  CHECK(r.plan.words.removed == 68);
  CHECK(r.plan.words.body == 625);
  CHECK(r.plan.headings.size() >= 4);
  CHECK(r.plan.key_points.size() >= 3);
  CHECK(r.plan.keyphrases.size() >= 10);
  CHECK(r.plan.keyphrase == "éviction de Sam Altman");
  CHECK(count_signs(r.plan.description.text) >= 120);
  CHECK(r.invented.empty());
  CHECK(restructure(r.output, Format::markdown, {}, brief).output == r.output);
}

TEST_CASE("nothing is invented and all is stable over the development articles") {
  std::ifstream in(std::string(CALAME_SHARED_DIR) + "/data/headings/dev.jsonl");
  if (!in) {
    WARN("no shared data: skipped");
    return;
  }
  std::string line;
  for (int n = 0; std::getline(in, line); ++n) {
    if (n % 4 != 0) continue;
    const auto record = nlohmann::json::parse(line);
    std::string text;
    for (const auto& p : record["paragraphs"]) text += p.get<std::string>() + "\n\n";
    INFO(record["id"].get<std::string>());
    const Restructured r = restructure(text, Format::text);
    CHECK(r.invented.empty());
    CHECK(restructure(r.output, Format::markdown).output == r.output);
  }
}

TEST_CASE("nothing is invented and all is stable over the news and the corpus") {
  std::vector<std::pair<std::string, Format>> texts;
  std::ifstream in(std::string(CALAME_SHARED_DIR) + "/data/keyphrases/wikinews-dev50.jsonl");
  if (!in) WARN("no shared data: the corpus alone");
  for (std::string line; std::getline(in, line);) {
    const auto record = nlohmann::json::parse(line);
    texts.emplace_back("# " + record["title"].get<std::string>() + "\n\n" + record["text"].get<std::string>(),
                       Format::markdown);
  }
  for (const auto& file : std::filesystem::directory_iterator(std::string(CALAME_SOURCE_DIR) + "/corpus")) {
    const auto extension = file.path().extension();
    if (extension == ".md") texts.emplace_back(read_file(file.path().string()), Format::markdown);
    if (extension == ".txt") texts.emplace_back(read_file(file.path().string()), Format::text);
  }
  REQUIRE(texts.size() > 5);
  for (const auto& [text, format] : texts) {
    INFO(text.substr(0, 80));
    const Restructured r = restructure(text, format);
    CHECK(r.invented.empty());
    CHECK(restructure(r.output, Format::markdown).output == r.output);
  }
}

namespace {
const std::string said =
    "« Nous avons planté trois cents arbres le long du canal, et nous en planterons autant l’an prochain, parce que "
    "l’été "
    "dernier les habitants ne pouvaient plus marcher sur le quai après dix heures du matin sans chercher un mur pour "
    "se "
    "mettre à l’ombre », explique la maire, Hélène Courtois.";
const std::string before = "Le quai du canal change de visage cet automne, et la mairie s’en explique.\n\n";
}  // namespace

TEST_CASE("a paragraph that is one long quotation is set apart, with whoever says it") {
  RestructureOptions html;
  html.output = Format::html;
  const std::string page = "<p>" + before.substr(0, before.size() - 2) + "</p>\n<p>" + said + "</p>\n";
  CHECK(restructure(before + said, Format::text).output.find("\n> « Nous avons planté") != std::string::npos);
  CHECK(restructure(before + said, Format::text, html).output.find("<blockquote>\n<p>« Nous") != std::string::npos);
  CHECK(restructure(before + said, Format::markdown).output.find("\n> « Nous avons planté") != std::string::npos);
  CHECK(restructure(before + said, Format::markdown, html).output.find("<blockquote>\n<p>« Nous") != std::string::npos);
  CHECK(restructure(page, Format::html, html).output.find("<blockquote>\n<p>« Nous") != std::string::npos);
  CHECK(restructure(page, Format::html).output.find("\n> « Nous avons planté") != std::string::npos);
  std::string wrapped = said;
  wrapped.replace(wrapped.find("et nous"), 0, "\n");
  CHECK(restructure(before + wrapped, Format::markdown).output.find("\n> et nous") != std::string::npos);
}

TEST_CASE("a short quotation, or one that the sentence goes on from, stays in its paragraph") {
  const auto quoted = [](const std::string& text) {
    return restructure(before + text, Format::text).output.find("\n> ") != std::string::npos;
  };
  CHECK_FALSE(quoted("« Nous avons planté trois cents arbres », explique la maire."));
  CHECK_FALSE(quoted("La maire s’en explique. " + said));
  CHECK_FALSE(quoted(said +
                     " Les riverains, eux, demandent surtout des bancs, une fontaine et un éclairage qui ne s’éteigne "
                     "plus à minuit comme il le fait depuis deux ans."));
  CHECK_FALSE(quoted(said + " « Il était temps », répond un riverain."));
  CHECK_FALSE(quoted(said + " Le conseil a voté contre."));
}

TEST_CASE("a quotation stays where markup around it would break") {
  RestructureOptions html;
  html.output = Format::html;
  for (const std::string& text :
       {"[^1]: " + said + "\n\n    Suite de la note.", said + "\n> Une autre voix.", said + "\n{: .cite}"}) {
    INFO(text);
    CHECK(restructure(before + "Voir la note[^1].\n\n" + text, Format::markdown).output.find("> « Nous") ==
          std::string::npos);
  }
  const std::string block = "<!-- wp:paragraph --><p>" + said + "</p><!-- /wp:paragraph -->";
  CHECK(restructure("<p>Le quai change.</p>" + block, Format::html, html).output.find("<blockquote>") ==
        std::string::npos);
}
