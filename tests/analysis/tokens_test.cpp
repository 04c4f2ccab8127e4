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
    {"J.-C.", {"J.-C", "."}},
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

// A space or a bar stands between two tokens; the bar is no part of the text.
constexpr std::string_view marked_cases[] = {
    "Donne|-le|-moi !",
    "Va|-t’en !",
    "Y a|-t-il un pilote dans l’|avion ?",
    "Est|-ce que tu viens ?",
    "Parle|-t-on assez des autres ?",
    "Dis|-moi tout|.",
    "Celui-ci|, pas celui-là|.",
    "Ce jour|-là|, il neigeait|.",
    "Cette fois|-ci|, c’|est bon|.",
    "Prends|-en soin|.",
    "Souviens|-t’en|.",
    "Allons|-nous|-en !",
    "Rends|-le|-lui|.",
    "Puis|-je entrer ?",
    "Aurais|-je tort ?",
    "Peut|-il venir ?",
    "Qu’|en dira|-t-on ?",
    "Quelqu’un l’|a|-t-il vu ?",
    "Lorsqu’|il pleut|, l’|on rentre|.",
    "Jusqu’|à quand ?",
    "D’|autres viendront aujourd’hui|.",
    "Presqu’|à la fin",
    "Puisqu’|aujourd’hui c’|est fête",
    "La porte est entr’ouverte|.",
    "Ils s’|entr’aident|.",
    "O’Brien et McDonald’s",
    "L’|Oréal|, d’|Artagnan et N’Golo Kanté",
    "Kylian M’Bappé|, à N’Djamena",
    "C’est-à-dire ?",
    "Un arc-en-ciel à Saint-Étienne",
    "Peut-être un rendez-vous",
    "Le porte-avions Charles-de-Gaulle",
    "La Seine-Saint-Denis et L’|Haÿ-les-Roses",
    "Les après-midi d’|été",
    "Le chef-d’œuvre d’|un soi-disant chef-d’œuvre",
    "L’|ex-ministre|, elle-même franco-suisse",
    "Au-delà du vis-à-vis",
    "Un va-et-vient de 4x4",
    "Pont-l’Évêque et Val-d’Oise",
    "La grand’mère du rock’n’roll",
    "Au 1er mai|, la 2e|, le 3ème",
    "La 1re|, les 1ères et la 2nde",
    "Le XXe et le XXIᵉ siècle",
    "Louis XIV|, François Ier",
    "En 3D et en 5G",
    "La COVID-19|, le Covid-19",
    "Du C++ et du C|#",
    "Un colis de 80|kg",
    "De 10|-|12 ans",
    "+|3,5 % en un an",
    "−|2 °|C",
    "1 000 habitants",
    "1.000 habitants",
    "1’000 habitants",
    "12’500 francs",
    "3|M|€ et 10|k|€",
    "À 14|h|30|, à 8|h",
    "À 14 h 30",
    "De 9|h à 18|h",
    "Le 24|h|/|24",
    "Une fois sur 2|/|3",
    "Du 12|/|25 m²",
    "90 km|/|h",
    "L’|« |effet| »",
    "l’|\"|effet|\"",
    "Une «|\u00A0|bulle|\u00A0|»",
    "Une « bulle »|, dit|-on",
    "Étudiant·es et tou·te·s",
    "Étudiant(e)s et salarié(e)",
    "Tou.te.s les étudiant.e.s",
    "Chacun.e et les élu.es",
    "L’|auteur.trice|.",
    "Les directeur.rice.s",
    "Les agriculteur⋅rice⋅s",
    "Une (|autre|) affaire",
    "La S.N.C.F|. et les U.S.A|.",
    "J.-C|. Marchiani",
    "c.-à-d|. demain",
    "M|. Dupont|, Mme Durand",
    "M|.|Dupont",
    "J.K|. Rowling",
    "L’|art|. L|. 121-1",
    "p|. 12 et pp|. 13|-|15",
    "n° 5 et n°|5",
    "§ 2|, al|. 3",
    "Fini|.|Le reste",
    "Fini|.|la suite",
    "etc|. Puis|…",
    "etc|...",
    "CO₂|, H₂O et 25 m²",
    "10 km²|, 3 m³",
    "prouvé|¹| et vu|.|²",
    "[|1|] et (|2|)",
    "Bravo|*",
    "Le prix : 5|€|, 5,50 € ou $|5",
    "5 %|, 5|%|, 5 ‰",
    "R|&|D et AT|&|T",
    "Et|/|ou",
    "«|\u00A0|Oui|\u00A0|!|\u00A0|»",
    "Oui|!|..",
    "Quoi |?!",
    "2019|-|2021",
    "01/02/2024",
    "2024-02-01",
    "v2.4.1 et 18.x",
    "redaction@exemple.fr|,",
    "#JO2024 et @lemonde",
    "https://exemple.fr/a?b=c|.",
    "exemple.fr|, www.exemple.fr",
    "1,2 et 3",
    "3,14|.",
    "1 234 567,89 €",
    "2024 000",
    "16:9 ou 10:30",
    "Le 11|-|Septembre",
    "La mi-2024",
    "Un week-end pop-up",
    "L’|e-mail du T-shirt",
    "B2B|, MP3|, H1N1",
    "Wi-Fi 6",
    "Ça ? Ben|… non",
    "—|Tu viens ?",
    "– item",
    "• item",
    "a_b",
    "j’|suis|, t’|as|, p’tit",
    "v’là l’|bus",
    "Qu’|est|-ce qu’|il y a ?",
    "N’|est|-ce pas ?",
    "Sot-l’y-laisse",
    "Prud’hommes",
    "Presqu’île",
    "Vingt-et-un|, quatre-vingt-dix-neuf",
    "moi-même",
    "ci-joint|, ci-après",
    "là-bas|, jusque-là|, d’|ici|-là",
    "Marne-la-Vallée",
    "Choisy-le-Roi",
    "Jean-Luc",
    "lui-même|-",
};

struct Marked {
  std::string text;
  std::vector<std::string> tokens;
};
Marked marked(std::string_view line) {
  Marked result;
  std::string piece;
  const auto close = [&] {
    constexpr std::string_view no_break = "\u00A0";
    if (piece.starts_with(no_break)) piece.erase(0, no_break.size());
    if (piece.ends_with(no_break)) piece.erase(piece.size() - no_break.size());
    if (!piece.empty()) result.tokens.push_back(std::move(piece));
    piece.clear();
  };
  for (const char c : line) {
    if (c == '|' || c == ' ') close();
    if (c != '|') result.text += c;
    if (c != '|' && c != ' ') piece += c;
  }
  close();
  return result;
}

std::vector<Token> tokens_of_document(const Document& document) {
  const std::vector<std::string> names = {"Yahoo!", "C++"};
  return analyze(document, french(), {}, Fact::tokens, names).tokens;
}

}  // namespace

TEST_CASE("French tokens") {
  STATIC_REQUIRE(std::size(cases) + std::size(marked_cases) >= 150);
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const Read r = read(std::string(c.text));
    CHECK(texts_of(r.document, tokens_of_document(r.document)) == c.tokens);
  }
  for (const std::string_view line : marked_cases) {
    CAPTURE(line);
    const Marked c = marked(line);
    const Read r = read(c.text);
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
