// Every kind of error of a pack: one for each cause, at its line and column, in one sentence.
#include "catch.h"
#include "load.h"

using namespace calame;

namespace {

struct Case {
  std::string_view what;
  std::string text;           // of p.toml, after [pack] and id (two lines)
  std::string_view expected;  // all errors
};

std::string rule(std::string_view more) { return rule_text("AAA001", "un", more); }

// A rule of six lines, so that what follows stands on line 9.
const Case cases[] = {
    {"sound", rule(""), ""},
    {"unknown key", rule("weigth = 3\n"), "p.toml:9:1: clé inconnue « weigth »\n"},
    {"misspelt key", rule("severty = \"error\"\n"),
     "p.toml:9:1: clé inconnue « severty » ; vouliez-vous dire « severity » ?\n"},
    {"misspelt required key",
     "[[rule]]\nid = \"AAA001\"\nnme = \"un\"\nkind = \"phrase\"\nwords = [\"x\"]\n"
     "message = { fr = \"m\", en = \"m\" }\n",
     "p.toml:5:1: clé inconnue « nme » ; vouliez-vous dire « name » ?\n"},
    {"missing key", "[[rule]]\nid = \"AAA001\"\nname = \"un\"\nwords = [\"x\"]\nmessage = { fr = \"m\", en = \"m\" }\n",
     "p.toml:3:1: « kind » manque\n"},
    {"unknown table", "[report]\nhtml = \"/etc/cron.d/x\"\n", "p.toml:3:2: clé inconnue « report »\n"},
    {"key of calame.toml in a pack", "[brief]\nkeyphrase = \"x\"\n", "p.toml:3:2: clé inconnue « brief »\n"},
    {"wrong type", rule("default = \"oui\"\n"), "p.toml:9:11: « default » doit être true ou false\n"},
    {"wrong type of text", rule("source = 3\n"), "p.toml:9:10: « source » doit être un texte entre guillemets\n"},
    {"accents count as one column", rule("row = [\"é\", 3]\n"),
     "p.toml:9:13: « row » doit être un tableau de textes\n"},
    {"closed set", rule("severity = \"eror\"\n"),
     "p.toml:9:12: « severity » : valeur inconnue (possibles : error, warning, info) ; vouliez-vous dire « error » "
     "?\n"},
    {"id is a path", "[[rule]]\nid = \"../../outside/x\"\n",
     "p.toml:4:6: id de règle incorrect, attendu trois capitales et trois chiffres (MET003)\n"},
    {"no id", "[[rule]]\nname = \"x\"\n", "p.toml:3:1: règle sans id\n"},
    {"name is markup",
     "[[rule]]\nid = \"AAA001\"\nname = \"<b>\"\nkind = \"phrase\"\nwords = [\"x\"]\n"
     "message = { fr = \"m\", en = \"m\" }\n",
     "p.toml:5:8: nom de règle incorrect, attendu des minuscules, chiffres et tirets (title-width)\n"},
    {"same id", rule("") + rule_text("AAA001", "deux"), "p.toml:10:6: id de règle « AAA001 » déjà pris, p.toml:4\n"},
    {"same name", rule("") + rule_text("AAA002", "un"), "p.toml:11:8: nom de règle « un » déjà pris, p.toml:5\n"},
    {"unknown kind",
     "[[rule]]\nid = \"AAA001\"\nname = \"un\"\nkind = \"phrse\"\nmessage = { fr = \"m\", en = \"m\" }\nwords = 3\n",
     "p.toml:6:8: sorte de règle inconnue ; vouliez-vous dire « phrase » ?\n"},
    {"unknown criterion",
     "[[criterion]]\nid = \"typography.spaces\"\nshape = \"binary\"\nlabel = { fr = \"a\", en = \"a\" }\n" +
         rule("feeds = \"typography.space\"\n"),
     "p.toml:13:9: critère inconnu ; vouliez-vous dire « typography.spaces » ?\n"},
    {"a criterion that nothing declares", rule("feeds = \"style.maison\"\n"),
     "p.toml:9:9: critère inconnu « style.maison » : déclarez-le par [[criterion]], ou ôtez « feeds »\n"},
    {"unknown action", rule("fix = { action = \"rm-rf\", safety = \"safe\" }\n"),
     "p.toml:9:18: action de correction inconnue\n"},
    {"no safety", rule("fix = { action = \"delete\" }\n"), "p.toml:9:7: « safety » manque\n"},
    {"unknown profile", rule("profiles = [\"nws\"]\n[score.profile.news]\n"),
     "p.toml:9:12: profil inconnu ; vouliez-vous dire « news » ?\n"},
    {"message in one language",
     "[[rule]]\nid = \"AAA001\"\nname = \"un\"\nkind = \"phrase\"\nwords = [\"x\"]\nmessage = { fr = \"m\" }\n",
     "p.toml:8:11: « en » manque\n"},
    {"message is a text",
     "[[rule]]\nid = \"AAA001\"\nname = \"un\"\nkind = \"phrase\"\nwords = [\"x\"]\nmessage = \"m\"\n",
     "p.toml:8:11: « message » doit être une table { fr = \"…\", en = \"…\" }\n"},
    {"apostrophe", rule("messages = { a = { fr = \"l'{x}\", en = \"m\" } }\n"),
     "p.toml:9:25: l’apostrophe ' est un signe de citation dans un message ; écrivez ’\n"},
    {"unclosed brace", rule("messages = { a = { fr = \"m {x\", en = \"m\" } }\n"),
     "p.toml:9:25: accolade sans vis-à-vis, vers le caractère 1 du message\n"},
    {"plural without other", rule("messages = { a = { fr = \"{n, plural, one {x}}\", en = \"m\" } }\n"),
     "p.toml:9:25: cas « other » manquant dans plural ou select, vers le caractère 1 du message\n"},
    {"format string", rule("messages = { a = { fr = \"%n {0:>999999999}\", en = \"m\" } }\n"),
     "p.toml:9:25: syntaxe incorrecte (attendu {nom}, {nom, plural, …}), vers le caractère 5 du message\n"},
    {"numbered argument", rule("messages = { a = { fr = \"{0}\", en = \"m\" } }\n"),
     "p.toml:9:25: les arguments portent un nom, {value} et non {0}\n"},
    {"unknown list",
     "[list.marques]\nwords = [\"x\"]\n" + rule("row = []\n") +
         "[[rule]]\nid = \"AAA002\"\nname = \"deux\"\nkind = \"phrase\"\nwords = [\"@marque\"]\nmessage = { fr = "
         "\"m\", en = \"m\" }\n",
     "p.toml:16:9: liste inconnue après @ ; vouliez-vous dire « marques » ?\n"},
    {"pattern", rule("patterns = [\"a\", \"(\"]\n"),
     "p.toml:9:18: expression rationnelle refusée, parenthèse ) manquante ou groupe inconnu après (?\n"},
    {"test without flags", rule("[[rule.test]]\ntext = \"x\"\n"), "p.toml:9:1: « flags » manque\n"},
    {"unknown preset of a test", rule("[[rule.test]]\ntext = \"x\"\nflags = []\npreset = \"fr-FR/x\"\n"),
     "p.toml:12:10: preset inconnu\n"},
    {"criterion id", "[[criterion]]\nid = \"a\"\n",
     "p.toml:4:6: id de critère incorrect, attendu categorie.nom en minuscules\n"},
    {"same criterion",
     "[[criterion]]\nid = \"a.b\"\nshape = \"binary\"\nlabel = { fr = \"a\", en = \"a\" }\n"
     "[[criterion]]\nid = \"a.b\"\n",
     "p.toml:8:6: critère « a.b » déjà défini, p.toml:4\n"},
    {"ramp inside out",
     "[[criterion]]\nid = \"a.b\"\nshape = \"ramp\"\nfull = [100, 680]\nzero = [200, 580]\n"
     "label = { fr = \"a\", en = \"a\" }\n",
     "p.toml:6:8: « full » doit tenir à l’intérieur de « zero »\n"},
    {"ramp backwards",
     "[[criterion]]\nid = \"a.b\"\nshape = \"ramp\"\nfull = [600, 200]\nzero = [0, 700]\n"
     "label = { fr = \"a\", en = \"a\" }\n",
     "p.toml:6:8: « full » doit être [du plus petit, au plus grand]\n"},
    {"key of another shape",
     "[[criterion]]\nid = \"a.b\"\nshape = \"binary\"\nhalf = 1\nlabel = { fr = \"a\", en = \"a\" }\n",
     "p.toml:6:1: clé inconnue « half »\n"},
    {"half", "[[criterion]]\nid = \"a.b\"\nshape = \"density\"\nhalf = 0\nlabel = { fr = \"a\", en = \"a\" }\n",
     "p.toml:6:8: « half » doit être plus grand que 0\n"},
    {"nan", "[[criterion]]\nid = \"a.b\"\nshape = \"binary\"\nweight = nan\nlabel = { fr = \"a\", en = \"a\" }\n",
     "p.toml:6:10: « weight » doit être un nombre fini\n"},
    {"infinite", "[score]\nmin = inf\n", "p.toml:4:7: « min » doit être un nombre fini\n"},
    {"out of range", "[score]\nmin = 101\n", "p.toml:4:7: « min » doit être une note entre 0 et 100\n"},
    {"preset without base",
     "[preset.\"fr-FR/a\"]\nextends = \"fr-FR/c\"\n[preset.\"fr-FR/b\"]\nslot = { high = \"nnbsp\" }\n",
     "p.toml:4:11: preset inconnu ; vouliez-vous dire « fr-FR/a » ?\n"},
    {"preset loop", "[preset.\"fr-FR/a\"]\nextends = \"fr-FR/b\"\n[preset.\"fr-FR/b\"]\nextends = \"fr-FR/a\"\n",
     "p.toml:6:11: extends en boucle : fr-FR/a → fr-FR/b → fr-FR/a\n"},
    {"unknown space", "[preset.\"fr-FR/a\"]\nslot = { high = \"nbps\" }\n",
     "p.toml:4:17: « high » : valeur inconnue (possibles : none, nbsp, nnbsp, space, keep) ; vouliez-vous dire « nbsp "
     "» ?\n"},
    {"language code", "[language.Français]\nelisions = []\n",
     "p.toml:3:15: TOML, en-tête de table incorrect ; une clé avec accent, espace ou signe se met entre guillemets\n"},
    {"language preset", "[language.fr]\ntypography = \"fr-FR/a\"\n", "p.toml:4:14: preset inconnu\n"},
    {"category minimum", "[score]\nweights = { structure = 1 }\ncategory-min = { structur = 90 }\n",
     "p.toml:5:29: catégorie inconnue « structur » ; vouliez-vous dire « structure » ?\n"},
    {"version", "[score]\nmin = 1\n[rules]\n", ""},
    {"override of nothing", rule("[rules]\nAAA002 = \"off\"\n"),
     "p.toml:10:10: règle inconnue « AAA002 » ; vouliez-vous dire « AAA001 » ?\n"},
    {"control in a key", "[\"a\\u001b[2J\\u202Eb\"]\nx = 1\n",
     "p.toml:3:2: clé inconnue « a\\u{001B}[2J\\u{202E}b »\n"},
    {"duplicate key", "a = 1\na = 2\n", "p.toml:4:5: TOML, clé ou table déjà définie\n"},
    {"integer overflow", "a = 92233720368547758080\n", "p.toml:3:25: TOML, nombre entier trop grand\n"},
    {"unclosed string", "a = \"\"\"abc",
     "p.toml:3:11: TOML, fin du fichier inattendue (chaîne, tableau ou table non fermés)\n"},
    {"NUL", std::string("a = \"x\0y\"\n", 10), "p.toml:3:7: TOML, caractère de contrôle interdit\n"},
    {"bad UTF-8", "a = \"\xFF\"\n", "p.toml:3:5: TOML, UTF-8 invalide\n"},
    {"what is quoted stays unsaid", "root:x:0:0:secret\n",
     "p.toml:3:5: TOML, clé incorrecte ; une clé avec accent, espace ou signe se met entre guillemets\n"},
};

// No-break spaces are written plain in the table.
std::string plain(std::string text) {
  for (const std::string_view space : {"\u00A0", "\u202F"})
    for (std::size_t at = text.find(space); at != std::string::npos; at = text.find(space, at))
      text.replace(at, space.size(), " ");
  return text;
}

}  // namespace

TEST_CASE("a pack's error is told once, at its place") {
  for (const Case& c : cases) {
    CAPTURE(c.what);
    RulesetOptions options = options_of({{"p.toml", with_header(c.text)}}, {"p.toml"});
    options.tests = true;
    const auto result = load_ruleset(options);
    CHECK(plain(errors_of(result)) == c.expected);
    CHECK(in_one_language(result) == "");
  }
}

TEST_CASE("the header of a pack is checked") {
  const Case headers[] = {
      {"none", "x = 1\n", "p.toml:1:1: table [pack] absente, elle donne au moins l’id du pack\n"},
      {"id", "[pack]\nid = \"../x\"\n",
       "p.toml:2:6: id de pack incorrect, attendu des minuscules, chiffres, tirets et points (fr.typography)\n"},
      {"newer", "[pack]\nid = \"a\"\nrequires = \">=2\"\n",
       "p.toml:3:12: demande calame >=2 et voici calame 0.1.0 : changez de version, ou « requires »\n"},
      {"range", "[pack]\nid = \"a\"\nrequires = \">=0.1, <1\"\n", ""},
      {"no range", "[pack]\nid = \"a\"\nrequires = \"latest\"\n",
       "p.toml:3:12: « requires » doit être une version ou un intervalle, comme \">=0.1\" ou \">=0.1, <1\"\n"},
      {"misspelt", "[pack]\nid = \"a\"\nverson = \"1\"\n",
       "p.toml:3:1: clé inconnue « verson » ; vouliez-vous dire « version » ?\n"},
  };
  for (const Case& c : headers) {
    CAPTURE(c.what);
    const auto result = load_pack(c.text);
    CHECK(plain(errors_of(result)) == c.expected);
    CHECK(in_one_language(result) == "");
  }
}

TEST_CASE("a parameter that a kind needs is asked for") {
  struct Kind {
    std::string_view keys, expected;  // what the first error says, in French
  };
  const Kind kinds[] = {
      {"kind = 'measure'\nmeasure = 'words'\n", "la sorte « measure » demande des bandes"},
      {"kind = 'measure'\nmeasure = 'wrds'\n", "mesure inconnue ; vouliez-vous dire « words » ?"},
      {"kind = 'compare'\na = 'title'\n", "la sorte « compare » demande"},
      {"kind = 'forbid'\n", "dites avec « select »"},
      {"kind = 'require'\nselect = 'h1:frist-child'\n",
       "sélecteur, colonne 3 : pseudo-classe inconnue :frist-child ; vouliez-vous dire « :first-child » ?"},
      {"kind = 'phrase'\n", "la sorte « phrase » demande"},
      {"kind = 'spacing'\nwant = 'high'\n", "la sorte « spacing » demande"},
      {"kind = 'spacing'\nwant = 'high'\nbefore-gap = { class = 'lettr' }\nafter-gap = { sign = '!' }\n",
       "« lettr » n’est pas une classe de signes ; possibles : space"},
      {"kind = 'spacing'\nwant = 'high'\nbefore-gap = {}\nafter-gap = { sign = '!' }\n", "dites avec « sign »"},
      {"kind = 'rewrite'\n", "la sorte « rewrite » demande"},
      {"kind = 'rewrite'\ntext = ''\n", "un texte vide se trouve partout"},
      {"kind = 'rewrite'\ntext = 'x'\nreplace = '{nbps}'\n", "« {nbps} » n’est pas un caractère connu"},
      {"kind = 'rewrite'\ntext = 'x'\nbefore = '('\n", "expression rationnelle refusée"},
      {"kind = 'quotes'\n", "la sorte « quotes » demande"},
      {"kind = 'quotes'\npairs = ['«']\n", "une paire est"},
      {"kind = 'quotes'\npairs = ['| |']\n", "le signe ouvrant et le fermant sont les mêmes"},
      {"kind = 'outline'\n", "la sorte « outline » demande"},
      {"kind = 'outline'\nflaw = 'long-section'\n", "ce défaut est un nombre de mots"},
      {"kind = 'keyphrase'\naspect = 'density'\n", "la sorte « keyphrase » demande"},
  };
  for (const Kind& kind : kinds) {
    CAPTURE(kind.keys);
    const auto result = load_pack(with_header("[[rule]]\nid = 'AAA001'\nname = 'un'\n" + std::string(kind.keys) +
                                              "message = { fr = 'm', en = 'm' }\n"));
    const std::string said = plain(errors_of(result));
    CAPTURE(said);
    CHECK(said.find(kind.expected) != said.npos);
    CHECK(in_one_language(result) == "");
  }
}

TEST_CASE("errors are told in English to whoever reads English") {
  const auto result = load_pack(with_header(rule("severty = \"error\"\nrow = [\"é\", 3]\n[score]\nmin = 101\n")));
  REQUIRE(!result.ok());
  std::string said;
  for (const Error& error : result.errors()) said += to_string(error, UiLanguage::en) + "\n";
  CHECK(said ==
        "p.toml:9:1: unknown key “severty”; did you mean “severity”?\n"
        "p.toml:10:13: “row” must be an array of texts\n"
        "p.toml:12:7: “min” must be a score between 0 and 100\n");
}

TEST_CASE("the errors of all files come in their order, bounded") {
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "k" + std::to_string(i) + " = 1\n";
  const auto result = load_ruleset(options_of(
      {{"b.toml", "a = 1\n" + with_header("")}, {"a.toml", many + "[pack]\nid = \"a\"\n"}}, {"b.toml", "a.toml"}));
  REQUIRE(!result.ok());
  REQUIRE(result.errors().size() == 22);
  CHECK(to_string(result.errors()[0], UiLanguage::fr).starts_with("b.toml:1:1: "));
  CHECK(to_string(result.errors()[1], UiLanguage::fr).starts_with("a.toml:1:1: "));
  CHECK(to_string(result.errors()[20], UiLanguage::fr).starts_with("a.toml:20:1: "));
  CHECK(result.errors()[21].message.fr == "… et 980 autres erreurs");
}

TEST_CASE("a file that cannot be read makes no other error") {
  const auto result = load_ruleset(
      options_of({{"a.toml", "x"}, {"b.toml", with_header(rule("feeds = \"a.b\"\n[rules]\nX = \"off\"\n"))}},
                 {"a.toml", "b.toml"}));
  REQUIRE(!result.ok());
  CHECK(result.errors().size() == 1);
}
