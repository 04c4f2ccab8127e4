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
// Plural compounds are entries of their own in the dictionary: gives them the singular as their lemma.
void settle_compounds(std::vector<FormReading>& all);
// Lines "form<TAB>lemma<TAB>UPOS<TAB>features by name"; throws std::runtime_error with file and line.
void add_supplement(const std::string& path, std::vector<FormReading>& out);

}  // namespace calame::lexicon
