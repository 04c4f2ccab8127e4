// Clauses in the passive: a form of the auxiliary, at most two adverbs, a past participle that can be one of
// a passive. Words and exceptions come from [language.xx.passive].
#include <algorithm>

#include "analysis/facts.h"

namespace calame {
namespace {

class PassiveFinder {
 public:
  PassiveFinder(const Language& language, Analysis& analysis) : grammar_(language.passive), analysis_(analysis) {}

  void find() {
    for (std::uint32_t i = 0; i < analysis_.sentences.size(); ++i) {
      const Sentence& sentence = analysis_.sentences[i];
      if (!sentence.tagged) continue;
      end_ = sentence.token_end;
      first_ = sentence.first_token;
      const std::size_t before = analysis_.passives.size();
      for (std::uint32_t t = first_; t < end_; ++t)
        if (is_auxiliary(t)) try_at(t, i);
      if (analysis_.passives.size() > before && !sentence.heading) ++analysis_.metrics.passive_sentences;
    }
  }

 private:
  [[nodiscard]] bool is_auxiliary(std::uint32_t t) const {
    const Upos upos = analysis_.tags[t].upos;
    return (upos == Upos::aux || upos == Upos::verb) && analysis_.lemma(t) == grammar_.auxiliary;
  }
  [[nodiscard]] bool is_adverb(std::uint32_t t) const { return analysis_.tags[t].upos == Upos::adv; }
  // « -t-il », « -ce » behind an inverted verb.
  [[nodiscard]] bool is_enclitic(std::uint32_t t) const {
    return analysis_.tags[t].upos == Upos::pron && analysis_.form(t).starts_with('-');
  }

  // The participle that the auxiliary at `t` leads to; end_ when there is none.
  [[nodiscard]] std::uint32_t participle_after(std::uint32_t t) const {
    constexpr int most_adverbs = 2;
    std::uint32_t at = t + 1;
    if (at < end_ && is_enclitic(at)) ++at;
    for (int adverbs = 0; at < end_ && is_adverb(at) && adverbs < most_adverbs; ++adverbs) ++at;
    return at < end_ && analysis_.tags[at].features.has(Features::participle | Features::past) ? at : end_;
  }

  // s’est, nous nous sommes: what follows is no passive. Adverbs may not stand between.
  [[nodiscard]] bool is_reflexive(std::uint32_t auxiliary) const {
    if (auxiliary == first_) return false;
    std::uint32_t before = auxiliary - 1;
    // s’y est, s’en est: skip one light pronoun.
    const auto is_reflexive_pronoun = [&](std::uint32_t t) { return grammar_.reflexives.count(form(t)) != 0; };
    if (before > first_ && analysis_.tags[before].upos == Upos::pron && !is_reflexive_pronoun(before) &&
        is_reflexive_pronoun(before - 1) && grammar_.light_pronouns.count(form(before)) != 0)
      return true;
    if (is_reflexive_pronoun(before)) return true;
    // vous êtes-vous inscrits
    if (auxiliary + 1 < end_ && is_enclitic(auxiliary + 1) && form(auxiliary + 1).substr(1) == form(before))
      return true;
    return before > first_ && form(before) == form(before - 1) && analysis_.tags[before].upos == Upos::pron;
  }

  [[nodiscard]] std::string form(std::uint32_t t) const { return std::string(analysis_.form(t)); }

  // « par » and what does the deed, in the same clause.
  [[nodiscard]] bool has_agent(std::uint32_t participle) const {
    constexpr std::uint32_t farthest = 6;
    for (std::uint32_t t = participle + 1; t < std::min(end_, participle + farthest); ++t) {
      const Upos upos = analysis_.tags[t].upos;
      if (upos == Upos::punct || upos == Upos::cconj || upos == Upos::sconj) return false;
      if (upos == Upos::verb && analysis_.tags[t].features.any(Features::finite)) return false;
      if (grammar_.agents.count(form(t)) == 0) continue;
      return t + 1 < end_ && analysis_.tags[t + 1].upos != Upos::verb && grammar_.no_agents.count(form(t + 1)) == 0;
    }
    return false;
  }

  // Where the verb begins: « a été », « avait déjà été ».
  [[nodiscard]] std::uint32_t begin_of(std::uint32_t auxiliary) const {
    if (!analysis_.tags[auxiliary].features.any(Features::participle)) return auxiliary;
    std::uint32_t at = auxiliary;
    while (at > first_ && auxiliary - at < 4) {
      --at;
      if (analysis_.tags[at].upos == Upos::aux) return at;
      if (!is_adverb(at) && !is_enclitic(at)) break;
    }
    return auxiliary;
  }

  void try_at(std::uint32_t auxiliary, std::uint32_t sentence) {
    const std::uint32_t participle = participle_after(auxiliary);
    if (participle == end_) return;
    const WordTag& tag = analysis_.tags[participle];
    const std::string lemma(analysis_.lemma(participle));
    if (tag.features.any(Features::with_etre | Features::pronominal_only) || grammar_.movement.count(lemma)) return;
    const std::uint32_t begin = begin_of(auxiliary);
    if (is_reflexive(begin)) return;
    const bool agent = has_agent(participle);
    if (!agent) {
      // An adjective, or a state that nobody brings about: elle est située, ils sont convaincus.
      if (tag.upos != Upos::verb || !tag.features.any(Features::transitive)) return;
      if (grammar_.states.count(lemma) && !analysis_.tags[auxiliary].features.any(Features::participle)) return;
    }
    analysis_.passives.push_back({TextSpan(analysis_.tokens[begin].span.begin, analysis_.tokens[participle].span.end),
                                  sentence, auxiliary, participle, agent});
  }

  const PassiveGrammar& grammar_;
  Analysis& analysis_;
  std::uint32_t first_ = 0, end_ = 0;
};

}  // namespace

void add_passives(const Language& language, Analysis& analysis) {
  if (analysis.tags.empty() || language.passive.auxiliary.empty()) return;
  PassiveFinder(language, analysis).find();
}

}  // namespace calame
