// Distinct spellings, and what each token is in its sentence.
#include <unordered_set>

#include "analysis/facts.h"
#include "analysis/word_store.h"

namespace calame {

std::vector<std::uint32_t> intern_tokens(const Document& document, std::span<const Token> tokens, WordStore& store) {
  std::vector<std::uint32_t> words;
  words.reserve(tokens.size());
  for (const Token& token : tokens) words.push_back(store.id(text_of(document, token.span)));
  return words;
}

void add_forms(std::span<const std::uint32_t> words, WordStore& store, Analysis& analysis) {
  analysis.token_forms.reserve(words.size());
  for (const std::uint32_t word : words) {
    WordFacts& lower = store[store[word].lower];
    if (lower.form_document != store.document()) {
      lower.form_document = store.document();
      lower.form = static_cast<std::uint32_t>(analysis.forms.size());
      analysis.forms.push_back(lower.text);
    }
    analysis.token_forms.push_back(lower.form);
  }
}

namespace {

std::uint32_t lemma_index(std::uint32_t word, WordStore& store, Analysis& analysis) {
  WordFacts& lemma = store[word];
  if (lemma.lemma_document != store.document()) {
    lemma.lemma_document = store.document();
    lemma.lemma = static_cast<std::uint32_t>(analysis.lemmas.size());
    analysis.lemmas.push_back(lemma.text);
  }
  return lemma.lemma;
}

// Which sentences to tag.
class TagChoice {
 public:
  TagChoice(const Language& language, Facts facts, std::span<const std::string> tagged_words,
            std::span<const std::uint32_t> words, WordStore& store, const Analysis& analysis)
      : all_(facts.has(Fact::tags)),
        passives_(facts.has(Fact::passives)),
        words_(words),
        store_(store),
        auxiliary_(language.passive.auxiliary) {
    if (all_ || tagged_words.empty() || !facts.has(Fact::some_tags)) return;
    const std::unordered_set<std::string_view> wanted(tagged_words.begin(), tagged_words.end());
    wanted_.reserve(analysis.forms.size());
    for (const std::string& form : analysis.forms) wanted_.push_back(wanted.count(form) != 0);
  }

  bool operator()(const Sentence& s, const Analysis& analysis) {
    if (all_) return true;
    if (!wanted_.empty()) {
      for (std::uint32_t t = s.first_token; t < s.token_end; ++t)
        if (wanted_[analysis.token_forms[t]]) return true;
    }
    return passives_ && may_hold_passive(s);
  }

 private:
  // The auxiliary, and soon after it what the dictionary knows as a past participle.
  bool may_hold_passive(const Sentence& s) {
    constexpr std::uint32_t farthest = 5;
    std::uint32_t until = 0;
    for (std::uint32_t t = s.first_token; t < s.token_end; ++t) {
      const PassiveRole role = store_.passive_role(store_[words_[t]], auxiliary_);
      if (role == PassiveRole::participle && t < until) return true;
      if (role == PassiveRole::auxiliary) until = t + farthest;
    }
    return false;
  }

  bool all_, passives_;
  std::span<const std::uint32_t> words_;
  WordStore& store_;
  const std::string& auxiliary_;
  std::vector<bool> wanted_;  // by form
};

}  // namespace

void add_tags(const Language& language, Facts facts, std::span<const std::string> tagged_words,
              std::span<const std::uint32_t> words, WordStore& store, Analysis& analysis) {
  if (!language.tagger) return;
  analysis.tags.assign(analysis.tokens.size(), WordTag());
  analysis.lemmas.assign(1, std::string());  // of tokens without tags
  TagChoice is_wanted(language, facts, tagged_words, words, store, analysis);
  std::vector<const Tagger::Word*> sentence;
  std::vector<Tagger::Choice> choices;
  for (Sentence& s : analysis.sentences) {
    if (!is_wanted(s, analysis)) continue;
    s.tagged = true;
    sentence.clear();
    for (std::uint32_t t = s.first_token; t < s.token_end; ++t) sentence.push_back(&store.tagged(store[words[t]]));
    choices.clear();
    language.tagger->tag(sentence, choices);
    for (std::uint32_t t = s.first_token; t < s.token_end; ++t) {
      const Meaning& meaning = store.meaning(store[words[t]], choices[t - s.first_token]);
      analysis.tags[t] = {meaning.upos, meaning.features, lemma_index(meaning.lemma, store, analysis)};
    }
  }
}

}  // namespace calame
