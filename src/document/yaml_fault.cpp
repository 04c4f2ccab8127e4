#include "document/yaml_fault.h"

namespace calame {
namespace {

struct Fault {
  std::string_view sign, fr, en;
};

// The first whose sign stands in the description: particular signs before
// general ones.
constexpr Fault faults[] = {
    {"escape",
     "échappement inconnu entre guillemets\u202F; écrivez \\\\ pour une barre "
     "oblique inverse",
     "unknown escape in quotes; write \\\\ for a backslash"},
    {"tab", "tabulation dans un retrait\u202F; mettez des espaces", "tab in an indentation; use spaces"},
    {"duplicate", "clé, ancre ou directive déjà définie\u202F; retirez l’une des deux",
     "key, anchor or directive already defined; remove one of the two"},
    {"UTF8", "UTF-8 invalide\u202F; enregistrez le fichier en UTF-8", "invalid UTF-8; save the file as UTF-8"},
    {"control character", "caractère de contrôle\u202F; retirez-le", "control character; remove it"},
    {"mapping in plain multiline",
     "deux-points dans un texte sans guillemets\u202F; mettez le texte entre "
     "guillemets",
     "colon in a text without quotes; put the text in quotes"},
    {"nested block mapping",
     "deux-points dans un texte sans guillemets\u202F; mettez le texte entre "
     "guillemets",
     "colon in a text without quotes; put the text in quotes"},
    {"placement of ':'",
     "deux-points dans un texte sans guillemets\u202F; mettez le texte entre "
     "guillemets",
     "colon in a text without quotes; put the text in quotes"},
    {"multiline",
     "deux-points manquant, ou texte de plusieurs lignes pris pour une "
     "clé\u202F; mettez le texte entre guillemets",
     "missing colon, or a text of several lines taken for a key; put the text "
     "in quotes"},
    {"comment",
     "commentaire mal placé\u202F; mettez une espace devant # ou le texte "
     "entre guillemets",
     "misplaced comment; put a space before # or the text in quotes"},
    {"alias", "alias inconnu\u202F; mettez entre guillemets un texte qui commence par *",
     "unknown alias; put a text that starts with * in quotes"},
    {"anchor",
     "ancre mal placée\u202F; mettez entre guillemets un texte qui commence "
     "par &",
     "misplaced anchor; put a text that starts with & in quotes"},
    {"tag",
     "étiquette incorrecte\u202F; mettez entre guillemets un texte qui "
     "commence par !",
     "invalid tag; put a text that starts with ! in quotes"},
    {"block sequence on the same line",
     "tiret après une clé\u202F; mettez la liste à la ligne, ou le texte entre guillemets",
     "dash after a key; put the list on the next line, or the text in quotes"},
    {"value after mapping", "retrait incorrect\u202F; alignez les clés d’un même niveau",
     "wrong indentation; align the keys of one level"},
    {"cannot start",
     "signe réservé au début d’un texte\u202F; mettez le texte entre "
     "guillemets",
     "reserved sign at the start of a text; put the text in quotes"},
    {"flow",
     "crochets ou accolades mal fermés\u202F; vérifiez chaque [ ] { } et ses "
     "virgules",
     "brackets or braces badly closed; check each [ ] { } and its commas"},
    {"trailing content",
     "texte après un guillemet fermant\u202F; mettez toute la valeur entre "
     "guillemets",
     "text after a closing quote; put the whole value in quotes"},
    {"quoted", "guillemet sans son fermant\u202F; fermez-le", "quote without its closing one; close it"},
    {"indent", "retrait incorrect\u202F; alignez les clés d’un même niveau",
     "wrong indentation; align the keys of one level"},
    {"key",
     "clé attendue\u202F; écrivez «\u00A0clé: valeur\u00A0», les clés d’un "
     "niveau alignées",
     "expected a key; write “key: value”, the keys of one level aligned"},
    {"':'",
     "deux-points manquant après une clé\u202F; écrivez «\u00A0clé: "
     "valeur\u00A0»",
     "missing colon after a key; write “key: value”"},
};

}  // namespace

Message yaml_fault(std::string_view description) {
  for (const Fault& fault : faults)
    if (description.find(fault.sign) != std::string_view::npos) return {std::string(fault.fr), std::string(fault.en)};
  return {
      "YAML incorrect\u202F; vérifiez les retraits, les guillemets et les "
      "deux-points",
      "invalid YAML; check indentation, quotes and colons"};
}

}  // namespace calame
