#include "analysis/facts.h"
#include "catch.h"
#include "french.h"

namespace calame {
namespace {

constexpr std::string_view names[] = {"integer",   "decimal",  "ordinal",  "year",     "date",  "time",
                                      "duration",  "percent",  "currency", "quantity", "range", "version",
                                      "reference", "postcode", "phone",    "roman",    "ratio"};

// [what is found|its class]; all else in the text is no number.
constexpr std::string_view cases[] = {
    "[2024|integer] personnes ont répondu.",
    "La loi date de [2024|year].",
    "En [2024|year], tout change.",
    "Il y a [12|integer] élèves.",
    "La ville compte [1 000|integer] habitants.",
    "La ville compte [12 500|integer] habitants.",
    "La ville compte [1.250.000|integer] habitants.",
    "Il vaut [3,14|decimal].",
    "Le taux est de [3,5 %|percent].",
    "Une hausse de [+3,5 %|percent] en un an.",
    "Il gèle : [−2 °C|quantity] ce matin.",
    "Le [1er|ordinal] et la [2e|ordinal] place.",
    "Au [XXIᵉ|ordinal] siècle comme au [XIXe|ordinal].",
    "Vers midi, MM. Dix et Vert sont là.",
    "Le [12 mars 2024|date], il pleuvait.",
    "Le [1er mai|date] est férié.",
    "Depuis [mars 2023|date], rien.",
    "Du [12-13 mars|date] au [3 avril|date].",
    "Né le [12/03/1998|date], soit [1998-03-12|date].",
    "Le [12 sept. 2001|date], il faisait beau.",
    "Le train part à [14 h 30|time].",
    "Le train part à [14h30|time].",
    "Rendez-vous à [8h|time].",
    "Ouvert de [9 h|time] à [18 h|time].",
    "À [14:30|time], puis.",
    "Une journée de [8 h|duration] de travail.",
    "Il a couru en [2 h 30|duration].",
    "Pendant [8 h|duration], rien.",
    "Il a [12 ans|duration].",
    "Trajet de [3 heures|duration].",
    "À [20 heures|time], le journal.",
    "À [3 heures|duration] de route.",
    "Il coûte [12 €|currency].",
    "Il coûte [12,50 €|currency].",
    "Il coûte [12€50|currency].",
    "Budget : [3 M€|currency].",
    "Budget : [3 millions d’euros|currency].",
    "Dette : [2,5 milliards de dollars|currency].",
    "Prix : [$ 5|currency] ou [$5|currency] ou [5 $|currency].",
    "Un prêt de [200 k€|currency].",
    "[3 millions|integer] d’habitants.",
    "Un marathon de [42,195 km|quantity].",
    "Un colis de [80kg|quantity].",
    "À [90 km/h|quantity].",
    "Il fait [20 °C|quantity] et [45°|quantity].",
    "De [10-12|range] personnes.",
    "Victoire [3-1|ratio] hier.",
    "Les [2/3|ratio] du total.",
    "Au format [16:9|ratio].",
    "La version [3.14.2|version] sort.",
    "Passez à [PHP 8.2|version].",
    "La [version 3|version] sort.",
    "Voir [v2.4|version].",
    "Voir [p. 12|reference].",
    "Voir [page 12|reference] et [fig. 3|reference].",
    "L’[art. L. 121-1|reference] du code.",
    "L’[article L.1237-19|reference] et l’[article 5|reference].",
    "Selon [L. 121-1|reference].",
    "Le [n° 5|reference] et le [n°5|reference].",
    "La loi [n° 2022-1369|reference].",
    "Au [tome II|reference], [chapitre XIV|reference].",
    "C’est prouvé [[1]|reference].",
    "Il vit au [12|integer] rue de la Paix, [75011 Paris|postcode].",
    "À [69000 Lyon|postcode].",
    "Les [12000|integer] Parisiens attendent.",
    "Tél. [01 23 45 67 89|phone].",
    "Appelez le [+33 1 23 45 67 89|phone].",
    "Louis [XIV|roman] et Vatican [II|roman].",
    "Le IV n’est pas un mot, MIX non plus.",
    "La CIVIL CV du DC et le CD.",
    "Il mesure [1,80 m|quantity].",
    "Il mesure [1.80 m|quantity].",
    "(Paris, [1998|year]) et ([1998|year]).",
    "Entre [1914|year] et [1918|year], la guerre.",
    "La saison [2023-2024|year].",
    "La saison [2023/24|year].",
    "Les JO [2024|year] de Paris.",
    "Avant [2024|integer] spectateurs.",
    "Avant [2024|year], rien.",
    "Les années [80|year] et [1990|year].",
    "En [44 av. J.-C.|year], César.",
    "La 3D, la 5G, le B2B et GPT-4.",
    "Le Covid-19 et le MP3.",
    "L’avion A380 et l’UTF-8.",
    "Nos [12|integer] agents.",
    "Il a [3|integer] enfants et [2|integer] chats.",
    "De [10|integer] à [12|integer] personnes.",
    "Plus de [10 000|integer] personnes.",
    "Plus de [2 000 euros|currency].",
    "[25 %|percent] des [1 500|integer] salariés.",
    "Soit [12 pour cent|percent].",
    "[40|integer] - [60|integer].",
    "Le [24 h|duration]/[24|integer].",
    "À [5 m|quantity] près.",
    "Une note de [12/20|ratio].",
    "IP 192.168.0.1:8080.",
    "Fin [2023|year], début [2024|year].",
    "Il fêtera ses [40 ans|duration] en [2030|year].",
    "Les [2000 euros|currency].",
    "La [Ve|ordinal] République et le [IIIe|ordinal] Reich.",
    "François [Ier|ordinal], Jean-Paul [II|roman] et Rocky [IV|roman].",
    "La scène se passe à l’[acte V|reference].",
    "II est venu, CD en main, taille XL.",
    "Une œuvre de [MCMXCVIII|roman].",
    "Voir [pp. 12-15|reference] et [p. 20|reference].",
    "De [2|integer] à [3 km|quantity].",
    "Entre [8 h|time] et [10 h|time], rien ne bouge.",
    "Passer aux [35 heures|duration].",
    "[35 h|duration] par semaine.",
    "Dès [8h|time] du matin.",
    "Un chèque de [5 000 000 €|currency].",
    "Un chèque de [5.000.000 $|currency].",
    "Un billet de [1’000 francs|currency], soit [CHF 50|currency] de plus.",
    "De [10|integer] à [15 %|percent].",
    "Le [3|integer] et le [4 mai|date].",
    "Les [18-25 ans|duration].",
    "Le [08/05/1945|date].",
    "La Révolution de [1789|year].",
    "La guerre de [14-18|range].",
    "En l’an [1000|year].",
    "Il court le [1500|integer] mètres en [9,58 s|duration].",
    "Un tirage photo de [10|integer] × [15 cm|quantity].",
    "[16 Go|quantity] de mémoire à [60 Hz|quantity].",
    "L’iPhone [15|integer] sous [iOS 17.2|version].",
    "[1 million d’euros|currency].",
    "[3 %|percent] ou [3\u00A0%|percent].",
    "L’[article 49.3|reference].",
    "BP [12|integer], [75008 Paris|postcode] Cedex [08|integer].",
    "[0,5|decimal] ou [0.5|decimal].",
    "En [1/4|ratio] de finale, [50/50|ratio].",
    "La norme [ISO 9001:2015|reference].",
    "L’[ISBN 978-2-7433-0482-9|reference].",
    "Le [SIRET 732 829 320 00074|reference].",
    "À [12:00|time] pile, victoire [2-1|ratio].",
    "De [2,5|decimal] à [3 %|percent].",
    "Un [−5 %|percent], un [-5 %|percent].",
    "Au [10ème|ordinal], le [2nd|ordinal].",
    "En [1200|integer] exemplaires.",
    "En [2024|year] sort la suite.",
    "Le Boeing [737|integer].",
    "Il a eu [18/20|ratio] au bac.",
    "La [3e|ordinal] fois en [2 ans|duration] et demi.",
    "La densité : [5 kg/m²|quantity].",
    "[2 ans|duration] et [6 mois|duration].",
    "La [§ 4|reference] et l’[al. 3|reference].",
    "[1|integer]. Ouvrez la boîte.",
    "Un écart de [3|integer] points.",
    "Le [8 mars|date], le [8 mars 2024|date], les [8 mois|duration].",
    "La recette pour [4|integer] personnes demande [250 g|quantity] de farine.",
    "Le [2024|integer] dossiers.",
    "[300 000|integer] manifestants à Paris.",
    "Sur la page web, [12|integer] liens.",
    "À partir de [15h|time], sur la pelouse.",
    "Il a payé [30 F|currency], puis [2.700.000 F|currency].",
    "À [1,75 mg/kg/h|quantity], voir la [rubrique 4.5|reference].",
    "La rentrée [1999|year] d’un élève.",
    "Numéro de [09-2008|date].",
    "La population est de [67 millions|integer] d’habitants.",
};

// The text of a case, without brackets and classes.
std::string plain(std::string_view marked) {
  std::string text;
  int open = 0;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] == '[' && open == 0) {
      open = 1;
    } else if (marked[i] == '|' && open == 1) {
      while (i + 1 < marked.size() && marked[i] != ']') ++i;
      open = 0;
    } else {
      text += marked[i];
    }
  }
  return text;
}

std::string marked(const Read& r, const Language& language) {
  const Analysis analysis = analyze(r.document, language, {}, Fact::tokens);
  std::string text;
  std::uint32_t at = 0;
  for (const NumberSpan& n : find_numbers(r.document, language, analysis)) {
    CHECK(n.span.begin.value >= at);
    text.append(r.document.prose, at, n.span.begin.value - at);
    text.append("[").append(text_of(r.document, n.span)).append("|").append(names[std::size_t(n.type)]).append("]");
    at = n.span.end.value;
  }
  return text.append(r.document.prose, at);
}

}  // namespace

TEST_CASE("numbers and what they are") {
  STATIC_REQUIRE(std::size(cases) >= 60);
  for (const std::string_view c : cases) {
    CAPTURE(c);
    CHECK(marked(read(plain(c)), french()) == c);
  }
}

TEST_CASE("a single Roman letter needs a given name before it") {
  if (!french().lexicon) {
    WARN("skipped: built without a lexicon");
    return;
  }
  const std::string_view c = "Henri [V|roman], Malcolm lui-même, la vitamine C et le plan V.";
  CHECK(marked(read(plain(c)), french()) == c);
}

TEST_CASE("numbers stay within their block") {
  const Read r = read("<p>Voir page</p><p>12</p><p>en</p><ul><li>3</li><li>km</li></ul><pre>12 km</pre>", Format::html);
  CHECK(marked(r, french()) == "Voir page\n[12|integer]\nen\n[3|integer]\nkm\n12 km");
}

TEST_CASE("numbers without the words of a language") {
  Language language;
  language.units = {"km"};
  CHECK(marked(read("12 km, 5 %, 3 €, 3,14 et 12:30"), language) ==
        "[12 km|quantity], [5 %|percent], [3 €|currency], [3,14|decimal] et [12:30|time]");
}

TEST_CASE("numbers of a hostile text are found in linear time") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "1 000 ";
  for (int i = 0; i < 20000; ++i) text += "1-";
  const Read r = read(text);
  CHECK_FALSE(find_numbers(r.document, french(), analyze(r.document, french(), {}, Fact::tokens)).empty());
}

}  // namespace calame
