// Distinct spellings, and what each token is in its sentence.
#include <algorithm>
#include <bit>

#include "analysis/facts.h"
#include "analysis/word_store.h"

namespace calame {

std::vector<std::uint32_t> add_forms(const DocumentWords& words, WordStore& store, Analysis& analysis) {
  std::vector<std::uint32_t> ids;
  ids.reserve(words.size());
  analysis.forms.reserve(words.size());
  std::vector<std::uint32_t> form_of;
  form_of.reserve(words.size());
  for (const std::uint32_t word : words.ids) {
    const std::uint32_t lower = store[word].lower;
    if (store.number_form(lower, static_cast<std::uint32_t>(analysis.forms.size()))) {
      analysis.forms.emplace_back(store[lower].text);
      ids.push_back(lower);
    }
    form_of.push_back(store.form(lower));
  }
  analysis.token_forms.resize(words.of_token.size());
  std::transform(words.of_token.begin(), words.of_token.end(), analysis.token_forms.begin(),
                 [&](std::uint32_t word) { return form_of[word]; });
  return ids;
}

namespace {

// Which sentences to tag.
class TagChoice {
 public:
  TagChoice(const Language& language, Facts facts, std::span<const TagAnchor> anchors, const DocumentWords& words,
            WordStore& store)
      : all_(facts.has(Fact::tags)),
        passives_(!all_ && facts.has(Fact::passives)),
        words_(words),
        store_(store),
        auxiliary_(language.passive.auxiliary) {
    if (all_) return;
    const bool wishes = !anchors.empty() && facts.has(Fact::some_tags);
    if (wishes) store_.wish_for(anchors);
    bits_.reserve(words.size());
    for (const std::uint32_t id : words.ids) {
      WordFacts& word = store_[id];
      const std::uint64_t role = passives_ ? bit_of(store_.passive_role(word, auxiliary_)) : 0;
      bits_.push_back(role | (wishes ? store_.wishes(word.lower) : 0));
    }
  }

  bool operator()(const Sentence& s) {
    if (all_) return true;
    const std::span<const std::uint32_t> words =
        std::span(words_.of_token).subspan(s.first_token, s.token_end - s.first_token);
    std::uint64_t bits = 0;
    for (const std::uint32_t word : words) bits |= bits_[word];
    const auto wishes = static_cast<TagWishes::Bits>(bits);
    if ((wishes & TagWishes::unconditional) != 0 || (wishes != 0 && is_met(wishes, words))) return true;
    return (bits & auxiliary) != 0 && may_hold_passive(words);
  }

 private:
  // Above the wishes.
  static constexpr std::uint64_t auxiliary = std::uint64_t{1} << 32, participle = auxiliary << 1;
  static std::uint64_t bit_of(PassiveRole role) {
    return role == PassiveRole::auxiliary ? auxiliary : role == PassiveRole::participle ? participle : 0;
  }

  // The auxiliary, and soon after it what the dictionary knows as a past participle.
  [[nodiscard]] bool may_hold_passive(std::span<const std::uint32_t> words) const {
    constexpr std::size_t farthest = 5;
    std::size_t until = 0;
    for (std::size_t t = 0; t < words.size(); ++t) {
      const std::uint64_t bits = bits_[words[t]];
      if ((bits & participle) != 0 && t < until) return true;
      if ((bits & auxiliary) != 0) until = t + farthest;
    }
    return false;
  }

  bool is_met(TagWishes::Bits wishes, std::span<const std::uint32_t> words) {
    for (; wishes != 0; wishes &= wishes - 1) {
      const Features wanted = store_.wishes().features(std::countr_zero(wishes));
      for (const std::uint32_t word : words)
        if (store_.possible(words_.ids[word]).features.has(wanted)) return true;
    }
    return false;
  }

  bool all_, passives_;
  const DocumentWords& words_;
  WordStore& store_;
  const std::string& auxiliary_;
  std::vector<std::uint64_t> bits_;  // by word of the document
};

// Tags sentences one after another; what a word was in one it mostly is in the next.
class SentenceTagger {
 public:
  SentenceTagger(const Tagger& tagger, const DocumentWords& words, WordStore& store, Analysis& analysis)
      : tagger_(tagger), words_(words), store_(store), analysis_(analysis), known_(words.size()) {}

  void tag(const Sentence& s) {
    spellings_.clear();
    for (std::uint32_t t = s.first_token; t < s.token_end; ++t) {
      Known& known = known_[words_.of_token[t]];
      if (!known.spelling) {
        known.spelling = &store_.tagged(store_[words_.id(t)]);
        known.spelling->expect();
      }
      spellings_.push_back(known.spelling);
    }
    tagger_.tag(spellings_, tags_);
    for (std::uint32_t t = s.first_token; t < s.token_end; ++t) {
      Known& known = known_[words_.of_token[t]];
      const FineTag tag = tags_[t - s.first_token];
      if (!known.tagged || known.last != tag) known = {known.spelling, true, tag, meaning_of(words_.id(t), tag)};
      analysis_.tags[t] = known.meaning;
    }
  }

 private:
  struct Known {
    const Tagger::Word* spelling = nullptr;
    bool tagged = false;
    FineTag last = FineTag::x;
    WordTag meaning;
  };

  WordTag meaning_of(std::uint32_t word, FineTag tag) {
    const Meaning& meaning = store_.meaning(word, tag);
    return {meaning.upos, meaning.features, lemma_index(meaning.lemma)};
  }

  std::uint32_t lemma_index(std::uint32_t word) {
    if (store_.number_lemma(word, static_cast<std::uint32_t>(analysis_.lemmas.size())))
      analysis_.lemmas.emplace_back(store_[word].text);
    return store_.lemma(word);
  }

  const Tagger& tagger_;
  const DocumentWords& words_;
  WordStore& store_;
  Analysis& analysis_;
  std::vector<Known> known_;  // by word of the document
  std::vector<const Tagger::Word*> spellings_;
  std::vector<FineTag> tags_;
};

}  // namespace

void add_tags(const Language& language, Facts facts, std::span<const TagAnchor> anchors, const DocumentWords& words,
              WordStore& store, Analysis& analysis) {
  if (!language.tagger) return;
  analysis.tags.assign(analysis.tokens.size(), WordTag());
  analysis.lemmas.reserve(words.size());
  analysis.lemmas.assign(1, std::string());  // of tokens without tags
  TagChoice is_wanted(language, facts, anchors, words, store);
  SentenceTagger tagger(*language.tagger, words, store, analysis);
  for (Sentence& s : analysis.sentences) {
    if (!is_wanted(s)) continue;
    s.tagged = true;
    tagger.tag(s);
  }
}

}  // namespace calame
