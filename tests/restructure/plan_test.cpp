// What a plan holds, on texts of our own.
#include <algorithm>

#include "catch.h"
#include "restructured.h"

using namespace calame;

namespace {

// About 330 words on two subjects, with contact lines at the end.
const std::string_view tram =
    R"(La ville de Montbreuil ouvre sa ligne de tram ce printemps, après six ans de travaux. Le maire de Montbreuil, Paul Vasseur, parle d’un pari tenu, malgré les retards. Les rames circulent déjà à vide entre la gare et le port. Les premiers voyageurs monteront à bord le 12 avril.

La ligne de tram relie onze stations. Chaque rame transporte deux cents voyageurs. Les rames du constructeur Alvia roulent sur batterie dans le centre ancien, où les façades interdisent les câbles. Le constructeur Alvia a livré douze rames, toutes assemblées dans son usine de Brévane. Une rame passe toutes les six minutes aux heures de pointe.

Le chantier de la ligne a coûté 240 millions d’euros. La région a payé un tiers de la facture. L’État a versé une aide de 40 millions d’euros. Le reste vient d’un emprunt de la ville sur trente ans, que la chambre des comptes juge prudent.

Les commerçants du centre attendent la réouverture des rues. Les commerçants de la rue des Halles ont perdu un cinquième de leur clientèle pendant le chantier. Une commission d’indemnisation a étudié cent vingt dossiers. La commission d’indemnisation a versé deux millions d’euros aux boutiques fermées.

Les cyclistes regrettent la piste promise. Le quai du port reste fermé aux vélos jusqu’en septembre. L’association Roue libre demande une piste continue entre la gare et le port. La ville étudie un tracé par le canal, plus long mais plus calme.

Avez-vous une idée à partager ?

Contactez la rédaction par e-mail à [email protected] ou au +33 1 23 45 67 89.)";

std::string drawn_words(const Restructured& r, const Drawn& d) {
  std::string out;
  for (const Provenance& p : d.from) out += r.source.substr(p.span.begin.value, p.span.size()) + " ";
  return out;
}

}  // namespace

TEST_CASE("contact lines at the end are removed and counted") {
  const Restructured r = restructure(tram, Format::text);
  REQUIRE(r.plan.removed.size() == 2);
  CHECK(r.plan.removed[0].reason == "contact");
  CHECK(r.plan.words.removed == r.plan.removed[0].words + r.plan.removed[1].words);
  CHECK(r.plan.words.body + r.plan.words.removed == r.plan.words.input);
  CHECK(r.output.find("Contactez") == std::string::npos);
  CHECK(r.output.find("Avez-vous") == std::string::npos);
}

TEST_CASE("boilerplate in the middle is reported, not removed") {
  std::string text(tram.substr(0, tram.find("Les commerçants du centre")));
  text += "Abonnez-vous à notre newsletter du vendredi.\n\n";
  text += tram.substr(tram.find("Les commerçants du centre"));
  text = text.substr(0, text.find("Avez-vous"));
  text += std::string(tram.substr(0, tram.find("Les commerçants du centre")));
  const Restructured r = restructure(text, Format::text);
  CHECK(r.plan.removed.empty());
  CHECK(std::any_of(r.plan.todo.begin(), r.plan.todo.end(), [](const Todo& t) { return t.kind == "boilerplate"; }));
}

TEST_CASE("a paragraph that tells something keeps its contact line, for the author to judge") {
  const Restructured r = restructure(R"(La piscine du bourg rouvre lundi après dix-huit mois de travaux.

Le carrelage du grand bassin a été remplacé par de l’inox, et l’eau se renouvelle deux fois plus vite.

La chaudière à bois remplace le gaz, des panneaux solaires couvrent la toiture, et la facture baisse de moitié.

La piscine ouvrira dès 7 heures le mardi et le jeudi, et fermera à 21 heures le vendredi pour ceux qui travaillent. Trois maîtres-nageurs ont été recrutés cet automne. Contactez la mairie au 02 33 00 00 00 pour postuler.)",
                                     Format::text);
  CHECK(r.plan.removed.empty());
  const auto told =
      std::find_if(r.plan.todo.begin(), r.plan.todo.end(), [](const Todo& t) { return t.kind == "boilerplate"; });
  REQUIRE(told != r.plan.todo.end());
  CHECK(r.source.substr(told->span->begin.value).starts_with("Contactez"));
}

TEST_CASE("a day with its date needs no other; what stands before it is none") {
  const Restructured r =
      restructure("Les nageurs retrouveront leur bassin lundi 7 décembre. La maire l’a visité vendredi.", Format::text);
  std::vector<std::string> dated;
  for (const Todo& t : r.plan.todo)
    if (t.kind == "deictic-date")
      dated.push_back(r.source.substr(t.span->begin.value, t.span->end.value - t.span->begin.value));
  CHECK(dated == std::vector<std::string>{"vendredi"});
}

TEST_CASE("an article that is all boilerplate keeps its text") {
  const Restructured r = restructure("Abonnez-vous à notre newsletter.", Format::text);
  CHECK(r.plan.removed.empty());
}

TEST_CASE("headings, title and description keep their limits") {
  const Restructured r = restructure(tram, Format::text);
  REQUIRE(r.plan.headings.size() >= 2);
  for (const PlannedHeading& h : r.plan.headings) {
    INFO(h.heading.text);
    CHECK(count_signs(h.heading.text) >= 20);
    CHECK(count_signs(h.heading.text) <= 60);
    CHECK(h.heading.text.find('[') == std::string::npos);
    CHECK_FALSE(h.heading.from.empty());
  }
  CHECK(count_signs(r.plan.title.text) <= 60);
  CHECK(pixel_width(r.plan.title.text, 20) <= 580);
  CHECK_FALSE(r.plan.title.text.empty());
  CHECK(count_signs(r.plan.description.text) <= 145);
  CHECK(pixel_width(r.plan.description.text, 14) <= 920);
  CHECK(r.plan.description.text.ends_with('.'));
  CHECK(std::count(r.plan.slug.begin(), r.plan.slug.end(), '-') <= 5);
}

TEST_CASE("what is drawn stands in the spans it names") {
  const Restructured r = restructure(tram, Format::text);
  CHECK(r.invented.empty());
  for (const PlannedHeading& h : r.plan.headings)
    for (const Provenance& p : h.heading.from) {
      CHECK(p.span.begin < p.span.end);
      CHECK(p.span.end.value <= r.source.size());
    }
  for (const Drawn& k : r.plan.key_points) {
    INFO(k.text);
    // The last words of a key point are those of its span, whatever was dropped in front.
    const std::string tail = k.text.substr(k.text.size() / 2, k.text.size() / 2 - 1);
    const std::size_t start = tail.find(' ');
    CHECK(drawn_words(r, k).find(tail.substr(start)) != std::string::npos);
  }
}

TEST_CASE("a foreign word in a drawn string is called invented") {
  const std::string text(tram);
  const auto source = Source::decode(text, "article");
  const auto document = read_document(*source, Format::text);
  const Brief brief;
  const Language& language = builtin_ruleset().language("fr");
  const Analysis analysis = analyze(*document, language, brief, Facts(Fact::all));
  const World world;
  const Subject subject{*source, *document, analysis, brief, language, builtin_ruleset().typography(brief, "fr"),
                        world};
  Plan p = plan(subject, builtin_ruleset(), {});
  REQUIRE(invented(p, subject).empty());
  REQUIRE_FALSE(p.headings.empty());
  p.headings[0].heading.text += " à Ouagadougou";
  CHECK(invented(p, subject).size() == 1);
}

TEST_CASE("the keyphrase of the brief wins") {
  Brief brief;
  brief.keyphrase = "tram de Montbreuil";
  const Restructured r = restructure(tram, Format::text, {}, brief);
  CHECK(r.plan.keyphrase == "tram de Montbreuil");
  CHECK(r.plan.slug.starts_with("tram-montbreuil"));
  CHECK(r.invented.empty());
}

TEST_CASE("missing words are said, never written") {
  Brief brief;
  brief.min_words = 700;
  const Restructured r = restructure(tram, Format::text, {}, brief);
  CHECK(r.plan.words.target == 700u);
  CHECK(r.plan.words.counted < 700);
  CHECK(std::any_of(r.plan.todo.begin(), r.plan.todo.end(), [](const Todo& t) { return t.kind == "word-count"; }));
}

TEST_CASE("the to-do list sees flaws that are the author's to mend") {
  struct Case {
    std::string_view sentence, kind;
  };
  const Case cases[] = {
      {"Les personnes paient actuellement. payer pour un outil.", "broken-sentence"},
      {"Il a dit « nous verrons bien la suite.", "unclosed-quote"},
      {"La réunion aura lieu vendredi dans la salle.", "deictic-date"},
      {"La réunion aura lieu cette semaine dans la salle.", "deictic-date"},
      {"Le dossier est entre les mains du BKQ depuis un an.", "acronym"},
  };
  for (const Case& c : cases) {
    INFO(c.sentence);
    const Restructured with = restructure(std::string(tram) + "\n\n" + std::string(c.sentence), Format::text);
    const Restructured without = restructure(tram, Format::text);
    const auto count = [&](const Restructured& r) {
      return std::count_if(r.plan.todo.begin(), r.plan.todo.end(), [&](const Todo& t) { return t.kind == c.kind; });
    };
    CHECK(count(with) == count(without) + 1);
  }
}

TEST_CASE("long paragraphs split where a reader can breathe") {
  std::string paragraph;
  for (int i = 0; i < 4; ++i)
    paragraph +=
        "La commission a rendu son avis sur le projet de la gare après trois mois de travail et de visites. "
        "Elle demande une étude complémentaire sur les accès au port et sur le bruit des rames la nuit. "
        "Les riverains du quartier ont déposé un dossier complet avec des mesures faites pendant un an. ";
  const Restructured r = restructure(paragraph, Format::text);
  REQUIRE_FALSE(r.plan.splits.empty());
  std::uint32_t since = 0;
  for (std::uint32_t s = 0; s < r.sentences.size(); ++s) {
    if (std::find(r.plan.splits.begin(), r.plan.splits.end(), s) != r.plan.splits.end()) {
      CHECK(since >= 30);
      CHECK_FALSE(r.sentences[s].starts_with("Elle"));
      since = 0;
    }
    since += count_words(r.sentences[s]);
  }
  CHECK(since >= 30);
}

TEST_CASE("a sentence that leans on the one before stays with it") {
  const std::string full =
      "Le conseil de la ville a voté ce projet de gare après trois mois de travail et de visites sur place. ";
  const std::string leaning =
      "Elle demande aussi une étude complète sur les accès au port et sur le bruit des rames la nuit. ";
  // The even cut is before « Elle »: it must move by one sentence.
  const Restructured r = restructure(full + full + full + leaning + full + full, Format::text);
  REQUIRE(r.plan.splits.size() == 1);
  CHECK(r.plan.splits[0] != 3);
}

TEST_CASE("no French is drawn from another language") {
  std::string english;
  for (int i = 0; i < 12; ++i)
    english +=
        "The town council has voted for the new station after three months of work. The station will open in the "
        "spring and the harbour will follow.\n\n";
  const Restructured r = restructure(english, Format::text);
  CHECK(r.plan.lang.starts_with("en"));
  CHECK(r.plan.headings.empty());
  CHECK(r.plan.key_points.empty());
}

TEST_CASE("no paragraph splits inside a quotation") {
  std::string paragraph = "Le maire a déclaré : « ";
  for (int i = 0; i < 8; ++i)
    paragraph += "Les rames du tram roulent enfin dans toute la ville et sur le port. Nous tenons parole. ";
  paragraph += "»";
  CHECK(restructure(paragraph, Format::text).plan.splits.empty());
}

TEST_CASE("a person behind a role is given the role's verb, with what was quoted still quoted") {
  std::string text(tram);
  const std::string new_section =
      "La direction de la régie change au même moment. Une annonce est tombée lorsque le directeur de la régie, Marc "
      "Delorme, a annoncé qu’il avait « démissionné » après les retards du chantier. Marc Delorme dirigeait la régie "
      "depuis huit ans. Delorme avait obtenu les crédits de la région. Delorme quitte la régie fin mai, et son "
      "remplaçant sera choisi par le conseil de la métropole au début de l’été, selon la régie elle-même.\n\n";
  text.insert(text.find("Les cyclistes"), new_section);
  const Restructured r = restructure(text, Format::text);
  CHECK(r.invented.empty());
  const auto offered = [](const PlannedHeading& h) {
    const auto is = [](const Drawn& d) {
      return d.pattern == "named-clause" && d.text == "Marc Delorme a annoncé qu’il avait « démissionné »";
    };
    return is(h.heading) || std::any_of(h.alternatives.begin(), h.alternatives.end(), is);
  };
  CHECK(std::any_of(r.plan.headings.begin(), r.plan.headings.end(), offered));
}

TEST_CASE("what the title announces before its colon is a keyphrase") {
  const std::string text = "---\ntitle: \"Montbreuil : le tram démarre\"\n---\n\n" + std::string(tram);
  const Restructured r = restructure(text, Format::markdown);
  const auto& found = r.plan.keyphrases;
  REQUIRE(found.size() > 5);
  CHECK(std::find(found.begin(), found.begin() + 5, "Montbreuil") != found.begin() + 5);
}

TEST_CASE("the keyphrase is what the title speaks of, not what the text says most") {
  const Restructured r = restructure(R"(# Le compost collectif gagne les cours d’immeuble

Le grand bac reçoit les épluchures. Le grand bac se vide au printemps. Un grand bac sent peu quand on le brasse, et le grand bac ferme à clé.

Le compost collectif demande un référent par immeuble. Avec le compost collectif, une cour jette un tiers de moins.)",
                                     Format::markdown);
  CHECK(r.plan.keyphrase == "compost collectif");
}

TEST_CASE("months, days and amounts are no keyphrases") {
  const Restructured r = restructure(tram, Format::text);
  for (const std::string& k : r.plan.keyphrases) {
    CAPTURE(k);
    CHECK(k.find("avril") == std::string::npos);
    CHECK(k.find("240") == std::string::npos);
  }
}

TEST_CASE("no heading is cut where its phrase goes on") {
  // Each phrase would be a fine heading were it not for the word behind it.
  const Restructured r = restructure(tram, Format::text);
  for (const PlannedHeading& h : r.plan.headings) {
    CAPTURE(h.heading.text);
    CHECK(h.heading.text != "La commission");
    for (const std::string_view last : {" de", " d’", " du", " des", " et", " à", " le", " la", " en"})
      CHECK_FALSE(h.heading.text.ends_with(last));
  }
}

TEST_CASE("no keyphrase begins with a link") {
  const Restructured r = restructure(
      "Quelques minutes d’avertissement ont suffi. L’avertissement est venu de la mairie, "
      "après des années de chantier.",
      Format::text);
  for (const std::string& k : r.plan.keyphrases) {
    CAPTURE(k);
    CHECK_FALSE(k.starts_with("d’"));
    CHECK_FALSE(k.starts_with("de "));
  }
}
