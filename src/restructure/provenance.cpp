// The guard of « nothing is invented »: every content word of a drawn string stands in the spans
// that the string says it was drawn from.
#include <algorithm>
#include <set>

#include "analysis/lexicon.h"
#include "restructure/draft.h"

namespace calame {
namespace {

bool letter_byte(std::string_view s, std::size_t i) {
  const auto c = static_cast<unsigned char>(s[i]);
  return std::isalnum(c) != 0 || c >= 0x80;
}

// Folded words; signs and white space of any width separate.
std::vector<std::string> folded_words(std::string_view text) {
  std::string s = lower_case(text);
  for (const std::string_view sign : {"’", "«", "»", "…", "“", "”", "–", "—", "\u00A0", "\u202F", "‑", "€"})
    for (std::size_t at = 0; (at = s.find(sign, at)) != std::string::npos;) s.replace(at, sign.size(), " ");
  s = fold(s);
  std::vector<std::string> out;
  std::string word;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (letter_byte(s, i)) {
      word += s[i];
      continue;
    }
    if (!word.empty()) out.push_back(word);
    word.clear();
  }
  if (!word.empty()) out.push_back(word);
  return out;
}

// Words that closed operations may put in: articles and the parts of contractions and elisions.
bool supplied(std::string_view w) {
  static constexpr std::string_view words[] = {"le", "la", "les", "l", "de", "d", "du", "des", "au", "aux", "a"};
  return std::find(std::begin(words), std::end(words), w) != std::end(words);
}

// « ajoutez » may be drawn as « ajouter »: any verb that the lexicon reads there.
void add_infinitives(std::string_view form, const Subject& s, std::set<std::string>& known) {
  if (!s.language.lexicon) return;
  const std::string lower = lower_case(form);
  std::vector<Reading> readings;
  s.language.lexicon->readings_of_token(form, lower, readings);
  for (const Reading& r : readings)
    if (r.upos == Upos::verb) known.insert(fold(s.language.lexicon->lemma(form, lower, r)));
}

void check(const Drawn& drawn, const Subject& s, std::vector<std::string>& out) {
  if (drawn.text.empty() || drawn.pattern == "existing" || drawn.pattern == "first-line" || drawn.pattern == "brief" ||
      drawn.pattern == "editor" || drawn.pattern == "short")
    return;
  std::set<std::string> known;
  for (const Provenance& p : drawn.from) {
    if (p.span.end.value > s.source.text().size() || p.span.begin > p.span.end) {
      out.push_back(drawn.text + " (span)");
      return;
    }
    for (std::string& w : folded_words(s.source.text_of(p.span))) known.insert(std::move(w));
    if (p.operation == "infinitive") add_infinitives(s.source.text_of(p.span), s, known);
  }
  for (const std::string& w : folded_words(drawn.text))
    if (!known.contains(w) && !supplied(w)) out.push_back(drawn.text + " (" + w + ")");
}

}  // namespace

std::vector<std::string> invented(const Plan& plan, const Subject& s) {
  std::vector<std::string> out;
  check(plan.title, s, out);
  for (const Drawn& d : plan.title_alternatives) check(d, s, out);
  check(plan.short_title, s, out);
  check(plan.description, s, out);
  for (const Drawn& d : plan.description_alternatives) check(d, s, out);
  for (const PlannedHeading& h : plan.headings) {
    check(h.heading, s, out);
    for (const Drawn& d : h.alternatives) check(d, s, out);
  }
  for (const Drawn& d : plan.key_points) check(d, s, out);
  for (const Drawn& d : plan.spare_key_points) check(d, s, out);
  for (const Answered& a : plan.faq) {
    check(a.question, s, out);
    check(a.answer, s, out);
  }
  return out;
}

}  // namespace calame
