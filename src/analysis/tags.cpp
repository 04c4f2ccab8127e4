// Distinct spellings, and what each token is in its sentence.
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

}  // namespace

void add_tags(const Language& language, std::span<const std::uint32_t> words, WordStore& store, Analysis& analysis) {
  if (!language.tagger) return;
  analysis.tags.assign(analysis.tokens.size(), WordTag());
  analysis.lemmas.assign(1, std::string());  // of tokens outside sentences
  std::vector<const Tagger::Word*> sentence;
  std::vector<Tagger::Choice> choices;
  for (const Sentence& s : analysis.sentences) {
    sentence.clear();
    for (std::uint32_t t = s.first_token; t < s.token_end; ++t) sentence.push_back(&store.tagged(store[words[t]]));
    choices.clear();
    language.tagger->tag(sentence, choices);
    for (std::uint32_t t = s.first_token; t < s.token_end; ++t) {
      const Meaning& meaning = store.meaning(store[words[t]], choices[t - s.first_token]);
      analysis.tags[t] = {meaning.choice.upos, meaning.features, lemma_index(meaning.lemma, store, analysis)};
    }
  }
}

}  // namespace calame
