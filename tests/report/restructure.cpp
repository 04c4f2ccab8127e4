// What a restructuring says of itself, for programs and for the author.
#include <nlohmann/json.hpp>

#include "catch.h"
#include "report/sample.h"

using namespace calame;
using nlohmann::json;

namespace {

const std::string text =
    "Le four chauffe à Rennes.\n\nLa pâte lève toute la nuit.\n\nÉcrivez-nous : pain@example.org\n";

Plan plan_of() {
  Plan plan;
  plan.title = {"Le four de Rennes", {{{0u, 25u}, "trim"}}, 0.8, "clause", {}};
  plan.title_alternatives = {{"La pâte et la nuit", {}, 0.5, "entity", {}}};
  plan.description = {"Le four chauffe à Rennes.", {{{0u, 26u}, "copy"}}, 1, "first-sentence", {}};
  plan.slug = "four-rennes", plan.lang = "fr", plan.keyphrase = "four";
  plan.keyphrases = {"four", "pâte"};
  PlannedHeading heading;
  heading.before_paragraph = 1;
  heading.heading = {"La pâte <i>", {{{28u, 40u}, "copy"}, {{9000u, 9001u}, "copy"}}, 0.7, "clause", {}};
  heading.alternatives = {{"La nuit", {}, 0.4, "entity", {}}};
  plan.headings = {heading};
  plan.key_points = {{"La pâte lève.", {}, 1, "clause", {}}};
  plan.removed = {{{59u, 92u}, "contact", 2}};
  plan.todo = {{"missing-date", "Donnez la date de publication", std::nullopt}};
  plan.words = {13, 2, 11, 17, 20, 700};
  return plan;
}

}  // namespace

TEST_CASE("restructure JSON holds every key of its contract") {
  const FileReport input = sample::audited("a.txt", Format::text, text, {}), output = sample::article();
  const Plan plan = plan_of();
  const json j = json::parse(restructure_json({input, output, plan}, sample::ruleset(), sample::french()));
  CHECK(j["schema"] == "calame-restructure/1");
  CHECK(j["title"]["text"] == "Le four de Rennes");
  CHECK(j["title"]["pixels"] > 100);
  CHECK(j["title"]["alternatives"] == json{"La pâte et la nuit"});
  CHECK(j["description"]["pixels"] > 100);
  CHECK(j["slug"] == "four-rennes");
  for (const char* key : {"lang", "keyphrase", "keyphrases", "secondary", "key_points"}) CHECK(j.contains(key));
  const json heading = j["headings"][0];
  CHECK(heading["before_paragraph"] == 1);
  CHECK(heading["level"] == 2);
  CHECK(heading["alternatives"] == json{"La nuit"});
  CHECK(heading["confidence"] == 0.7);
  CHECK(heading["pattern"] == "clause");
  CHECK(heading["provenance"].size() == 1);  // a span outside the source is not invented a place
  CHECK(heading["provenance"][0]["start"] == 28);
  CHECK(j["removed"][0]["start"] == 59);
  CHECK(j["removed"][0]["reason"] == "contact");
  CHECK(j["words"] ==
        json{{"input", 13}, {"removed", 2}, {"body", 11}, {"counted", 17}, {"page", 20}, {"target", 700}});
  CHECK(j["todo"][0] == json{{"kind", "missing-date"}, {"message", "Donnez la date de publication"}});
  CHECK(j["score"] == json{{"before", 0}, {"after", 59}});
}

TEST_CASE("the page of a restructured article says what was done") {
  const FileReport input = sample::audited("a.txt", Format::text, text, {}), output = sample::article();
  const Plan plan = plan_of();
  const std::string html = restructure_html({input, output, plan}, sample::ruleset(), sample::french());
  for (const std::string_view words :
       {"Ce que Calame a fait", "Le four de Rennes", "La pâte et la nuit", "four-rennes", "La pâte &lt;i&gt;",
        "La nuit", "coordonnées", "Donnez la date de publication", "13 mots reçus, 2 retirés, 11 dans le corps.",
        "Il en manque 683", "Avant\u00A0: 0. Après\u00A0: 59.", "l. 3"}) {
    INFO(words);
    CHECK(html.find(words) != html.npos);
  }
}
