#include "document/toml_fault.h"

namespace calame {
namespace {

struct Fault {
  std::string_view sign, fr, en;
};

constexpr Fault faults[] = {
    {"invalid utf-8", "UTF-8 invalide", "invalid UTF-8"},
    {"control characters", "caractère de contrôle interdit", "control characters are not allowed"},
    {"end-of-file", "fin du fichier inattendue (chaîne, tableau ou table non fermés)",
     "unexpected end of the file (a string, an array or a table is not "
     "closed)"},
    {"cannot redefine", "clé ou table déjà définie", "key or table already defined"},
    {"cannot insert", "clé ou table déjà définie", "key or table already defined"},
    {"not representable in 64 bits", "nombre entier trop grand", "integer too large"},
    {"escape", "échappement inconnu dans une chaîne", "unknown escape in a string"},
    {"parsing key",
     "clé incorrecte\u202F; une clé avec accent, espace ou signe se met entre "
     "guillemets",
     "invalid key; a key with an accent, a space or a sign stands in quotes"},
    {"expected keys",
     "clé ou table attendue\u202F; une clé avec accent, espace ou signe se met "
     "entre guillemets",
     "expected a key or a table; a key with an accent, a space or a sign "
     "stands in quotes"},
    {"table header",
     "en-tête de table incorrect\u202F; une clé avec accent, espace ou signe "
     "se met entre guillemets",
     "invalid table header; a key with an accent, a space or a sign stands in "
     "quotes"},
    {"string", "chaîne incorrecte ou non fermée", "invalid or unclosed string"},
    {"value", "valeur incorrecte\u202F; un texte se met entre guillemets", "invalid value; a text stands in quotes"},
    {"table", "table incorrecte", "invalid table"},
};

}  // namespace

Message toml_fault(std::string_view description) {
  for (const Fault& fault : faults)
    if (description.find(fault.sign) != std::string_view::npos) return {std::string(fault.fr), std::string(fault.en)};
  return {"syntaxe incorrecte", "invalid syntax"};
}

}  // namespace calame
