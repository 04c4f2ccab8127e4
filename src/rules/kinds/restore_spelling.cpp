#include "rules/kinds/restore_spelling.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <vector>

#include "analysis/characters.h"
#include "calame/analysis.h"
#include "document/encoding.h"

namespace calame {
namespace {

char32_t upper_case(char32_t c) { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))); }

std::vector<char32_t> letters_of(std::string_view text) {
  std::vector<char32_t> out;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    out.push_back(c.value);
    i += c.size;
  }
  return out;
}

std::string fold_letter(char32_t c) {
  std::string letter;
  append_utf8(letter, c);
  return fold(letter);
}

// `spelling` in the case of `word`, where the two differ in ligatures alone: œ for oe.
std::optional<std::string> with_ligatures(const std::vector<char32_t>& word, const std::vector<char32_t>& spelling) {
  std::string out;
  std::size_t at = 0;
  for (const char32_t c : spelling) {
    if (at >= word.size()) return std::nullopt;
    const char32_t lower = lower_case(word[at]);
    const char32_t first = c == U'œ' ? U'o' : c == U'æ' ? U'a' : 0;
    if (first != 0 && lower == first && at + 1 < word.size() && lower_case(word[at + 1]) == U'e') {
      append_utf8(out, word[at] == lower ? c : upper_case(c));
      at += 2;
    } else if (lower == c) {
      append_utf8(out, word[at++]);
    } else {
      return std::nullopt;
    }
  }
  return at == word.size() ? std::optional(out) : std::nullopt;
}

// … where they differ in the accents of capitals alone.
std::optional<std::string> with_accents(const std::vector<char32_t>& word, const std::vector<char32_t>& spelling) {
  if (word.size() != spelling.size()) return std::nullopt;
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char32_t lower = lower_case(word[i]);
    const bool capital = lower != word[i];
    if (lower != spelling[i] && !(capital && fold_letter(spelling[i]) == fold_letter(word[i]))) return std::nullopt;
    append_utf8(out, capital ? upper_case(spelling[i]) : word[i]);
  }
  return out;
}

// Émile may write himself Emile.
bool is_persons_name(const Lexicon& lexicon, const std::string& form) {
  std::vector<Reading> readings;
  lexicon.readings(form, readings);
  return std::all_of(readings.begin(), readings.end(), [](const Reading& r) {
    return r.upos == Upos::propn && r.features.any(Features::given_name | Features::surname);
  });
}

}  // namespace

std::optional<std::string> composed_spelling(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) return std::nullopt;
  const auto whole = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  std::string out;
  nfkc->normalize(whole, status).toUTF8String(out);
  if (U_FAILURE(status) || out == text) return std::nullopt;
  return out;
}

std::optional<std::string> windows_1252_spelling(std::string_view controls) {
  std::string bytes;
  for (const char32_t c : letters_of(controls)) {
    if (c < 0x80 || c > 0x9F) return std::nullopt;
    bytes += static_cast<char>(c);
  }
  std::string out = decode_windows_1252(bytes).text;
  for (const char32_t c : letters_of(out))
    if (c == 0xFFFD || (c >= 0x80 && c <= 0x9F)) return std::nullopt;
  return out;
}

std::optional<std::string> restored_spelling(const Lexicon& lexicon, std::string_view word, Restores restores) {
  const std::string lower = lower_case(word);
  if (lexicon.contains(word) || lexicon.contains(lower)) return std::nullopt;
  std::vector<std::string> forms;
  lexicon.accented(fold(word), forms);
  const std::vector<char32_t> letters = letters_of(word);
  std::optional<std::string> found;
  for (const std::string& form : forms) {
    const std::vector<char32_t> spelling = letters_of(lower_case(form));
    const auto written =
        restores == Restores::ligatures ? with_ligatures(letters, spelling) : with_accents(letters, spelling);
    if (!written || *written == word || written == found) continue;
    if (found || is_persons_name(lexicon, form)) return std::nullopt;
    found = written;
  }
  return found;
}

}  // namespace calame
