// What a word is compared by when a phrase is looked for: its lemmas where the lexicon knows it, else its stem.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/lexicon.h"
#include "calame/language.h"

namespace calame {

struct WordKeys {
  // How the word may be read, and by which lemma. « perdue »: perdu (adjective), perdre (past participle).
  enum Way : std::uint8_t {
    adjective = 1,
    noun = 2,  // proper nouns too
    finite = 4,
    infinitive = 8,
    past_participle = 16,
    present_participle = 32,
    auxiliary = 64,  // beside a way of verbs
    other = 128
  };
  static constexpr std::uint8_t nominal = adjective | noun;
  static constexpr std::uint8_t verbal = finite | infinitive | past_participle | present_participle;
  static constexpr std::uint8_t participle = past_participle | present_participle;
  // `id` tells lemmas apart, and a noun from a verb of the same lemma (être).
  struct Lemma {
    std::uint64_t id = 0;
    std::uint8_t ways = 0;
  };

  std::vector<Lemma> lemmas;
  std::uint8_t ways = 0;  // of all lemmas; 0: the lexicon does not know the word
  std::string word;       // in lower case
  std::string folded;     // without hyphens: e-mail is email
  // Of words that only a stem can join, found late: the stemmer reads accents, so générés and generes meet by the
  // second.
  mutable std::string stem_folded, folded_stem;
};

struct Sought;

// Which words may meet, at the cost of an AND: a bit for each lemma, and one for the first letter, which any stem
// keeps. Small enough to be remembered with each spelling.
struct WordSignature {
  std::uint64_t lemmas = 0;   // none: the lexicon does not know the word
  std::uint32_t letters = 0;  // none: not computed
};
WordSignature signature_of(const WordKeys&);

// What turns away most words of a text.
class WordFilter {
 public:
  void add(const Sought&);
  // May be the first of several words that are one in the phrase.
  void add_beginning(const WordKeys&);
  [[nodiscard]] bool passes(WordSignature s) const {
    return (s.lemmas & lemmas_) != 0 || (s.letters & (s.lemmas ? letters_ : all_letters_)) != 0;
  }

 private:
  std::uint64_t lemmas_ = 0;
  // Of words sought by stem, which any word may have; of all, for words that the lexicon does not know.
  std::uint32_t letters_ = 0, all_letters_ = 0;
};

// A word of the phrase that is looked for.
struct Sought {
  WordKeys keys;          // of its lemmas those that count
  std::string beginning;  // of whatever has its stem
};

// « poste » and « poster » never meet: as long as both may be nouns, they are compared as nouns.
enum class Meeting : std::uint8_t {
  no,
  if_verb,      // livrer, « il livre »: a noun unless the sentence says otherwise
  unless_noun,  // employer, « employé »
  as_noun,      // avion, « avions »: doubtful where the text's word is a stop word
  yes
};

// What is known of each spelling, remembered for the thread: by lexicon and stemmer, so that no two languages mix.
class WordKeyMemory {
 public:
  explicit WordKeyMemory(const Language&);
  // As the token is written: accents count, unless the word is unknown with those it has or all in capitals.
  const WordKeys& of(std::string_view token);
  // Of a text whose writer leaves accents out: every form with these letters.
  const WordKeys& of_plain(std::string_view token);

  // `proper`: « Paris » is the town alone, not the plural of « pari ».
  Sought sought(std::string_view token, bool plain, bool proper);
  Meeting meet(const Sought&, const WordKeys&);
  // What of() would say, without remembering it.
  WordSignature signature(std::string_view token);
  [[nodiscard]] bool is_known(std::string_view token) const;
  [[nodiscard]] std::size_t size() const { return as_written_.size() + plain_.size(); }
  // Known as it is written, accents included.
  [[nodiscard]] bool is_spelled(std::string_view token) const;
  // Known, but not without an accent: electrique.
  [[nodiscard]] bool misses_accents(std::string_view token) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Table = std::unordered_map<std::string, WordKeys, Hash, std::equal_to<>>;

  const WordKeys& in(Table&, std::string_view token, bool plain);
  void read(std::string_view token, bool plain, bool proper, WordKeys&) const;
  void read_accented(std::string_view folded, WordKeys&) const;
  void add(const Reading&, std::string lemma, WordKeys&) const;
  std::string usual_spelling(std::string lemma) const;
  void find_stems(const WordKeys&) const;

  Language stemming_;                       // only its stemmer
  std::shared_ptr<const Lexicon> lexicon_;  // kept, so that no other comes to its address
  Table as_written_, plain_;
};

// The thread's. It and references to its keys stay valid until the next call.
WordKeyMemory& word_key_memory(const Language&);

}  // namespace calame
