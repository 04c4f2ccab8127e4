// Packs written to hurt: refused with one diagnostic, or harmless, and quickly.
#include <chrono>

#include "catch.h"
#include "load.h"

using namespace calame;

namespace {

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::string patterned(std::string_view regex) {
  return with_header(rule_text("AAA001", "un", "patterns = ['" + std::string(regex) + "']\n"));
}

std::string token_pattern(std::string_view pattern) {
  return with_header(
      "[[rule]]\nid = 'AAA001'\nname = 'un'\nkind = 'tokens'\nmessage = { fr = 'm', en = 'n' }\npatterns = ['" +
      std::string(pattern) + "']\n");
}

std::string duplicate_ids(int times) {
  return with_header(rule_text("AAA001", "un") + repeated("[[rule]]\nid='AAA001'\n", times));
}

std::string many_patterns() {
  std::string out = with_header(rule_text("AAA001", "un", "patterns = [\n"));
  for (int i = 0; i < 5000; ++i) out += "'\\bmot" + std::to_string(i) + "s?\\b',\n";
  return out + "]\n";
}

std::string word_list(int words) {
  std::string out = with_header("[list.mots]\nwords = [");
  for (int i = 0; i < words; ++i) out += "'m" + std::to_string(i) + "',";
  return out +
         "]\n[[rule]]\nid = 'AAA001'\nname = 'un'\nkind = 'phrase'\nwords = ['@mots']\nmessage = { fr = 'm', en = 'm' "
         "}\n";
}

std::string many_keys(int keys) {
  std::string out = with_header("[rules]\n");
  for (int i = 0; i < keys; ++i) out += "k" + std::to_string(i) + " = 1\n";
  return out;
}

std::string preset_chain() {
  std::string out = with_header("");
  for (int i = 0; i < 10000; ++i)
    out += "[preset.p" + std::to_string(100000 + i) + "]\nextends='p" + std::to_string(100001 + i) + "'\n";
  return out + "[preset.p110000]\nslot={}\n";
}

struct Case {
  std::string_view what;
  std::string text;
  std::string_view expected;  // in the only error; "" = harmless
  double seconds = 1;
};

const Case cases[] = {
    {"arrays within arrays", with_header("a = " + repeated("[", 50000)), "imbrication de plus de 32 niveaux"},
    {"inline tables within tables", with_header("a = " + repeated("{a=", 50000)), "imbrication de plus de 32 niveaux"},
    {"just under the parser's own limit", with_header("a = " + repeated("[", 250) + repeated("]", 250)),
     "imbrication de plus de 32 niveaux"},
    {"dotted key", with_header("a" + repeated(".a", 50000) + " = 1"), "clé à points de plus de 32 niveaux"},
    {"dotted header", with_header("[a" + repeated(".a", 50000) + "]"), "clé à points de plus de 32 niveaux"},
    {"dots in texts and numbers are none",
     with_header("[list.a]\nwords = ['" + repeated(".", 100) + "']\n# " + repeated("[.", 100)), ""},
    {"too large", with_header("# " + repeated("x", 1 << 20)), "fichier de plus de 1\u00A0Mio"},
    {"one id many times", duplicate_ids(40000), "id de règle «\u00A0AAA001\u00A0» déjà pris, p.toml:4", 5},
    {"NUL", with_header(std::string("a = '\0'\n", 8)), "TOML, caractère de contrôle interdit"},
    {"bad UTF-8", with_header("# \xC3(\n"), "TOML, UTF-8 invalide"},
    {"unclosed string", with_header("a = '''" + repeated("x", 1000000)), "TOML, fin du fichier"},
    {"BOM and CRLF", "\xEF\xBB\xBF[pack]\r\nid = \"test\"\r\n", ""},
    {"nested repetition", patterned("(a+)+$"), ""},
    {"alternatives", patterned("^(a|a)*b"), ""},
    {"polynomial", patterned("x*x*x*x*x*y"), ""},
    {"size", patterned("((a{1,100}){1,100}){1,100}"), "répétition de plus de 1\u202F000"},
    {"repetition", patterned("a{1001}"), "répétition de plus de 1\u202F000"},
    {"size of classes", patterned(repeated("[\\pL\\pM]{1000}", 8)), "trop grande une fois compilée", 5},
    {"many large patterns",
     with_header(rule_text("AAA001", "un", "patterns = [" + repeated("'[\\pL\\pM]{1000}',\n", 20000) + "]\n")),
     "trop grandes toutes ensemble", 10},
    {"back-reference", patterned("(a)\\1"), "références arrière"},
    {"look-behind", patterned("(?<=a)b"), "regard en arrière"},
    {"look-ahead", patterned("a(?!b)"), "regard en avant"},
    {"atomic group", patterned("(?>a)b"), "groupes atomiques"},
    {"empty pattern", patterned(""), "elle accepte le texte vide"},
    {"empty match", patterned("a*"), "elle accepte le texte vide"},
    {"empty match between words", patterned("\\b"), "elle accepte le texte vide"},
    {"empty match at a line’s end", patterned("(?m)a*$"), "elle accepte le texte vide"},
    {"syntax", patterned("[a"), "crochet ] manquant"},
    {"token pattern, nested repetitions", token_pattern(repeated("(", 8) + "a" + repeated("){20}", 8)),
     "plus de 64 éléments"},
    {"token pattern, deep groups", token_pattern(repeated("(", 500) + "a" + repeated(")", 500)), "plus de 8 niveaux"},
    {"token pattern, long", token_pattern(repeated("a ", 100000)), "motif de plus de 4000 octets"},
    {"token pattern, endless loops", token_pattern("(({}*)* ({}*)*)* z"), ""},
    {"token pattern, controls", token_pattern("{\xE2\x80\xAEkey=1}"), "clé inconnue «\u00A0\\u{202E}key"},
    {"token pattern, large expression", token_pattern("{match=/((a{1,100}){1,100}){1,100}/}"),
     "répétition de plus de 1\u202F000"},
    {"many token patterns", token_pattern(repeated("a','", 101) + "b"), "plus de 100 motifs"},
    {"5000 patterns", many_patterns(), "", 10},
    {"a list of 100 000 words", word_list(100000), "", 5},
    {"a list of 200 000 words", word_list(200000), "fichier de plus de 1\u00A0Mio", 5},
    {"template injection",
     with_header(rule_text("AAA001", "un", "messages = { a = { fr = '{{env.HOME}} %n%s', en = 'm' } }\n")),
     "syntaxe incorrecte"},
    {"percent signs are text",
     with_header(rule_text("AAA001", "un", "messages = { a = { fr = '%n%s ${jndi:ldap}', en = 'm' } }\n")),
     "syntaxe incorrecte"},
    {"id as path", with_header("[[rule]]\nid = '../../outside/x'\n"), "id de règle incorrect"},
    {"markup as name",
     with_header("[[rule]]\nid = 'AAA001'\nname = '</script>'\nkind = 'phrase'\nwords = ['x']\n"
                 "message = { fr = 'm', en = 'm' }\n"),
     "nom de règle incorrect"},
    {"output path", with_header("[report]\nhtml = '/etc/cron.d/x'\n"), "clé inconnue «\u00A0report\u00A0»"},
};

}  // namespace

TEST_CASE("hostile packs are refused with one error, or harmless") {
  for (const Case& c : cases) {
    CAPTURE(c.what);
    const auto start = std::chrono::steady_clock::now();
    const auto result = load_pack(c.text);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    CHECK(took.count() < c.seconds * 4);  // room for sanitizers and busy machines
    if (c.expected.empty()) {
      CHECK(errors_of(result) == "");
      continue;
    }
    REQUIRE(!result.ok());
    CHECK(result.errors().size() == 1);
    CHECK(result.errors()[0].message.fr.find(c.expected) != std::string::npos);
    CAPTURE(result.errors()[0].message.fr);
    CHECK(result.errors()[0].message.fr.size() < 300);
    CHECK(in_one_language(result) == "");
  }
}

TEST_CASE("a flood of errors is bounded") {
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& text : {many_keys(60000), preset_chain()}) {
    const auto result = load_pack(text);
    REQUIRE(!result.ok());
    CHECK(result.errors().size() <= 21);
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  CHECK(took.count() < 20);
}

TEST_CASE("what a pack writes reaches errors without controls") {
  const auto result = load_pack(with_header("\"\\u001b[2J\\u202e\" = 1\n"));
  REQUIRE(!result.ok());
  CHECK(result.errors()[0].message.fr == "clé inconnue «\u00A0\\u{001B}[2J\\u{202E}\u00A0»");
}
