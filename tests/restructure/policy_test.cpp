// [restructure] of calame.toml: what is made, how long it is, what a profile changes; and what HTML says of itself.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "catch.h"
#include "restructured.h"

using namespace calame;

namespace {

std::string article() {
  std::string out;
  for (const std::string_view subject :
       {"Le musée de Vernay ouvre la salle des cartes au public. ",
        "La commission des ports étudie le projet de quai. ", "Le chantier de la gare prend trois mois de retard. ",
        "La région finance la rénovation du théâtre municipal. "})
    for (int i = 0; i < 2; ++i) {
      out += subject;
      for (int k = 0; k < 4; ++k)
        out += "Les habitants du quartier attendent la réouverture des rues avec une patience toute relative. ";
      out += "\n\n";
    }
  return out;
}

Result<Ruleset> configured(const std::string& toml) {
  RulesetOptions options;
  options.config = PackText{"calame.toml", toml, false, false};
  return load_ruleset(options);
}

Restructured made(const std::string& toml, const std::string& text, Format format = Format::text,
                  Format output = Format::markdown, const std::string& profile = "") {
  const auto ruleset = configured(toml);
  REQUIRE(ruleset.ok());
  RestructureOptions options;
  options.output = output;
  Brief brief;
  brief.profile = profile;
  return restructure(text, format, options, brief, {}, *ruleset);
}

nlohmann::json schema_of(const std::string& html) {
  const std::string open = "<script type=\"application/ld+json\">";
  const std::size_t begin = html.find(open) + open.size(), end = html.find("</script>", begin);
  REQUIRE(end != std::string::npos);
  return nlohmann::json::parse(html.substr(begin, end - begin));
}

}  // namespace

TEST_CASE("each part can be turned off") {
  const std::string text = article();
  const Restructured all = made("", text);
  REQUIRE_FALSE(all.plan.headings.empty());
  REQUIRE_FALSE(all.plan.title.text.empty());
  REQUIRE_FALSE(all.plan.description.text.empty());
  CHECK(made("[restructure.parts]\nheadings = false\n", text).plan.headings.empty());
  CHECK(made("[restructure.parts]\ntitle = false\n", text).plan.title.text.empty());
  CHECK(made("[restructure.parts]\ndescription = false\n", text).plan.description.text.empty());
  CHECK(made("[restructure.parts]\nkey-points = false\n", text).plan.key_points.empty());
  CHECK(made("[restructure.parts]\ncontents = true\n", text).output.find("calame:generated contents") !=
        std::string::npos);
  const std::string boilerplate = text + "Abonnez-vous à notre newsletter.\n";
  CHECK(made("", boilerplate).plan.removed.size() == 1);
  CHECK(made("[restructure.parts]\nboilerplate = false\n", boilerplate).plan.removed.empty());
}

TEST_CASE("lengths and counts are the newsroom's") {
  const std::string text = article();
  CHECK(count_signs(made("[restructure.title]\nletters = 40\n", text).plan.title.text) <= 40);
  CHECK(made("[restructure.sections]\nwords = 120\nleast-words = 60\n", text).plan.headings.size() >=
        made("", text).plan.headings.size());
  std::string paragraph;
  for (int i = 0; i < 6; ++i)
    paragraph += "Les habitants du quartier attendent la réouverture des rues avec une patience toute relative. ";
  CHECK(made("", paragraph).plan.splits.size() == 1);
  CHECK(made("[restructure.paragraphs]\nsentences = 8\n", paragraph).plan.splits.empty());
  CHECK(made("[restructure.parts]\nsplit = false\n", paragraph).plan.splits.empty());
}

TEST_CASE("a pattern that is off is not used") {
  for (const PlannedHeading& h : made("[restructure.patterns]\nnoun-phrase = false\n", article()).plan.headings) {
    CHECK(h.heading.pattern != "noun-phrase");
    for (const Drawn& a : h.alternatives) CHECK(a.pattern != "noun-phrase");
  }
}

TEST_CASE("news and guides differ, and calame.toml has the last word") {
  const std::string text = article();
  CHECK(made("", text, Format::text, Format::html, "news").plan.schema_type == "NewsArticle");
  CHECK(made("", text, Format::text, Format::html, "blog").plan.schema_type == "BlogPosting");
  CHECK(made("", text, Format::text, Format::html).plan.schema_type == "Article");
  CHECK(made("", text, Format::text, Format::html, "guide").plan.contents);
  CHECK_FALSE(made("", text, Format::text, Format::html, "news").plan.contents);
  CHECK_FALSE(made("[restructure.parts]\ncontents = false\n", text, Format::text, Format::html, "guide").plan.contents);
  CHECK(made("[restructure.profile.news.parts]\ncontents = true\n", text, Format::text, Format::html, "news")
            .plan.contents);
}

TEST_CASE("a slip in [restructure] is said with its place") {
  struct Case {
    std::string toml, message;
  };
  const Case cases[] = {
      {"[restructure.parts]\nheadngs = true\n", "did you mean “headings”"},
      {"[restructure.partz]\ntitle = true\n", "did you mean “parts”"},
      {"[restructure.title]\npixels = 5\n", "must be a number between 200 and 2000"},
      {"[restructure.profile.nwes.parts]\ntitle = true\n", "did you mean “news”"},
      {"[restructure.json-ld]\ntype = \"NewsArtcle\"\n", "did you mean “NewsArticle”"},
  };
  for (const Case& c : cases) {
    INFO(c.toml);
    const auto ruleset = configured(c.toml);
    REQUIRE_FALSE(ruleset.ok());
    CHECK(to_string(ruleset.errors().front(), UiLanguage::en).find(c.message) != std::string::npos);
    CHECK(to_string(ruleset.errors().front(), UiLanguage::en).starts_with("calame.toml:"));
  }
}

TEST_CASE("JSON-LD says what the article says, and no more") {
  const auto bare = schema_of(made("", article(), Format::text, Format::html, "news").output);
  CHECK(bare["@type"] == "NewsArticle");
  CHECK(bare.contains("headline"));
  CHECK(bare["inLanguage"] == "fr");
  CHECK(bare["keywords"].is_array());
  CHECK_FALSE(bare.contains("datePublished"));
  CHECK_FALSE(bare.contains("author"));

  const std::string fields =
      "---\ntitle: \"Le quai </script> rouvre\"\ndate: 2026-01-15\nauthor: \"Jeanne Morel\"\n---\n\n";
  const Restructured full = made("", fields + article(), Format::markdown, Format::html);
  const auto said = schema_of(full.output);
  CHECK(said["headline"] == "Le quai </script> rouvre");
  CHECK(said["datePublished"] == "2026-01-15");
  CHECK(said["author"]["name"] == "Jeanne Morel");
  CHECK(made("[restructure.parts]\njson-ld = false\n", article(), Format::text, Format::html).output.find("ld+json") ==
        std::string::npos);
  CHECK(made("", article()).output.find("ld+json") == std::string::npos);  // Markdown

  // A page that has its own keeps it.
  const Restructured again = made("", full.output, Format::html, Format::html);
  CHECK(again.output == full.output);
}

TEST_CASE("questions are gathered only where the text asks and answers them") {
  const std::string asked =
      article() +
      "Comment le musée trie-t-il ses cartes ? Une équipe de six personnes les range par port d’attache.\n\n"
      "Pourquoi la gare prend-elle du retard ? Le sol du quai doit être consolidé avant la pose des rails.\n";
  for (const auto& [format, output] : {std::pair(Format::text, Format::markdown), std::pair(Format::text, Format::html),
                                       std::pair(Format::markdown, Format::markdown)}) {
    const Restructured r = made("", asked, format, output, "guide");
    REQUIRE(r.plan.faq.size() == 2);
    CHECK(r.plan.faq[1].answer.text == "Le sol du quai doit être consolidé avant la pose des rails.");
    CHECK(r.output.find("calame:generated faq") != std::string::npos);
    CHECK(r.invented.empty());
    CHECK(made("", r.output, output, output, "guide").output == r.output);
  }
  CHECK(made("", article(), Format::text, Format::markdown, "guide").plan.faq.empty());
  CHECK(made("", asked, Format::text, Format::markdown, "news").plan.faq.empty());
}

TEST_CASE("a title too long for a result page is shortened there alone") {
  const std::string title =
      "Vernay : le musée des cartes rouvre ses portes après deux ans de travaux dans l’aile du jardin";
  const Restructured r = made("", "---\ntitle: \"" + title + "\"\n---\n\n" + article(), Format::markdown, Format::html);
  CHECK(r.plan.title.text == title);
  CHECK_FALSE(r.plan.short_title.text.empty());
  CHECK(count_signs(r.plan.short_title.text) <= 60);
  CHECK(r.output.find("<title>" + r.plan.short_title.text + "</title>") != std::string::npos);
  CHECK(r.output.find("<h1>" + title + "</h1>") != std::string::npos);
}

TEST_CASE("the to-do list asks what a reader would ask") {
  struct Case {
    std::string_view text, kind;
    std::size_t count;
  };
  const Case cases[] = {
      {"Brunelac ferme. La décision de Brunelac surprend. Les clients de Brunelac protestent.", "introduction", 1},
      {"Le constructeur Brunelac ferme. La décision de Brunelac surprend. Les clients de Brunelac protestent.",
       "introduction", 0},
      {"Brunelac, un fabricant de rames, ferme. La décision de Brunelac surprend. Les clients de Brunelac protestent.",
       "introduction", 0},
      {"Chez Brunelac, les employés protestent. La décision de Brunelac surprend. Brunelac se tait.", "introduction",
       1},
      {"La coopérative de Brunelac ferme. Les élus de Brunelac protestent. Le maire de Brunelac se tait.",
       "introduction", 0},
      {"Le conseil confie la suite à Ouest Matin.", "source", 0},
      {"La direction a déclaré à Ouest Matin que le site fermera.", "source", 1},
      {"Tout allait bien pour la société, a déclaré un employé du groupe, que la région aurait soutenue.",
       "far-relative", 1},
      {"Tout allait bien, a déclaré un employé du groupe, et la région soutenait la société.", "far-relative", 0},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Restructured r = restructure(c.text, Format::text);
    CHECK(std::count_if(r.plan.todo.begin(), r.plan.todo.end(), [&](const Todo& t) { return t.kind == c.kind; }) ==
          static_cast<std::ptrdiff_t>(c.count));
  }
}
