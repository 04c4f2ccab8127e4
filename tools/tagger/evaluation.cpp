#include "evaluation.h"

#include <algorithm>

#include "analysis/characters.h"

namespace calame::tagger {
namespace {

using Choice = Tagger::Choice;

bool contracted(const Choice& c) { return c.features.any(Features::contracted); }

// The words that a token stands for: du = ADP DET, duquel = ADP PRON.
std::vector<Upos> words_of(const Choice& choice, const std::string& form) {
  if (!contracted(choice)) return {choice.upos};
  return {Upos::adp, lower_case(form).find("quel") == std::string::npos ? Upos::det : Upos::pron};
}

std::uint32_t right_words(const TreebankSentence& s, const GoldToken& gold, const Choice& choice) {
  const std::vector<Upos> ours = words_of(choice, gold.form);
  if (ours.size() != gold.end - gold.first) return 0;
  std::uint32_t right = 0;
  for (std::uint32_t w = gold.first; w < gold.end; ++w) right += s.words[w].upos == ours[w - gold.first];
  return right;
}

std::string with_context(const TreebankSentence& s, std::size_t i, const Choice& choice) {
  std::string text = std::string(upos_name(upos_of(s.tokens[i].tag))) + " > " + std::string(upos_name(choice.upos)) +
                     (contracted(choice) ? "+" : "") + "\t";
  for (std::size_t t = i < 5 ? 0 : i - 5; t < std::min(s.tokens.size(), i + 6); ++t)
    text += (t == i ? "[" : "") + s.tokens[t].form + (t == i ? "] " : " ");
  return text + "\t" + s.id;
}

void on_gold_tokens(const TreebankSentence& s, const Tagger& tagger, PreparedWords& prepared, bool with_errors,
                    Figures& figures) {
  std::vector<const Tagger::Word*> words;
  for (const GoldToken& t : s.tokens) words.push_back(prepared(t.form));
  std::vector<Choice> choices;
  tagger.tag(words, choices);
  figures.words += static_cast<std::uint32_t>(s.words.size());
  figures.tokens += static_cast<std::uint32_t>(s.tokens.size());
  for (std::size_t i = 0; i < s.tokens.size(); ++i) {
    const GoldToken& gold = s.tokens[i];
    figures.right_words += right_words(s, gold, choices[i]);
    const bool right =
        choices[i].upos == upos_of(gold.tag) && contracted(choices[i]) == (gold.tag == FineTag::adp_contracted);
    figures.right_tokens += right;
    figures.right_fine += right && choices[i].features == features_of(gold.tag);
    if (right) continue;
    ++figures.confusions[{upos_of(gold.tag), choices[i].upos}];
    if (with_errors) figures.errors.push_back(with_context(s, i, choices[i]));
  }
}

std::vector<Choice> tag_own(const std::vector<OwnToken>& own, const Tagger& tagger, PreparedWords& prepared) {
  std::vector<Choice> all, choices;
  std::vector<const Tagger::Word*> words;
  for (std::size_t i = 0; i < own.size(); ++i) {
    words.push_back(prepared(own[i].form));
    if (i + 1 < own.size() && !own[i + 1].sentence_begin) continue;
    tagger.tag(words, choices);
    all.insert(all.end(), choices.begin(), choices.end());
    words.clear();
  }
  return all;
}

void on_raw_text(const TreebankSentence& s, const Tagger& tagger, PreparedWords& prepared, const Language& language,
                 Figures& figures) {
  const std::vector<OwnToken> own = cut_by_calame(s, language);
  const std::vector<Choice> choices = tag_own(own, tagger, prepared);
  for (std::size_t i = 0; i < own.size(); ++i)
    figures.own_words += static_cast<std::uint32_t>(words_of(choices[i], own[i].form).size());
  std::size_t i = 0;
  for (const GoldToken& gold : s.tokens) {
    while (i < own.size() && own[i].text_begin < gold.text_begin) ++i;
    if (i == own.size() || own[i].text_begin != gold.text_begin) continue;
    const std::uint32_t right = right_words(s, gold, choices[i]);
    if (own[i].text_end == gold.text_end) figures.right_raw += right;
    if (own[i].text_end <= gold.text_end) figures.right_joined += right;
  }
}

}  // namespace

const Tagger::Word* PreparedWords::operator()(const std::string& form) {
  const auto [known, is_new] = words_.try_emplace(form);
  if (is_new) {
    readings_.clear();
    lexicon_.readings_of_token(form, lower_case(form), readings_);
    tagger_.prepare(form, readings_, spelling_, known->second);
  }
  return &known->second;
}

Figures evaluate(const std::vector<TreebankSentence>& sentences, const Lexicon& lexicon, const Tagger& tagger,
                 const Language& language, bool with_errors) {
  Figures figures;
  PreparedWords prepared(lexicon, tagger);
  for (const TreebankSentence& s : sentences) {
    on_gold_tokens(s, tagger, prepared, with_errors, figures);
    on_raw_text(s, tagger, prepared, language, figures);
  }
  return figures;
}

}  // namespace calame::tagger
