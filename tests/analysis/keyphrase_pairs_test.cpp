// Which phrases and texts meet: each pair as a title, as running text and as the address made of it.
#include <fstream>
#include <sstream>

#include "calame/audit.h"
#include "calame/ruleset.h"
#include "catch.h"
#include "french.h"

namespace calame {
namespace {

struct Pair {
  const char* keyphrase;
  const char* text;
};

const Pair meeting[] = {
    {"voiture électrique", "Les voitures électriques se vendent bien"},
    {"cheval", "Deux chevaux traversent la plaine"},
    {"l’intelligence artificielle", "Une intelligence artificielle écrit des vers"},
    {"éviction", "Une eviction que nul n’attendait"},
    {"pomme de terre", "Cuire des pommes de terre"},
    {"journal local", "Les journaux locaux résistent"},
    {"intelligence artificielle", "De l’INTELLIGENCE ARTIFICIELLE à l’école"},
    {"voitures électriques", "Choisir une voiture électrique"},
    {"électrique voiture", "La voiture est-elle vraiment électrique ?"},
    {"directeur", "La directrice a signé"},
    {"directrice commerciale", "Les directeurs commerciaux de la région"},
    {"chef-d’œuvre", "Dix chefs-d’œuvre à revoir"},
    {"chef-d'oeuvre", "Un chef-d’œuvre du cinéma"},
    {"chef d’œuvre", "Des chefs-d’œuvre oubliés"},
    {"porte-avions", "Un porte avions dans la rade"},
    {"porte avions", "Le porte-avions a quitté le port"},
    {"rendez-vous médical", "Prendre des rendez-vous médicaux"},
    {"petit déjeuner", "Cinq idées de petits-déjeuners"},
    {"nouvel ordinateur", "Choisir ses nouveaux ordinateurs"},
    {"nouvelle règle", "Les nouvelles règles du jeu"},
    {"bel immeuble", "De beaux immeubles du centre"},
    {"vieux métier", "Ce vieil homme aime les métiers"},
    {"travail", "Les travaux ont commencé"},
    {"vitrail", "Restaurer des vitraux"},
    {"bail commercial", "Réviser les baux commerciaux"},
    {"œil", "Les yeux fatigués"},
    {"yeux", "Un oeil sec"},
    {"perdre du poids", "Elle perd du poids sans régime"},
    {"perdre du poids", "Ils ont perdu du poids"},
    {"perdre du poids", "Perdre dix kilos de poids"},
    {"se loger", "Où se loger à Lyon"},
    {"se loger", "Les étudiants logeaient loin, ils se logent mieux"},
    {"salarié licencié", "Deux salariées licenciées"},
    {"acheter une maison", "Il achète une maison"},
    {"peindre", "Elle peignait des paysages"},
    {"licencier", "Trois salariés licenciés"},
    {"avoir faim", "Il a faim"},
    {"budget 2025", "Le budget pour 2025"},
    {"loi n° 2024-12", "La loi nº 2024-12 est publiée"},
    {"Sam Altman", "L’avenir de Sam Altman"},
    {"sam altman", "Pourquoi Altman (Sam) revient"},
    {"OpenAI", "Ce que fait d’OpenAI un géant"},
    {"openai", "Qu'OpenAI le dise"},
    {"machine learning", "Le machine learning expliqué"},
    {"smartphone", "Nos smartphones préférés"},
    {"GPT-4", "Essayer GPT 4"},
    {"marche de noel", "Le marché de Noël de Colmar"},
    {"marché de Noël", "Les marchés de Noël"},
    {"prix de l’or", "Le prix de l’or monte"},
    {"avion", "Des avions plus sobres"},
    {"avions", "Un avion plus sobre"},
    {"fil électrique", "Des fils électriques à nu"},
    {"hôtel paris", "Les hôtels de Paris"},
    {"Paris sportifs", "Gagner aux paris sportifs"},
    {"coût de l’énergie", "Les couts de l’énergie"},
    {"événement sportif", "Un évènement sportif"},
    {"naître", "Une idée naît ici"},
    {"étudiant", "Le logement des étudiantes"},
    {"impacté", "La crise impacte la région"},
    {"tâche ménagère", "Partager les tâches ménagères"},
    {"côte bretonne", "Les côtes bretonnes"},
    {"e-mail", "Écrire des emails"},
    {"COVID-19", "Le Covid 19 recule"},
    {"covid", "La Covid-19 recule"},
    {"étudiant", "Les étudiant·es et les étudiant(e)s"},
    {"ecologie politique", "L’écologie politique"},
    {"Saint-Étienne", "SAINT ETIENNE a gagné"},
    {"vache à lait", "Les vaches à lait du budget"},
};

// `in_address`: what an address, without its accents, leaves open.
struct Stranger {
  const char* keyphrase;
  const char* text;
  bool in_address = false;
};

const Stranger apart[] = {
    {"cheval", "Un livre de chevet"},
    {"chevet", "Les chevaux courent"},
    {"poste", "Poster une lettre"},
    {"poster", "Le bureau de poste"},
    {"poster", "Les postes à pourvoir"},
    {"impact", "Impacter la production"},
    {"impacter", "Un impact réel"},
    {"impact", "Des communes impactées"},
    {"avoir faim", "Les avoirs de la banque"},
    {"avoirs", "Ils ont tout"},
    {"marche", "Le marché du dimanche", true},
    {"marché", "La marche du dimanche", true},
    {"marcher", "Le prix du marché"},
    {"pêche", "Le péché originel", true},
    {"péché", "La pêche à la ligne", true},
    {"cote", "Une côte escarpée", true},
    {"côte", "Un côté sombre", true},
    {"côté", "Une cote ancienne", true},
    {"tache", "Une tâche ardue", true},
    {"tâche", "Une tache de vin", true},
    {"mur", "Un fruit mûr", true},
    {"mûr", "Un mur de pierre", true},
    {"jeûne", "Un jeune homme", true},
    {"jeune", "Un long jeûne", true},
    {"livre", "Livrer un colis"},
    {"livrer", "Un livre ancien"},
    {"porte", "Porter un masque"},
    {"porter", "La porte du jardin"},
    {"couver", "Un couvent fermé"},
    {"couvent", "Couver des œufs"},
    {"avion", "Nous avions raison", true},
    {"sens", "Le courrier est sensible"},
    {"logement", "Loger ses enfants"},
    {"loger", "Un logement neuf"},
    {"rapide", "Courir rapidement"},
    {"Paris", "Gagner ses paris", true},
    {"porte-avions", "Une porte et des avions"},
    {"avion", "Le porte-avions français"},
    {"midi", "Un après-midi d’été"},
    {"parisien", "Un week-end à Paris"},
    {"budget 2025", "Le budget 2024"},
    {"loi n° 2024-12", "La loi n° 2023-12"},
    {"voiture électrique", "La voiture d’un électricien"},
    {"nation", "Un pays national"},
    {"police", "La politesse d’abord"},
    {"général", "La génération suivante"},
    {"poule", "Un poulet rôti"},
    {"organe", "Organiser un concert"},
    {"université", "Une vérité universelle"},
    {"employé", "Employer une méthode"},
    {"passé", "Passer le temps"},
    {"été", "Il est parti"},
    {"vers", "Une route verte"},
    {"prix de l’or", "Le prix du blé"},
    {"vêtements d’été", "Des vêtements d’hiver"},
    {"Sam Altman", "Altman revient"},
    {"OpenAI", "Une porte ouverte"},
};

std::string address_of(std::string_view text) {
  std::string out;
  for (const char c : fold(text)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept) out += c;
    if (!kept && !out.empty() && out.back() != '-') out += '-';
  }
  if (out.ends_with('-')) out.pop_back();
  return out;
}

std::size_t count_in_text(std::string text, const char* keyphrase, Facts more = {}) {
  const Read r = read(std::move(text));
  Brief brief;
  brief.keyphrase = keyphrase;
  return analyze(r.document, french(), brief, more | Fact::keyphrase).keyphrase.size();
}

bool has_lexicon() {
  if (french().lexicon) return true;
  WARN("built without a lexicon: skipped");
  return false;
}

// The ids of the rules that flag the text as title and introduction.
std::string flagged(const char* keyphrase, const std::string& text) {
  static const Result<Ruleset> rules = load_ruleset({});
  Brief brief;
  brief.keyphrase = keyphrase;
  brief.lang = "fr-FR";
  const auto audited =
      audit_text("# " + text + "\n\n" + text + ".\n", "a.md", Format::markdown, *rules, brief, World{}, UiLanguage::fr);
  std::string out;
  for (const Diagnostic& d : audited->result.diagnostics) {
    const std::string& id = rules->rules[d.rule].id;
    if (id == "KEY001" || id == "KEY002") out += id + " ";
  }
  return out;
}

}  // namespace

TEST_CASE("phrases that meet", "[keyphrase]") {
  if (!has_lexicon()) return;
  for (const Pair& pair : meeting) {
    CAPTURE(pair.keyphrase, pair.text);
    const KeyphraseMatcher matcher(french(), pair.keyphrase);
    CHECK(matcher.coverage(pair.text) == 1);
    CHECK(count_in_text(pair.text, pair.keyphrase) >= 1);
    CHECK(count_in_text(pair.text, pair.keyphrase, Fact::tags) >= 1);
    CAPTURE(address_of(pair.text));
    CHECK(matcher.coverage(address_of(pair.text)) == 1);
    CHECK(flagged(pair.keyphrase, pair.text).empty());
  }
}

TEST_CASE("phrases that do not meet", "[keyphrase]") {
  if (!has_lexicon()) return;
  for (const Stranger& pair : apart) {
    CAPTURE(pair.keyphrase, pair.text);
    const KeyphraseMatcher matcher(french(), pair.keyphrase);
    CHECK(matcher.coverage(pair.text) < 1);
    CHECK(count_in_text(pair.text, pair.keyphrase) == 0);
    CHECK(count_in_text(pair.text, pair.keyphrase, Fact::tags) == 0);
    CAPTURE(address_of(pair.text));
    CHECK((matcher.coverage(address_of(pair.text)) == 1) == pair.in_address);
    CHECK(flagged(pair.keyphrase, pair.text).starts_with("KEY001"));
  }
}

TEST_CASE("each word of a text serves one match, in whatever form", "[keyphrase]") {
  if (!has_lexicon()) return;
  CHECK(count_in_text("Un cheval, deux chevaux, trois chevaux.", "cheval") == 3);
  CHECK(count_in_text("Une voiture électrique et hybride, des voitures électriques.", "voiture électrique") == 2);
  CHECK(count_in_text("Une voiture électrique, puis une voiture.", "voiture électrique") == 1);
  CHECK(count_in_text("Le porte-avions et deux porte avions.", "porte-avions") == 2);
  CHECK(count_in_text("Avions en vue : nous avions vu deux avions.", "avion") == 2);
  CHECK(count_in_text("Il livre le livre qu’il livrait hier.", "livrer") == 2);
}

TEST_CASE("what counts in a phrase", "[keyphrase]") {
  if (!has_lexicon()) return;
  const struct {
    const char* keyphrase;
    std::size_t words;
  } cases[] = {{"cheval, chevaux", 1},
               {"prix de l’or", 2},
               {"avoir faim", 1},
               {"avions", 1},
               {"le de", 0},
               {"porte avions", 1},
               {"loi n° 2024-12", 3},
               {"GPT-4", 2},
               {"êtres humains", 2},
               {"1 000 euros", 2},
               {"se loger à Paris", 2},
               {"", 0},
               {"« … »", 0}};
  for (const auto& c : cases) {
    CAPTURE(c.keyphrase);
    CHECK(KeyphraseMatcher(french(), c.keyphrase).content_words() == c.words);
  }
  // No word, and many: nothing is remembered of them, nothing takes long.
  std::string long_word(300'000, 'e'), many;
  for (int i = 0; i < 100'000; ++i) many += "a-";
  CHECK(KeyphraseMatcher(french(), long_word).coverage(many + "a") < 1);
  CHECK(count_in_text(long_word + " " + many + "a", "cheval") == 0);
}

TEST_CASE("numbers in groups and initials with periods", "[keyphrase]") {
  const Pair pairs[] = {
      {"SNCF", "La S.N.C.F. recrute"},
      {"S.N.C.F.", "La SNCF recrute"},
      {"1 000 euros", "Une prime de 1\u00A0000 euros"},
      {"1\u00A0000 euros", "Une prime de 1 000 euros"},
      {"1000 euros", "Une prime de 1\u202F000 euros"},
  };
  for (const Pair& pair : pairs) {
    CAPTURE(pair.keyphrase, pair.text);
    CHECK(KeyphraseMatcher(french(), pair.keyphrase).coverage(pair.text) == 1);
    CHECK(count_in_text(pair.text, pair.keyphrase) == 1);
  }
  CHECK(count_in_text("Budget 2024 100 euros", "budget 2024100") == 0);
}

TEST_CASE("without a lexicon stems decide", "[keyphrase]") {
  Language language = french();
  language.lexicon = nullptr;
  language.tagger = nullptr;
  language.serial = 0;
  CHECK(KeyphraseMatcher(language, "voiture électrique").coverage("Les voitures electriques") == 1);
  CHECK(KeyphraseMatcher(language, "GPT-4").coverage("gpt 4") == 1);
  CHECK(KeyphraseMatcher(language, "chevet").coverage("Le cheval") == 0);
  CHECK(KeyphraseMatcher(english(), "the electric cars").coverage("An Electric Car") == 1);
  // What one language knows does not colour the other.
  CHECK(KeyphraseMatcher(french(), "rapide").coverage("Rapidement") == (french().lexicon ? 0 : 1));
  CHECK(KeyphraseMatcher(language, "rapide").coverage("Rapidement") == 1);
}

TEST_CASE("a name behind its elisions", "[keyphrase]") {
  std::ifstream in(std::string(CALAME_SHARED_DIR) + "/data/seed-article.txt", std::ios::binary);
  if (!in) {
    WARN("no seed article: skipped");
    return;
  }
  std::ostringstream text;
  text << in.rdbuf();
  CHECK(count_in_text(text.str(), "OpenAI") == 15);
  CHECK(count_in_text(text.str(), "openai") == 15);
}

}  // namespace calame
