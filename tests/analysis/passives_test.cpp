// Sixty sentences, half of them with what looks like a passive and is none.
#include <iostream>
#include <string>

#include "articles.h"
#include "catch.h"
#include "french.h"

namespace calame {
namespace {

struct Case {
  const char* text;
  const char* passives;  // as they stand, " | " between them; * after one with its agent
};

const Case cases[] = {
    {"Le projet de loi a été adopté mardi soir par les députés.", "a été adopté*"},
    {"Deux salariés ont été licenciés sans préavis.", "ont été licenciés"},
    {"La route départementale sera fermée tout l’été.", "sera fermée"},
    {"L’accord est signé par les trois syndicats.", "est signé*"},
    {"Le maire fut très vite réélu.", "fut très vite réélu"},
    {"Cette décision avait déjà été annoncée en mars.", "avait déjà été annoncée"},
    {"Les travaux devraient être achevés avant l’hiver.", "être achevés"},
    {"Aucune victime n’est signalée à cette heure.", "est signalée"},
    {"A-t-il été prévenu de la visite ?", "A-t-il été prévenu"},
    {"Le texte n’a pas encore été publié au Journal officiel.", "a pas encore été publié"},
    {"Les enfants étaient accompagnés par leurs parents.", "étaient accompagnés*"},
    {"L’usine, rachetée en 2019, est aujourd’hui menacée par la concurrence.", "est aujourd’hui menacée*"},
    {"Son contrat ne sera pas renouvelé.", "sera pas renouvelé"},
    {"Il a été demandé aux habitants de rester chez eux.", "a été demandé"},
    {"Le suspect aurait été aperçu près de la gare.", "aurait été aperçu"},
    {"Que les responsables soient enfin entendus !", "soient enfin entendus"},
    {"La pièce a été écrite et mise en scène par une inconnue.", "a été écrite"},
    {"Étant surveillée par la police, elle ne sort plus.", "Étant surveillée*"},
    {"Les résultats seront communiqués par courrier.", "seront communiqués"},
    {"Le pont a été construit par une entreprise de Lille, puis il a été repeint.", "a été construit* | a été repeint"},
    {"Ces données sont collectées à chaque visite.", "sont collectées"},
    {"Nous avons été reçus par la directrice.", "avons été reçus*"},
    {"Le prix sera-t-il maintenu l’an prochain ?", "sera-t-il maintenu"},
    {"La grève a été largement suivie dans les écoles.", "a été largement suivie"},
    {"Un couvre-feu avait été décrété par le préfet.", "avait été décrété*"},
    {"Trois maisons ont été détruites par l’incendie.", "ont été détruites*"},
    {"Il craint d’être remplacé par un logiciel.", "être remplacé*"},
    {"Les billets sont vendus à la gare.", "sont vendus"},
    {"Elle a été élue présidente de la région.", "a été élue"},
    {"Le montant n’a jamais été rendu public.", "a jamais été rendu"},
    // None of these.
    {"Il est venu hier soir avec sa sœur.", ""},
    {"C’est un leader respecté dans tout le pays.", ""},
    {"Son passage à la tête du groupe fut de courte durée.", ""},
    {"Elle est partie sans dire un mot.", ""},
    {"Les prix sont montés en flèche cet automne.", ""},
    {"Ils se sont réunis à la mairie.", ""},
    {"Le directeur s’est vu confier une nouvelle mission.", ""},
    {"Nous nous sommes trompés de quai.", ""},
    {"La salle est pleine depuis une heure.", ""},
    {"Cet enfant est très doué pour la musique.", ""},
    {"La boutique est située au cœur du village.", ""},
    {"Le conseil municipal est composé de vingt-neuf élus.", ""},
    {"Marie est convaincue que le vent tourne.", ""},
    {"Le train est passé par Dijon sans s’arrêter.", ""},
    {"Son père est décédé en 2011.", ""},
    {"Les choses sont devenues plus simples.", ""},
    {"L’été passé, le village était désert.", ""},
    {"Cette année a été difficile pour les éleveurs.", ""},
    {"Il a licencié deux personnes en janvier.", ""},
    {"La situation reste tendue à la frontière.", ""},
    {"C’est une décision prise à la hâte.", ""},
    {"Les employés, réunis devant l’usine, sont en colère.", ""},
    {"Le vin était bon et le pain frais.", ""},
    {"Nous sommes arrivés les premiers.", ""},
    {"Ce fut une soirée réussie.", ""},
    {"Elle s’y est habituée peu à peu.", ""},
    {"Les élèves sont absents ce matin.", ""},
    {"Le premier ministre est né à Lyon.", ""},
    {"Il était une fois un roi déchu.", ""},
    {"Vous êtes-vous inscrits sur les listes ?", ""},
    {"Le problème est que le stock reste limité.", ""},
    {"Je suis resté seul toute la nuit.", ""},
};

std::string found_in(const char* text) {
  const Read r = read(text);
  const Analysis analysis = analyze(r.document, french(), {}, Fact::passives);
  std::string out;
  for (const Passive& p : analysis.passives) {
    if (!out.empty()) out += " | ";
    out += text_of(r.document, p.span);
    if (p.agent) out += '*';
  }
  return out;
}

}  // namespace

TEST_CASE("passives: sixty sentences", "[passives]") {
  if (!french().tagger) {
    WARN("built without a tagger: skipped");
    return;
  }
  int right = 0, all = 0;
  for (const Case& c : cases) {
    const std::string found = found_in(c.text);
    ++all;
    right += found == c.passives;
    if (found != c.passives)
      std::cout << "  " << c.text << "\n    expected: " << c.passives << "\n    found:    " << found << "\n";
  }
  std::cout << right << " of " << all << " sentences right\n";
  CHECK(right * 100 >= all * 95);
}

TEST_CASE("passives are counted by sentence, headings apart", "[passives]") {
  if (!french().tagger) return;
  const Read r =
      read("# Le pont a été rouvert\n\nLe pont a été fermé, puis il a été repeint. Il est beau.\n", Format::markdown);
  const Analysis analysis = analyze(r.document, french(), {}, Fact::passives);
  CHECK(analysis.passives.size() == 3);
  CHECK(analysis.metrics.passive_sentences == 1);
  CHECK(analyze(r.document, english(), {}, Fact::passives).passives.empty());
}

TEST_CASE("tags of some sentences say what tags of all say", "[passives]") {
  if (!french().tagger) return;
  Brief brief;
  brief.keyphrase = "conseil municipal";
  for (const auto& path : testing::corpus()) {
    const Read r = read(testing::read_file(path), Format::markdown);
    Analysis all = analyze(r.document, french(), brief, Fact::all);
    const std::vector<TagAnchor> anchors = {{"si", false, Features::conditional}, {"après"}, {"avoir", true}};
    const Analysis some =
        analyze(r.document, french(), brief, Fact::passives | Fact::some_tags | Fact::keyphrase, {}, {}, anchors);
    INFO(path);
    REQUIRE(some.passives.size() == all.passives.size());
    for (std::size_t i = 0; i < some.passives.size(); ++i) CHECK(some.passives[i].span == all.passives[i].span);
    CHECK(some.keyphrase.size() == all.keyphrase.size());
    std::size_t tagged = 0;
    for (std::size_t i = 0; i < some.sentences.size(); ++i) {
      if (!some.sentences[i].tagged) continue;
      ++tagged;
      for (std::uint32_t t = some.sentences[i].first_token; t < some.sentences[i].token_end; ++t)
        CHECK((some.tags[t].upos == all.tags[t].upos && some.lemma(t) == all.lemma(t)));
    }
    CHECK((all.sentences.empty() || tagged < all.sentences.size()));
    for (const Sentence& s : all.sentences) {
      for (std::uint32_t t = s.first_token; t < s.token_end; ++t)
        if (all.lemma(t) == "avoir") CHECK(some.sentences[std::size_t(&s - all.sentences.data())].tagged);
    }
  }
}

}  // namespace calame
