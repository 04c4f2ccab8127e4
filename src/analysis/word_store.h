// What is known of each spelling, found once and remembered for the thread: most words of a text, and
// of the next text, come again.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/lexicon.h"
#include "analysis/sentence_heads.h"
#include "analysis/syllables.h"
#include "analysis/tag_wishes.h"
#include "analysis/tagger.h"
#include "analysis/word_keys.h"
#include "calame/language.h"

namespace calame {

// A choice of the tagger with what the lexicon adds to it, or has against it.
struct Meaning {
  FineTag asked = FineTag::x;
  Upos upos = Upos::x;
  Features features;
  std::uint32_t lemma = 0;  // id of a word
};

// What a spelling may be by the lexicon, whatever the sentence.
struct Possible {
  Features features;                  // of all its readings
  std::vector<std::uint32_t> lemmas;  // ids of words
  bool known = false;                 // asked already
};

enum class PassiveRole : std::uint8_t { unknown, none, auxiliary, participle };

// What each text asks of each of its words, in one line of the processor's cache: the words of a text are spread over
// all that the thread has read, and every line is waited for.
struct alignas(64) WordFacts {
  std::string_view text;    // as it is written; the store keeps it
  std::uint32_t lower = 0;  // id of the word in lower case, ’ for ', - for hyphens; its own when it is
  bool stop_word = false;   // Language::stop_words, or an elision
  bool is_long = false;     // over 6 letters, for LIX
  bool capital = false;     // begins with an upper-case letter
  bool has_letter = false;

  // Filled at first question, see WordStore.
  PassiveRole passive_role = PassiveRole::unknown;
  bool has_meaning = false;
  std::int32_t syllables = -1;
  std::int32_t tagger_word = -1;
  TagWishes::Bits wishes = 0;
  std::uint32_t wishes_asked = 0;  // number of WordStore::wish_for; 0: not yet
  static constexpr std::uint32_t no_stem = 0xFFFFFFFFu;
  std::uint32_t stem = no_stem;  // id of a word; by add_cohesion
  static constexpr std::uint32_t unknown_traits = 0xFFFFFFFFu;
  std::uint32_t order_traits = unknown_traits;  // by find_word_traits
  Meaning meaning;                              // the first that was asked for, mostly the only one
};
static_assert(sizeof(WordFacts) == 64);

// What is asked of few words, or once for all texts.
struct RareFacts {
  std::vector<Meaning> meanings;  // beside the first
  Possible possible;
  WordSignature signature;  // by find_keyphrase; letters 0: not yet
};

// The number that a word has in the document of that number.
struct DocumentNumber {
  std::uint32_t document = 0, number = 0;
};

// What a form shows of its language, by add_passages.
struct FormLanguages {
  std::uint32_t languages = 0;  // those that have it among their stop words, as KnownLanguages counts them
  bool asked = false, is_word = false, is_quote = false;
};

// The words of a document. What is asked of each token is found once for each of its distinct words: those are few,
// and what a table says of them stays near.
struct DocumentWords {
  std::vector<std::uint32_t> of_token;  // index into `ids`
  std::vector<std::uint32_t> ids;       // of the store, distinct, in the order of their first appearance
  [[nodiscard]] std::size_t size() const { return ids.size(); }
  [[nodiscard]] std::uint32_t id(std::size_t token) const { return ids[of_token[token]]; }
};

// By id. What is in it stays where it is.
template <class Facts>
class WordList {
 public:
  Facts& operator[](std::size_t id) { return parts_[id / part_size][id % part_size]; }
  const Facts& operator[](std::size_t id) const { return parts_[id / part_size][id % part_size]; }
  [[nodiscard]] std::size_t size() const { return size_; }
  Facts& add() {
    if (size_ == parts_.size() * part_size) parts_.push_back(std::make_unique<Facts[]>(part_size));
    return (*this)[size_++];
  }
  void clear() {
    parts_.clear();
    size_ = 0;
  }

 private:
  static constexpr std::size_t part_size = 64;
  std::vector<std::unique_ptr<Facts[]>> parts_;
  std::size_t size_ = 0;
};

class WordStore {
 public:
  WordStore() = default;
  WordStore(const WordStore&) = delete;
  WordStore& operator=(const WordStore&) = delete;

  // Ids stay valid until the next begin_document().
  void begin_document(const Language&);

  std::uint32_t id(std::string_view text);
  DocumentWords words_of(std::string_view prose, std::span<const Token>);
  // References stay valid as ids do.
  WordFacts& operator[](std::uint32_t id) { return words_[id]; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }

  // Where the document has a word: index into Analysis::forms and ::lemmas, number among its roots. `next` when it has
  // none yet; true then.
  bool number_form(std::uint32_t id, std::uint32_t next) { return number(asked_[id].form, next); }
  bool number_lemma(std::uint32_t id, std::uint32_t next) { return number(asked_[id].lemma, next); }
  bool number_root(std::uint32_t id, std::uint32_t next) { return number(asked_[id].root, next); }
  [[nodiscard]] std::uint32_t form(std::uint32_t id) const { return asked_[id].form.number; }
  [[nodiscard]] std::uint32_t lemma(std::uint32_t id) const { return asked_[id].lemma.number; }
  [[nodiscard]] std::uint32_t root(std::uint32_t id) const { return asked_[id].root.number; }
  // It will be asked soon what the document calls a word.
  void expect(std::uint32_t id) const { __builtin_prefetch(&asked_[id]); }

  std::uint32_t syllables(WordFacts&);
  // By the lexicon alone. The auxiliary's own participle (été) counts as the auxiliary.
  PassiveRole passive_role(WordFacts&, std::string_view auxiliary);
  const Possible& possible(std::uint32_t id);
  // Language::tagger must be there.
  const Tagger::Word& tagged(WordFacts&);
  // Good until the next is asked for.
  const Meaning& meaning(std::uint32_t id, FineTag);
  WordSignature& signature(std::uint32_t id) { return rare_[id].signature; }
  FormLanguages& languages(std::uint32_t id) { return asked_[id].languages; }
  // Anchors in force; then what a word in lower case asks for.
  void wish_for(std::span<const TagAnchor>);
  TagWishes::Bits wishes(std::uint32_t lower);
  [[nodiscard]] const TagWishes& wishes() const { return wishes_; }
  const SentenceHeads& heads();

 private:
  void forget();
  void grow();
  void describe(std::uint32_t id);
  Meaning find_meaning(const WordFacts&, FineTag);

  // What tells texts of one size apart: all of them up to sixteen bytes, nearly all beyond.
  struct Key {
    std::uint64_t head = 0, tail = 0;
    bool operator==(const Key&) const = default;
  };
  static Key key_of(std::string_view text);
  static Key key_within(std::string_view text, std::size_t begin, std::size_t size);
  // Where a spelling is found, with all that most questions of a text come to: one line of the cache.
  struct alignas(32) Place {
    Key key;
    std::uint32_t size = 0, id = none;
    DocumentNumber word;  // index into DocumentWords::ids
  };
  [[nodiscard]] std::size_t first_place(const Key&, std::size_t size) const;
  // Where a text is, or would be.
  [[nodiscard]] std::size_t find(const Key&, std::string_view text) const;
  std::uint32_t insert(std::size_t place, const Key&, std::string_view text);
  Place& place_of(const Key&, std::string_view text);  // put there if need be
  // What the document calls a word, and its languages: beside WordFacts, half a line more.
  struct alignas(32) Asked {
    DocumentNumber form, lemma, root;
    FormLanguages languages;
  };
  static_assert(sizeof(Asked) == 32);
  bool number(DocumentNumber& of, std::uint32_t next) const {
    if (of.document == document_) return false;
    of = {document_, next};
    return true;
  }
  static constexpr std::uint32_t none = 0xFFFFFFFFu;

  const Language* language_ = nullptr;
  const KnownLanguages* known_ = nullptr;  // what `languages` were asked of
  std::uint64_t serial_ = 0;
  std::uint32_t document_ = 0;
  WordList<WordFacts> words_;
  WordList<RareFacts> rare_;
  std::deque<Tagger::Word> tagger_words_;
  std::vector<Asked> asked_;                   // by id
  std::pmr::monotonic_buffer_resource texts_;  // what `text` of the words points to
  std::vector<Place> places_;                  // a power of two, at most half full
  std::uint32_t shift_ = 0;                    // leaves an index of a place
  TagWishes wishes_;
  std::uint32_t wishes_read_ = 0;
  std::unique_ptr<SyllableCounter> counter_;
  std::unique_ptr<SentenceHeads> heads_;
  std::vector<Reading> readings_;
  Spelling spelling_;
  std::string lower_;
};

// The thread's, at the beginning of a document in that language.
WordStore& word_store(const Language&);

}  // namespace calame
