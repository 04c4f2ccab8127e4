#include "analysis/word_store.h"

#include <algorithm>
#include <cstring>
#include <map>

#include "analysis/characters.h"

namespace calame {
namespace {

// Eight bytes at a time; a multiplication spreads what they say over the upper half.
std::uint32_t hash_of(std::string_view text) {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15u;
  std::uint64_t hash = text.size() * factor;
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left >= 8; left -= 8, at += 8) {
    std::uint64_t block;
    std::memcpy(&block, at, 8);
    hash = (hash ^ block) * factor;
    hash ^= hash >> 32;
  }
  std::uint64_t block = 0;
  for (std::size_t i = 0; i < left; ++i) block |= std::uint64_t(static_cast<unsigned char>(at[i])) << (8 * i);
  hash = (hash ^ block) * factor;
  return static_cast<std::uint32_t>(hash >> 32);
}

bool is_verb(Upos upos) { return upos == Upos::verb || upos == Upos::aux; }

constexpr Features verb_forms = Features::finite | Features::infinitive | Features::participle;

constexpr int contradiction = 1;

// How well a reading answers a choice of the tagger; 0: not at all.
int agreement(const Reading& reading, const Tagger::Choice& choice) {
  const bool same = reading.upos == choice.upos;
  if (is_verb(choice.upos) && is_verb(reading.upos)) {
    const std::uint32_t wanted = choice.features.bits & verb_forms.bits;
    if (wanted != 0 && (reading.features.bits & wanted) == 0) return same ? contradiction : 0;
    const bool participle = choice.features.any(Features::participle);
    const Features tenses = Features::present | Features::past;
    if (participle && choice.features.any(tenses) && (reading.features.bits & choice.features.bits & tenses.bits) == 0)
      return 0;
    return same ? 4 : 3;
  }
  if (same) return (reading.features.has(Features::contracted) == choice.features.has(Features::contracted)) ? 4 : 2;
  const bool nominal = choice.upos == Upos::noun || choice.upos == Upos::adj || choice.upos == Upos::propn;
  const bool nominal_reading = reading.upos == Upos::noun || reading.upos == Upos::adj;
  if (nominal && nominal_reading) return choice.upos == Upos::propn ? 0 : 2;
  // « licenciés » as an adjective where the dictionary knows but the verb.
  if (nominal && choice.upos != Upos::propn && reading.features.any(Features::participle)) return 1;
  return 0;
}

}  // namespace

void WordStore::forget() {
  words_.clear();
  tagger_words_.clear();
  places_.assign(1024, Place());
  counter_ = std::make_unique<SyllableCounter>(*language_);
}

void WordStore::begin_document(const Language& language) {
  constexpr std::size_t most_words = 32768;  // some 20 MB
  language_ = &language;
  if (places_.empty() || language.serial == 0 || language.serial != serial_ || words_.size() > most_words) forget();
  serial_ = language.serial;
  ++document_;
}

void WordStore::grow() {
  std::vector<Place> places(places_.size() * 2);
  const std::size_t mask = places.size() - 1;
  for (const Place& p : places_) {
    if (p.id == none) continue;
    std::size_t at = p.hash & mask;
    while (places[at].id != none) at = (at + 1) & mask;
    places[at] = p;
  }
  places_ = std::move(places);
}

std::uint32_t WordStore::id(std::string_view text) {
  const std::uint32_t hash = hash_of(text);
  const std::size_t mask = places_.size() - 1;
  std::size_t at = hash & mask;
  for (; places_[at].id != none; at = (at + 1) & mask) {
    if (places_[at].hash == hash && words_[places_[at].id].text == text) return places_[at].id;
  }
  const auto id = static_cast<std::uint32_t>(words_.size());
  places_[at] = {hash, id};
  words_.emplace_back();
  words_.back().text.assign(text);
  if (words_.size() * 2 > places_.size()) grow();
  describe(id);
  return id;
}

void WordStore::describe(std::uint32_t id) {
  constexpr int short_letters = 6;  // LIX: a long word has more
  WordFacts& word = words_[id];
  const Classifier classify;
  int letters = 0;
  for (std::size_t i = 0; i < word.text.size() && letters <= short_letters;) {
    const CodePoint c = decode(word.text, i);
    const std::uint8_t cls = classify(c.value);
    if (i == 0) word.capital = (cls & char_class::upper) != 0;
    letters += (cls & char_class::letter) != 0;
    i += c.size;
  }
  word.has_letter = letters > 0;
  word.is_long = letters > short_letters;
  lower_case(word.text, lower_);
  if (lower_ == word.text) {
    word.lower = id;
    word.stop_word = language_->stop_words.count(word.text) != 0 || word.text.ends_with("’");
  } else {
    const std::string lower = lower_;  // the next word's description uses the buffer
    word.lower = this->id(lower);
    word.stop_word = words_[word.lower].stop_word;
  }
}

std::uint32_t WordStore::syllables(WordFacts& word) {
  if (word.syllables < 0) word.syllables = static_cast<std::int32_t>(counter_->count(word.text));
  return static_cast<std::uint32_t>(word.syllables);
}

PassiveRole WordStore::passive_role(WordFacts& word, std::string_view auxiliary) {
  if (word.passive_role != PassiveRole::unknown) return word.passive_role;
  word.passive_role = PassiveRole::none;
  if (!word.has_letter || !language_->lexicon) return word.passive_role;
  const std::string& lower = words_[word.lower].text;
  readings_.clear();
  language_->lexicon->readings_of_token(word.text, lower, readings_);
  for (const Reading& r : readings_) {
    if (r.upos == Upos::aux && language_->lexicon->lemma(word.text, lower, r) == auxiliary) {
      word.passive_role = PassiveRole::auxiliary;
      break;
    }
    if (r.features.has(Features::participle | Features::past)) word.passive_role = PassiveRole::participle;
  }
  return word.passive_role;
}

const Possible& WordStore::possible(std::uint32_t id) {
  if (words_[id].possible.known) return words_[id].possible;
  Possible possible;
  possible.known = true;
  const WordFacts& word = words_[id];
  if (word.has_letter && language_->lexicon) {
    const std::string text = word.text, lower = words_[word.lower].text;
    readings_.clear();
    language_->lexicon->readings_of_token(text, lower, readings_);
    for (const Reading& r : readings_) {
      possible.features |= r.features;
      const std::uint32_t lemma = this->id(language_->lexicon->lemma(text, lower, r));
      if (std::find(possible.lemmas.begin(), possible.lemmas.end(), lemma) == possible.lemmas.end())
        possible.lemmas.push_back(lemma);
    }
  }
  return words_[id].possible = std::move(possible);
}

const Tagger::Word& WordStore::tagged(WordFacts& word) {
  if (word.tagger_word < 0) {
    readings_.clear();
    if (language_->lexicon) language_->lexicon->readings_of_token(word.text, words_[word.lower].text, readings_);
    word.tagger_word = static_cast<std::int32_t>(tagger_words_.size());
    language_->tagger->prepare(word.text, readings_, spelling_, tagger_words_.emplace_back());
  }
  return tagger_words_[static_cast<std::size_t>(word.tagger_word)];
}

const Meaning& WordStore::meaning(WordFacts& word, const Tagger::Choice& choice) {
  for (const Meaning& m : word.meanings)
    if (m.asked.upos == choice.upos && m.asked.features == choice.features) return m;
  return word.meanings.emplace_back(find_meaning(word, choice));
}

Meaning WordStore::find_meaning(const WordFacts& word, const Tagger::Choice& choice) {
  Meaning meaning{choice, choice.upos, choice.features, 0};
  const std::string lower = words_[word.lower].text;
  readings_.clear();
  if (language_->lexicon) language_->lexicon->readings_of_token(word.text, lower, readings_);
  const Reading* best = nullptr;
  int best_agreement = 0;
  for (const Reading& reading : readings_) {
    const int here = agreement(reading, choice);
    if (here > best_agreement) best_agreement = here, best = &reading;
  }
  if (best && best_agreement == contradiction && choice.features.any(Features::participle)) {
    // « conformes » as a participle: the word has none, and is an adjective.
    const auto adjective =
        std::find_if(readings_.begin(), readings_.end(), [](const Reading& r) { return r.upos == Upos::adj; });
    if (adjective != readings_.end()) {
      meaning.upos = Upos::adj;
      meaning.features = adjective->features;
      meaning.lemma = id(language_->lexicon->lemma(word.text, lower, *adjective));
      return meaning;
    }
  }
  if (best) {
    // The model chose a verb form that the word has not (« conformes » as a participle): the lexicon knows better.
    const bool contradicted = is_verb(best->upos) && best->features.any(verb_forms) && best_agreement == contradiction;
    meaning.features = contradicted ? best->features : choice.features | best->features;
    meaning.lemma = id(language_->lexicon->lemma(word.text, lower, *best));
  } else {
    meaning.lemma = choice.upos == Upos::propn ? id(std::string(word.text)) : id(lower);
  }
  return meaning;
}

WordStore& word_store(const Language& language) {
  // One a language: a run over two languages keeps both warm.
  thread_local std::map<std::string, WordStore> stores;
  WordStore& store = stores[language.code];
  store.begin_document(language);
  return store;
}

}  // namespace calame
