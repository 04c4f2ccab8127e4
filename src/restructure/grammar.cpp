#include "restructure/grammar.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <iterator>

namespace calame {
namespace {

struct Listed {
  std::string_view list;
  WordClass word_class;
};
constexpr Listed listed[] = {{"definite", WordClass::definite},
                             {"indefinite", WordClass::indefinite},
                             {"pointing", WordClass::pointing},
                             {"quantifiers", WordClass::quantifier},
                             {"prepositions", WordClass::preposition},
                             {"pronouns", WordClass::pronoun},
                             {"personal", WordClass::personal},
                             {"conjunctions", WordClass::conjunction},
                             {"leaning", WordClass::leaning},
                             {"bound-openers", WordClass::bound_opener},
                             {"opposing", WordClass::opposing},
                             {"section-openers", WordClass::section_opener},
                             {"adverbs", WordClass::adverb},
                             {"finite", WordClass::finite},
                             {"finite-or-noun", WordClass::finite_or_noun},
                             {"auxiliaries", WordClass::auxiliary},
                             {"reporting", WordClass::reporting},
                             {"prenominal", WordClass::prenominal},
                             {"adjectives", WordClass::adjective},
                             {"not-adjectives", WordClass::not_adjective},
                             {"noun-like-verbs", WordClass::noun_like_verb},
                             {"empty-heads", WordClass::empty_head},
                             {"role-heads", WordClass::role_head},
                             {"relational", WordClass::relational},
                             {"events", WordClass::event},
                             {"deictic", WordClass::deictic},
                             {"speaking", WordClass::speaking},
                             {"calendar", WordClass::calendar},
                             {"leaning-adjectives", WordClass::leaning_adjective},
                             {"known-acronyms", WordClass::known_acronym}};

constexpr std::string_view finite_endings[] = {"aient",   "ait",    "èrent", "irent", "urent", "eront", "iront",
                                               "eraient", "erait",  "irait", "era",   "ira",   "ons",   "ez",
                                               "issent",  "issait", "isait", "oient", "ions"};
constexpr std::string_view infinitive_endings[] = {"er", "ir", "oir", "dre", "tre", "ire", "uire"};

icu::UnicodeString wide(std::string_view s) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(s.data(), static_cast<int32_t>(s.size())));
}

}  // namespace

Grammar::Grammar(const Ruleset& ruleset, const Language& language) : ruleset_(ruleset) {
  for (const Listed& l : listed)
    for (const std::string& word : list(l.list)) words_[lower_case(word)] |= bit(l.word_class);
  for (const std::string& word : language.stop_words) words_[lower_case(word)] |= bit(WordClass::stop);
}

std::uint32_t Grammar::classes(std::string_view lower) const {
  const auto at = words_.find(std::string(lower));
  return at == words_.end() ? 0 : at->second;
}

bool Grammar::adjective_ending(std::string_view lower) const {
  const std::uint32_t c = classes(lower);
  if (c & bit(WordClass::adjective)) return true;
  if (c & (bit(WordClass::not_adjective) | bit(WordClass::stop) | bit(WordClass::finite))) return false;
  const auto& endings = list("adjective-endings");
  return std::any_of(endings.begin(), endings.end(),
                     [&](const std::string& e) { return lower.size() >= e.size() + 2 && lower.ends_with(e); });
}

const std::vector<std::string>& Grammar::list(std::string_view name) const {
  static const std::vector<std::string> none;
  const auto at = ruleset_.lists.find("restructure." + std::string(name));
  return at == ruleset_.lists.end() ? none : at->second;
}

bool Grammar::in_list(std::string_view name, std::string_view word) const {
  const std::vector<std::string>& words = list(name);
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool finite_ending(std::string_view lower) {
  if (lower.ends_with("tions") || lower.ends_with("sions") || lower.ends_with("isons") || lower.ends_with("nez"))
    return false;
  return std::any_of(std::begin(finite_endings), std::end(finite_endings),
                     [&](std::string_view e) { return lower.size() >= e.size() + 2 && lower.ends_with(e); });
}

bool infinitive_ending(std::string_view lower) {
  return std::any_of(std::begin(infinitive_endings), std::end(infinitive_endings),
                     [&](std::string_view e) { return lower.size() >= e.size() + 1 && lower.ends_with(e); });
}

std::string capitalised(std::string_view s) {
  const icu::UnicodeString text = wide(s);
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    if (!u_isalnum(text.char32At(i))) continue;
    const int32_t next = text.moveIndex32(i, 1);
    icu::UnicodeString letter(text, i, next - i);
    letter.toUpper(icu::Locale::getRoot());
    icu::UnicodeString whole(text, 0, i);
    whole.append(letter).append(text, next, text.length() - next);
    std::string out;
    whole.toUTF8String(out);
    return out;
  }
  return std::string(s);
}

}  // namespace calame
