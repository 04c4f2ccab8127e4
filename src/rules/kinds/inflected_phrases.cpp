#include "rules/kinds/inflected_phrases.h"

#include <algorithm>
#include <unordered_map>

#include "analysis/facts.h"
#include "analysis/phrase_words.h"

namespace calame {
namespace {

using Phrase = std::vector<Sought>;

Phrase words_of(const Language& language, WordKeyMemory& memory, const std::string& text) {
  std::vector<TextWord> words;
  for (const Token& token : tokens_of(text, language)) add_words(memory, text, token, 0, words);
  Phrase phrase;
  for (const TextWord& word : words) {
    const auto as_written = std::string_view(text).substr(word.span.begin.value, word.span.size());
    if (word.kind == TokenKind::word || word.kind == TokenKind::number)
      phrase.push_back(memory.sought(as_written, false, true));
  }
  return phrase;
}

}  // namespace

struct InflectedPhrases::Table {
  std::vector<Phrase> phrases;
  std::vector<const std::string*> texts;                                   // what each stands for
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_lemma;  // of the first word
  std::vector<std::uint32_t> all, unknown;  // every phrase; those whose first word the lexicon does not know

  // Phrases that the word may begin, in the order of the list.
  void candidates(const WordKeys& keys, std::vector<std::uint32_t>& out) const {
    out = keys.ways == 0 ? all : unknown;
    if (keys.ways == 0) return;
    for (const WordKeys::Lemma& lemma : keys.lemmas)
      if (const auto at = by_lemma.find(lemma.id); at != by_lemma.end())
        out.insert(out.end(), at->second.begin(), at->second.end());
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
  }
};

InflectedPhrases::InflectedPhrases(std::vector<std::string> phrases) : phrases_(std::move(phrases)) {}
InflectedPhrases::~InflectedPhrases() = default;

const InflectedPhrases::Table& InflectedPhrases::table_of(const Language& language) const {
  const std::lock_guard lock(mutex_);
  auto& known = tables_[{language.lexicon.get(), language.stemmer}];
  if (known) return *known;
  auto table = std::make_unique<Table>();
  WordKeyMemory& memory = word_key_memory(language);
  for (const std::string& text : phrases_) {
    Phrase phrase = words_of(language, memory, text);
    if (phrase.empty()) continue;
    const auto index = static_cast<std::uint32_t>(table->phrases.size());
    table->all.push_back(index);
    if (phrase.front().keys.ways == 0) table->unknown.push_back(index);
    for (const WordKeys::Lemma& lemma : phrase.front().keys.lemmas) table->by_lemma[lemma.id].push_back(index);
    table->phrases.push_back(std::move(phrase));
    table->texts.push_back(&text);
  }
  known = std::move(table);
  return *known;
}

namespace {

// The words of a stretch against the phrases of a table.
class Search {
 public:
  Search(const Subject& subject, TextSpan within)
      : subject_(subject),
        memory_(word_key_memory(subject.language)),
        text_(subject.document.prose),
        no_first_(subject.analysis.forms.size(), false) {
    const std::vector<Token>& tokens = subject.analysis.tokens;
    const auto stretch = subject.analysis.tokens_in(within);
    const auto first = static_cast<std::uint32_t>(stretch.data() - tokens.data());
    for (std::uint32_t t = first; t < first + stretch.size(); ++t) add_words(memory_, text_, tokens[t], t, words_);
  }

  template <class Table>
  std::vector<TextSpan> find(const Table& table, std::vector<const std::string*>* which) {
    std::vector<TextSpan> found;
    std::vector<std::uint32_t> candidates;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (is_no_first(words_[i])) continue;
      const WordKeys* keys = keys_of(words_[i]);
      if (!keys) continue;
      table.candidates(*keys, candidates);
      if (candidates.empty()) rule_out(words_[i]);
      for (const std::uint32_t candidate : candidates) {
        const Phrase& phrase = table.phrases[candidate];
        if (!stands_at(phrase, i)) continue;
        found.emplace_back(words_[i].span.begin, words_[i + phrase.size() - 1].span.end);
        if (which) which->push_back(table.texts[candidate]);
        i += phrase.size() - 1;
        break;
      }
    }
    return found;
  }

 private:
  std::string_view written(const TextWord& word) const { return text_of(subject_.document, word.span); }

  const WordKeys* keys_of(TextWord& word) {
    if (!word.keys) look_up(memory_, text_, false, word);
    return word.keys;
  }

  // Each spelling in lower case is looked at once; capitals may make another word of it.
  bool is_whole_form(const TextWord& word) const {
    return !no_first_.empty() && written(word) == subject_.analysis.form(word.token);
  }
  bool is_no_first(const TextWord& word) const {
    return !no_first_.empty() && no_first_[subject_.analysis.token_forms[word.token]] && is_whole_form(word);
  }
  void rule_out(const TextWord& word) {
    if (is_whole_form(word)) no_first_[subject_.analysis.token_forms[word.token]] = true;
  }

  bool stands_at(const Phrase& phrase, std::size_t at) {
    if (at + phrase.size() > words_.size()) return false;
    for (std::size_t i = 0; i < phrase.size(); ++i) {
      TextWord& word = words_[at + i];
      const WordKeys* keys = keys_of(word);
      if (!keys) return false;
      const auto stop_word = [&] { return is_stop_word(subject_.language, written(word)); };
      const auto upos = [&] { return upos_of(word.token); };
      if (!settle(memory_.meet(phrase[i], *keys), stop_word, upos)) return false;
    }
    return true;
  }

  // Whatever facts other rules asked for, the answer is the same: a sentence without tags is tagged here.
  Upos upos_of(std::uint32_t token) {
    const Analysis& analysis = subject_.analysis;
    const auto after = std::upper_bound(analysis.sentences.begin(), analysis.sentences.end(), token,
                                        [](std::uint32_t t, const Sentence& s) { return t < s.first_token; });
    if (after == analysis.sentences.begin() || token >= std::prev(after)->token_end) return Upos::x;
    const Sentence& sentence = *std::prev(after);
    if (sentence.tagged) return analysis.tags[token].upos;
    if (sentence_ != &sentence) {
      sentence_ = &sentence;
      const std::uint32_t size = sentence.token_end - sentence.first_token;
      tags_ = tag_tokens(subject_.language, text_, std::span(analysis.tokens).subspan(sentence.first_token, size));
    }
    return tags_.empty() ? Upos::x : tags_[token - sentence.first_token];
  }

  const Subject& subject_;
  WordKeyMemory& memory_;
  std::string_view text_;
  std::vector<bool> no_first_;  // by form; empty without forms
  std::vector<TextWord> words_;
  const Sentence* sentence_ = nullptr;  // that tags_ are of
  std::vector<Upos> tags_;
};

}  // namespace

std::vector<TextSpan> InflectedPhrases::find(const Subject& subject, TextSpan within,
                                             std::vector<const std::string*>* which) const {
  const Table& table = table_of(subject.language);
  return Search(subject, within).find(table, which);
}

}  // namespace calame
