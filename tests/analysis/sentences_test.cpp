#include "catch.h"
#include "french.h"

namespace calame {
namespace {

struct Case {
  std::string_view text;
  std::vector<std::string> sentences;
};

// Sentences that end in the same way are told apart by what follows them.
const Case cases[] = {
    {"Il pleut.", {"Il pleut."}},
    {"Il pleut", {"Il pleut"}},
    {"Il pleut. Elle rit.", {"Il pleut.", "Elle rit."}},
    {"Il pleut ! Elle rit ?", {"Il pleut !", "Elle rit ?"}},
    {"Il pleut\u202F! Elle rit\u202F?", {"Il pleut\u202F!", "Elle rit\u202F?"}},
    {"Quoi ?! Vous partez !!! Vraiment ?", {"Quoi ?!", "Vous partez !!!", "Vraiment ?"}},
    {"M. Dupont est là. Il attend.", {"M. Dupont est là.", "Il attend."}},
    {"MM. Durand et Petit signent.", {"MM. Durand et Petit signent."}},
    {"Mme. Martin parle à Dr. Morel.", {"Mme. Martin parle à Dr. Morel."}},
    {"Voir art. 5 et p. 12.", {"Voir art. 5 et p. 12."}},
    {"Voir fig. 3, vol. II et chap. 4.", {"Voir fig. 3, vol. II et chap. 4."}},
    {"L’article L. 1237-19 s’applique.", {"L’article L. 1237-19 s’applique."}},
    {"Art. 12 du code.", {"Art. 12 du code."}},
    {"César meurt en 44 av. J.-C. à Rome.", {"César meurt en 44 av. J.-C. à Rome."}},
    {"César meurt en 44 av. J.-C. Rome change.", {"César meurt en 44 av. J.-C.", "Rome change."}},
    {"Des pommes, etc. Il en mange.", {"Des pommes, etc.", "Il en mange."}},
    {"Des pommes, etc. et des poires.", {"Des pommes, etc. et des poires."}},
    {"Des pommes (poires, etc.) Il en mange.", {"Des pommes (poires, etc.)", "Il en mange."}},
    {"cf. Dupont pour la suite.", {"cf. Dupont pour la suite."}},
    {"Elle pèse env. 12 kg. Lui aussi.", {"Elle pèse env. 12 kg.", "Lui aussi."}},
    {"Le 3 janv. 2024. Le reste suit.", {"Le 3 janv. 2024.", "Le reste suit."}},
    {"n° 7, c.-à-d. Le dernier.", {"n° 7, c.-à-d. Le dernier."}},
    {"J. K. Rowling écrit.", {"J. K. Rowling écrit."}},
    {"Le livre de J. R. R. Tolkien plaît. Il est long.", {"Le livre de J. R. R. Tolkien plaît.", "Il est long."}},
    {"Avec J. A. Martin, tout va.", {"Avec J. A. Martin, tout va."}},
    {"C’est le plan B. Nous verrons.", {"C’est le plan B.", "Nous verrons."}},
    {"Il vit aux U.S.A. Le climat y est doux.", {"Il vit aux U.S.A.", "Le climat y est doux."}},
    {"Il mesure 1.80 m et coûte 3.14 euros.", {"Il mesure 1.80 m et coûte 3.14 euros."}},
    {"En 2024. Puis en 2025.", {"En 2024.", "Puis en 2025."}},
    {"Il en a 12. 30 sont venus.", {"Il en a 12.", "30 sont venus."}},
    {"Allez sur http://a.fr/b?c=d pour voir. Puis revenez.",
     {"Allez sur http://a.fr/b?c=d pour voir.", "Puis revenez."}},
    {"Allez sur exemple.fr. Puis revenez.", {"Allez sur exemple.fr.", "Puis revenez."}},
    {"Le fichier main.cpp compile. Parfait.", {"Le fichier main.cpp compile.", "Parfait."}},
    {"La version 2.4.1 sort. Enfin.", {"La version 2.4.1 sort.", "Enfin."}},
    {"Je… je ne sais pas…", {"Je… je ne sais pas…"}},
    {"Il hésite... puis part.", {"Il hésite... puis part."}},
    {"Il hésite… Puis il part.", {"Il hésite…", "Puis il part."}},
    {"Il hésite... Puis il part.", {"Il hésite...", "Puis il part."}},
    {"De 1… 10 fois.", {"De 1… 10 fois."}},
    {"« Oui ! », dit-il.", {"« Oui ! », dit-il."}},
    {"« Oui ! » dit-il.", {"« Oui ! » dit-il."}},
    {"« Venez ? » demanda-t-elle.", {"« Venez ? » demanda-t-elle."}},
    {"«\u00A0Oui.\u00A0» Il partit.", {"«\u00A0Oui.\u00A0»", "Il partit."}},
    {"Il crie « Viens ! » et sort.", {"Il crie « Viens ! » et sort."}},
    {"Il crie « Viens ! » Paul sort.", {"Il crie « Viens ! »", "Paul sort."}},
    {"« Venez. Restez », dit-il.", {"« Venez.", "Restez », dit-il."}},
    {"Elle dit “oui.” Puis elle sort.", {"Elle dit “oui.”", "Puis elle sort."}},
    {"Elle dit \"oui.\" Puis elle sort.", {"Elle dit \"oui.\"", "Puis elle sort."}},
    {"Elle sort. \"Oui\" fut son mot.", {"Elle sort.", "\"Oui\" fut son mot."}},
    {"(C’est fini.) On rentre.", {"(C’est fini.)", "On rentre."}},
    {"Le livre (paru en 1984 !) reste actuel.", {"Le livre (paru en 1984 !) reste actuel."}},
    {"Les personnes actuellement. payer un outil.", {"Les personnes actuellement. payer un outil."}},
    {"Quoi ? dit-il.", {"Quoi ? dit-il."}},
    {"— Non. — Si.", {"— Non.", "— Si."}},
    {"— Non ! – dit-elle.", {"— Non ! – dit-elle."}},
    {"C’est prouvé.[1] Le reste suit.", {"C’est prouvé.[1]", "Le reste suit."}},
    {"C’est prouvé.¹ Le reste suit.", {"C’est prouvé.¹", "Le reste suit."}},
    {"Bravo ! 🎉 Merci.", {"Bravo ! 🎉", "Merci."}},
    {"Merci. :) À bientôt.", {"Merci. :)", "À bientôt."}},
    {"C’est fini.Le reste suit.", {"C’est fini.", "Le reste suit."}},
    {"Non?Si: voilà.", {"Non?", "Si: voilà."}},
    {"J’utilise System.Net partout.", {"J’utilise System.Net partout."}},
    {"1. Ouvrez la boîte. Fermez-la.", {"1. Ouvrez la boîte.", "Fermez-la."}},
    {"Il vient. iPhone en main.", {"Il vient.", "iPhone en main."}},
    {"Chez Yahoo! Paul rit.", {"Chez Yahoo! Paul rit."}},
    {"Un : Deux ; Trois.", {"Un : Deux ; Trois."}},
    {"Écrivez à [email protected]. Merci.", {"Écrivez à [email protected].", "Merci."}},
    {"Il arrive à 20 h. Elle part.", {"Il arrive à 20 h.", "Elle part."}},
    {"… Et voilà.", {"… Et voilà."}},
    {"Fini. …", {"Fini. …"}},
    {"Premier.\n\nSecond.", {"Premier.", "Second."}},
    {"Sans point\n\nni ici", {"Sans point", "ni ici"}},
    {"Él llegó. ¿Qué pasa?", {"Él llegó.", "¿Qué pasa?"}},
};

std::vector<std::string> sentences_of(const Document& document) {
  const std::vector<std::string> names = {"Yahoo!", "iPhone"};
  std::vector<std::string> texts;
  for (const Sentence& s : analyze(document, french(), {}, Fact::sentences, names).sentences) {
    texts.emplace_back(text_of(document, s.span));
  }
  return texts;
}

}  // namespace

TEST_CASE("French sentences") {
  STATIC_REQUIRE(std::size(cases) >= 60);
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const Read r = read(std::string(c.text));
    CHECK(sentences_of(r.document) == c.sentences);
  }
}

TEST_CASE("headings, items and cells end sentences; code and attributes hold none") {
  const Read r =
      read("# Un titre\n\nUn texte. Un autre\n\n- un\n- deux. Trois\n\n```\ncode. Code.\n```\n", Format::markdown);
  CHECK(sentences_of(r.document) ==
        std::vector<std::string>{"Un titre", "Un texte.", "Un autre", "un", "deux.", "Trois"});
  const Analysis a = analyze(r.document, french(), {}, Fact::sentences);
  CHECK(a.sentences[0].heading);
  CHECK_FALSE(a.sentences[1].heading);
  CHECK(a.metrics.sentences == 5);
  CHECK(a.metrics.sentence_words == 7);
  CHECK(a.sentences[1].words == 2);
}

TEST_CASE("sentences flow through inline tags") {
  const Read r = read("<p>Il dit <em>oui.</em> <strong>Elle</strong> rit.</p>", Format::html);
  CHECK(sentences_of(r.document) == std::vector<std::string>{"Il dit oui.", "Elle rit."});
}

TEST_CASE("sentences of a passage in another language") {
  const Read r = read("<p>Il cite : <q lang=\"en\">Stay hungry. Stay foolish.</q> Puis il sort.</p>", Format::html);
  CHECK(sentences_of(r.document).size() == 3);
}

TEST_CASE("tokens of sentences") {
  const Read r = read("Il pleut. Elle rit !\n\nFin.");
  const Analysis a = analyze(r.document, french(), {}, Fact::sentences);
  REQUIRE(a.sentences.size() == 3);
  for (const Sentence& s : a.sentences) {
    const auto tokens = a.tokens_in(s.span);
    CHECK(tokens.data() == a.tokens.data() + s.first_token);
    CHECK(tokens.size() == s.token_end - s.first_token);
  }
  CHECK(a.sentences_in(r.document.blocks[1].text).size() == 1);
}

}  // namespace calame
