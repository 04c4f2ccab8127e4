#include "calame/brief.h"

#include <charconv>

namespace calame {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// The first of several spellings that the document has.
std::string_view first_field(const Document& document, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const std::string_view value = trimmed(metadata_value(document, name));
    if (!value.empty()) return value;
  }
  return {};
}

// "700", "700 mots": a number that is not one leaves the field open.
std::optional<std::uint32_t> number_in(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = end == text.data() + text.size() || *end == ' ';
  return error == std::errc{} && whole ? std::optional(number) : std::nullopt;
}

std::vector<std::string> list_in(std::string_view text) {
  std::vector<std::string> items;
  if (text.size() >= 2 && text.front() == '[' && text.back() == ']') text = text.substr(1, text.size() - 2);
  while (!text.empty()) {
    const auto comma = text.find_first_of(",;\n");
    const std::string_view item = trimmed(text.substr(0, comma));
    if (!item.empty()) items.emplace_back(item);
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  return items;
}

}  // namespace

Brief brief_for(const Document& document, const Brief& given) {
  Brief brief = given;
  if (brief.keyphrase.empty()) {
    brief.keyphrase = first_field(document, {"keyphrase", "mot-cle", "mot-clé", "mot_cle", "focus-keyphrase"});
    // Synonyms of a phrase given elsewhere are given there too.
    if (brief.synonyms.empty()) brief.synonyms = list_in(first_field(document, {"synonyms", "synonymes"}));
  }
  if (!brief.min_words) brief.min_words = number_in(first_field(document, {"min-words", "min_words"}));
  if (!brief.max_signs) brief.max_signs = number_in(first_field(document, {"max-signes", "max_signes", "max-signs"}));
  if (brief.profile.empty()) brief.profile = first_field(document, {"profile", "profil"});
  if (brief.typography.empty()) brief.typography = first_field(document, {"typography", "typographie"});
  return brief;
}

}  // namespace calame
