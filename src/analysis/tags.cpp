// Distinct spellings, and what each token is in its sentence.
#include <bit>
#include <unordered_map>

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
  TagChoice(const Language& language, Facts facts, std::span<const TagAnchor> anchors,
            std::span<const std::uint32_t> words, WordStore& store, const Analysis& analysis)
      : all_(facts.has(Fact::tags)),
        passives_(facts.has(Fact::passives)),
        words_(words),
        store_(store),
        auxiliary_(language.passive.auxiliary) {
    if (all_ || anchors.empty() || !facts.has(Fact::some_tags)) return;
    collect(anchors);
    wanted_.reserve(analysis.forms.size());
    for (const std::string& form : analysis.forms) wanted_.push_back(wishes_of(form));
  }

  bool operator()(const Sentence& s, const Analysis& analysis) {
    if (all_) return true;
    if (!wanted_.empty()) {
      Wishes wishes = 0;
      for (std::uint32_t t = s.first_token; t < s.token_end; ++t) wishes |= wanted_[analysis.token_forms[t]];
      if ((wishes & unconditional) != 0 || (wishes != 0 && is_met(wishes, s))) return true;
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

  // A bit for each set of features that the anchors ask for.
  using Wishes = std::uint32_t;
  static constexpr Wishes unconditional = 1;

  void collect(std::span<const TagAnchor> anchors) {
    constexpr std::size_t most_wishes = 32;
    for (const TagAnchor& anchor : anchors) {
      std::size_t at = 0;
      while (at < features_.size() && features_[at] != anchor.features) ++at;
      if (at == features_.size() && at < most_wishes) features_.push_back(anchor.features);
      const Wishes wish = at < most_wishes ? Wishes{1} << at : unconditional;
      (anchor.lemma ? lemmas_ : forms_)[anchor.word] |= wish;
    }
  }

  Wishes wishes_of(std::string_view form) {
    Wishes wishes = wishes_in(forms_, form);
    if (lemmas_.empty()) return wishes;
    wishes |= wishes_in(lemmas_, form);
    for (const std::uint32_t lemma : store_.possible(store_.id(form)).lemmas)
      wishes |= wishes_in(lemmas_, store_[lemma].text);
    return wishes;
  }

  using Anchors = std::unordered_map<std::string_view, Wishes>;
  static Wishes wishes_in(const Anchors& anchors, std::string_view word) {
    const auto found = anchors.find(word);
    return found == anchors.end() ? 0 : found->second;
  }

  bool is_met(Wishes wishes, const Sentence& s) {
    for (; wishes != 0; wishes &= wishes - 1) {
      const Features wanted = features_[std::size_t(std::countr_zero(wishes))];
      for (std::uint32_t t = s.first_token; t < s.token_end; ++t)
        if (store_.possible(words_[t]).features.has(wanted)) return true;
    }
    return false;
  }

  bool all_, passives_;
  std::span<const std::uint32_t> words_;
  WordStore& store_;
  const std::string& auxiliary_;
  std::vector<Features> features_{Features()};  // what each bit of a wish asks for
  Anchors forms_, lemmas_;
  std::vector<Wishes> wanted_;  // by form
};

}  // namespace

void add_tags(const Language& language, Facts facts, std::span<const TagAnchor> anchors,
              std::span<const std::uint32_t> words, WordStore& store, Analysis& analysis) {
  if (!language.tagger) return;
  analysis.tags.assign(analysis.tokens.size(), WordTag());
  analysis.lemmas.assign(1, std::string());  // of tokens without tags
  TagChoice is_wanted(language, facts, anchors, words, store, analysis);
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
