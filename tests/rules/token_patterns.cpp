// Token patterns by themselves: how they are read, what they match, what they cost.
#include <chrono>
#include <random>
#include <set>
#include <sstream>

#include "analysis/characters.h"
#include "calame/document.h"
#include "calame/source.h"
#include "catch.h"
#include "load.h"
#include "rules/kinds/tokens_compile.h"

using namespace calame;

namespace {

// A text whose tokens are given with their tags: « est/AUX/être/Ind.Pres », parts from the right left out.
// "|" alone ends a sentence.
struct Tagged {
  Document document;
  Analysis analysis;
  Language language;
};

void add_word(Tagged& out, const std::string& given) {
  std::vector<std::string> parts;
  std::stringstream in(given);
  for (std::string part; std::getline(in, part, '/');) parts.push_back(part);
  parts.resize(4);
  Analysis& a = out.analysis;
  const auto begin = static_cast<std::uint32_t>(out.document.prose.size());
  out.document.prose += parts[0];
  const bool sign = std::string_view(",.;:!?").find(parts[0]) != std::string_view::npos;
  a.tokens.push_back(
      {TextSpan(begin, begin + std::uint32_t(parts[0].size())), sign ? TokenKind::punctuation : TokenKind::word});
  out.document.prose += ' ';
  const auto id_of = [](std::vector<std::string>& words, const std::string& word) {
    const auto at = std::find(words.begin(), words.end(), word);
    if (at != words.end()) return std::uint32_t(at - words.begin());
    words.push_back(word);
    return std::uint32_t(words.size() - 1);
  };
  const std::string lower = lower_case(parts[0]);
  a.token_forms.push_back(id_of(a.forms, lower));
  WordTag tag;
  tag.upos = upos_from_name(parts[1]).value_or(Upos::x);
  tag.lemma = id_of(a.lemmas, parts[2].empty() ? lower : parts[2]);
  std::stringstream features(parts[3]);
  for (std::string one; std::getline(features, one, '.');) tag.features |= feature_from_name(one).value();
  a.tags.push_back(tag);
}

Tagged tagged(const std::string& text) {
  Tagged out;
  std::stringstream in(text);
  std::uint32_t first = 0;
  const auto end_sentence = [&] {
    const auto end = static_cast<std::uint32_t>(out.analysis.tokens.size());
    if (end == first) return;
    Sentence sentence;
    sentence.tagged = true;
    sentence.span = TextSpan(out.analysis.tokens[first].span.begin, out.analysis.tokens[end - 1].span.end);
    sentence.first_token = first, sentence.token_end = end;
    out.analysis.sentences.push_back(sentence);
    first = end;
  };
  for (std::string word; in >> word;) word == "|" ? end_sentence() : add_word(out, word);
  end_sentence();
  return out;
}

const std::vector<std::string> verbs = {"savoir", "demander"};

TokenSyntaxContext context_of(const Language& language) {
  return {language, [](std::string_view name) { return name == "verbes" ? &verbs : nullptr; }, nullptr};
}

std::variant<TokenSyntax, TokenSyntaxError> parsed(std::string_view pattern, const Language& language) {
  return parse_token_pattern(pattern, context_of(language));
}

TokenPattern compiled(std::string_view text, const Language& language) {
  const auto regex = [](const std::string& whole) -> std::optional<Pattern> {
    return *Pattern::compile(whole, {false, false, false});
  };
  auto pattern = compile_token_pattern(text, context_of(language), regex);
  if (const auto* wrong = std::get_if<TokenSyntaxError>(&pattern)) FAIL(text << ": " << wrong->message.en);
  return std::get<std::optional<TokenPattern>>(std::move(pattern)).value();
}

std::vector<TokenHit> hits_of(const TokenPattern& pattern, const Tagged& text) {
  const WordIndex forms(text.analysis.forms), lemmas(text.analysis.lemmas);
  const TokenText read{text.document, text.analysis, text.language, forms, lemmas};
  TokenSearch search(pattern, read);
  std::vector<TokenHit> hits;
  const TextSpan all(0, std::uint32_t(text.document.prose.size()));
  for (const TokenRun& run : token_runs(text.analysis, {&all, 1})) search.find(run, hits);
  return hits;
}

std::string marked_parts(const std::vector<TokenHit>& hits, const Tagged& text) {
  std::string out;
  for (const TokenHit& hit : hits) {
    const TextSpan span(text.analysis.tokens[hit.marked_first].span.begin,
                        text.analysis.tokens[hit.marked_end - 1].span.end);
    out += (out.empty() ? "" : " | ") + std::string(text_of(text.document, span));
  }
  return out;
}

}  // namespace

TEST_CASE("token patterns find sequences of words by what they are") {
  const std::string elected =
      "La/DET/le mairie/NOUN a/AUX/avoir/Ind.Pres été/AUX/être/Part.Past très/ADV vite/ADV réélue/VERB/réélire/"
      "Part.Past.Fem.Sing ./PUNCT | Il/PRON/il est/AUX/être/Ind.Pres venu/VERB/venir/Part.Past ,/PUNCT dit/VERB/dire/"
      "Ind.Pres -elle/PRON/elle ./PUNCT";
  struct Case {
    std::string_view pattern, found;
  };
  const Case cases[] = {
      {"{lemma=être} {upos=ADV}{0,2} {upos=VERB feat=Part.Past}", "été très vite réélue | est venu"},
      {"{lemma=être} <{upos=ADV}{0,2}> {upos=VERB feat=Part.Past}", "très vite | est venu"},
      {"{lemma=être} {upos=ADV}+ {feat=Part}", "été très vite réélue"},
      {"{lemma=être} {upos=ADV}{3} {feat=Part}", ""},
      {"{lemma=être} {}* {feat=Part}", "été très vite réélue | est venu"},
      {"la mairie", "La mairie"},
      {"LA {}", "La mairie"},
      {"{word=la|il}", "La | Il"},
      {"{word!=la|il head=yes}", ""},
      {"{head=yes} {}", "La mairie | Il est"},
      {"{head=no upos=DET|PRON}", "-elle"},
      {"{text=La}", "La"},
      {"{text=la}", ""},
      {"{text!=La upos=DET}", ""},
      {"{upos=ADV}", "très | vite"},
      {"{upos!=ADV|VERB|AUX|PUNCT} {upos!=NOUN}", "mairie a | Il est | -elle ."},
      {"{lemma!=être upos=AUX}", "a"},
      {"{lemma=@verbes|dire}", "dit"},
      {"{feat=Part}", "été | réélue | venu"},
      {"{feat=Part feat!=Fem upos=VERB}", "venu"},
      {"{feat=Part.Fem|Ind.Pres}", "a | réélue | est | dit"},
      {"{feat!=Part.Past upos=VERB}", "dit"},
      {"{match=/r.é?l.*/}", "réélue"},
      {"{match=/r/}", ""},
      {"{match!=/.*e.*|.*é.*/ kind=word}", "La | a | très | Il | dit"},
      {"{kind=punctuation}", ". | , | ."},
      {"{word=\",\"} {}", ", dit"},
      {"venu , dit", "venu , dit"},
      {"(il|la) {}", "La mairie | Il est"},
      {"( la {upos=NOUN} | il )+ {upos=AUX}", "La mairie a | Il est"},
      {"( {upos=ADV} | <{feat=Fem}> ){2,}", "réélue"},
      {"venu {}", "venu ,"},
      {"réélue {} {}", ""},                   // not into the next sentence
      {"<{upos=ADV}?> {upos=ADV}+", "très"},  // greedy: the first element takes what it can
      {"<{upos=ADV}*> {upos=ADV}", "très"},
      {"vite (réélue .)? ", "vite réélue ."},
      {"vite (élue .)? ", "vite"},
  };
  const Tagged text = tagged(elected);
  for (const Case& c : cases) {
    CAPTURE(c.pattern);
    CHECK(marked_parts(hits_of(compiled(c.pattern, text.language), text), text) == c.found);
  }
}

TEST_CASE("the words of a pattern are cut as those of the text") {
  Tagged text = tagged("après qu’ il l’ a vu");
  text.language.elisions = {"qu’", "l’"};
  CHECK(marked_parts(hits_of(compiled("après qu'il", text.language), text), text) == "après qu’ il");
  CHECK(marked_parts(hits_of(compiled("QU’IL l'{}", text.language), text), text) == "qu’ il l’ a");
  CHECK(marked_parts(hits_of(compiled("(qu’il)? {word=\"l'\"}", text.language), text), text) == "qu’ il l’");
  const auto hits = hits_of(compiled("qu’il {} a", text.language), text);
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].numbers == std::vector<std::uint32_t>{1, 1, 2, 3});
}

TEST_CASE("a search knows beforehand what no text without its words can match") {
  const Tagged text = tagged("la/DET/le mairie/NOUN");
  const WordIndex forms(text.analysis.forms), lemmas(text.analysis.lemmas);
  const TokenText read{text.document, text.analysis, text.language, forms, lemmas};
  const auto possible = [&](std::string_view pattern) {
    const TokenPattern built = compiled(pattern, text.language);
    return TokenSearch(built, read).possible();
  };
  CHECK(possible("la {}"));
  CHECK(possible("(une|la) maison? {}"));
  CHECK_FALSE(possible("la maison"));
  CHECK_FALSE(possible("{lemma=un} {}"));
  CHECK_FALSE(possible("la {known=yes}"));  // no lexicon
}

TEST_CASE("errors of patterns say what is wrong and where") {
  struct Case {
    std::string_view pattern;
    std::uint32_t column;
    std::string_view fr, en;
  };
  const Case cases[] = {
      {"", 1, "motif vide", "empty pattern"},
      {"été {lema=être}", 6, "clé inconnue «\u00A0lema\u00A0»\u202F; vouliez-vous dire «\u00A0lemma\u00A0»\u202F?",
       "did you mean “lemma”?"},
      {"{upos=VREB}", 7, "nature inconnue «\u00A0VREB\u00A0»\u202F; vouliez-vous dire «\u00A0VERB\u00A0»", "“VREB”"},
      {"{upos=verb}", 7, "écrire VERB", "write VERB"},
      {"{upos=ADV|TRUC}", 11, "possibles", "possible"},
      {"{feat=Part.Pats}", 12, "trait inconnu «\u00A0Pats\u00A0»\u202F; vouliez-vous dire «\u00A0Past\u00A0»",
       "“Past”"},
      {"{feat=Part.}", 12, "trait inconnu", "unknown feature"},
      {"{kind=mot}", 7, "sorte de signe inconnue", "unknown kind"},
      {"{lemma=être", 1, "accolade } manquante", "missing }"},
      {"lemma=être", 1, "entre accolades", "in braces"},
      {"a \"b\"", 3, "hors des accolades", "outside the braces"},
      {"@verbes", 1, "entre accolades ({word=@verbes})", "in braces"},
      {"a } b", 3, "accolade } sans ouvrante", "without its opening"},
      {"(a b", 1, "parenthèse ) manquante", "missing )"},
      {"a b)", 4, "parenthèse ) sans ouvrante", "without its opening"},
      {"a ()", 3, "parenthèses vides", "empty parentheses"},
      {"(a|)", 4, "un côté du signe | est vide", "one side"},
      {"a <b", 3, "< sans son >", "without its >"},
      {"a > b", 3, "> sans son <", "without its <"},
      {"<a <b> c>", 4, "déjà marquée", "marked already"},
      {"(<a) b>", 2, "< sans son >", "without its >"},
      {"? a", 1, "ne répète rien", "repeats nothing"},
      {"{upos=ADV} {0,2}", 12, "se colle à son élément", "right behind"},
      {"a{21}", 3, "répétition de plus de 20", "more than 20"},
      {"a{2,1}", 2, "répétition vide", "empty repetition"},
      {"a{0}", 2, "répétition vide", "empty repetition"},
      {"a{2", 2, "répétition incorrecte", "invalid repetition"},
      {"a+*", 3, "deux répétitions", "two repetitions"},
      {"{word=}", 7, "valeur vide", "empty value"},
      {"{word}", 6, "attend une valeur", "needs a value"},
      {"{être}", 2, "n’est pas un test", "is no test"},
      {"{word=a word=b}", 9, "deux fois", "twice"},
      {"{word=a-b,c}", 7, "hors des accolades", "outside the braces"},
      {"{word=@rien}", 7, "liste inconnue", "unknown list"},
      {"{known=oui}", 8, "yes ou no", "yes or no"},
      {"{match=abc}", 8, "entre barres", "between slashes"},
      {"{match=/abc}", 8, "sans sa seconde", "without its second"},
      {"{word=\"a}", 7, "sans son second", "without its second"},
      {"((((((((( a )))))))))", 9, "plus de 8 niveaux", "more than 8 levels"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.pattern);
    const auto read = parsed(c.pattern, Language());
    const auto* wrong = std::get_if<TokenSyntaxError>(&read);
    REQUIRE(wrong);
    CAPTURE(wrong->message.fr, wrong->message.en);
    CHECK(wrong->column == c.column);
    CHECK(wrong->message.fr.find(c.fr) != std::string::npos);
    CHECK(wrong->message.en.find(c.en) != std::string::npos);
    CHECK(wrong->message.fr != wrong->message.en);
  }
}

namespace {

// The obvious way: every end of every part, tried one after the other.
std::set<std::uint32_t> ends(const TokenNode& node, const TokenSyntax& syntax, const Tagged& text, std::uint32_t at);

std::set<std::uint32_t> ends_once(const TokenNode& node, const TokenSyntax& syntax, const Tagged& text,
                                  std::uint32_t at) {
  std::set<std::uint32_t> out;
  if (node.type == TokenNode::Type::element) {
    const auto& words = syntax.elements[node.element].words;
    if (at < text.analysis.tokens.size() && (words.empty() || words[0].values[0] == text.analysis.form(at)))
      out.insert(at + 1);
  } else if (node.type == TokenNode::Type::choice) {
    for (const TokenNode& part : node.parts) out.merge(ends(part, syntax, text, at));
  } else {
    out.insert(at);
    for (const TokenNode& part : node.parts) {
      std::set<std::uint32_t> next;
      for (const std::uint32_t from : out) next.merge(ends(part, syntax, text, from));
      out = std::move(next);
    }
  }
  return out;
}

std::set<std::uint32_t> ends(const TokenNode& node, const TokenSyntax& syntax, const Tagged& text, std::uint32_t at) {
  std::set<std::uint32_t> out, now = {at};
  for (std::uint32_t i = 0;; ++i) {
    if (i >= node.repeat.least) out.insert(now.begin(), now.end());
    if (now.empty() || (node.repeat.most != 0 && i == node.repeat.most) || i > 40) return out;
    std::set<std::uint32_t> next;
    for (const std::uint32_t from : now) next.merge(ends_once(node, syntax, text, from));
    now = std::move(next);
  }
}

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  unsigned below(unsigned limit) { return static_cast<unsigned>(engine_() % limit); }
  std::string pattern(int depth) {
    std::string out;
    for (unsigned i = 0, n = 1 + below(3); i < n; ++i) {
      const unsigned which = below(depth > 0 ? 6 : 4);
      if (which < 3) out += std::string(1, "abc"[which]);
      if (which == 3) out += "{}";
      if (which == 4) out += "(" + pattern(depth - 1) + ")";
      if (which == 5) out += "(" + pattern(depth - 1) + "|" + pattern(depth - 1) + ")";
      static constexpr const char* repeats[] = {"", "", "", "?", "*", "+", "{2}", "{0,2}", "{2,}"};
      out += repeats[below(9)];
      out += ' ';
    }
    return out;
  }

 private:
  std::mt19937 engine_;
};

}  // namespace

TEST_CASE("the automaton agrees with trying everything") {
  Random random(20261125);
  int compared = 0;
  for (int i = 0; i < 3000; ++i) {
    const std::string pattern_text = random.pattern(2);
    std::string words;
    for (unsigned n = random.below(12) + 1; n > 0; --n) words += std::string(1, "abcd"[random.below(4)]) + " ";
    CAPTURE(pattern_text, words);
    const Tagged text = tagged(words);
    auto read = parsed(pattern_text, text.language);
    REQUIRE(std::holds_alternative<TokenSyntax>(read));
    TokenAutomaton automaton;
    if (build_token_automaton(std::get<TokenSyntax>(read), automaton)) continue;
    ++compared;
    const TokenPattern pattern = compiled(pattern_text, text.language);
    std::string expected, got;
    for (std::uint32_t at = 0; at < text.analysis.tokens.size();) {
      const auto found = ends(pattern.syntax.root, pattern.syntax, text, at);
      if (found.empty()) {
        ++at;
        continue;
      }
      expected += std::to_string(at) + "-" + std::to_string(*found.rbegin()) + " ";
      at = *found.rbegin();
    }
    for (const TokenHit& hit : hits_of(pattern, text)) {
      got += std::to_string(hit.first) + "-" + std::to_string(hit.end) + " ";
      CHECK(hit.numbers.size() == hit.end - hit.first);
    }
    CHECK(got == expected);
  }
  CHECK(compared > 1500);
}

TEST_CASE("no pattern costs more than its length times that of the text") {
  std::string words;
  for (int i = 0; i < 200000; ++i) words += "a ";
  Tagged text = tagged(words);  // one sentence
  for (const std::string_view pattern :
       {"({}* {}*)* z", "(a|a)* (a|a)* z", "({}? {}?){20} z", "a {}* b", "(a a?)+ (a a?)+ ({} a)* z", "a", "{}*a"}) {
    CAPTURE(pattern);
    text.analysis.forms.resize(1);
    text.analysis.forms.push_back("z");  // known, so that the search is not left out
    text.analysis.forms.push_back("b");
    const TokenPattern built = compiled(pattern, text.language);
    const auto start = std::chrono::steady_clock::now();
    (void)hits_of(built, text);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    CHECK(took.count() < 4);
  }
}

TEST_CASE("patterns too large or empty are refused") {
  const auto fault = [](std::string_view pattern) {
    TokenAutomaton automaton;
    return build_token_automaton(std::get<TokenSyntax>(parsed(pattern, Language())), automaton);
  };
  CHECK(fault("a{20} b{20} c{20} d{4}") == std::nullopt);
  CHECK(fault("a{20} b{20} c{20} d{5}") == TokenAutomatonFault::too_large);
  CHECK(fault("((((((a?){20}){20}){20}){20}){20}){20}") == TokenAutomatonFault::too_large);
  CHECK(fault("a? b*") == TokenAutomatonFault::empty_match);
  CHECK(fault("(a|b?)") == TokenAutomatonFault::empty_match);
}

TEST_CASE("rules of tokens: errors have the place of their pattern") {
  const auto errors = [](std::string_view keys) {
    return errors_of(
        load_pack(with_header("[list.verbes]\nwords = ['dire', 'voir clair']\n[[rule]]\nid = 'AAA001'\n"
                              "name = 'un'\nkind = 'tokens'\nmessage = { fr = 'm', en = 'm' }\n" +
                              std::string(keys))));
  };
  CHECK(errors("patterns = ['malgré que']\n") == "");
  CHECK(errors("") == "p.toml:5:1: la sorte «\u00A0tokens\u00A0» demande «\u00A0patterns\u00A0»\n");
  CHECK(
      errors("patterns = [\n 'a',\n 'été {lema=a}',\n]\n").find("p.toml:12:2: motif, colonne 6\u00A0: clé inconnue") ==
      0);
  CHECK(errors("patterns = 'a'\nunless = 'a?'\n").find("p.toml:11:10: motif, colonne 1\u00A0: tout y est facultatif") ==
        0);
  CHECK(errors("patterns = '{word=@verbs}'\n").find("vouliez-vous dire «\u00A0verbes\u00A0»") != std::string::npos);
  CHECK(errors("patterns = '{word=@verbes}'\n").find("«\u00A0voir clair\u00A0» de la liste") != std::string::npos);
  CHECK(errors("patterns = '{match=/(a/}'\n").find("expression rationnelle refusée") != std::string::npos);
  CHECK(errors("patterns = 'a b'\nreplace = '{2} {1}'\n") == "");
  CHECK(errors("patterns = 'a b'\nreplace = '{3}'\n").find("p.toml:11:11: remplacement incorrect") == 0);
  CHECK(errors("patterns = 'a{20} b{20} c{20} d{5}'\n").find("plus de 64 éléments") != std::string::npos);
}

TEST_CASE("a pack in a language without a tagger cannot ask for what only tags tell") {
  const auto load = [](std::string_view lang, std::string_view pattern) {
    RulesetOptions options =
        options_of({{"p.toml", "[pack]\nid = 'p'\nlang = '" + std::string(lang) +
                                   "'\n[[rule]]\nid = 'ZZZ001'\nname = 'un-essai'\nkind = 'tokens'\n"
                                   "message = { fr = 'm', en = 'n' }\npatterns = ['" +
                                   std::string(pattern) + "']\n"}},
                   {"p.toml"});
    options.builtins = true;
    return load_ruleset(options);
  };
  const auto french = load("fr", "{upos=NOUN}");
  CHECK(errors_of(french) == "");
  if (!french.ok() || !french->language("fr").tagger) return;  // a build without models refuses nothing
  CHECK(errors_of(load("fr-CA", "{upos=NOUN}")) == "");
  CHECK(errors_of(load("en", "the {}")) == "");
  CHECK(errors_of(load("en", "{feat=Plur}")).find("p.toml:9:12: «\u00A0lemma\u00A0», «\u00A0upos\u00A0» et") == 0);
}
