#include "catch.h"
#include "french.h"

namespace calame {
namespace {

using enum Protection;

struct Case {
  std::string_view text;
  std::vector<std::pair<std::string, Protection>> spans;
};

const Case cases[] = {
    {"Rien à protéger ici : 12 € et 3,14, voilà !", {}},
    {"Voir http://a.fr/b?c=d.", {{"http://a.fr/b?c=d", url}}},
    {"(https://fr.exemple.org/wiki/Paris_(film))", {{"https://fr.exemple.org/wiki/Paris_(film)", url}}},
    {"« www.exemple.fr »", {{"www.exemple.fr", url}}},
    {"mailto:moi@exemple.fr", {{"mailto:moi@exemple.fr", url}}},
    {"exemple.fr/page?x=1, puis", {{"exemple.fr/page?x=1", url}}},
    {"Tout est sur service-public.fr.", {{"service-public.fr", url}}},
    {"d’exemple.com", {{"exemple.com", url}}},
    {"fini.Le suivant", {}},
    {"fini.la suite", {}},
    {"Écrivez à contact@exemple.fr : merci", {{"contact@exemple.fr", email}}},
    {"[email protected]", {}},
    {"Le fichier src/main.cpp", {{"src/main.cpp", path}}},
    {"dans /etc/app/ ou ./x et ~/y", {{"/etc/app/", path}, {"./x", path}, {"~/y", path}}},
    {"Voir /etc/hosts:12, puis src/main.c:12:3.", {{"/etc/hosts:12", path}, {"src/main.c:12:3", path}}},
    {"un .gitignore caché", {{".gitignore", path}}},
    {"config.php et README.md.", {{"config.php", path}, {"README.md", path}}},
    {"C:\\Temp\\x.txt", {{"C:\\Temp\\x.txt", path}}},
    {"et/ou, km/h, oui/non", {}},
    {"@hayskali et #SEO, #été2024", {{"@hayskali", handle}, {"#SEO", handle}, {"#été2024", handle}}},
    {"via @moi@instance.social", {{"@moi@instance.social", handle}}},
    {"la couleur #1a2b3c", {{"#1a2b3c", identifier}}},
    {"version 2.4.1 (ou 3.0.0-beta.2)", {{"2.4.1", identifier}, {"3.0.0-beta.2", identifier}}},
    {"v2 et React 18.x", {{"v2", identifier}, {"18.x", identifier}}},
    {"192.168.0.1:8080", {{"192.168.0.1:8080", identifier}}},
    {"1.250.000 habitants", {}},
    {"le 2024-05-12T10:30:00Z", {{"2024-05-12T10:30:00Z", identifier}}},
    {"le 12/05/2024", {{"12/05/2024", identifier}}},
    {"de 2019-2021", {}},
    {"à 10:30: soyez là", {{"10:30", identifier}}},
    {"16:9 et 4:3", {{"16:9", identifier}, {"4:3", identifier}}},
    {"ISO 9001:2015, Jean 3:16.", {{"9001:2015", identifier}, {"3:16", identifier}}},
    {"ISO 8859-15 et UTF-8", {{"8859-15", identifier}, {"UTF-8", identifier}}},
    {"IBAN FR76 3000 6000 0112 3456 7890 189.", {{"FR76 3000 6000 0112 3456 7890 189", identifier}}},
    {"ISBN 978-2-7433-0482-9.", {{"978-2-7433-0482-9", identifier}}},
    {"ISBN 2 07 036024 8", {{"2 07 036024 8", identifier}}},
    {"SIRET 732 829 320 00074.", {{"732 829 320 00074", identifier}}},
    {"Tél. 01 23 45 67 89, merci", {{"01 23 45 67 89", identifier}}},
    {"0123456789 et 06.12.34.56.78", {{"0123456789", identifier}, {"06.12.34.56.78", identifier}}},
    {"+33 1 23 45 67 89", {{"+33 1 23 45 67 89", identifier}}},
    {"+33 (0)1 23 45 67 89", {{"+33 (0)1 23 45 67 89", identifier}}},
    {"(+1-425-344-8242)", {{"+1-425-344-8242", identifier}}},
    {"425-344-8242 ou (425) 344-8242", {{"425-344-8242", identifier}, {"425) 344-8242", identifier}}},
    {"+32 470 12 34 56", {{"+32 470 12 34 56", identifier}}},
    {"+3 points, +10 000 €", {}},
    {"00:1B:44:11:3A:B7", {{"00:1B:44:11:3A:B7", identifier}}},
    {"commit 9fceb02d0a", {{"9fceb02d0a", identifier}}},
    {"123e4567-e89b-12d3-a456-426614174000", {{"123e4567-e89b-12d3-a456-426614174000", identifier}}},
    {"0xFF", {{"0xFF", identifier}}},
    {"L’article L. 1237-19", {{"1237-19", identifier}}},
    {"L’article L.1237-19 et R123-4", {{"L.1237-19", identifier}, {"R123-4", identifier}}},
    {"la loi n° 2022-1369", {{"2022-1369", identifier}}},
    {"n° 7", {}},
    {"GPT-4 et l’A380", {{"GPT-4", identifier}, {"A380", identifier}}},
    {"1 85 05 78.", {{"1 85 05 78", identifier}}},
    {"20h30, 80kg, 1er, 5e, 2024", {}},
    {"Merci :-) ;-) ^^ <3", {{":-)", emoticon}, {";-)", emoticon}, {"^^", emoticon}, {"<3", emoticon}}},
    {"Bravo :) !", {{":)", emoticon}}},
    {"Merci:)", {{":)", emoticon}}},
    {"(voir la note :)", {}},
    {"un :smile: discret", {{":smile:", emoticon}}},
    {"Yahoo! et C++, pas Yahoo !", {{"Yahoo!", brand}, {"C++", brand}}},
    {"yahoo! MYahoo!", {}},
    {"l’iPhone et Jeux Olympiques", {{"iPhone", brand}, {"Jeux Olympiques", brand}}},
    {"iPhones", {}},
    {"plateforme .NET", {{".NET", identifier}}},
    {"{{< figure src=\"a b\" >}} puis {% include x %}",
     {{"{{< figure src=\"a b\" >}}", markup}, {"{% include x %}", markup}}},
    {"la formule $x^2 + y$ ici", {{"$x^2 + y$", markup}}},
    {"$$x = y$$ et $$x = y $é", {{"$$x = y$$", markup}}},
    {"de 3 $ à 5 $, soit $3 ou $5", {}},
    {"un&nbsp;mot &#160; AT&T", {{"&nbsp;", markup}, {"&#160;", markup}}},
    {"{\"status\": \"ok\"}", {{"{\"status\": \"ok\"}", markup}}},
    {"une <span class=\"x\">balise</span>", {{"<span class=\"x\">", markup}, {"</span>", markup}}},
    {"la commande `npm i` suffit", {{"`npm i`", code}}},
    {"L’option --no-cache ; puis", {{"--no-cache", code}}},
    {"a:hover, ma_variable, print()", {{"a:hover", code}, {"ma_variable", identifier}, {"print()", code}}},
    {"voilà:ceci", {}},
    {"Vraiment?...", {}},
    {"Fin.)", {}},
};

std::vector<std::pair<std::string, Protection>> spans_of(const Read& r, const Brief& brief = {}) {
  const std::vector<std::string> names = {"Yahoo!", "C++", "iPhone", "Jeux Olympiques"};
  std::vector<std::pair<std::string, Protection>> spans;
  for (const ProtectedSpan& s : analyze(r.document, french(), brief, Fact::protected_spans, names).protected_spans) {
    spans.emplace_back(text_of(r.document, s.span), s.kind);
  }
  return spans;
}

}  // namespace

TEST_CASE("protected text") {
  STATIC_REQUIRE(std::size(cases) >= 40);
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const Read r = read(std::string(c.text));
    const auto found = spans_of(r);
    std::vector<std::string> texts, expected;
    for (const auto& s : found) texts.push_back(s.first + " " + std::to_string(int(s.second)));
    for (const auto& s : c.spans) expected.push_back(s.first + " " + std::to_string(int(s.second)));
    CHECK(texts == expected);
  }
}

TEST_CASE("protected elements") {
  const std::string html =
      "<html lang=fr><body><p>Un <code>a : b</code> et <kbd>Ctrl ; C</kbd>, <i lang=en>content marketing!</i> ou "
      "<q lang=en>see <b lang=fr>ici</b> now</q> ou <em lang=fr-CA>oui</em></p><pre>x ; y</pre></body></html>";
  const Read r = read(html, Format::html);
  const std::vector<std::pair<std::string, Protection>> expected = {
      {"a : b", code},    {"Ctrl ; C", code}, {"content marketing!", language},
      {"see ", language}, {" now", language}, {"x ; y", code}};
  CHECK(spans_of(r) == expected);
  Brief brief;
  brief.lang = "en";
  CHECK(spans_of(r, brief).size() > 0);
}

TEST_CASE("protection is asked by place") {
  const Read r = read("Voir http://a.fr puis");
  const Analysis a = analyze(r.document, french(), {}, Fact::protected_spans);
  CHECK_FALSE(a.is_protected({4}));
  CHECK(a.is_protected({5}));
  CHECK(a.is_protected({15}));
  CHECK_FALSE(a.is_protected({16}));
  CHECK(a.overlaps_protected(TextSpan(0, 6)));
  CHECK_FALSE(a.overlaps_protected(TextSpan(0, 5)));
  CHECK_FALSE(a.overlaps_protected(TextSpan(16, 20)));
}

}  // namespace calame
