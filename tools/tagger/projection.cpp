// Calame's own tokens of a sentence, with the tags of the treebank.
#include <fstream>
#include <stdexcept>

#include "analysis/characters.h"
#include "calame/analysis.h"
#include "calame/document.h"
#include "document/toml_guard.h"
#include "treebank.h"

namespace calame::tagger {
namespace {

bool is_sign(std::string_view form) {
  const Classifier classify;
  for (std::size_t i = 0; i < form.size();) {
    const CodePoint c = decode(form, i);
    if (classify(c.value) & char_class::alnum) return false;
    i += c.size;
  }
  return true;
}

// Of the tokens [first, end) the one whose head is none of them.
const GoldToken& head_token(const TreebankSentence& s, std::size_t first, std::size_t end) {
  const std::uint32_t first_word = s.tokens[first].first, end_word = s.tokens[end - 1].end;
  for (std::size_t t = first; t < end; ++t) {
    for (std::uint32_t w = s.tokens[t].first; w < s.tokens[t].end; ++w) {
      const std::uint32_t head = s.words[w].head;  // from 1; 0 is the root
      if (head <= first_word || head > end_word) return s.tokens[t];
    }
  }
  return s.tokens[first];
}

void project(const TreebankSentence& s, std::vector<OwnToken>& own) {
  std::size_t first = 0;
  for (OwnToken& token : own) {
    while (first < s.tokens.size() && s.tokens[first].text_end <= token.text_begin) ++first;
    if (first == s.tokens.size()) return;
    std::size_t end = first + 1;
    while (end < s.tokens.size() && s.tokens[end].text_begin < token.text_end) ++end;
    const bool further_part = s.tokens[first].text_begin < token.text_begin;
    token.tag = further_part && is_sign(token.form) ? FineTag::punct : head_token(s, first, end).tag;
  }
}

template <class Container>
void read_list(const toml::table& table, const char* key, Container& out) {
  if (const auto* array = table[key].as_array())
    for (const auto& item : *array) out.insert(out.end(), item.value_or(std::string()));
}

}  // namespace

std::vector<OwnToken> cut_by_calame(const TreebankSentence& sentence, const Language& language) {
  const auto source = Source::decode(sentence.text, sentence.id);
  if (!source) throw std::runtime_error(sentence.id + ": not UTF-8");
  const auto document = read_document(*source, Format::text);
  if (!document || document->prose != sentence.text)
    throw std::runtime_error(sentence.id + ": the text reads as another");
  Brief brief;
  brief.lang = language.code;
  const Analysis analysis = analyze(*document, language, brief, Fact::sentences);
  std::vector<OwnToken> own;
  for (const Token& t : analysis.tokens)
    own.push_back({std::string(text_of(*document, t.span)), t.span.begin.value, t.span.end.value, false, FineTag::x});
  for (const Sentence& s : analysis.sentences)
    if (s.first_token < own.size()) own[s.first_token].sentence_begin = true;
  project(sentence, own);
  return own;
}

Language read_language(const std::string& path, const std::string& code) {
  const auto parsed = toml::parse_file(path);
  if (!parsed) throw std::runtime_error(path + ": " + std::string(parsed.error().description()));
  const toml::table* const table = parsed.table()["language"][code].as_table();
  if (table == nullptr) throw std::runtime_error(path + ": no [language." + code + "]");
  Language language;
  language.code = code;
  read_list(*table, "elisions", language.elisions);
  read_list(*table, "enclitics", language.enclitics);
  read_list(*table, "keep-whole", language.keep_whole);
  read_list(*table, "abbreviations", language.abbreviations);
  read_list(*table, "final-abbreviations", language.final_abbreviations);
  read_list(*table, "stop-words", language.stop_words);
  read_list(*table, "units", language.units);
  return language;
}

}  // namespace calame::tagger
