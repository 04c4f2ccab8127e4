// A small loader of [language.xx], so that these tests need no ruleset.
#include "french.h"

#include <cstdlib>
#include <iostream>

#include "document/toml_guard.h"

namespace calame {
namespace {

template <class Container>
void read_list(const toml::table& table, const char* key, Container& out) {
  if (const auto* array = table[key].as_array()) {
    for (const auto& item : *array) out.insert(out.end(), item.value_or(std::string()));
  }
}

Language load(const char* code) {
  const std::string path = std::string(CALAME_SOURCE_DIR) + "/rules/" + code + "/language.toml";
  auto parsed = toml::parse_file(path);
  if (!parsed) {
    std::cerr << path << ": " << parsed.error() << "\n";
    std::abort();
  }
  const toml::table& table = *parsed.table()["language"][code].as_table();
  Language language;
  language.code = code;
  language.stemmer = table["stemmer"].value_or(std::string());
  read_list(table, "elisions", language.elisions);
  read_list(table, "enclitics", language.enclitics);
  read_list(table, "keep-whole", language.keep_whole);
  read_list(table, "abbreviations", language.abbreviations);
  read_list(table, "final-abbreviations", language.final_abbreviations);
  read_list(table, "stop-words", language.stop_words);
  read_list(table, "units", language.units);
  const toml::table& syllables = *table["syllables"].as_table();
  language.vowels = syllables["nuclei"].value_or(std::string());
  read_list(syllables, "silent-endings", language.silent_endings);
  read_list(syllables, "hiatus", language.hiatus);
  const auto formula = table["readability"];
  language.readability = {formula["name"].value_or(std::string()), formula["base"].value_or(0.0),
                          formula["per-word"].value_or(0.0), formula["per-syllable"].value_or(0.0)};
  language.typography = table["typography"].value_or(std::string());
  return language;
}

}  // namespace

const Language& french() {
  static const Language language = load("fr");
  return language;
}

const Language& english() {
  static const Language language = load("en");
  return language;
}

Read read(std::string text, Format format) {
  auto source = Source::decode(std::move(text), "test");
  if (!source) std::abort();
  auto document = read_document(*source, format);
  if (!document) std::abort();
  return {std::move(*source), std::move(*document)};
}

std::vector<std::string> texts_of(const Document& document, const std::vector<Token>& tokens) {
  std::vector<std::string> texts;
  for (const Token& token : tokens) texts.emplace_back(text_of(document, token.span));
  return texts;
}

}  // namespace calame
