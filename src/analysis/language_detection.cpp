// Which language a text is in, when nobody says so: by stop words, and by CLD2 where they leave a doubt.
// clang-format off
#include <cstdio>  // CLD2's header forgets it
// clang-format on
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <bit>
#include <utility>

#include "analysis/characters.h"
#include "analysis/facts.h"
#include "analysis/known_languages.h"

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

struct StopWords {
  std::uint32_t words = 0;
  std::vector<std::uint32_t> of;  // by language
};

StopWords count_stop_words(std::string_view text, const KnownLanguages& known) {
  StopWords count;
  count.of.assign(known.codes().size(), 0);
  const Classifier classify;
  std::string key;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    if (text[i] == ' ') {
      ++i;
      continue;
    }
    // Most words are small letters of ASCII, and looked up as they stand.
    while (i < text.size() && text[i] >= 'a' && text[i] <= 'z') ++i;
    const std::size_t plain_end = i;
    CodePoint c{0, 0};
    while (i < text.size() && (classify((c = decode(text, i)).value) & (char_class::letter | char_class::mark))) {
      if (i == begin && !(classify(c.value) & char_class::letter)) break;
      i += c.size;
    }
    if (i == begin) {
      i += c.size;
      continue;
    }
    ++count.words;
    constexpr std::size_t longest = 24;
    if (i - begin > longest) continue;
    std::string_view form = text.substr(begin, i - begin);
    const bool elided = i < text.size() && is_apostrophe(c.value);
    if (i != plain_end || elided) {
      lower_case(form, key);
      if (elided) key += "’";
      form = key;
    }
    for (std::uint32_t having = known.having(form); having != 0; having &= having - 1)
      ++count.of[static_cast<std::size_t>(std::countr_zero(having))];
  }
  return count;
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

namespace {

struct Likely {
  std::size_t language = 0;  // index into KnownLanguages::codes
  std::uint32_t words = 0;
  bool found = false;  // stop words of some language stand there
  bool ahead = false;  // … and of no other nearly as many
  bool sure = false;   // … and as many as in running text
};

Likely likely_language(std::string_view sample, const KnownLanguages& known) {
  const StopWords count = count_stop_words(sample, known);
  Likely likely;
  likely.words = count.words;
  std::uint32_t first = 0, second = 0;
  for (std::size_t i = 0; i < count.of.size(); ++i) {
    if (count.of[i] > first) {
      second = std::exchange(first, count.of[i]);
      likely.language = i;
      likely.found = true;
    } else {
      second = std::max(second, count.of[i]);
    }
  }
  // Running French has 40 to 55 % of stop words by our list; other languages under 15 %.
  constexpr double share = 0.28, lead = 1.5;
  likely.ahead = likely.found && count.words >= fewest_words && first >= lead * second;
  likely.sure = likely.ahead && first >= share * count.words;
  return likely;
}

}  // namespace

std::string detect_language(const Document& document, const KnownLanguages& known) {
  const std::string sample = sample_of(document);
  const Likely likely = likely_language(sample, known);
  if (likely.sure) return known.codes()[likely.language];
  if (likely.words < fewest_words && likely.found) return "";
  return guess_language(sample);
}

LanguageChoice language_in_force(const Document& document, const Brief& brief,
                                 const std::map<std::string, Language>& known) {
  if (!brief.lang.empty()) return {brief.lang, false};
  // Those of a ruleset share one table.
  std::shared_ptr<const KnownLanguages> table = known.empty() ? nullptr : known.begin()->second.known_languages;
  if (!table) table = std::make_shared<const KnownLanguages>(known);
  if (!document.lang.empty()) {
    // A template’s lang="en" on a French text: the text is what rules read.
    constexpr std::uint32_t enough = 60;
    const std::string sample = sample_of(document);
    const Likely likely = likely_language(sample, *table);
    const bool other =
        likely.found && likely.words >= enough && !same_language(table->codes()[likely.language], document.lang);
    // Names and numbers thin the stop words out: CLD2 may say the same.
    const bool contradicted =
        other && (likely.sure || (likely.ahead && guess_language(sample) == table->codes()[likely.language]));
    if (!contradicted) return {document.lang, false};
    return {table->codes()[likely.language], true};
  }
  std::string found = detect_language(document, *table);
  return {found.empty() ? "fr" : std::move(found), true};
}

}  // namespace calame
