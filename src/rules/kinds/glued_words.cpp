#include "rules/kinds/glued_words.h"

#include "analysis/characters.h"
#include "analysis/lexicon.h"
#include "rules/pattern.h"

namespace calame {
namespace {

// Letters alone are variables, initials, items of a list.
bool is_known_word(const Subject& subject, const Neighbour& n) {
  if ((n.classes & gap_class::word) == 0 || next_character(n.text, 0) >= n.text.size()) return false;
  const Lexicon& lexicon = *subject.language.lexicon;
  const std::string_view word = n.text.substr(n.text.front() == '-' ? 1 : 0);  // dit-il
  return lexicon.contains(word) || lexicon.contains(lower_case(word));
}

// « clé:valeur », « rouge;vert » are data as often as prose; a verb, an adverb or a pronoun is prose.
bool names_something(const Subject& subject, const Neighbour& n) {
  const std::string lower = lower_case(n.text);
  if (subject.language.stop_words.contains(lower)) return false;
  std::vector<Reading> readings;
  subject.language.lexicon->readings_of_token(n.text, lower, readings);
  return readings.empty() || readings.front().upos == Upos::noun || readings.front().upos == Upos::propn ||
         readings.front().upos == Upos::adj;
}

}  // namespace

bool are_glued_words(const Subject& subject, const Gap& gap) {
  if (!subject.language.lexicon || !gap.before.there || !gap.text.empty()) return false;
  const bool spaced_before = (gap.left.classes & (gap_class::high | gap_class::colon)) != 0;  // Oui !Non
  if (!spaced_before && !GapWalker::touching(gap.before, gap.left)) return false;
  const bool closed = (gap.before.classes & gap_class::close) != 0;
  if ((!closed && !is_known_word(subject, gap.before)) || !is_known_word(subject, gap.right)) return false;
  const std::string_view prose = subject.document.prose;
  const std::size_t end = gap.after.span.end.value;
  const bool goes_on = GapWalker::touching(gap.right, gap.after) && gap.after.text == gap.left.text &&
                       end < prose.size() && prose[end] != ' ' && prose[end] != '\n';
  if (goes_on || gap.earlier == gap.left.text) return false;  // rouge,vert,bleu
  const bool capital = (gap.right.classes & gap_class::capital) != 0;
  if (gap.left.text == ",") return true;
  const bool ends_sentence = gap.left.text != ";" && gap.left.text != ":";
  if (ends_sentence) return capital;
  // vrai?oui:non, a choice in code
  if (!gap.earlier.empty() && (gap.before.classes & gap_class::capital) == 0) return false;
  return !closed && (!names_something(subject, gap.before) || !names_something(subject, gap.right));
}

}  // namespace calame
