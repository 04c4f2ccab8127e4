// MB/s fact by fact: test_analysis "[.speed]" -s. Hidden: figures depend on the machine.
#include <ctime>
#include <iostream>

#include "catch.h"
#include "french.h"

namespace calame {
namespace {

// A megabyte of our own prose, varied enough that no branch learns it by heart.
std::string long_text() {
  const std::string_view subjects[] = {"La journaliste",        "L’entreprise", "Un élève",
                                       "Aujourd’hui, le maire", "M. Dupont",    "« Personne », dit-elle,",
                                       "Votre voisine",         "L’océan",      "Le PDG d’une start-up"};
  const std::string_view verbs[] = {"n’a pas répondu à", "rencontre souvent", "s’est plaint d’avoir vu", "préfère",
                                    "découvre"};
  const std::string_view objects[] = {"l’administration",        "son ancien professeur de musique",
                                      "12,5 % des habitants",    "la version 2.4.1 du logiciel",
                                      "une réunion à 10:30",     "peut-être quelqu’un",
                                      "https://exemple.fr/page", "les chevaux électriques de l’après-midi"};
  const std::string_view ends[] = {".", " !", " ?", "…", " : voilà."};
  std::string text;
  std::uint32_t random = 1;
  const auto pick = [&](const auto& list) {
    random = random * 1664525 + 1013904223;
    return list[(random >> 16) % std::size(list)];
  };
  while (text.size() < 1'000'000) {
    for (int sentence = 0; sentence < 5; ++sentence) {
      text.append(pick(subjects))
          .append(" ")
          .append(pick(verbs))
          .append(" ")
          .append(pick(objects))
          .append(pick(ends)) += ' ';
    }
    text += "\n\n";
  }
  return text;
}

double megabytes_per_second(const Read& r, Facts facts) {
  Brief brief;
  brief.keyphrase = "voiture électrique";
  double best = 1e9;
  for (int run = 0; run < 5; ++run) {
    const std::clock_t begin = std::clock();
    const Analysis analysis = analyze(r.document, french(), brief, facts);
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    if (analysis.metrics.words > 0) best = std::min(best, seconds);
  }
  return static_cast<double>(r.document.prose.size()) / 1e6 / best;
}

}  // namespace

TEST_CASE("speed", "[.speed]") {
  const Read r = read(long_text());
  const struct {
    const char* name;
    Facts facts;
  } rows[] = {{"basic", Fact::basic},
              {"protected spans", Fact::protected_spans},
              {"tokens", Fact::tokens},
              {"numbers", Fact::numbers},
              {"sentences", Fact::sentences},
              {"syllables", Fact::syllables},
              {"keyphrase", Fact::keyphrase},
              {"all", Fact::all}};
  for (const auto& row : rows) std::cout << row.name << ": " << megabytes_per_second(r, row.facts) << " MB/s\n";
}

}  // namespace calame
