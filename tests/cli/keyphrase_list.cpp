// Commissions in a spreadsheet.
#include "cli/keyphrase_list.h"

#include "catch.h"

using namespace calame;

namespace {

std::string shown(const Result<std::vector<ListedBrief>>& rows) {
  std::string out;
  if (!rows.ok()) {
    for (const Error& error : rows.errors()) out += to_string(error, UiLanguage::en) + "\n";
    return out;
  }
  for (const ListedBrief& row : *rows) {
    out += std::to_string(row.at.line) + " " + row.path + ": " + row.brief.keyphrase;
    for (const std::string& synonym : row.brief.synonyms) out += "|" + synonym;
    if (row.brief.min_words) out += " " + std::to_string(*row.brief.min_words);
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a list of commissions is read as spreadsheets write it") {
  const struct {
    std::string_view what;
    std::string text, expected;
  } cases[] = {
      {"commas", "path,keyphrase\na.md,vélo cargo\nb/c.md, pont de Lyon \n",
       "2 a.md: vélo cargo\n3 b/c.md: pont de Lyon\n"},
      {"semicolons", "path;keyphrase;synonyms;min-words\na.md;vélo, cargo;\"biporteur; triporteur\";700\n",
       "2 a.md: vélo, cargo|biporteur|triporteur 700\n"},
      {"tabs", "keyphrase\tpath\nvélo\ta.md\n", "2 a.md: vélo\n"},
      {"synonyms", "path,keyphrase,synonyms\na.md,vélo,biporteur|triporteur;bicyclette\nb.md,pont,\n",
       "2 a.md: vélo|biporteur|triporteur|bicyclette\n3 b.md: pont\n"},
      {"French columns", "Chemin;Mot-clé;Mots;Synonymes\na.md;vélo;300;\n", "2 a.md: vélo 300\n"},
      {"mark, CRLF, no last line end", "\xEF\xBB\xBFpath,keyphrase\r\na.md,vélo\r\n\r\nb.md,pont",
       "2 a.md: vélo\n4 b.md: pont\n"},
      {"Windows-1252", "path;keyphrase\na.md;v\xE9lo\n", "2 a.md: vélo\n"},
      {"quotes", "path,keyphrase\n\"a,b.md\",\"dit \"\"le pont\"\"\"\n\"c.md\" , \"deux\nlignes\"\nd.md,x\n",
       "2 a,b.md: dit \"le pont\"\n3 c.md: deux\nlignes\n5 d.md: x\n"},
      {"short rows", "path,keyphrase,synonyms,min-words\na.md,vélo\n", "2 a.md: vélo\n"},
      {"a path of Windows stays one", "path;keyphrase\nblog/l’été à Lyon.md;été\n", "2 blog/l’été à Lyon.md: été\n"},
      {"only a header", "path,keyphrase\n", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    CHECK(shown(read_keyphrase_list(c.text, "k.csv")) == c.expected);
  }
}

TEST_CASE("each malformed row of a list is an error with its line") {
  const struct {
    std::string_view what;
    std::string text, expected;
  } cases[] = {
      {"empty", "", "k.csv:1: empty list, the first line names the columns (path,keyphrase)\n"},
      {"no header", "a.md,vélo\nb.md,pont\n",
       "k.csv:1: unknown column “a.md” (path, keyphrase, synonyms, min-words)\n"
       "k.csv:1: unknown column “vélo” (path, keyphrase, synonyms, min-words)\n"},
      {"misspelt column", "path,keyprase\n",
       "k.csv:1: unknown column “keyprase” (path, keyphrase, synonyms, min-words); did you mean “keyphrase”?\n"},
      {"column missing", "path,synonyms\n",
       "k.csv:1: column “keyphrase” is missing; the first line names the columns\n"},
      {"column twice", "path,keyphrase,chemin\n", "k.csv:1: column “chemin” given twice\n"},
      {"rows", "path,keyphrase,min-words\n,vélo\na.md,\nb.md,x,many\nc.md,x,1,2\nd.md,x\nd.md,y\n",
       "k.csv:2: row without the path of an article\n"
       "k.csv:3: row without a keyphrase\n"
       "k.csv:4: “many” is not a number of words\n"
       "k.csv:5: 4 cells for 3 columns: put in quotes \" what holds the separator\n"
       "k.csv:7: “d.md” stands on line 6 already\n"},
      {"open quote", "path,keyphrase\na.md,x\nb.md,\"y\nc.md,z\n", "k.csv:3: quote \" opened and not closed\n"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    const auto rows = read_keyphrase_list(c.text, "k.csv");
    CHECK(shown(rows) == c.expected);
    if (rows.ok()) continue;
    for (const Error& error : rows.errors()) CHECK(error.message.fr != error.message.en);
  }
}

TEST_CASE("a long list of faults is bounded") {
  std::string text = "path,keyphrase\n";
  for (int i = 0; i < 1000; ++i) text += "x\n";
  const auto rows = read_keyphrase_list(text, "k.csv");
  REQUIRE(!rows.ok());
  CHECK(rows.errors().size() == 21);
}
