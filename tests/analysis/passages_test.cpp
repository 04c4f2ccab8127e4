// Stretches in another language, and what looks like one: titles, names, addresses, code.
#include "analysis/facts.h"
#include "catch.h"
#include "french.h"

namespace calame {
namespace {

struct Case {
  const char* text;
  std::vector<std::string> expected;  // "lang: stretch"
  Format format = Format::text;
};

Analysis analyzed(const Read& r, const Language& language) {
  Brief brief;
  brief.lang = language.code;
  return analyze(r.document, language, brief, Fact::passages);
}

void check(const std::vector<Case>& cases, const Language& language) {
  for (const Case& c : cases) {
    INFO(c.text);
    const Read r = read(c.text, c.format);
    std::vector<std::string> found;
    for (const Passage& passage : analyzed(r, language).passages)
      found.push_back(passage.lang + ": " + std::string(text_of(r.document, passage.span)));
    CHECK(found == c.expected);
  }
}

}  // namespace

TEST_CASE("sentences in another language") {
  check(
      {
          {"The mayor has not yet answered our letters. Le maire se tait.",
           {"en: The mayor has not yet answered our letters."}},
          {"Le maire se tait. I think that he will never answer, and nobody cares.",
           {"en: I think that he will never answer, and nobody cares."}},
          {"We came back late. There was nobody left on the quay.\n\nLa nuit tombait.",
           {"en: There was nobody left on the quay."}},
          {"We came back late in the night. There was nobody left on the quay.\n\nLa nuit tombait.",
           {"en: We came back late in the night. There was nobody left on the quay."}},
          {"Der Bürgermeister hat auf unsere Briefe noch nicht geantwortet.",
           {"de: Der Bürgermeister hat auf unsere Briefe noch nicht geantwortet."}},
          {"Die Würde der Stadt ist nicht zu verkaufen, sagt er.",
           {"de: Die Würde der Stadt ist nicht zu verkaufen, sagt er."}},
          {"El alcalde todavía no ha contestado a nuestras cartas.",
           {"es: El alcalde todavía no ha contestado a nuestras cartas."}},
          {"Cuando llegamos a la playa, ya no había nadie en el agua.",
           {"es: Cuando llegamos a la playa, ya no había nadie en el agua."}},
          {"Il sindaco non ha ancora risposto alle nostre lettere.",
           {"it: Il sindaco non ha ancora risposto alle nostre lettere."}},
          {"Quando siamo arrivati alla spiaggia non c’era più nessuno.",
           {"it: Quando siamo arrivati alla spiaggia non c’era più nessuno."}},
          {"O presidente da câmara ainda não respondeu às nossas cartas.",
           {"pt: O presidente da câmara ainda não respondeu às nossas cartas."}},
          {"De burgemeester heeft onze brieven nog niet beantwoord.",
           {"nl: De burgemeester heeft onze brieven nog niet beantwoord."}},
          {"Homo sum, humani nihil a me alienum puto.", {"la: Homo sum, humani nihil a me alienum puto."}},
      },
      french());
}

TEST_CASE("quotations in another language") {
  check(
      {
          {"« We have nothing to hide from the inspectors, » a répondu le directeur de l’usine, qui recevait la "
           "presse.",
           {"en: We have nothing to hide from the inspectors,"}},
          {"Le directeur l’a dit à la presse : “We are happy with the results, and we will go on.”",
           {"en: We are happy with the results, and we will go on."}},
          {"Sur le mur, quelqu’un avait écrit « No hay camino, se hace camino al andar y nada más » en lettres rouges.",
           {"es: No hay camino, se hace camino al andar y nada más"}},
          {"Elle répétait « Ich habe es dir doch gesagt, und du hast nicht gehört » à qui voulait l’entendre.",
           {"de: Ich habe es dir doch gesagt, und du hast nicht gehört"}},
          {"Le moine avait gravé « Non nobis, Domine, sed nomini tuo da gloriam » au-dessus de la porte de la cave.",
           {"la: Non nobis, Domine, sed nomini tuo da gloriam"}},
          {"Il a lancé en entrant dans la salle : \"You will not believe what I have seen!\" Puis il s’est assis.",
           {"en: You will not believe what I have seen!"}},
      },
      french());
}

TEST_CASE("titles, names, addresses and loans are no passages") {
  if (!french().lexicon) {
    WARN("built without a lexicon: skipped");
    return;
  }
  check(
      {
          {"Il a vu « The Lord of the Rings » trois fois au cinéma de la gare.", {}},
          {"Son roman préféré reste « The old man and the sea », lu en une nuit.", {}},
          {"Elle relit « Cien años de soledad » et « La casa de los espíritus » chaque été.", {}},
          {"Il chante « Bella ciao » et « Volare » pour les enfants du quartier.", {}},
          {"« I know what you did last summer » passe ce soir à la télévision.", {}},
          {"Apple, Google, Microsoft, Amazon et Meta dominent.", {}},
          {"Apple, Google, Microsoft, Amazon, Netflix, Nvidia, Tesla, Meta.", {}},
          {"Anne Martin, Paul Lefort, Marie Dubois, Jean Petit, Lucie Bernard.", {}},
          {"John Smith, Mary Jones, Peter Brown, Susan Miller, Robert Wilson.", {}},
          {"Vaubrun, Ternac, Bolzac, Mirefleurs, Castelbrun, Peyrac, Lanzac, Froidefond.", {}},
          {"10 Downing Street, London SW1A 2AA, United Kingdom.", {}},
          {"350 Fifth Avenue, New York, NY 10118, United States of America.", {}},
          {"Museum of Modern Art, 11 West 53rd Street, New York.", {}},
          {"iPhone 15 Pro Max, Galaxy S24 Ultra, Pixel 8 Pro, Surface Laptop 6.", {}},
          {"Un must have, ce smartphone low cost, cool et trendy, made in France.", {}},
          {"Le team building, le brainstorming, le feedback, le reporting : tout y passe.", {}},
          {"Smith J., The role of the state in the economy, Oxford University Press, 2003.", {}},
          {"University of California, Berkeley, School of Public Health.", {}},
          {"Getting started with the new API", {}},
          {"Read more on the blog", {}},
          {"for (let i = 0; i < n; i++) { return this.is[i] / 2; }", {}},
          {"Mai, juin, juillet, août 2023 : 12, 14, 18, 21 °C.", {}},
          {"Tomates, courgettes, aubergines, poivrons, basilic, huile.", {}},
          {"Vend vélo course bon état prix sacrifié cause départ.", {}},
          {"Fin immédiate travaux rue principale, circulation rétablie.", {}},
          {"Liberté, égalité, fraternité, laïcité, solidarité.", {}},
          {"A priori, a posteriori, in extremis, ad hoc, de facto.", {}},
          {"Real Madrid, Bayern Munich, Inter Milan, Manchester City, Paris.", {}},
          {"Lorem ipsum dolor sit amet, consectetur adipiscing elit.", {}},
          {"Le mot « hello » et le mot « goodbye » suffisent.", {}},
          {"Bonjour, bonsoir, merci, pardon, adieu.", {}},
          {"Allô allô allô, ici Londres, personne.", {}},
      },
      french());
}

TEST_CASE("what is marked up as another language is no flaw") {
  check(
      {
          {"<p>Il dit : <q lang=\"en\">I think that he will never answer, and nobody cares.</q></p>", {}, Format::html},
          {"<p lang=\"en\">The mayor has not yet answered our letters.</p><p>Le maire se tait.</p>", {}, Format::html},
          {"<p>Le code <code>if it is not there then do it again for all</code> reste.</p>", {}, Format::html},
          {"<p>Il dit : <q>I think that he will never answer, and nobody cares.</q></p>",
           {"en: Il dit : I think that he will never answer, and nobody cares."},
           Format::html},
      },
      french());
}

TEST_CASE("languages that no list knows are told by CLD2, and only when they fill a long stretch") {
  check(
      {
          {"Мэр города до сих пор не ответил на наши письма и молчит.",
           {"ru: Мэр города до сих пор не ответил на наши письма и молчит."}},
          {"Burmistrz naszego miasta wciąż jeszcze nie odpowiedział na żadne pytanie mieszkańców.",
           {"pl: Burmistrz naszego miasta wciąż jeszcze nie odpowiedział na żadne pytanie mieszkańców."}},
          {"Burmistrz miasta wciąż milczy.", {}},
      },
      french());
}

TEST_CASE("French in an English document") {
  check(
      {
          {"The mayor answered at last. « Nous n’avons rien à cacher, et tout le monde le sait. » He then left the "
           "room.",
           {"fr: Nous n’avons rien à cacher, et tout le monde le sait."}},
          {"Le maire n’a pas encore répondu à nos lettres. The town hall is closed on Monday.",
           {"fr: Le maire n’a pas encore répondu à nos lettres."}},
          {"She ate pain au chocolat, croissants and brioche at the café de la gare.", {}},
          {"He read “À la recherche du temps perdu” in one summer.", {}},
          {"Médecins Sans Frontières, Air France, Crédit Agricole, Société Générale.", {}},
      },
      english());
}

TEST_CASE("the language that a text itself speaks") {
  const std::string french_text =
      "Vous cherchez un plombier ? Notre équipe se déplace dans toute la région, y compris les dimanches et les jours "
      "fériés, pour réparer vos fuites et remplacer votre chauffe-eau dans les meilleurs délais.";
  const std::string english_text =
      "Are you looking for a plumber? Our team will come to you anywhere in the county, on Sundays and on holidays "
      "too, "
      "to mend your leaks and to replace your boiler as soon as it can be done.";
  CHECK(analyzed(read(french_text), french()).text_lang == "fr");
  CHECK(analyzed(read(english_text), english()).text_lang == "en");
  // Declared wrongly: one flaw, and no passages.
  CHECK(analyzed(read(french_text), english()).text_lang == "fr");
  CHECK(analyzed(read(french_text), english()).passages.empty());
  CHECK(analyzed(read(english_text), french()).text_lang == "en");
  CHECK(analyzed(read("Trop court pour le dire."), french()).text_lang.empty());
  CHECK(analyzed(read("Apple, Google, Microsoft, Amazon, Netflix, Nvidia, Tesla, Meta, Intel, Samsung, Sony, Nokia, "
                      "Dell, Asus, Acer, Lenovo, Huawei, Xiaomi, Oppo, Bosch, Siemens, Philips, Miele, Haier, Canon, "
                      "Nikon, Fujifilm, Leica, Zeiss, Epson, Brother, Ricoh, Xerox, Kyocera."),
                 french())
            .text_lang.empty());
}

TEST_CASE("a text by itself, by CLD2") {
  CHECK(guess_language("Le maire n’a pas encore répondu à nos lettres, et la mairie reste fermée.") == "fr");
  CHECK(guess_language("") == "");
}

}  // namespace calame
