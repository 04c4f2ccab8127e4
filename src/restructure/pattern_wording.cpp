// What the plan and the report say of how a text was made.
#include "calame/restructure.h"

namespace calame {
namespace {

struct Words {
  std::string_view pattern, fr, en;
};

constexpr Words patterns[] = {
    {"existing", "il est dans le texte", "it stands in the text"},
    {"first-line", "la première ligne du texte", "the first line of the text"},
    {"brief", "donné par la commande", "given by the commission"},
    {"editor", "saisi dans le plan", "typed into the plan"},
    {"event-name", "un événement et un nom", "an event and a name"},
    {"event-name-role", "l’événement, le nom entier et la fonction", "the event, the full name and the role"},
    {"keyphrase", "l’expression-clé", "the keyphrase"},
    {"keyphrase-phrase", "l’expression-clé et un groupe nominal", "the keyphrase and a noun phrase"},
    {"noun-phrase", "un groupe nominal du texte", "a noun phrase of the text"},
    {"noun-phrase-quote", "un groupe nominal et les mots cités", "a noun phrase and the words quoted"},
    {"name-noun-phrase", "un nom et un groupe nominal", "a name and a noun phrase"},
    {"name-quantity", "un nom et un nombre", "a name and a number"},
    {"clause", "une proposition du texte", "a clause of the text"},
    {"ellipsis", "une proposition, sans l’auxiliaire du passif", "a clause, without the auxiliary of the passive"},
    {"named-clause", "la personne et ce qu’elle fait", "the person and what they do"},
    {"question", "une question du texte", "a question of the text"},
    {"infinitive", "un infinitif et ses compléments", "an infinitive and its complements"},
    {"extract", "une ou deux phrases du texte", "one or two sentences of the text"},
    {"sentence", "une phrase du texte", "a sentence of the text"},
    {"short", "le titre, raccourci", "the title, shortened"},
};

}  // namespace

std::string_view pattern_wording(std::string_view pattern, UiLanguage ui) {
  for (const Words& w : patterns)
    if (w.pattern == pattern) return ui == UiLanguage::fr ? w.fr : w.en;
  return pattern;
}

}  // namespace calame
