#include "analysis/known_languages.h"

#include <algorithm>

namespace calame {

KnownLanguages::KnownLanguages(const std::map<std::string, Language>& languages) {
  for (const auto& [code, language] : languages) {
    if (language.stop_words.empty() || codes_.size() == most) continue;
    const std::uint32_t bit = 1U << codes_.size();
    codes_.push_back(code);
    for (const std::string& word : language.stop_words) words_[word] |= bit;
    for (const std::string& elision : language.elisions) words_[elision] |= bit;
  }
}

std::size_t KnownLanguages::index_of(std::string_view code) const {
  return static_cast<std::size_t>(std::find(codes_.begin(), codes_.end(), code) - codes_.begin());
}

}  // namespace calame
