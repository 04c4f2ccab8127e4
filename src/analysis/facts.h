// Each fact has a function and a file; analyze.cpp puts them together.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calame/analysis.h"

namespace calame {

class LetterMap;
class WordStore;
struct DocumentWords;

// `lang`: the language in force; elements that declare another one are protected.
std::vector<ProtectedSpan> find_protected_spans(const Document&, std::string_view lang,
                                                std::span<const std::string> names);

// `letters`: of the prose, with digits.
std::vector<Token> find_tokens(const Document&, const LetterMap& letters, const Language&,
                               std::span<const ProtectedSpan>);

// Of a text by itself, as prose: the spans count its bytes.
std::vector<Token> tokens_of(std::string_view text, const Language&);

// `words`: from add_counts; `skipped`: per block, not looked at.
std::vector<Sentence> find_sentences(const Document&, const Language&, std::span<const Token>,
                                     std::span<const ProtectedSpan>, std::span<const std::uint32_t> words,
                                     const std::vector<bool>& skipped);

// h1…h6, sections and words below, from Analysis::block_words and block_generated.
void add_outline(const Document&, Analysis&);
// block_words and block_generated, then the counts that need no other fact. Where each word of the blocks has its
// first letter or digit: what sentences count their words by.
std::vector<std::uint32_t> add_counts(const Document&, const LetterMap& letters, std::span<const SourceSpan> generated,
                                      Analysis&);
// Sentences and the formulas over them; syllables when asked for.
void add_readability(const Language&, const DocumentWords&, bool with_syllables, WordStore&, Analysis&);

// Analysis::forms and token_forms; the forms' ids.
std::vector<std::uint32_t> add_forms(const DocumentWords&, WordStore&, Analysis&);
// Analysis::tags and lemmas, of the tokens in sentences; nothing without a tagger. With Fact::tags of all, else of
// the sentences that hold one of `anchors` (Fact::some_tags) or what may be a passive (Fact::passives).
void add_tags(const Language&, Facts, std::span<const TagAnchor> anchors, const DocumentWords&, WordStore&, Analysis&);
// Analysis::passives and the metric, from tags.
void add_passives(const Language&, Analysis&);

// In the sentences of `analysis`, from its tokens; tags where there are any.
std::vector<KeyphraseMatch> find_keyphrase(const KeyphraseMatcher&, const Document&, const Language&,
                                           const DocumentWords&, WordStore&, const Analysis&);

// Numbers and what they are, from tokens and protected spans.
std::vector<NumberSpan> find_numbers(const Document&, const Language&, const Analysis&);

// The heading element that holds the block; no_node when none does.
NodeId heading_of(const Document&, const Block&);

// The tokens that start in `span`.
std::span<const Token> tokens_within(std::span<const Token>, TextSpan);

// True when both name the same primary language.
bool same_language(std::string_view a, std::string_view b);

// These three need sentences and forms. Connectives with their metric.
void add_connectives(const Document&, const Language&, Analysis&);
void add_openings(const Document&, const Language&, Analysis&);
// With Analysis::text_lang; Analysis::lang is settled before. `forms`: from add_forms.
void add_passages(const Document&, const Language&, std::span<const std::uint32_t> forms, WordStore&, Analysis&);

// Needs sentences, forms and the outline.
void add_cohesion(const Document&, const Language&, const DocumentWords&, WordStore&, Analysis&);

// BCP 47; "" when the text is too short or says nothing.
std::string detect_language(const Document&, const KnownLanguages&);
// Of a text by itself, by CLD2; "" when it is not sure.
std::string guess_language(std::string_view text);

}  // namespace calame
