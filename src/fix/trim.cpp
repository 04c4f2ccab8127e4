#include "fix/trim.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <vector>

#include "calame/analysis.h"

namespace calame {

namespace {

double measured(std::string_view text, const TrimLimit& limit) {
  switch (limit.measure) {
    case TrimMeasure::pixels:
      return pixel_width(text, limit.font_size);
    case TrimMeasure::characters:
      return count_signs(text);
    case TrimMeasure::words:
      return count_words(text);
  }
  return 0;
}

struct Character {
  std::size_t begin, end;
  UChar32 code;
};

std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> characters;
  for (std::int32_t i = 0, size = static_cast<std::int32_t>(text.size()); i < size;) {
    const std::int32_t begin = i;
    UChar32 code = 0;
    U8_NEXT_OR_FFFD(text.data(), i, size, code);
    characters.push_back({static_cast<std::size_t>(begin), static_cast<std::size_t>(i), code});
  }
  return characters;
}

bool is_space(UChar32 c) { return u_isUWhiteSpace(c) != 0; }
bool is_no_break(UChar32 c) { return c == 0xA0 || c == 0x202F; }

std::string_view without_trailing(std::string_view text, bool (*drop)(UChar32)) {
  while (!text.empty()) {
    std::int32_t i = static_cast<std::int32_t>(text.size());
    UChar32 code = 0;
    U8_PREV_OR_FFFD(text.data(), 0, i, code);
    if (!drop(code)) break;
    text = text.substr(0, static_cast<std::size_t>(i));
  }
  return text;
}

// Signs that announce what is no longer there.
bool announces(UChar32 c) {
  constexpr std::u32string_view signs = U",;:-–—|·•/(«[“&";
  return is_space(c) || signs.find(static_cast<char32_t>(c)) != std::u32string_view::npos;
}

std::string_view last_word(std::string_view text) {
  const auto all = characters_of(text);
  std::size_t begin = text.size();
  for (auto c = all.rbegin(); c != all.rend() && !is_space(c->code); ++c) begin = c->begin;
  return text.substr(begin);
}

// `de`, `la`, `qu’`… say nothing at the end of a title.
std::string_view without_dangling(std::string_view text, const Language& language) {
  for (;;) {
    text = without_trailing(text, announces);
    const std::string_view word = last_word(text);
    if (word.empty() || word.size() == text.size()) return text;
    const std::string folded = fold(word);
    bool stop = false;
    for (const std::string& s : {std::string(word), folded}) stop = stop || language.stop_words.contains(s);
    for (const std::string& elision : language.elisions) stop = stop || fold(elision) == folded;
    if (!stop) return text;
    text.remove_suffix(word.size());
  }
}

bool unbalanced(std::string_view text) {
  int quotes = 0, brackets = 0;
  for (const Character& c : characters_of(text)) {
    quotes += c.code == 0xAB ? 1 : c.code == 0xBB ? -1 : 0;
    brackets += c.code == '(' ? 1 : c.code == ')' ? -1 : 0;
  }
  return quotes != 0 || brackets != 0;
}

}  // namespace

std::optional<std::string> trimmed_at_word(std::string_view text, const TrimLimit& limit, const Language& language) {
  if (measured(text, limit) <= limit.most) return std::nullopt;
  // Widths grow with length: the last boundary that fits is found by bisection.
  std::vector<std::size_t> ends;
  const auto characters = characters_of(text);
  for (std::size_t i = 1; i < characters.size(); ++i)
    if (is_space(characters[i].code) && !is_no_break(characters[i].code) && !is_space(characters[i - 1].code))
      ends.push_back(characters[i].begin);
  std::size_t low = 0, high = ends.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (measured(text.substr(0, ends[middle]), limit) <= limit.most) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (; low > 0; --low) {
    const std::string_view shorter = without_dangling(text.substr(0, ends[low - 1]), language);
    if (shorter.size() * 3 < text.size()) return std::nullopt;
    if (!unbalanced(shorter) || unbalanced(text)) return std::string(shorter);
  }
  return std::nullopt;
}

std::optional<std::string> trimmed_at_sentence(std::string_view text, const TrimLimit& limit,
                                               const Language& language) {
  if (measured(text, limit) <= limit.most) return std::nullopt;
  const auto characters = characters_of(text);
  std::optional<std::string> best;
  for (std::size_t i = 0; i + 1 < characters.size(); ++i) {
    const UChar32 c = characters[i].code;
    if ((c != '.' && c != '!' && c != '?' && c != 0x2026) || !is_space(characters[i + 1].code)) continue;
    const std::string_view shorter = text.substr(0, characters[i].end);
    if (language.abbreviations.contains(std::string(last_word(shorter))) || unbalanced(shorter)) continue;
    if (measured(shorter, limit) > limit.most) break;
    best = std::string(shorter);
  }
  return best;
}

std::optional<std::string> without_final(std::string_view text, std::string_view signs, const Language& language) {
  const auto characters = characters_of(text);
  if (characters.size() < 2) return std::nullopt;
  const auto among = [&](const Character& c) {
    return signs.find(text.substr(c.begin, c.end - c.begin)) != std::string_view::npos;
  };
  if (!among(characters.back())) return std::nullopt;
  if (language.abbreviations.contains(std::string(last_word(text)))) return std::nullopt;
  const std::string_view rest = without_trailing(text.substr(0, characters.back().begin), is_space);
  if (rest.empty() || u_ispunct(characters_of(rest).back().code)) {
    const UChar32 last = rest.empty() ? '.' : characters_of(rest).back().code;
    if (last != ')' && last != 0xBB && last != 0x201D && last != '"') return std::nullopt;
  }
  return std::string(rest);
}

}  // namespace calame
