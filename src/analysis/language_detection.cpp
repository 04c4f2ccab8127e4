// Which language a text is in, when nobody says so: by stop words, and by CLD2 where they leave a doubt.
// clang-format off
#include <cstdio>  // CLD2's header forgets it
// clang-format on
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>

#include "analysis/characters.h"
#include "analysis/facts.h"

namespace calame {
namespace {

constexpr std::size_t looked_at = 4096;  // bytes of body prose: enough for a stable share
constexpr std::size_t shown_to_cld2 = 500;
constexpr std::uint32_t fewest_words = 8;  // below, a share says nothing

// Whole blocks of the body until there is enough.
std::string sample_of(const Document& document) {
  std::string sample;
  for (const Block& block : document.blocks) {
    if (block.role != Role::body || block.text.empty()) continue;
    if (sample.size() >= looked_at) break;
    std::string_view text = text_of(document, block.text);
    if (text.size() > looked_at) {
      std::size_t end = looked_at;
      while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
      text = text.substr(0, end);
    }
    sample.append(text) += '\n';
  }
  return sample;
}

struct Share {
  std::uint32_t words = 0, stop_words = 0;
  [[nodiscard]] double value() const { return words == 0 ? 0 : static_cast<double>(stop_words) / words; }
};

Share stop_word_share(std::string_view text, const Language& language) {
  Share share;
  const Classifier classify;
  std::string key;
  for (std::size_t i = 0; i < text.size();) {
    CodePoint c = decode(text, i);
    if (!(classify(c.value) & char_class::letter)) {
      i += c.size;
      continue;
    }
    const std::size_t begin = i;
    while (i < text.size() && (classify((c = decode(text, i)).value) & (char_class::letter | char_class::mark)))
      i += c.size;
    ++share.words;
    constexpr std::size_t longest = 24;
    if (i - begin > longest) continue;
    const bool elided = i < text.size() && is_apostrophe(c.value);
    lower_case(text.substr(begin, i - begin), key);
    if (elided) {
      key += "’";
      share.stop_words += std::find(language.elisions.begin(), language.elisions.end(), key) != language.elisions.end();
    } else {
      share.stop_words += language.stop_words.count(key) != 0;
    }
  }
  return share;
}

}  // namespace

std::string guess_language(std::string_view text) {
  std::size_t size = std::min(text.size(), shown_to_cld2);
  while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  bool reliable = false;
  const CLD2::Language found = CLD2::DetectLanguage(text.data(), static_cast<int>(size), true, &reliable);
  if (!reliable || found == CLD2::UNKNOWN_LANGUAGE) return "";
  const std::string code = CLD2::LanguageCode(found);
  return code == "iw" ? "he" : code;  // CLD2 keeps the old name of Hebrew
}

std::string detect_language(const Document& document, std::span<const Language* const> known) {
  const std::string sample = sample_of(document);
  const Language* best = nullptr;
  double first = 0, second = 0;
  std::uint32_t words = 0;
  for (const Language* language : known) {
    if (language->stop_words.empty()) continue;
    const Share share = stop_word_share(sample, *language);
    words = share.words;
    if (share.value() > first) {
      second = first;
      first = share.value();
      best = language;
    } else {
      second = std::max(second, share.value());
    }
  }
  // Running French has 40 to 55 % of stop words by our list; other languages under 15 %.
  constexpr double sure = 0.28, lead = 1.5;
  if (best && words >= fewest_words && first >= sure && first >= lead * second) return best->code;
  if (words < fewest_words && best) return "";
  return guess_language(sample);
}

LanguageChoice language_in_force(const Document& document, const Brief& brief,
                                 const std::map<std::string, Language>& known) {
  if (!brief.lang.empty()) return {brief.lang, false};
  if (!document.lang.empty()) return {document.lang, false};
  std::vector<const Language*> languages;
  for (const auto& [code, language] : known) languages.push_back(&language);
  std::string found = detect_language(document, languages);
  return {found.empty() ? "fr" : std::move(found), true};
}

}  // namespace calame
