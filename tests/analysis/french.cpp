#include "french.h"

#include <cstdlib>
#include <iostream>

#include "calame/ruleset.h"

namespace calame {
namespace {

// As the program has them: all built-in packs, without a project's.
const Language& built_in(const char* code) {
  static const Result<Ruleset> ruleset = load_ruleset({});
  if (!ruleset) {
    for (const Error& error : ruleset.errors()) std::cerr << to_string(error, UiLanguage::en) << "\n";
    std::abort();
  }
  return ruleset->language(code);
}

}  // namespace

const Language& french() {
  static const Language& language = built_in("fr");
  return language;
}

const Language& english() {
  static const Language& language = built_in("en");
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
