// How well a tagger does on a treebank.
//
// Gold tokens: the tagger gets the tokens of the treebank as they stand in the text (« du » is one). A
// contracted token stands for its words: it is ADP + DET, or ADP + PRON (duquel).
// Raw: the text is cut by Calame, the words are aligned as in the CoNLL 2018 shared task: a word is right
// when one of ours stands at the very same place and has its tag; F1 over both counts. `raw_joined` also takes
// a word that we cut further (« M » + « . », « 50 » + « 000 ») as right when its first part has its tag.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "analysis/lexicon.h"
#include "analysis/tagger.h"
#include "treebank.h"

namespace calame::tagger {

struct Figures {
  std::uint32_t words = 0, right_words = 0;    // gold tokens, contractions taken apart
  std::uint32_t tokens = 0, right_tokens = 0;  // gold tokens, UPOS and contraction
  std::uint32_t right_fine = 0;                // of them, also the form of the verb
  std::uint32_t own_words = 0, right_raw = 0, right_joined = 0;
  std::map<std::pair<Upos, Upos>, std::uint32_t> confusions;  // gold, ours; of gold tokens
  std::vector<std::string> errors;                            // with their context, when asked for

  [[nodiscard]] double gold() const { return 100.0 * right_words / words; }
  [[nodiscard]] double gold_tokens() const { return 100.0 * right_tokens / tokens; }
  [[nodiscard]] double fine() const { return 100.0 * right_fine / tokens; }
  [[nodiscard]] double raw() const { return 200.0 * right_raw / (words + own_words); }
  [[nodiscard]] double raw_joined() const { return 100.0 * right_joined / words; }
};

Figures evaluate(const std::vector<TreebankSentence>&, const Lexicon&, const Tagger&, const Language&,
                 bool with_errors = false);

// Words of the tagger by their spelling, made once.
class PreparedWords {
 public:
  PreparedWords(const Lexicon& lexicon, const Tagger& tagger) : lexicon_(lexicon), tagger_(tagger) {}
  const Tagger::Word* operator()(const std::string& form);
  [[nodiscard]] std::size_t size() const { return words_.size(); }

 private:
  const Lexicon& lexicon_;
  const Tagger& tagger_;
  std::map<std::string, Tagger::Word> words_;  // nodes stay where they are
  std::vector<Reading> readings_;
  Spelling spelling_;
};

}  // namespace calame::tagger
