#include <algorithm>
#include <fstream>
#include <iostream>
#include <set>

#include "catch.h"
#include "french.h"

namespace calame {
namespace {

// « | » stands where one sentence ends and the next begins: a space in the text. Sentences that end in the same
// way are told apart by what follows them.
constexpr std::string_view cases[] = {
    "Il pleut.",
    "Il pleut",
    "Il pleut. | Elle rit.",
    "Il pleut ! | Elle rit ?",
    "Il pleut\u202F! | Elle rit\u202F?",
    "Quoi ?! | Vous partez !!! | Vraiment ?",
    "M. Dupont est là. | Il attend.",
    "MM. Durand et Petit signent.",
    "Mme. Martin parle à Dr. Morel.",
    "Voir art. 5 et p. 12.",
    "Voir fig. 3, vol. II et chap. 4.",
    "L’article L. 1237-19 s’applique.",
    "Art. 12 du code.",
    "César meurt en 44 av. J.-C. à Rome.",
    "César meurt en 44 av. J.-C. | Rome change.",
    "Des pommes, etc. | Il en mange.",
    "Des pommes, etc. et des poires.",
    "Des pommes (poires, etc.) | Il en mange.",
    "cf. Dupont pour la suite.",
    "Elle pèse env. 12 kg. | Lui aussi.",
    "Le 3 janv. 2024. | Le reste suit.",
    "n° 7, c.-à-d. Le dernier.",
    "J. K. Rowling écrit.",
    "Le livre de J. R. R. Tolkien plaît. | Il est long.",
    "Avec J. A. Martin, tout va.",
    "C’est le plan B. | Nous verrons.",
    "Il vit aux U.S.A. | Le climat y est doux.",
    "Il mesure 1.80 m et coûte 3.14 euros.",
    "En 2024. | Puis en 2025.",
    "Il en a 12. | 30 sont venus.",
    "Allez sur http://a.fr/b?c=d pour voir. | Puis revenez.",
    "Allez sur exemple.fr. | Puis revenez.",
    "Le fichier main.cpp compile. | Parfait.",
    "La version 2.4.1 sort. | Enfin.",
    "Je… je ne sais pas…",
    "Il hésite... puis part.",
    "Il hésite… | Puis il part.",
    "Il hésite... | Puis il part.",
    "De 1… 10 fois.",
    "« Oui ! », dit-il.",
    "« Oui ! » dit-il.",
    "« Venez ? » demanda-t-elle.",
    "«\u00A0Oui.\u00A0» | Il partit.",
    "Il crie « Viens ! » et sort.",
    "Il crie « Viens ! » | Paul sort.",
    "« Venez. | Restez », dit-il.",
    "Elle dit “oui.” | Puis elle sort.",
    "Elle dit \"oui.\" | Puis elle sort.",
    "Elle sort. | \"Oui\" fut son mot.",
    "(C’est fini.) | On rentre.",
    "Le livre (paru en 1984 !) reste actuel.",
    "Les personnes actuellement. payer un outil.",
    "Quoi ? dit-il.",
    "— Non. | — Si.",
    "— Non ! – dit-elle.",
    "C’est prouvé.[1] | Le reste suit.",
    "C’est prouvé.¹ | Le reste suit.",
    "Bravo ! 🎉 | Merci.",
    "Merci. :) | À bientôt.",
    "J’utilise System.Net partout.",
    "1. Ouvrez la boîte. | Fermez-la.",
    "Il vient. | iPhone en main.",
    "Chez Yahoo! Paul rit.",
    "Un : Deux ; Trois.",
    "Écrivez à [email protected]. | Merci.",
    "Il arrive à 20 h. | Elle part.",
    "… Et voilà.",
    "Fini. …",
    "Él llegó. | ¿Qué pasa?",
    // as a newsroom writes
    "Le ministre a démissionné mardi soir. | Son successeur sera nommé jeudi.",
    "« Nous n’avons rien à cacher », assure la maire. | L’opposition en doute.",
    "« Nous n’avons rien à cacher. » | La maire a refusé d’en dire plus.",
    "« C’est fini ? demande-t-elle. | — Pas encore », répond son frère.",
    "— Tu viens ? | — J’arrive ! | — Dépêche-toi, le train part.",
    "— Pourquoi pas ? murmura-t-il en souriant. | Elle ne répondit rien.",
    "« Quelle honte ! s’est écrié un élu. | On nous ment. »",
    "« Je pars… », souffla-t-il. | Puis il ferma la porte.",
    "« Il y a eu une déflagration, raconte un témoin. | Tout a tremblé. »",
    "Elle a crié : « Au secours ! » puis elle s’est enfuie. | Personne n’a bougé.",
    "Il a répété : « Non, non et non ! » | La séance a été levée.",
    "D’après l’AFP, « le bilan est lourd ». | Douze blessés ont été évacués.",
    "“Nous verrons bien”, a-t-il lâché. | Le procès reprend lundi.",
    "Le juge a parlé d’un « échec. » | Les avocats protestent.",
    "M. et Mme Lefèvre habitent Lyon depuis 2010. | Ils y ont ouvert un café.",
    "M. Le Goff a pris la parole. | Elle lui répond.",
    "Le suspect, surnommé M. | Il risque dix ans de prison.",
    "M. L’Hermite préside la séance, qui commence à 9 h. | Il est ponctuel.",
    "MM. Le Maire et Darmanin étaient présents. | Aucun n’a parlé.",
    "Mgr. Dupanloup et le R.P. Martin ont signé la lettre.",
    "Le Dr. Petit consulte le mardi. | Prenez rendez-vous.",
    "La Pr. Agnès Buzyn a témoigné. | L’audience a duré six heures.",
    "Me. Dupond-Moretti plaide. | Le jury se retire.",
    "Le film d’A. Varda est sorti en 1962. | Il dure 90 minutes.",
    "Selon J.-P. Fitoussi, la crise couvait. | Rien n’a été fait.",
    "J.-C. Marchiani a été entendu par les enquêteurs.",
    "Cléopâtre meurt en 30 av. J.-C. | Octave annexe l’Égypte.",
    "Le temple date du IIe siècle apr. J.-C. et a été restauré.",
    "Alexandre naît en 356 avant J.-C. | Son père est roi.",
    "L’arrêté vise l’art. L. 121-1 du code de la consommation. | Il entre en vigueur lundi.",
    "Voir art. 5, al. 2, du règlement. | Le texte est clair.",
    "Relisez l’art. R. 421-1 et l’art. D. 12. | Tout y est.",
    "Il étudie l’histoire de l’art. | Elle préfère la physique.",
    "Ce n’est qu’un jeu. | Personne n’a rien perdu.",
    "Ils sont partis à la mer. | Le temps était gris.",
    "L’avion a annulé son vol. | Les passagers attendent.",
    "Ils étaient sept. | Deux sont rentrés.",
    "Le 12 sept. 2001, New York se réveille sous la poussière.",
    "Le rendez-vous est fixé au jeu. 14 mars. | Venez nombreux.",
    "La suite est p. 12. | Les notes sont à la fin.",
    "Lire aussi p. 12 et pp. 40-45.",
    "Voir t. II, chap. XIV et fig. 3.",
    "L’ouvrage compte 3 vol. | Le premier vient de paraître.",
    "Le n° 5 est sorti. | Le n° 6 suivra.",
    "Habitant au n° 12 bis, il n’a rien vu. | Ses voisins non plus.",
    "Certains fruits, p. ex. Les agrumes d’Espagne, manquent.",
    "Des tomates, des poivrons, etc. | Tout vient du jardin.",
    "Des tomates, des poivrons, etc., venus du jardin.",
    "Des tomates, des poivrons… | Tout vient du jardin.",
    "Elle est née à St. Louis. | Son père y vivait.",
    "La Cie. | Elle emploie 200 personnes.",
    "Dupont et al. 2019 l’ont montré. | Les auteurs insistent.",
    "Le groupe Apple Inc. | Son cours a bondi.",
    "La S.N.C.F. annonce une grève. | Les usagers s’inquiètent.",
    "Il travaille à la S.N.C.F. | Le conflit dure.",
    "Il vit aux U.S.A. depuis 1998. | Il ne reviendra pas.",
    "Le président des U.S.A. | Nul ne le contredit.",
    "La C.G.T. et F.O. appellent à la grève.",
    "La vitamine C. | Elle protège du scorbut.",
    "Il a choisi le plan B. | Mais le plan A était meilleur.",
    "Louis X. | Il régna dix-huit mois.",
    "Selon Jean D. La Bruyère, la tribune est fausse.",
    "Le train part à 14 h 30. | Le suivant à 15h05.",
    "Rendez-vous à 8h. | Ne tardez pas.",
    "Fermeture à 20 h. | 30 personnes attendent.",
    "Le taux est de 3,5 %. | Il était de 1.25 % en mai.",
    "La hausse atteint 12 %. | En 2023, elle était de 4 %.",
    "Le budget passe à 1.250.000 euros. | C’est trop, dit-on.",
    "Il a couru le 100 m en 9,58 s. | Personne n’a fait mieux.",
    "En 1998, la France gagne. | En 2018 aussi.",
    "Il est arrivé 1er. | Elle a fini 2e.",
    "Au XXe siècle, tout change. | Au XXIe aussi.",
    "La version 3.14.2 corrige la faille. | Installez-la.",
    "PHP 8.2. | Le langage évolue.",
    "Tout est sur https://www.exemple.fr/actu?id=12. | Bonne lecture.",
    "Consultez www.service-public.fr. | Tout y est.",
    "Écrivez à redaction@exemple.fr. | Nous répondrons.",
    "Suivez @lemonde et #Roland-Garros. | Le tirage a lieu jeudi.",
    "Suivez #Paris2024 ! | #JO",
    "Ouvrez config.yaml. | Modifiez la clé.",
    "C’est prouvé [1]. | Le reste suit.",
    "C’est prouvé.[1][2] | Le reste suit.",
    "C’est prouvé.(1) | Le reste suit.",
    "C’est prouvé². | Le reste suit.",
    "Le texte (voir p. 3) est long. | Il a été voté.",
    "Le texte a été voté (par 12 voix contre 3). | La séance est close.",
    "Le texte a été voté. | (Il comptait 12 articles.) | La séance est close.",
    "Il a dit oui. | [...] Puis il s’est tu.",
    "Il attend… et attend encore. | Rien ne vient.",
    "Qui sait… | Demain peut-être.",
    "« … et vous verrez bien. » | Il avait raison.",
    "Vraiment ?… | Je n’y crois pas.",
    "Quoi ??? | Encore lui !!!",
    "Bravo à tou.te.s. | Merci aux bénévoles.",
    "Les étudiant·es ont voté. | Les enseignant(e)s aussi.",
    "Chacun.e fait ce qu’il peut. | Les autres suivent.",
    "Je suis là. | à demain.",
    "Il gagne 3 M€. | C’est beaucoup.",
    "Il viendra. | à moins qu’il ne pleuve.",
    "Attention ! la route est glissante.",
    "iPhone en rupture. | eBay en profite.",
    "Trois points : le prix, le délai, la qualité. | Rien d’autre.",
    "Il veut trois choses : Paris, Rome et Berlin.",
    "La question est simple : Que faire ?",
    "1. Ouvrez la boîte. | 2. Fermez-la.",
    "II. Le plan du gouvernement",
    "A. Le calendrier",
    "1.2. Le calendrier de la réforme",
    "Le score ? | 3-1. | Le public exulte.",
    "Oui. | Non. | Peut-être.",
    "Est-ce que tout va bien ? | Va-t’en !",
    "Allô ? | Ici Londres.",
    "Et alors ?! | Rien.",
    "Les prix montent ; les salaires, non. | C’est mécanique.",
    "N.B. Les horaires changent.",
    "P.-S. | Je t’embrasse.",
    "Le col. | Il culmine à 2 642 m.",
    "Elle a lu Le Monde diplo. | Et toi ?",
    "Né en 1950. | Mort en 2020.",
    "Merci ! 👏 | À lundi.",
    "Super 🙂. | À lundi.",
    "**Fini.** | Le reste suit.",
    "Il habite au 12, bd. Voltaire. | Le quartier est calme.",
    "Paris, le 3 mai. | Monsieur le Maire,",
    "Pas de quoi paniquer. | – avril 2004 : fin de l’enquête.",
    "Le maire, lui, « ne regrette rien. » | Ses adjoints se taisent.",
    "Ce n’est pas lui, c’est elle ! | Enfin, je crois.",
    "Le SMIC augmente de 1,1 %. | 3 millions de salariés sont concernés.",
    "« On ne lâche rien ! » scandent les grévistes, rue de Rivoli. | La police observe.",
    "« On ne lâche rien ! » | Les grévistes scandent, la police observe.",
    "« À quoi bon ? » | Telle est la question. | Elle reste posée.",
    "Le titre : « Où va-t-on ? » | L’auteur ne répond pas.",
    "Le Dr House est-il réaliste ? | Des médecins répondent.",
    "L’U.E. et l’O.N.U. négocient. | Les O.N.G. attendent.",
    "Il a vécu en R.D.A. | Son dossier fait 400 pages.",
    "C’était en oct. | Les feuilles tombaient.",
    "Le 3 oct. 1990, l’Allemagne est réunifiée.",
    "Rens. au 01 23 45 67 89. | Entrée libre.",
    "Réf. 2024-117. | Offre close le 3 mai.",
    "Cf. Le Monde du 3 mai.",
    "Il a pris no. 7. | Le no. 8 restait.",
};

const struct {
  std::string_view text;
  std::vector<std::string> sentences;
} other_cases[] = {
    {"C’est fini.Le reste suit.", {"C’est fini.", "Le reste suit."}},
    {"Non?Si: voilà.", {"Non?", "Si: voilà."}},
    {"Premier.\n\nSecond.", {"Premier.", "Second."}},
    {"Sans point\n\nni ici", {"Sans point", "ni ici"}},
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
  STATIC_REQUIRE(std::size(cases) >= 150);
  for (const std::string_view marked : cases) {
    CAPTURE(marked);
    std::string text;
    std::vector<std::string> expected = {""};
    for (std::size_t i = 0; i < marked.size(); ++i) {
      if (marked.substr(i).starts_with(" | ")) {
        expected.emplace_back();
        text += ' ';
        i += 2;
      } else {
        expected.back() += marked[i];
        text += marked[i];
      }
    }
    const Read r = read(text);
    CHECK(sentences_of(r.document) == expected);
  }
  for (const auto& c : other_cases) {
    CAPTURE(c.text);
    const Read r = read(std::string(c.text));
    CHECK(sentences_of(r.document) == c.sentences);
  }
}

// Spans of `gold` and `found` that are the same in both bounds: F1 = 2 * same / (gold + found).
double f1(const std::set<SourceSpan>& gold, const std::set<SourceSpan>& found) {
  const auto same = std::count_if(found.begin(), found.end(), [&](SourceSpan s) { return gold.contains(s); });
  return 2.0 * static_cast<double>(same) / static_cast<double>(gold.size() + found.size());
}

bool ends_with_stop(std::string_view text) {
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view closer : {"»", "”", "\"", "'", ")", "]", " ", "\u00A0"}) {
      if (!text.ends_with(closer)) continue;
      text.remove_suffix(closer.size());
      cut = true;
    }
  }
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("…");
}

// The sentences of a treebank follow each other in one paragraph; one without a final sign (a heading, an
// item) ends its paragraph, as it does in any document.
TEST_CASE("sentences of the Sequoia treebank") {
  std::ifstream file(std::string(CALAME_SHARED_DIR) + "/data/treebanks/fr_sequoia-ud-dev.conllu");
  if (!file) {
    WARN("skipped: no treebank in " CALAME_SHARED_DIR "/data/treebanks");
    return;
  }
  std::string text, line;
  std::set<SourceSpan> gold, found;
  while (std::getline(file, line)) {
    constexpr std::string_view field = "# text = ";
    if (!line.starts_with(field)) continue;
    line.erase(0, field.size());
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += line;
    gold.insert(SourceSpan(begin, static_cast<std::uint32_t>(text.size())));
    text += ends_with_stop(line) ? " " : "\n\n";
  }
  const Read r = read(text + "\n\n");
  for (const Sentence& s : analyze(r.document, french(), {}, Fact::sentences).sentences) {
    found.insert(source_span(r.document, s.span));
  }
  const double score = f1(gold, found);
  std::cout << "sentences of Sequoia dev: " << gold.size() << " told, " << found.size() << " found, F1 " << 100 * score
            << "\n";
  CHECK(gold.size() > 400);
  CHECK(score >= 0.98);
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

TEST_CASE("a sentence has the words of its text, though they are counted once for its block") {
  const std::string_view texts[] = {
      "C’est fini.Le reste suit. Quoi?Rien ne va.",
      "Il dit\u202F: « Venez.Restez », puis sort. — *** Fin.",
      "*** … ! Un mot. — Deux mots ?!Trois.\n\n— —\n\n12 % de plus.Et puis rien.",
      "Fini.[1] La suite.(2) Le reste.\u00A0\u2009 Un\u3000deux.\n\n東京。大阪 です。",
      "Il cite <q lang=\"en\">Stay hungry. Stay foolish.Now</q>.Puis il sort.",
  };
  for (const std::string_view text : texts) {
    for (const Format format : {Format::text, Format::markdown, Format::html}) {
      CAPTURE(text);
      const Read r = read(std::string(text), format);
      for (const Sentence& s : analyze(r.document, french(), {}, Fact::sentences).sentences) {
        CAPTURE(text_of(r.document, s.span));
        CHECK(s.words == count_words(text_of(r.document, s.span)));
      }
    }
  }
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
