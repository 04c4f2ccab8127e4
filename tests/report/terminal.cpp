// What a person sees: full and concise.
#include "catch.h"
#include "report/sample.h"
#include "report/summary.h"

using namespace calame;

namespace {

FileReport small() {
  FileReport file = sample::audited("articles/oui.md", Format::markdown, "Une phrase. Oui !\n",
                                    {{"TYP014", " !", "Espace fine insécable avant «\u00A0!\u00A0»", "\u202F!"}});
  sample::add_whole(file, "MET001", "Titre absent");
  sample::set_score(file, {{"meta.title-present", 20.04, 20.04}, {"typography.spaces", 5.16, 10}},
                    {{"gate.meta.title-present", 59}});
  return file;
}

}  // namespace

TEST_CASE("full: frame, fix, score one can argue with, honest summary") {
  FileReport file = small();
  file.after = file.audited->result.score;
  file.after->overall = 64;
  ReportOptions options = sample::french();
  options.min_score = 80;
  CHECK(calame::report("full", {&file, 1}, sample::ruleset(), options) ==
        "articles/oui.md · markdown · fr-FR · 16 mots\n\n"
        "articles/oui.md:1:1 erreur MET001 title-missing\u00A0: Titre absent\n\n"
        "articles/oui.md:1:16 avertissement TYP014 space-before-high-punctuation\u00A0: Espace fine insécable avant "
        "«\u00A0!\u00A0»\n"
        " 1 | Une phrase. Oui·!\n"
        "   |                ^^\n"
        "   = corrigeable avec `calame fix`\u00A0: ·! → ⍽!\n\n"
        "Score 59/100 (min. 80)\u00A0: titre et description \u221220,0 (titre absent), typographie \u22125,2 (espace "
        "fine insécable "
        "avant «\u00A0!\u00A0»). Plafond 59\u00A0: titre absent. Avec fix\u00A0: 64.\n"
        "2 problèmes, 1 corrigeable avec `calame fix`.\n");
}

TEST_CASE("a message gives its first clause") {
  struct Case {
    std::string_view message, headline;
  };
  const Case cases[] = {
      {"Aucun intertitre pour 693 mots\u00A0: il en faut un tous les 150", "aucun intertitre pour 693 mots"},
      {"50 % de phrases longues (15 sur 30)", "50 % de phrases longues"},
      {"Titre absent.", "titre absent"},
      {"H1 absent", "H1 absent"},
      {"«\u00A0[x]\u00A0»\u00A0: reste d’un gabarit, à retirer", "«\u00A0[x]\u00A0»\u00A0: reste d’un gabarit"},
      {"", ""},
      {"Espace ordinaire avant « : » : mettez une insécable", "espace ordinaire avant « : »"},
      {"Espace avant « ; » et « . » ; retirez-la", "espace avant « ; » et « . »"},
      {"“TODO”: left over from a template, to remove", "“TODO”: left over from a template"},
      {"Space before “: ”: remove it", "space before “: ”"},
  };
  for (const Case& c : cases) CHECK(headline(c.message) == c.headline);
}

TEST_CASE("full in English") {
  const FileReport file = small();
  const std::string text = calame::report("full", {&file, 1}, sample::ruleset(), sample::english());
  CHECK(text.find("warning TYP014") != text.npos);
  CHECK(text.find("Score 59/100: title and description \u221220.0") != text.npos);
  CHECK(text.find("With fix") == text.npos);  // unknown: not said
  CHECK(text.find("2 problems, 1 fixable with `calame fix`.\n") != text.npos);
}

TEST_CASE("colour only when asked for, and never from the article") {
  FileReport file = small();
  file.path = "a\x1b[2J.md";
  file.audited->result.diagnostics[0].message = "\x1b]0;titre\x07";
  ReportOptions options = sample::french();
  const std::string plain = calame::report("full", {&file, 1}, sample::ruleset(), options) +
                            calame::report("concise", {&file, 1}, sample::ruleset(), options);
  CHECK(plain.find('\x1b') == plain.npos);
  CHECK(plain.find('\x07') == plain.npos);
  options.color = true;
  const std::string painted = calame::report("full", {&file, 1}, sample::ruleset(), options);
  CHECK(painted.find("\x1b[1;31m") != painted.npos);
  CHECK(painted.find("\x1b[2J") == painted.npos);
  CHECK(painted.find("\x1b]") == painted.npos);
}

TEST_CASE("concise: a line a finding") {
  const FileReport file = small();
  CHECK(calame::report("concise", {&file, 1}, sample::ruleset(), sample::french()) ==
        "articles/oui.md:1:1: error MET001 Titre absent\n"
        "articles/oui.md:1:16: warning TYP014 [*] Espace fine insécable avant «\u00A0!\u00A0»\n");
}

TEST_CASE("the cap on findings is said, and counts stay true") {
  const FileReport file = sample::article();
  ReportOptions options = sample::french();
  options.max_findings = 3;
  const std::string text = calame::report("full", {&file, 1}, sample::ruleset(), options);
  CHECK(text.find("… et 9 autres qui ne figurent pas ici.") != text.npos);
  CHECK(text.find("12 problèmes, 9 corrigeables") != text.npos);
}

TEST_CASE("suppressed findings are counted as accepted, not as problems") {
  const FileReport file = sample::audited("a.txt", Format::text, "Oui !", {{"TYP014", " !", "m", "\u202F!", 0, true}});
  const Tally t = tally(file.audited->result);
  CHECK(t.findings == 0);
  CHECK(t.safe == 0);
  CHECK(summary_sentence(UiLanguage::fr, t) == "Aucun problème, 1 exception acceptée dans le fichier.");
}

TEST_CASE("the summary tells safe fixes from unsafe ones") {
  Tally t;
  t.findings = 12, t.safe = 7, t.unsafe_only = 2;
  CHECK(summary_sentence(UiLanguage::fr, t) ==
        "12 problèmes, 7 corrigeables avec `calame fix`, 2 de plus avec `--unsafe`.");
  t.safe = 0, t.unsafe_only = 0;
  CHECK(summary_sentence(UiLanguage::fr, t) == "12 problèmes, aucun corrigeable automatiquement.");
  CHECK(summary_sentence(UiLanguage::fr, {}) == "Aucun problème.");
}

TEST_CASE("a file that could not be read says why") {
  FileReport file;
  file.path = "b.html";
  file.errors.push_back({"b.html", {3, 4}, {"profondeur de plus de 512", "deeper than 512"}});
  const std::string text = calame::report("full", {&file, 1}, sample::ruleset(), sample::french());
  CHECK(text.find("erreur b.html:3:4: profondeur de plus de 512") != text.npos);
}
