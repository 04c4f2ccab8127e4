#include "analysis/known_languages.h"

#include <algorithm>
#include <cstring>

namespace calame {

KnownLanguages::KnownLanguages(const std::map<std::string, Language>& languages) {
  std::vector<std::string_view> short_words;
  const auto add = [&](const std::string& word, std::uint32_t bit) {
    words_[word] |= bit;
    if (!word.empty() && word.size() <= longest_short) short_words.push_back(word);
  };
  for (const auto& [code, language] : languages) {
    if (language.stop_words.empty() || codes_.size() == most) continue;
    const std::uint32_t bit = 1U << codes_.size();
    codes_.push_back(code);
    for (const std::string& word : language.stop_words) add(word, bit);
    for (const std::string& elision : language.elisions) add(elision, bit);
  }
  add_short_words(short_words);
}

void KnownLanguages::add_short_words(const std::vector<std::string_view>& words) {
  std::size_t places = 2;
  for (; places < 2 * (words.size() + 1); places *= 2) --shift_;
  short_words_.resize(places);
  for (const std::string_view text : words) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), text.size());
    std::size_t i = first_place(word);
    while (short_words_[i].languages != 0 && short_words_[i].word != word) i = (i + 1) & (places - 1);
    short_words_[i] = {word, having(text)};
  }
}

std::size_t KnownLanguages::index_of(std::string_view code) const {
  return static_cast<std::size_t>(std::find(codes_.begin(), codes_.end(), code) - codes_.begin());
}

}  // namespace calame
