// From the dictionary's grammatical fields to parts of speech, features and lemmas.
#pragma once

#include <string>
#include <vector>

#include "calame/morphology.h"
#include "dictionary.h"

namespace calame::lexicon {

struct FormReading {
  std::string form, lemma;
  Upos upos = Upos::x;
  Features features;
};

// All readings of an entry's forms.
void add_readings(const std::string& stem, const std::vector<Form>& forms, std::vector<FormReading>& out);
// Lines "form<TAB>lemma<TAB>UPOS<TAB>features by name"; throws std::runtime_error with file and line.
void add_supplement(const std::string& path, std::vector<FormReading>& out);

}  // namespace calame::lexicon
