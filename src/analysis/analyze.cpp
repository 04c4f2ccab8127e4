// Puts the facts together: only those that were asked for, and what they stand on.
#include <algorithm>
#include <initializer_list>

#include "analysis/facts.h"
#include "analysis/known_languages.h"
#include "analysis/word_store.h"
#include "document/first_not.h"

namespace calame {
namespace {

Facts with_what_they_need(Facts facts) {
  constexpr auto any = [](Facts of, std::initializer_list<Fact> wanted) {
    return std::any_of(wanted.begin(), wanted.end(), [of](Fact f) { return of.has(f); });
  };
  if (any(facts, {Fact::tags, Fact::some_tags, Fact::passives, Fact::connectives, Fact::openings, Fact::passages,
                  Fact::cohesion}))
    facts = facts | Fact::forms;
  if (any(facts, {Fact::syllables, Fact::keyphrase, Fact::forms})) facts = facts | Fact::sentences;
  if (any(facts, {Fact::sentences, Fact::numbers})) facts = facts | Fact::tokens;
  if (facts.has(Fact::tokens)) facts = facts | Fact::protected_spans;
  return facts;
}

void choose_language(const Document& document, const Language& language, const Brief& brief, Analysis& analysis) {
  analysis.lang = !brief.lang.empty() ? brief.lang : document.lang;
  if (!analysis.lang.empty()) return;
  analysis.lang = detect_language(document, KnownLanguages({{language.code, language}}));
  if (analysis.lang.empty()) analysis.lang = language.code.empty() ? "fr" : language.code;
  analysis.lang_detected = true;
}

}  // namespace

Analysis analyze(const Document& document, const Language& language, const Brief& brief, Facts needs,
                 std::span<const std::string> names, std::span<const SourceSpan> generated,
                 std::span<const TagAnchor> anchors) {
  Analysis analysis;
  const Facts facts = with_what_they_need(needs);
  choose_language(document, language, brief, analysis);
  const std::vector<std::uint32_t> words_begin = add_counts(document, generated, analysis);
  add_outline(document, analysis);
  if (facts.has(Fact::protected_spans)) {
    analysis.protected_spans = find_protected_spans(document, analysis.lang, names);
  }
  if (facts.has(Fact::tokens)) analysis.tokens = find_tokens(document, language, analysis.protected_spans);
  if (facts.has(Fact::sentences)) {
    analysis.sentences = find_sentences(document, language, analysis.tokens, analysis.protected_spans, words_begin,
                                        analysis.block_generated);
    WordStore& store = word_store(language);
    const DocumentWords words = store.words_of(document.prose, analysis.tokens);
    add_readability(language, words, facts.has(Fact::syllables), store, analysis);
    if (facts.has(Fact::forms)) add_forms(words, store, analysis);
    if (facts.has(Fact::tags) || facts.has(Fact::some_tags) || facts.has(Fact::passives))
      add_tags(language, facts, anchors, words, store, analysis);
    if (facts.has(Fact::passives)) add_passives(language, analysis);
    if (facts.has(Fact::connectives)) add_connectives(document, language, analysis);
    if (facts.has(Fact::openings)) add_openings(document, language, analysis);
    if (facts.has(Fact::passages)) add_passages(document, language, analysis);
    if (facts.has(Fact::cohesion)) add_cohesion(document, language, words, store, analysis);
    if (facts.has(Fact::keyphrase) && !brief.keyphrase.empty()) {
      const KeyphraseMatcher matcher(language, brief.keyphrase, brief.synonyms);
      if (!matcher.empty()) analysis.keyphrase = find_keyphrase(matcher, document, language, words, store, analysis);
    }
  }
  if (facts.has(Fact::numbers)) analysis.numbers = find_numbers(document, language, analysis);
  return analysis;
}

bool Analysis::is_protected(TextOffset at) const {
  const auto after = first_not(protected_spans, [at](const ProtectedSpan& p) { return p.span.begin <= at; });
  return after != protected_spans.begin() && std::prev(after)->span.contains(at);
}

bool Analysis::overlaps_protected(TextSpan span) const {
  const auto first = first_not(protected_spans, [span](const ProtectedSpan& p) { return p.span.end <= span.begin; });
  return first != protected_spans.end() && first->span.overlaps(span);
}

std::span<const Token> Analysis::tokens_in(TextSpan span) const { return tokens_within(tokens, span); }

std::span<const Sentence> Analysis::sentences_in(TextSpan span) const {
  const auto starts_before = [](TextOffset at) { return [at](const Sentence& s) { return s.span.begin < at; }; };
  const auto first = first_not(sentences, starts_before(span.begin));
  // Mostly few, those of a block.
  return {first, first_not_near(first, sentences.end(), 2, starts_before(span.end))};
}

}  // namespace calame
