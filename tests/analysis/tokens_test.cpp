#include "analysis/facts.h"
#include "catch.h"
#include "french.h"

namespace calame {
namespace {

struct Case {
  std::string_view text;
  std::vector<std::string> tokens;
};

const Case cases[] = {
    {"", {}},
    {" \n ", {}},
    {"L’été arrive.", {"L’", "été", "arrive", "."}},
    {"l'annonce", {"l'", "annonce"}},
    {"L'Oréal", {"L'", "Oréal"}},
    {"d’aujourd’hui", {"d’", "aujourd’hui"}},
    {"aujourd'hui", {"aujourd'hui"}},
    {"qu’il qu'elle", {"qu’", "il", "qu'", "elle"}},
    {"Jusqu’à présent", {"Jusqu’", "à", "présent"}},
    {"lorsqu’on puisqu’il quoiqu’on", {"lorsqu’", "on", "puisqu’", "il", "quoiqu’", "on"}},
    {"quelqu’un", {"quelqu’un"}},
    {"quelqu’autre", {"quelqu’", "autre"}},
    {"s’il n’y a", {"s’", "il", "n’", "y", "a"}},
    {"c’est-à-dire", {"c’est-à-dire"}},
    {"C’EST-À-DIRE", {"C’EST-À-DIRE"}},
    {"peut-être", {"peut-être"}},
    {"Peut-être", {"Peut-être"}},
    {"Est-ce vrai ?", {"Est", "-ce", "vrai", "?"}},
    {"Qu’est-ce que c’est ?", {"Qu’", "est", "-ce", "que", "c’", "est", "?"}},
    {"y a-t-il", {"y", "a", "-t-il"}},
    {"Va-t-elle", {"Va", "-t-elle"}},
    {"l’a-t-on vu", {"l’", "a", "-t-on", "vu"}},
    {"va-t’en", {"va", "-t’en"}},
    {"va-t'en", {"va", "-t'en"}},
    {"donne-m’en", {"donne", "-m’en"}},
    {"donne-le-moi", {"donne", "-le", "-moi"}},
    {"dites-le", {"dites", "-le"}},
    {"allez-y", {"allez", "-y"}},
    {"contactez-nous", {"contactez", "-nous"}},
    {"rendez-vous", {"rendez-vous"}},
    {"ce jour-là", {"ce", "jour", "-là"}},
    {"celui-ci", {"celui-ci"}},
    {"là-bas", {"là-bas"}},
    {"ci-dessous", {"ci-dessous"}},
    {"co-fondateur", {"co-fondateur"}},
    {"sous-jacents", {"sous-jacents"}},
    {"moi-même", {"moi-même"}},
    {"Aix-les-Bains", {"Aix-les-Bains"}},
    {"arc-en-ciel", {"arc-en-ciel"}},
    {"chefs-d’œuvre", {"chefs-d’œuvre"}},
    {"l’après-midi", {"l’", "après-midi"}},
    {"vingt-deux", {"vingt-deux"}},
    {"O’Connor", {"O’Connor"}},
    {"Grey’s Anatomy", {"Grey’s", "Anatomy"}},
    {"presqu’île", {"presqu’île"}},
    {"l’« effet »", {"l’", "«", "effet", "»"}},
    {"d’«\u00A0intelligence\u00A0»", {"d’", "«", "intelligence", "»"}},
    {"non‑moi", {"non", "‑moi"}},
    {"étudiant·es", {"étudiant·es"}},
    {"oui\u202F!", {"oui", "!"}},
    {"oui\u00A0: non", {"oui", ":", "non"}},
    {"un\u2009deux", {"un", "deux"}},
    {"Oui!Non", {"Oui", "!", "Non"}},
    {"12", {"12"}},
    {"3,14", {"3,14"}},
    {"3.14", {"3.14"}},
    {"1\u00A0000", {"1\u00A0000"}},
    {"1\u202F250\u202F000\u00A0€", {"1\u202F250\u202F000", "€"}},
    {"1\u202F250,50", {"1\u202F250,50"}},
    {"1 000", {"1", "000"}},
    {"en 2024\u00A0000", {"en", "2024", "000"}},
    {"12\u00A0345\u00A06789", {"12\u00A0345", "6789"}},
    {"1.250.000", {"1.250.000"}},
    {"1’250’000", {"1’250’000"}},
    {"12.", {"12", "."}},
    {"1, 2", {"1", ",", "2"}},
    {"20 %", {"20", "%"}},
    {"−5 °C", {"−", "5", "°", "C"}},
    {"80kg", {"80", "kg"}},
    {"3,5km", {"3,5", "km"}},
    {"12h30", {"12", "h", "30"}},
    {"25m²", {"25", "m²"}},
    {"1er 2e 3ème XXe", {"1er", "2e", "3ème", "XXe"}},
    {"la 5G en 3D", {"la", "5G", "en", "3D"}},
    {"110 km/h", {"110", "km", "/", "h"}},
    {"10 × 15", {"10", "×", "15"}},
    {"n° 7", {"n°", "7"}},
    {"§ 4", {"§", "4"}},
    {"Le 11-Septembre", {"Le", "11", "-", "Septembre"}},
    {"Vraiment?...", {"Vraiment", "?", "..."}},
    {"Quoi ?!", {"Quoi", "?!"}},
    {"Oui!!!", {"Oui", "!!!"}},
    {"Je… sais", {"Je", "…", "sais"}},
    {"(presque)!Non", {"(", "presque", ")", "!", "Non"}},
    {"« oui », dit", {"«", "oui", "»", ",", "dit"}},
    {"a -- b", {"a", "--", "b"}},
    {"x << y", {"x", "<<", "y"}},
    {"R&D", {"R", "&", "D"}},
    {"M. Dupont", {"M", ".", "Dupont"}},
    {"J.-C.", {"J", ".", "-", "C", "."}},
    {"e\u0301te\u0301", {"e\u0301te\u0301"}},
    {"cor\u00ADrect", {"cor\u00ADrect"}},
    {"Ελλάδα и Россия", {"Ελλάδα", "и", "Россия"}},
    {"東京 です", {"東京", "です"}},
    {"👍🏽 👩\u200D💻!", {"👍🏽", "👩\u200D💻", "!"}},
    {"voir http://a.fr/b?c=d.", {"voir", "http://a.fr/b?c=d", "."}},
    {"d’exemple.fr", {"d’", "exemple.fr"}},
    {"(v2.4.1)", {"(", "v2.4.1", ")"}},
    {"à 10:30:", {"à", "10:30", ":"}},
    {"Yahoo! et C++", {"Yahoo!", "et", "C++"}},
    {"Merci :)", {"Merci", ":)"}},
};

std::vector<Token> tokens_of_document(const Document& document) {
  const std::vector<std::string> names = {"Yahoo!", "C++"};
  return analyze(document, french(), {}, Fact::tokens, names).tokens;
}

}  // namespace

TEST_CASE("French tokens") {
  STATIC_REQUIRE(std::size(cases) >= 80);
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const Read r = read(std::string(c.text));
    CHECK(texts_of(r.document, tokens_of_document(r.document)) == c.tokens);
  }
}

TEST_CASE("kinds of tokens") {
  const struct {
    std::string_view text;
    std::vector<TokenKind> kinds;
  } kind_cases[] = {
      {"oui", {TokenKind::word}},
      {"3,14 €", {TokenKind::number, TokenKind::symbol}},
      {"?! … «", {TokenKind::punctuation, TokenKind::punctuation, TokenKind::punctuation}},
      {"% & @ * §", {TokenKind::symbol, TokenKind::symbol, TokenKind::symbol, TokenKind::symbol, TokenKind::symbol}},
      {"1er", {TokenKind::word}},
      {"http://a.fr", {TokenKind::word}},
      {"l’an 12", {TokenKind::word, TokenKind::word, TokenKind::number}},
  };
  for (const auto& c : kind_cases) {
    CAPTURE(c.text);
    std::vector<TokenKind> kinds;
    for (const Token& t : tokens_of(c.text, french())) kinds.push_back(t.kind);
    if (c.text.find("http") == std::string_view::npos) CHECK(kinds == c.kinds);
    const Read r = read(std::string(c.text));
    kinds.clear();
    for (const Token& t : tokens_of_document(r.document)) kinds.push_back(t.kind);
    CHECK(kinds == c.kinds);
  }
}

TEST_CASE("an English text is data too") {
  const Read r = read("Don’t stop at o’clock, it’s fine.");
  const auto tokens = analyze(r.document, english(), {}, Fact::tokens).tokens;
  CHECK(texts_of(r.document, tokens) ==
        std::vector<std::string>{"Don’t", "stop", "at", "o’clock", ",", "it’s", "fine", "."});
}

}  // namespace calame
