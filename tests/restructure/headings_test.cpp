// What a text offers for headings, and which of it is taken.
#include <algorithm>

#include "catch.h"
#include "restructure/heading_traits.h"
#include "restructured.h"

using namespace calame;

namespace {

// A guide of some 400 words in four parts, without a heading.
const std::string_view guide =
    R"(Une carte en ligne aide les habitants à trouver un point de collecte, une école ou un arrêt de bus. Ce guide montre comment une petite commune peut en faire une avec des outils libres, sans budget et sans informaticien. Comptez une demi-journée pour la première carte, une heure pour les suivantes.

Avant de dessiner, il faut rassembler les adresses. Rassembler les adresses prend plus de temps que le reste, car elles dorment souvent dans plusieurs tableaux. Le service technique a le sien, l’école aussi. Vérifiez chaque adresse, corrigez les doublons et gardez une seule colonne par information. Les adresses sans numéro se placent à la main.

Le logiciel place ensuite les adresses sur un fond de carte. Choisissez un fond de carte clair, où les rues se lisent bien, et réservez les couleurs vives à vos points. Un fond de carte chargé fatigue l’œil. Le fond de carte national est libre de droits, à condition de citer sa source dans un coin de l’image.

Il reste à publier la carte sur le site de la mairie. Pour publier la carte, copiez le code fourni par le logiciel et collez-le dans la page. La carte apparaît aussitôt, sans qu’il soit besoin d’envoyer une image. Testez la page sur un téléphone : la moitié des habitants liront la carte ainsi. Un lien vers une version en liste aide ceux qui ne voient pas la carte.

Une carte vieillit vite. Une école ferme, un arrêt se déplace, et la carte ment. Nommez une personne qui tient les données à jour, inscrivez son nom sous la carte et prévoyez une relecture chaque trimestre. Les données à jour sont la seule raison de revenir. Quand plus personne ne tient les données à jour, mieux vaut retirer la carte du site.)";

std::vector<std::string> all_texts(const Plan& plan, std::string_view pattern) {
  std::vector<std::string> out;
  for (const PlannedHeading& h : plan.headings) {
    if (h.heading.pattern == pattern) out.push_back(h.heading.text);
    for (const Drawn& d : h.alternatives)
      if (d.pattern == pattern) out.push_back(d.text);
  }
  return out;
}

bool one_begins(const std::vector<std::string>& texts, std::string_view beginning) {
  return std::any_of(texts.begin(), texts.end(), [&](const std::string& t) { return t.starts_with(beginning); });
}

// What a text offers of one pattern, whatever its sections.
std::vector<std::string> offered(std::string_view text, std::string_view pattern) {
  const auto source = Source::decode(std::string(text), "article");
  const auto document = read_document(*source, Format::text);
  const Brief brief;
  const Ruleset& ruleset = builtin_ruleset();
  const Language& language = ruleset.language("fr");
  const Analysis analysis = analyze(*document, language, brief, Facts(Fact::all), ruleset.protected_names, {});
  const World world;
  const Subject subject{*source, *document, analysis, brief, language, ruleset.typography(brief, "fr"), world};
  const Draft draft(subject, ruleset);
  std::vector<std::string> out;
  for (const Offer& offer : draft.offers)
    if (offer.drawn.pattern == pattern) out.push_back(offer.drawn.text);
  return out;
}

}  // namespace

TEST_CASE("a guide is headed by what its reader can do") {
  const Restructured r = restructure(guide, Format::text);
  CHECK(r.invented.empty());
  CHECK(one_begins(all_texts(r.plan, "infinitive"), "Publier la carte sur le site"));
}

TEST_CASE("an infinitive is offered with all that it needs, or not at all") {
  struct Case {
    std::string_view sentence, beginning;
    bool offered;
  };
  const Case cases[] = {
      {"Le bourg veut rénover la vieille halle.", "Rénover la vieille halle", true},
      {"Le bourg veut rénover et agrandir la vieille halle.", "Rénover et agrandir la vieille halle", true},
      {"Voici comment rénover la vieille halle.", "Comment rénover la vieille halle", true},
      // What stands before the verb, or behind the cut, belongs to it.
      {"Le bourg a fait rénover la vieille halle.", "Rénover", false},
      {"Le bourg préfère ne pas rénover la vieille halle.", "Rénover", false},
      {"La vieille halle est difficile à rénover dans ce bourg.", "Rénover", false},
      {"Le bourg veut mettre en valeur la vieille halle.", "Mettre", false},
      {"Le bourg veut rénover la halle où se tient le marché.", "Rénover la halle", false},
      {"Le bourg veut rénover sa vieille halle.", "Rénover", false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.sentence);
    CHECK(one_begins(offered(c.sentence, "infinitive"), c.beginning) == c.offered);
  }
}

TEST_CASE("what is told of a step heads it as an infinitive") {
  struct Case {
    std::string_view sentence, infinitive;
    bool offered;
  };
  const Case cases[] = {
      {"Choisissez un fond de carte clair.", "Choisir un fond de carte clair", true},
      {"Ouvrez la page des réglages.", "Ouvrir la page des réglages", true},
      {"Ouvrez la page et copiez le code fourni.", "Copier le code fourni", true},
      {"Nous avons réuni les adresses du bourg.", "Réunir les adresses du bourg", true},
      {"On remplace les vitres cassées.", "Remplacer les vitres cassées", true},
      // No step, or one whose object stands elsewhere.
      {"N’ouvrez pas la page des réglages.", "Ouvrir", false},
      {"On remplace jamais les vitres cassées.", "Remplacer", false},
      {"Vous vous inscrivez la veille.", "Inscrire", false},
      {"Le maire nous montre les vitres cassées.", "Montrer", false},
      {"Les adresses que nous avons réunies suffisent.", "Réunir", false},
      {"Choisissez votre fond de carte.", "Choisir", false},
      {"La page où vont apparaître les réglages.", "Apparaître", false},
      // The infinitive alone would say the contrary, or tell to do what is only supposed.
      {"Ne communiquez le code de la carte à personne.", "Communiquer", false},
      {"Si vous supprimez le compte du site, tout est perdu.", "Supprimer", false},
      {"Vous avez rarement rempli le formulaire de contact.", "Remplir", false},
      {"Nous avons failli supprimer les archives du bourg.", "Supprimer", false},
      {"Il est interdit de nourrir les cygnes du canal.", "Nourrir", false},
      {"Ceux que vous aidez les enfants du quartier.", "Aider", false},
      // Fonder or fondre: no one can say.
      {"Fondez le beurre doux de la recette.", "Fonder", false},
  };
  for (const Case& c : cases) {
    INFO(c.sentence);
    CHECK(one_begins(offered(c.sentence, "infinitive"), c.infinitive) == c.offered);
  }
}

TEST_CASE("phrases within a phrase, and those that lack only their article, are offered too") {
  struct Case {
    std::string_view sentence, phrase;
    bool offered;
  };
  const Case cases[] = {
      {"Le conseil vante la qualité des logements anciens.", "Les logements anciens", true},
      {"Le conseil vante la réfection du marché couvert.", "Le marché couvert", true},
      {"Le conseil vante un projet de rénovation énergétique.", "La rénovation énergétique", true},
      {"Le conseil vante un programme d’isolation thermique.", "L’isolation thermique", true},
      {"Le conseil vante son marché couvert.", "Le marché couvert", true},
      {"Le conseil vante ces logements anciens.", "Les logements anciens", true},
      {"Le conseil vante les attraits et les limites du marché couvert.",
       "Les attraits et les limites du marché couvert", true},
      // Half a word; an h that may or may not be mute; two things of which one is new and one is known.
      {"Le conseil change un mot de passe.", "Le passe", false},
      {"Le conseil vante un projet de halle couverte.", "La halle couverte", false},
      {"Le conseil vante un attrait et les limites du marché couvert.", "Un attrait et les limites", false},
      {"Le conseil vante ses propres qualités.", "Les propres qualités", false},
  };
  for (const Case& c : cases) {
    INFO(c.sentence);
    CHECK(one_begins(offered(c.sentence, "noun-phrase"), c.phrase) == c.offered);
  }
}

TEST_CASE("what stands in brackets, or says only how many, heads nothing") {
  const std::string_view text =
      "La vieille halle du bourg (une ancienne forge royale) rouvre avec plusieurs marchands.";
  const std::vector<std::string> phrases = offered(text, "noun-phrase");
  CHECK(one_begins(phrases, "La vieille halle"));
  CHECK_FALSE(one_begins(phrases, "Une ancienne forge"));
  CHECK_FALSE(one_begins(phrases, "Plusieurs marchands"));
}

TEST_CASE("news is headed by who did what, never by an infinitive") {
  std::string news;
  for (const std::string_view part : {"Paul Vasseur", "Anne Morel", "Jean Tillier", "Lise Aubert"})
    news += std::string(part) + ", du groupe Alvia, a demandé à Marc Perrin de rénover la vieille halle de Brévane. " +
            std::string(part) + " a écrit à Marc Perrin et à Montbreuil Habitat pour rénover la vieille halle. " +
            "Montbreuil Habitat a répondu à " + std::string(part) + " que Brévane attendait l’avis de Marc Perrin.\n\n";
  CHECK(all_texts(restructure(news, Format::text).plan, "infinitive").empty());
}

TEST_CASE("a heading that most would refuse stands only where an article needs one") {
  const Restructured r = restructure(guide, Format::text);
  REQUIRE(r.plan.headings.size() >= 2);
  const auto weak = std::count_if(r.plan.headings.begin(), r.plan.headings.end(),
                                  [](const PlannedHeading& h) { return h.heading.confidence < 0.33; });
  CHECK((weak == 0 || r.plan.headings.size() <= 2));
}

TEST_CASE("what comes every week needs no date, and a relative beside its name no moving") {
  const Restructured r = restructure(
      "La ferme du Roz livre le lundi et la criée du jeudi. «\u00A0Tout est frais\u00A0», raconte Solenn Guéguen, qui "
      "habite le hameau. Le maire viendra mardi.",
      Format::text);
  std::vector<std::string> asked;
  for (const Todo& t : r.plan.todo) {
    CHECK(t.kind != "far-relative");
    if (t.kind == "deictic-date") asked.push_back(t.message);
  }
  CAPTURE(asked);
  REQUIRE(asked.size() == 1);
  CHECK(asked.front().find("mardi") != std::string::npos);
}
