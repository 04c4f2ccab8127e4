#include "rules/language_reader.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <utility>

#include "analysis/connective_trie.h"
#include "analysis/known_languages.h"
#include "analysis/lexicon.h"
#include "analysis/tagger.h"
#include "document/worded.h"
#include "rules/error_sink.h"
#include "rules/name_format.h"

namespace calame {
namespace {

enum class Case { lower, kept };

// Of most words nothing needs to change, which shows without a library: lower case of ASCII and of Latin-1, composed,
// and typographic apostrophes.
bool is_normal(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    if (byte < 0x80 && byte != '\'' && !(byte >= 'A' && byte <= 'Z')) continue;
    if (word.substr(i, 3) == "\u2019") {
      i += 2;
      continue;
    }
    constexpr unsigned char latin1 = 0xC3, first_small = 0xA0;  // à is C3 A0, ÿ is C3 BF
    if (byte != latin1 || i + 1 == word.size() || static_cast<unsigned char>(word[i + 1]) < first_small) return false;
    ++i;
  }
  return true;
}

// NFC, typographic apostrophe, lower case: the form in which the analysis compares words.
std::string normal_form(std::string word, Case letters) {
  if (is_normal(word)) return word;
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(word);
  text.findAndReplace(icu::UnicodeString(u'\''), icu::UnicodeString(u'\u2019'));
  if (letters == Case::lower) text.toLower(icu::Locale::getRoot());
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_SUCCESS(status) && !nfc->isNormalized(text, status)) text = nfc->normalize(text, status);
  if (U_FAILURE(status)) return word;
  std::string out;
  return text.toUTF8String(out);
}

void append(std::vector<std::string>& list, std::vector<std::string> words, Case letters) {
  for (std::string& word : words) {
    word = normal_form(std::move(word), letters);
    if (!word.empty() && std::find(list.begin(), list.end(), word) == list.end()) list.push_back(std::move(word));
  }
}

void append(std::unordered_set<std::string>& set, std::vector<std::string> words, Case letters) {
  set.reserve(set.size() + words.size());
  for (std::string& word : words)
    if (!word.empty()) set.insert(normal_form(std::move(word), letters));
}

void read_syllables(Fields& fields, Language& language) {
  auto syllables = fields.table("syllables");
  if (!syllables) return;
  // One text of letters, or an array of them.
  for (const std::string& letters : syllables->texts("nuclei")) language.vowels += normal_form(letters, Case::lower);
  append(language.silent_endings, syllables->texts("silent-endings"), Case::lower);
  append(language.hiatus, syllables->texts("hiatus"), Case::lower);
  syllables->finish();
}

void read_readability(Fields& fields, Language& language) {
  auto formula = fields.table("readability");
  if (!formula) return;
  language.readability.name = formula->required_text("name");
  language.readability.base = formula->number("base").value_or(0);
  language.readability.per_word = formula->number("per-word").value_or(0);
  language.readability.per_syllable = formula->number("per-syllable").value_or(0);
  formula->finish();
}

// What is wrong with a phrase of a connective list; empty when nothing is.
Message phrase_fault(std::string_view phrase) {
  constexpr std::string_view ellipsis = "…";
  const auto is_empty = [](std::string_view part) {
    if (part.starts_with('^')) part.remove_prefix(1);
    return part.find_first_not_of(' ') == std::string_view::npos;
  };
  const std::size_t cut = phrase.find(ellipsis);
  const std::string_view second = cut == std::string_view::npos ? "" : phrase.substr(cut + ellipsis.size());
  if (second.find(ellipsis) != std::string_view::npos)
    return worded("«\u00A0{}\u00A0» a plus de deux parties", "“{}” has more than two parts", clipped(phrase));
  if (is_empty(phrase.substr(0, cut)) || (cut != std::string_view::npos && is_empty(second)))
    return worded("«\u00A0{}\u00A0» n’a pas de mots là où il en faut", "“{}” lacks words where they are needed",
                  clipped(phrase));
  if (phrase.find('^', 1) != std::string_view::npos)
    return worded("«\u00A0{}\u00A0»\u00A0: ^ ne peut être que le premier signe", "“{}”: ^ can only come first",
                  clipped(phrase));
  return {};
}

void read_connectives(Fields& fields, Language& language) {
  auto senses = fields.table("connectives");
  if (!senses) return;
  for (const std::string& sense : senses->keys()) {
    auto list = std::find_if(language.connectives.begin(), language.connectives.end(),
                             [&](const ConnectiveList& l) { return l.sense == sense; });
    if (list == language.connectives.end()) list = language.connectives.insert(list, ConnectiveList{sense, {}});
    std::vector<std::string> phrases = senses->words(sense);
    for (const std::string& phrase : phrases)
      if (Message fault = phrase_fault(phrase); !fault.fr.empty()) senses->error(sense, std::move(fault));
    append(list->phrases, std::move(phrases), Case::lower);
  }
  senses->finish();
}

void read_variants(Fields& fields, Language& language) {
  auto variants = fields.table("variants");
  if (!variants) return;
  for (const std::string& word : variants->keys())
    append(language.variants[normal_form(word, Case::lower)], variants->words(word), Case::lower);
  variants->finish();
}

void read_passive(Fields& fields, PassiveGrammar& passive) {
  auto table = fields.table("passive");
  if (!table) return;
  passive.auxiliary = normal_form(table->text("auxiliary", passive.auxiliary), Case::lower);
  append(passive.agents, table->words("agents"), Case::lower);
  append(passive.no_agents, table->words("no-agents"), Case::lower);
  append(passive.reflexives, table->words("reflexives"), Case::lower);
  append(passive.light_pronouns, table->words("light-pronouns"), Case::lower);
  append(passive.movement, table->words("movement"), Case::lower);
  append(passive.states, table->words("states"), Case::lower);
  table->finish();
}

void read_numbers(Fields& fields, NumberWords& numbers) {
  auto table = fields.table("numbers");
  if (!table) return;
  append(numbers.months, table->words("months"), Case::lower);
  append(numbers.durations, table->words("durations"), Case::lower);
  append(numbers.hours, table->words("hours"), Case::lower);
  append(numbers.clock_cues, table->words("clock-cues"), Case::lower);
  append(numbers.duration_cues, table->words("duration-cues"), Case::lower);
  append(numbers.duration_tails, table->words("duration-tails"), Case::lower);
  append(numbers.percents, table->words("percents"), Case::lower);
  append(numbers.currencies, table->words("currencies"), Case::lower);
  append(numbers.scales, table->words("scales"), Case::lower);
  append(numbers.references, table->words("references"), Case::lower);
  append(numbers.year_cues, table->words("year-cues"), Case::lower);
  append(numbers.year_hints, table->words("year-hints"), Case::lower);
  append(numbers.eras, table->words("eras"), Case::lower);
  append(numbers.versions, table->words("versions"), Case::lower);
  append(numbers.ordinals, table->words("ordinals"), Case::lower);
  table->finish();
}

void read_cohesion(Fields& fields, CohesionWords& cohesion) {
  auto table = fields.table("cohesion");
  if (!table) return;
  cohesion.empty = false;
  append(cohesion.leaning, table->words("leaning"), Case::lower);
  append(cohesion.not_leaning, table->words("not-leaning"), Case::lower);
  append(cohesion.demonstratives, table->words("demonstratives"), Case::lower);
  append(cohesion.pronouns, table->words("pronouns"), Case::lower);
  append(cohesion.links, table->words("links"), Case::lower);
  constexpr std::array<const char*, 3> persons = {"first-person", "first-person-plural", "second-person"};
  for (std::size_t i = 0; i < persons.size(); ++i) append(cohesion.persons[i], table->words(persons[i]), Case::lower);
  append(cohesion.tenses[0], table->words("past-endings"), Case::lower);
  append(cohesion.tenses[1], table->words("future-endings"), Case::lower);
  if (auto weights = table->table("weights")) {
    cohesion.base = weights->number("base").value_or(cohesion.base);
    cohesion.brevity = weights->number("brevity").value_or(cohesion.brevity);
    for (std::size_t i = 0; i < order_sign_names.size(); ++i)
      cohesion.weights[i] = weights->number(order_sign_names[i]).value_or(cohesion.weights[i]);
    weights->finish();
  }
  table->finish();
}

void read_regional_typography(Fields& fields, Language& language) {
  auto regional = fields.table("regional-typography");
  if (!regional) return;
  for (const std::string& tag : regional->keys()) language.regional_typography[tag] = regional->text(tag, "");
  regional->finish();
}

void read_language(Fields& fields, Language& language) {
  language.stemmer = fields.text("stemmer", language.stemmer);
  language.typography = fields.text("typography", language.typography);
  if (const auto code = fields.text("lexicon")) language.lexicon = builtin_lexicon(*code);
  if (const auto code = fields.text("tagger")) language.tagger = builtin_tagger(*code);
  append(language.elisions, fields.words("elisions"), Case::lower);
  append(language.enclitics, fields.words("enclitics"), Case::lower);
  append(language.keep_whole, fields.words("keep-whole"), Case::lower);
  append(language.stop_words, fields.words("stop-words"), Case::lower);
  append(language.light_openings, fields.words("light-openings"), Case::lower);
  // Case carries meaning here: M. is no m., Mo no mo.
  append(language.abbreviations, fields.words("abbreviations"), Case::kept);
  append(language.final_abbreviations, fields.words("final-abbreviations"), Case::kept);
  append(language.units, fields.words("units"), Case::kept);
  read_connectives(fields, language);
  read_variants(fields, language);
  read_passive(fields, language.passive);
  read_numbers(fields, language.numbers);
  read_cohesion(fields, language.cohesion);
  read_syllables(fields, language);
  read_readability(fields, language);
  read_regional_typography(fields, language);
  fields.finish();
}

bool is_language_code(std::string_view code) {
  return (code.size() == 2 || code.size() == 3) &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

constexpr std::size_t deepest_preset = 16;

class PresetResolver {
 public:
  explicit PresetResolver(std::map<std::string, PresetDraft>& drafts) : drafts_(drafts) {}

  std::map<std::string, TypographyPreset> resolve_all() {
    for (auto& [id, draft] : drafts_) resolve(id, draft);
    return std::move(done_);
  }

 private:
  const TypographyPreset& resolve(const std::string& id, PresetDraft& draft) {
    if (const auto ready = done_.find(id); ready != done_.end()) return ready->second;
    TypographyPreset preset{id, {}};
    open_.push_back(id);
    if (!draft.extends.empty()) preset.slots = base_slots(draft);
    open_.pop_back();
    for (const auto& [slot, space] : draft.slots) preset.slots[slot] = space;
    return done_.emplace(id, std::move(preset)).first->second;
  }

  std::map<std::string, std::string, std::less<>> base_slots(PresetDraft& draft) {
    const auto base = drafts_.find(draft.extends);
    if (base == drafts_.end()) {
      std::vector<std::string_view> ids;
      for (const auto& [id, other] : drafts_) ids.push_back(id);
      draft.fields.unknown_name("extends", {"preset inconnu", "unknown preset"}, draft.extends, ids);
      return {};
    }
    const auto loop = std::find(open_.begin(), open_.end(), base->first);
    if (loop == open_.end() && open_.size() <= deepest_preset) return resolve(base->first, base->second).slots;
    if (loop == open_.end()) {
      draft.fields.error("extends",
                         worded("extends sur plus de {} niveaux", "extends over more than {} levels", deepest_preset));
      return {};
    }
    std::string names;
    for (auto it = loop; it != open_.end(); ++it) names += *it + " → ";
    draft.fields.error("extends",
                       worded("extends en boucle\u00A0: {}{}", "extends in a loop: {}{}", names, base->first));
    return {};
  }

  std::map<std::string, PresetDraft>& drafts_;
  std::map<std::string, TypographyPreset> done_;
  std::vector<std::string> open_;
};

void check_preset(Fields& fields, std::string_view key, const Ruleset& ruleset) {
  const auto id = fields.text(key);
  if (!id || id->empty() || ruleset.presets.count(*id) > 0) return;
  std::vector<std::string_view> ids;
  for (const auto& [known, preset] : ruleset.presets) ids.push_back(known);
  fields.unknown_name(key, {"preset inconnu", "unknown preset"}, *id, ids);
}

}  // namespace

void read_languages(Fields& root, std::map<std::string, Language>& languages) {
  auto all = root.table("language");
  if (!all) return;
  for (const std::string& code : all->keys()) {
    auto fields = all->table(code);
    if (!fields) continue;
    if (!is_language_code(code)) {
      fields->give_up();
      all->error(code, {"code de langue incorrect, attendu deux ou trois minuscules (fr, en)",
                        "invalid language code, expected two or three lower-case letters (fr, en)"});
      continue;
    }
    Language& language = languages[code];
    language.code = code;
    read_language(*fields, language);
  }
  all->finish();
}

void compile_languages(std::map<std::string, Language>& languages) {
  const auto known = std::make_shared<const KnownLanguages>(languages);
  for (auto& [code, language] : languages) {
    language.known_languages = known;
    if (!language.connectives.empty()) language.connective_trie = std::make_shared<const ConnectiveTrie>();
  }
}

void read_presets(Fields& root, std::map<std::string, PresetDraft>& drafts) {
  auto all = root.table("preset");
  if (!all) return;
  for (const std::string& id : all->keys()) {
    auto fields = all->table(id);
    if (!fields) continue;
    if (!is_preset_id(id)) {
      fields->give_up();
      all->error(id, {"nom de preset incorrect, attendu fr-FR/nom", "invalid preset name, expected fr-FR/name"});
      continue;
    }
    PresetDraft& draft = drafts.try_emplace(id, PresetDraft{{}, {}, *fields}).first->second;
    draft.extends = fields->text("extends", draft.extends);
    draft.fields = *fields;
    if (auto slots = fields->table("slot")) {
      for (const std::string& slot : slots->keys()) {
        const auto space = slots->one_of<std::string_view>(
            slot, {{"none", "none"}, {"nbsp", "nbsp"}, {"nnbsp", "nnbsp"}, {"space", "space"}, {"keep", "keep"}}, "");
        draft.slots[slot] = std::string(space);
      }
      slots->finish();
    }
    fields->finish();
  }
  all->finish();
}

std::map<std::string, TypographyPreset> resolve_presets(std::map<std::string, PresetDraft>& drafts) {
  return PresetResolver(drafts).resolve_all();
}

void check_language_presets(Fields& root, const Ruleset& ruleset) {
  auto all = root.table("language");
  if (!all) return;
  for (const std::string& code : all->keys()) {
    if (!all->is_table(code)) continue;
    Fields fields = *all->table(code);
    check_preset(fields, "typography", ruleset);
    if (!fields.is_table("regional-typography")) continue;
    Fields regional = *fields.table("regional-typography");
    for (const std::string& tag : regional.keys()) check_preset(regional, tag, ruleset);
  }
}

}  // namespace calame
