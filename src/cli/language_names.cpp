#include "cli/language_names.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <vector>

#include "cli/texts.h"
#include "rules/did_you_mean.h"
#include "rules/name_format.h"

namespace calame {

namespace {

std::string folded(const icu::UnicodeString& text) {
  std::string out;
  icu::UnicodeString lower(text);
  lower.foldCase().toUTF8String(out);
  return out;
}

std::string primary(std::string_view tag) {
  std::string out(tag.substr(0, tag.find_first_of("-_")));
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

// "french", "français" → fr, for the languages that the rules know.
std::map<std::string, std::string> codes_by_name(const Ruleset& ruleset) {
  std::map<std::string, std::string> codes;
  for (const auto& [code, language] : ruleset.languages) {
    const icu::Locale locale(code.c_str());
    for (const icu::Locale& in : {locale, icu::Locale::getFrench(), icu::Locale::getEnglish()}) {
      icu::UnicodeString name;
      codes.emplace(folded(locale.getDisplayLanguage(in, name)), code);
    }
  }
  return codes;
}

std::optional<std::string> code_meant(const std::string& given, const Ruleset& ruleset) {
  const auto codes = codes_by_name(ruleset);
  const std::string name = folded(icu::UnicodeString::fromUTF8(given));
  if (const auto found = codes.find(name); found != codes.end()) return found->second;
  std::vector<std::string_view> known;
  for (const auto& [other, code] : codes) known.push_back(other);
  if (const auto near = did_you_mean(name, known)) return codes.at(*near);
  const std::string first = primary(given);
  if (ruleset.languages.contains(first)) return first;
  return std::nullopt;
}

}  // namespace

std::optional<Error> malformed_language(const Options& options, const Ruleset& ruleset) {
  const std::string& given = options.brief.lang;
  if (given.empty() || is_language_tag(given)) return std::nullopt;
  const std::string code = code_meant(given, ruleset).value_or("fr, fr-CA, en…");
  const std::string hint = say(options.ui, Say::write_language, {{"code", code}});
  return Error{"", {}, same(say(options.ui, Say::bad_language, {{"given", given}, {"hint", hint}}))};
}

bool has_language_pack(const Ruleset& ruleset, std::string_view tag) {
  const std::string wanted = primary(tag);
  const auto speaks = [&](const std::string& lang) { return !lang.empty() && primary(lang) == wanted; };
  return std::any_of(ruleset.packs.begin(), ruleset.packs.end(), [&](const Pack& p) { return speaks(p.lang); }) ||
         std::any_of(ruleset.rules.begin(), ruleset.rules.end(), [&](const Rule& r) { return speaks(r.lang); });
}

}  // namespace calame
