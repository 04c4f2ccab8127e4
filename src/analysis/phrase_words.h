// The words of a phrase that is looked for, and those of a text it is looked for in.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/word_keys.h"
#include "calame/analysis.h"

namespace calame {

// A token, or what a hyphen parts in one: « GPT-4 » is two words, « porte-avions », which the lexicon knows, is one.
struct TextWord {
  TextSpan span;
  TokenKind kind = TokenKind::word;
  std::uint32_t token = 0;
  const WordKeys* keys = nullptr;  // null: not looked at, or a sign
};

// Appends the words of one token. Keys are not looked up.
void add_words(WordKeyMemory&, std::string_view text, const Token&, std::uint32_t index, std::vector<TextWord>& out);
// Makes one number of « 1 000 » with a plain space. Before look_up.
void join_numbers(std::string_view text, std::vector<TextWord>&);
void look_up(WordKeyMemory&, std::string_view text, bool plain, TextWord&);

struct PhraseWord {
  Sought sought;
  std::uint32_t parts = 1;  // porte-avions: 2, for a text may write porte avions
};
// Without elisions and stop words, each once. A stop word counts where it is a noun: l’or, d’été.
std::vector<PhraseWord> words_of_phrase(const Language&, WordKeyMemory&, std::string_view phrase);
// Makes one word of « porte avions » where a phrase has porte-avions.
void join_compounds(WordKeyMemory&, std::string_view text, const std::vector<PhraseWord>&, std::vector<TextWord>&);

// Whether the word may be the first of several that join_compounds makes one.
bool may_begin_compound(const std::vector<PhraseWord>&, const WordKeys&);

bool has_hyphen(std::string_view word);
bool is_stop_word(const Language&, std::string_view word);
// A word that says something by itself: no elision, enclitic or stop word.
bool is_content(const Language&, std::string_view word, TokenKind);

// An address, or a text whose writer leaves accents out.
bool is_address(std::string_view text);
bool lacks_accents(WordKeyMemory&, std::string_view text, const std::vector<TextWord>&);

// Parts of speech of a sentence by itself; empty without a tagger.
std::vector<Upos> tag_tokens(const Language&, std::string_view text, std::span<const Token>);

// Settles a meeting that hangs on what the text's word is. `upos_of()` says so, x when it cannot tell.
template <class IsStopWord, class UposOf>
bool settle(Meeting meeting, const IsStopWord& is_stop_word, const UposOf& upos_of) {
  switch (meeting) {
    case Meeting::no:
    case Meeting::yes:
      return meeting == Meeting::yes;
    case Meeting::if_verb: {
      const Upos upos = upos_of();
      return upos == Upos::verb || upos == Upos::aux;
    }
    case Meeting::unless_noun: {
      const Upos upos = upos_of();
      return upos != Upos::noun && upos != Upos::propn;
    }
    case Meeting::as_noun:
      break;
  }
  if (!is_stop_word()) return true;
  const Upos upos = upos_of();
  return upos == Upos::noun || upos == Upos::adj || upos == Upos::propn || upos == Upos::x;
}

// Share of the content words of both texts that the two have in common, 0…1 (Jaccard).
double words_in_common(const Language&, std::string_view a, std::string_view b);

}  // namespace calame
