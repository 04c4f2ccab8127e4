// The table of `calame debug tokens` and its JSON, over facts given by hand: no model decides what stands there.
#include <nlohmann/json.hpp>

#include "analysis/characters.h"
#include "calame/report.h"
#include "catch.h"

using namespace calame;

namespace {

struct Tagged {
  std::string_view text;
  TokenKind kind;
  Upos upos;
  Features features;
  std::string_view lemma;
};

// A paragraph of two lines, and a byte order mark before it: offsets count bytes of the file, columns characters.
struct Sample {
  Source source;
  Document document;
  Analysis analysis;
  Language language;
};

TextSpan found(const Document& document, std::string_view text, std::uint32_t from = 0) {
  const auto at = static_cast<std::uint32_t>(document.prose.find(text, from));
  return {at, at + static_cast<std::uint32_t>(text.size())};
}

Sample sample() {
  const std::string bytes = "\xEF\xBB\xBFLe pont a été fermé\npar 東京 en 1998, donc\u202F!\n\n***\n";
  Source source = *Source::decode(bytes, "article.txt");
  Document document = *read_text(source);
  Sample s{std::move(source), std::move(document), {}, {}};
  const Tagged words[] = {
      {"Le", TokenKind::word, Upos::det, Features::masc | Features::sing, "le"},
      {"pont", TokenKind::word, Upos::noun, Features::masc | Features::sing, "pont"},
      {"a", TokenKind::word, Upos::aux, Features::sing | Features::third, "avoir"},
      {"été", TokenKind::word, Upos::aux, Features::participle | Features::past, "être"},
      {"fermé", TokenKind::word, Upos::verb, Features::participle | Features::past, "fermer"},
      {"par", TokenKind::word, Upos::adp, {}, "par"},
      {"東京", TokenKind::word, Upos::propn, {}, "東京"},
      {"en", TokenKind::word, Upos::adp, {}, "en"},
      {"1998", TokenKind::number, Upos::num, {}, "1998"},
      {",", TokenKind::punctuation, Upos::punct, {}, ","},
      {"donc", TokenKind::word, Upos::adv, {}, "donc"},
      {"!", TokenKind::punctuation, Upos::punct, {}, "!"},
  };
  std::uint32_t at = 0;
  for (const Tagged& word : words) {
    const TextSpan span = found(s.document, word.text, at);
    at = span.end.value;
    s.analysis.tokens.push_back({span, word.kind});
    s.analysis.token_forms.push_back(std::uint32_t(s.analysis.forms.size()));
    s.analysis.forms.push_back(lower_case(word.text));
    s.analysis.tags.push_back({word.upos, word.features, std::uint32_t(s.analysis.lemmas.size())});
    s.analysis.lemmas.emplace_back(word.lemma);
  }
  Sentence sentence;
  sentence.tagged = true;
  sentence.span = {s.analysis.tokens.front().span.begin, s.analysis.tokens.back().span.end};
  sentence.token_end = std::uint32_t(s.analysis.tokens.size());
  s.analysis.sentences.push_back(sentence);
  s.analysis.lang = "fr";
  s.analysis.protected_spans.push_back({found(s.document, "東京"), Protection::brand});
  s.analysis.passives.push_back({found(s.document, "a été fermé"), 0, 3, 4, true});
  s.language.connectives.push_back({"conséquence", {"donc"}});
  s.analysis.connectives.push_back({found(s.document, "donc"), 0, 0});
  s.analysis.numbers.push_back({found(s.document, "1998"), NumberClass::year});
  return s;
}

TokensReport report_of(const Sample& s) {
  return {"article.txt", Format::text, s.source, s.document, s.analysis, s.language, {}, {}};
}

}  // namespace

TEST_CASE("the table of tokens names what patterns ask for, in aligned columns") {
  const Sample s = sample();
  CHECK(report_tokens(report_of(s), {}) ==
        "article.txt · text · fr · 1 phrase, 12 mots et signes\n"
        "\n"
        "Phrase 1 <p>\n"
        "        text   word   lemma   upos   feat\n"
        "  1:1   Le     le     le      DET    Masc.Sing\n"
        "  1:4   pont   pont   pont    NOUN   Masc.Sing\n"
        "  1:9   a      a      avoir   AUX    Sing.3     passif avec agent\n"
        "  1:11  été    été    être    AUX    Part.Past  passif avec agent\n"
        "  1:15  fermé  fermé  fermer  VERB   Part.Past  passif avec agent\n"
        "  2:1   par    par    par     ADP\n"
        "  2:5   東京   東京   東京    PROPN             protégé (brand)\n"
        "  2:8   en     en     en      ADP\n"
        "  2:11  1998   1998   1998    NUM               kind=number, nombre (year)\n"
        "  2:15  ,      ,      ,       PUNCT\n"
        "  2:17  donc   donc   donc    ADV               connecteur (conséquence)\n"
        "  2:22  !      !      !       PUNCT\n");
}

TEST_CASE("with a pattern, only the sentences where it matches, and what each element took") {
  const Sample s = sample();
  TokensReport report = report_of(s);
  report.pattern = "a <été {}>";
  ReportOptions options;
  options.ui = UiLanguage::en;
  CHECK(report_tokens(report, options) ==
        "article.txt · text · fr · 1 sentence, 12 tokens\n\n0 matches of the pattern.\n");
  report.matches.push_back({2, 5, 3, 5, {1, 2, 3}});
  const std::string text = report_tokens(report, options);
  CHECK(text.find("\n  1:4   pont") != std::string::npos);
  CHECK(text.find("\n+ 1:9   a      a      avoir   AUX    Sing.3     {1}, passive with agent\n") != std::string::npos);
  CHECK(text.find("\n> 1:11  été    été    être    AUX    Part.Past  {2}, passive") != std::string::npos);
  CHECK(text.find("\n> 1:15  fermé") != std::string::npos);
  CHECK(text.ends_with("\n1 match of the pattern.\n"));
  options.color = true;
  CHECK(report_tokens(report, options).find("\x1b[1;32m> 1:15") != std::string::npos);
}

TEST_CASE("without a tagger the table says so and leaves its columns out") {
  Sample s = sample();
  s.analysis.tags.clear();
  s.analysis.lemmas.clear();
  const std::string text = report_tokens(report_of(s), {});
  CHECK(text.find("Sans étiqueteur") != std::string::npos);
  CHECK(text.find("lemma") == std::string::npos);
  CHECK(text.find("\n  2:5   東京   東京   protégé (brand)\n") != std::string::npos);
}

TEST_CASE("what could mislead a terminal is shown, and long words are cut") {
  Sample s = sample();
  s.analysis.lemmas[0] = std::string("\x1b[31m") + std::string(100, 'x');
  const std::string text = report_tokens(report_of(s), {});
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find(std::string(40, 'x')) == std::string::npos);
}

TEST_CASE("the JSON of tokens counts bytes of the file") {
  const Sample s = sample();
  TokensReport report = report_of(s);
  report.pattern = "a <été {}>";
  report.matches.push_back({2, 5, 3, 5, {1, 2, 3}});
  const auto json = nlohmann::json::parse(tokens_json(report, {}));
  CHECK(json["schema"] == "calame-tokens/1");
  CHECK(json["lang"] == "fr");
  const auto& group = json["groups"][0];
  CHECK(group["sentence"] == 1);
  CHECK(group["start"] == 3);
  const auto& tokens = group["tokens"];
  REQUIRE(tokens.size() == 12);
  CHECK(tokens[3]["text"] == "été");
  CHECK(tokens[3]["lemma"] == "être");
  CHECK(tokens[3]["upos"] == "AUX");
  CHECK(tokens[3]["feat"] == "Part.Past");
  CHECK(tokens[3]["start"] == 13);
  CHECK(tokens[3]["end"] == 18);
  CHECK(tokens[3]["line"] == 1);
  CHECK(tokens[3]["column"] == 11);
  CHECK(tokens[3]["marked"] == true);
  CHECK(tokens[3]["element"] == 2);
  CHECK(!tokens[5].contains("element"));
  CHECK(tokens[6]["protected"] == "brand");
  CHECK(tokens[8]["number"] == "year");
  CHECK(json["passives"][0]["agent"] == true);
  CHECK(json["connectives"][0]["sense"] == "conséquence");
  CHECK(json["matches"][0]["start"] == 11);
  CHECK(json["matches"][0]["marked"]["start"] == 13);
  CHECK(json["matches"][0]["elements"] == nlohmann::json({1, 2, 3}));
}
