// Sentences of a treebank in CoNLL-U, and the same sentences as Calame cuts them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/tagger_features.h"
#include "calame/language.h"

namespace calame::tagger {

struct GoldWord {
  std::string form;
  Upos upos = Upos::x;
  FineTag tag = FineTag::x;
  std::uint32_t head = 0;
};

// What stands in the text: one word, or several in one (du = de + le).
struct GoldToken {
  std::string form;
  std::uint32_t first = 0, end = 0;            // words
  std::uint32_t text_begin = 0, text_end = 0;  // bytes of TreebankSentence::text
  FineTag tag = FineTag::x;
};

struct TreebankSentence {
  std::string id, text;
  std::vector<GoldWord> words;
  std::vector<GoldToken> tokens;
};

// Throws std::runtime_error with path and line.
std::vector<TreebankSentence> read_treebank(const std::string& path);

struct OwnToken {
  std::string form;
  std::uint32_t text_begin = 0, text_end = 0;
  bool sentence_begin = false;  // by our own sentence boundaries
  FineTag tag = FineTag::x;     // projected
};
// `text` read as a paragraph and analysed; the tags of the treebank are carried over:
// - where both cut alike, the tag; where our token is the first part of theirs (« M » of « M. »), the tag;
// - further parts: signs are PUNCT, the rest keeps the tag (« 50 000 » in two);
// - where ours holds several of theirs (« 14h30 »), the tag of the one whose head stands outside.
std::vector<OwnToken> cut_by_calame(const TreebankSentence&, const Language&);

// What tokens and sentences need of [language.fr].
Language read_language(const std::string& path, const std::string& code);

}  // namespace calame::tagger
