#include "analysis/word_store.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <map>

#include "analysis/characters.h"

namespace calame {
namespace {

constexpr std::uint64_t factor = 0x9E3779B97F4A7C15u;

std::uint64_t load(const char* at) {
  std::uint64_t number;
  std::memcpy(&number, at, sizeof number);
  return number;
}

// Selects so many bytes of eight.
constexpr std::array<std::uint64_t, 9> first_bytes = [] {
  std::array<std::uint64_t, 9> masks{};
  for (std::size_t i = 1; i < masks.size(); ++i) masks[i] = ~std::uint64_t{0} >> (64 - 8 * i);
  return masks;
}();

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
  constexpr std::uint32_t bits = 10;
  words_.clear();
  rare_.clear();
  tagger_words_.clear();
  asked_.clear();
  texts_.release();
  places_.assign(std::size_t{1} << bits, Place());
  shift_ = 64 - bits;
  counter_ = std::make_unique<SyllableCounter>(*language_);
  heads_.reset();
}

void WordStore::begin_document(const Language& language) {
  constexpr std::size_t most_words = 32768;  // some 20 MB
  language_ = &language;
  if (places_.empty() || language.serial == 0 || language.serial != serial_ || words_.size() > most_words) forget();
  serial_ = language.serial;
  if (known_ != language.known_languages.get()) {
    for (Asked& word : asked_) word.languages = {};
    known_ = language.known_languages.get();
  }
  ++document_;
}

inline WordStore::Key WordStore::key_of(std::string_view text) {
  const char* const at = text.data();
  const std::size_t size = text.size();
  Key key;
  if (size <= 8) {
    std::memcpy(&key.head, at, size);
    return key;
  }
  key.tail = load(at + size - 8);
  if (size <= 16) {
    key.head = load(at);
    return key;
  }
  for (std::size_t i = 0; i + 8 < size; i += 8) {
    key.head = (key.head ^ load(at + i)) * factor;
    key.head ^= key.head >> 32;
  }
  return key;
}

// The same of a part of a text, by two reads that may go beyond it: most words are short, and their sizes no branch.
[[gnu::always_inline]] inline WordStore::Key WordStore::key_within(std::string_view text, std::size_t begin,
                                                                   std::size_t size) {
  static_assert(std::endian::native == std::endian::little);
  if (size > 16 || begin + 16 > text.size()) return key_of(text.substr(begin, size));
  const char* const at = text.data() + begin;
  const bool two = size > 8;
  const std::size_t beyond = two ? size - 8 : 0;
  return {load(at) & first_bytes[size - beyond], load(at + beyond) & -std::uint64_t{two}};
}

// A multiplication spreads what the key says over the upper bits.
inline std::size_t WordStore::first_place(const Key& key, std::size_t size) const {
  const std::uint64_t mixed = (key.head ^ key.head >> 29 ^ size << 56 ^ key.tail * 0xBF58476D1CE4E5B9u) * factor;
  return static_cast<std::size_t>(mixed >> shift_);
}

[[gnu::always_inline]] inline std::size_t WordStore::find(const Key& key, std::string_view text) const {
  const Place* const places = places_.data();
  const std::size_t mask = places_.size() - 1, size = text.size();
  std::size_t at = first_place(key, size);
  for (; places[at].id != none; at = (at + 1) & mask)
    if (places[at].key == key && places[at].size == size && (size <= 16 || words_[places[at].id].text == text)) break;
  return at;
}

void WordStore::grow() {
  std::vector<Place> places(places_.size() * 2);
  places_.swap(places);
  --shift_;
  const std::size_t mask = places_.size() - 1;
  for (const Place& p : places) {
    if (p.id == none) continue;
    std::size_t at = first_place(p.key, p.size);
    while (places_[at].id != none) at = (at + 1) & mask;
    places_[at] = p;
  }
}

std::uint32_t WordStore::insert(std::size_t place, const Key& key, std::string_view text) {
  const auto id = static_cast<std::uint32_t>(words_.size());
  places_[place] = {key, static_cast<std::uint32_t>(text.size()), id, {}};
  char* const kept = static_cast<char*>(texts_.allocate(text.size() + 1, 1));
  std::copy(text.begin(), text.end(), kept);
  words_.add().text = std::string_view(kept, text.size());
  rare_.add();
  asked_.emplace_back();
  if (words_.size() * 2 > places_.size()) grow();
  describe(id);
  return id;
}

std::uint32_t WordStore::id(std::string_view text) {
  const Key key = key_of(text);
  const std::size_t place = find(key, text);
  return places_[place].id != none ? places_[place].id : insert(place, key, text);
}

[[gnu::noinline]] WordStore::Place& WordStore::place_of(const Key& key, std::string_view text) {
  std::size_t place = find(key, text);
  if (places_[place].id == none) {
    insert(place, key, text);
    place = find(key, text);  // the table may have grown
  }
  return places_[place];
}

DocumentWords WordStore::words_of(std::string_view prose, std::span<const Token> tokens) {
  constexpr std::size_t at_once = 16;
  std::array<Key, at_once> keys;
  std::array<std::size_t, at_once> first_places;
  DocumentWords words;
  words.of_token.resize(tokens.size());
  std::uint32_t* index = words.of_token.data();
  for (std::size_t first = 0; first < tokens.size(); first += at_once) {
    const std::span<const Token> some = tokens.subspan(first, std::min(at_once, tokens.size() - first));
    // The places are far apart: all of these are fetched before the first is asked.
    for (std::size_t i = 0; i < some.size(); ++i) {
      keys[i] = key_within(prose, some[i].span.begin.value, some[i].span.size());
      first_places[i] = first_place(keys[i], some[i].span.size());
      __builtin_prefetch(&places_[first_places[i]]);
    }
    for (std::size_t i = 0; i < some.size(); ++i) {
      const std::size_t begin = some[i].span.begin.value, size = some[i].span.size();
      // Most stand where they are looked for first; of one to sixteen bytes, the key says all. Where the table has
      // grown since, another may stand there.
      Place* found = &places_[first_places[i]];
      if (size - 1 >= 16 || found->size != size || found->key != keys[i])
        found = &place_of(keys[i], {prose.data() + begin, size});
      if (number(found->word, static_cast<std::uint32_t>(words.ids.size()))) {
        words.ids.push_back(found->id);
        __builtin_prefetch(&words_[found->id]);  // asked soon, and far from the one before
        expect(found->id);
      }
      *index++ = found->word.number;
    }
  }
  return words;
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
    word.stop_word = language_->stop_words.count(lower_) != 0 || word.text.ends_with("’");
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
  const std::string_view lower = words_[word.lower].text;
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
  if (rare_[id].possible.known) return rare_[id].possible;
  Possible possible;
  possible.known = true;
  const WordFacts& word = words_[id];
  if (word.has_letter && language_->lexicon) {
    const std::string_view text = word.text, lower = words_[word.lower].text;
    readings_.clear();
    language_->lexicon->readings_of_token(text, lower, readings_);
    for (const Reading& r : readings_) {
      possible.features |= r.features;
      const std::uint32_t lemma = this->id(language_->lexicon->lemma(text, lower, r));
      if (std::find(possible.lemmas.begin(), possible.lemmas.end(), lemma) == possible.lemmas.end())
        possible.lemmas.push_back(lemma);
    }
  }
  return rare_[id].possible = std::move(possible);
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

const SentenceHeads& WordStore::heads() {
  if (!heads_) heads_ = std::make_unique<SentenceHeads>(language_->cohesion);
  return *heads_;
}

void WordStore::wish_for(std::span<const TagAnchor> anchors) { wishes_read_ += wishes_.read(anchors); }

TagWishes::Bits WordStore::wishes(std::uint32_t lower) {
  if (words_[lower].wishes_asked == wishes_read_) return words_[lower].wishes;
  TagWishes::Bits wishes = wishes_.of_form(words_[lower].text);
  if (wishes_.any_of_lemmas()) {
    wishes |= wishes_.of_lemma(words_[lower].text);
    for (const std::uint32_t lemma : possible(lower).lemmas) wishes |= wishes_.of_lemma(words_[lemma].text);
  }
  words_[lower].wishes_asked = wishes_read_;
  return words_[lower].wishes = wishes;
}

const Meaning& WordStore::meaning(std::uint32_t id, FineTag tag) {
  WordFacts& word = words_[id];
  if (!word.has_meaning) {
    word.meaning = find_meaning(word, tag);
    word.has_meaning = true;
  }
  if (word.meaning.asked == tag) return word.meaning;
  for (const Meaning& m : rare_[id].meanings)
    if (m.asked == tag) return m;
  const Meaning found = find_meaning(word, tag);
  return rare_[id].meanings.emplace_back(found);
}

Meaning WordStore::find_meaning(const WordFacts& word, FineTag tag) {
  const Tagger::Choice choice{upos_of(tag), features_of(tag)};
  Meaning meaning{tag, choice.upos, choice.features, 0};
  const std::string_view lower = words_[word.lower].text;
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
    meaning.lemma = choice.upos == Upos::propn ? id(word.text) : id(lower);
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
