// Which language a text is in, when nobody says so: by stop words, and by CLD2 where they leave a doubt.
// clang-format off
#include <cstdio>  // CLD2's header forgets it
// clang-format on
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "analysis/characters.h"
#include "analysis/facts.h"
#include "analysis/known_languages.h"
#include "analysis/letter_map.h"

namespace calame {
namespace {

constexpr std::size_t looked_at = 4096;  // bytes of body prose: enough for a stable share
constexpr std::size_t shown_to_cld2 = 500;
constexpr std::uint32_t fewest_words = 8;  // below, a share says nothing

// Whole blocks of the body until there is enough.
std::string sample_of(const Document& document) {
  std::string sample;
  sample.reserve(std::min(2 * looked_at + 1, document.prose.size() + document.blocks.size()));
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

// Counts the words of a text that languages have among their stop words.
class StopWordCounter {
 public:
  StopWordCounter(std::string_view text, const KnownLanguages& known)
      : text_(text), known_(known), letters_(text, LetterMap::Digits::no) {
    count_.of.assign(known.codes().size(), 0);
    if (known.codes().size() <= few) having_.assign(std::size_t{1} << known.codes().size(), 0);
  }

  StopWords count() && {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = letters_.end(at);
      if (end < text_.size() && !separates(end)) {
        at = any_word(at, end);
      } else {
        if (end > at) plain_word(at, end);
        at = end + 1;
      }
    }
    for (std::uint32_t set = 1; set < having_.size(); ++set) count(set, having_[set]);
    return std::move(count_);
  }

 private:
  static constexpr std::size_t longest = 24, few = 6;

  // What ends a word whatever comes next; an apostrophe belongs to it.
  [[nodiscard]] bool separates(std::size_t at) const {
    const auto b = static_cast<unsigned char>(text_[at]);
    return b < 0x80 && b != '\'';
  }

  // Nearly all words of French.
  void plain_word(std::size_t begin, std::size_t end) {
    if (end - begin > KnownLanguages::longest_short || begin + sizeof(std::uint64_t) > text_.size())
      return add(begin, end, false);
    ++count_.words;
    std::uint64_t word;
    std::memcpy(&word, text_.data() + begin, sizeof word);
    add(known_.having_short(lower_case_of_letters(word) & KnownLanguages::first_bytes(end - begin)));
  }

  // A word that is not plain, or none; known to have letters from `at` to `end`. Where to go on.
  std::size_t any_word(std::size_t at, std::size_t end) {
    const std::size_t begin = at;
    CodePoint c{0, 0};
    for (at = end; at < text_.size(); at += c.size) {
      c = decode(text_, at);
      const std::uint8_t cls = classify_(c.value);
      if ((cls & (at == begin ? char_class::letter : char_class::letter | char_class::mark)) == 0) break;
    }
    if (at == begin) return at + c.size;
    add(begin, at, at < text_.size() && is_apostrophe(c.value));
    return at;
  }

  void add(std::size_t begin, std::size_t end, bool elided) {
    ++count_.words;
    if (end - begin > longest) return;
    lower_case(text_.substr(begin, end - begin), key_);
    if (elided) key_ += "’";
    add(known_.having(key_));
  }
  void add(std::uint32_t languages) {
    if (!having_.empty())
      ++having_[languages];
    else
      count(languages, 1);
  }
  void count(std::uint32_t languages, std::uint32_t words) {
    for (; languages != 0; languages &= languages - 1)
      count_.of[static_cast<std::size_t>(std::countr_zero(languages))] += words;
  }

  // Eight bytes at once; what is no letter of ASCII nor from À to ÿ comes out as anything.
  static std::uint64_t lower_case_of_letters(std::uint64_t bytes) {
    constexpr std::uint64_t each = 0x0101010101010101u;
    const std::uint64_t leads = bytes & bytes << 1 & 0x80 * each;
    const std::uint64_t sharp = bytes ^ 0x9F * each;  // ß has no other case
    const std::uint64_t none = ~(((sharp & 0x7F * each) + 0x7F * each) | sharp) & 0x80 * each;
    return bytes | (0x20 * each & ~(leads >> 2 | none >> 2));
  }

  std::string_view text_;
  const KnownLanguages& known_;
  LetterMap letters_;
  StopWords count_;
  std::vector<std::uint32_t> having_;  // words by the set of languages that have them, where those are few
  std::string key_;
  Classifier classify_;
};

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
  const StopWords count = StopWordCounter(sample, known).count();
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
