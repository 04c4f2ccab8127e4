// Names of persons, organisations and places: runs of capitalised words. French writes months,
// days, languages and adjectives in lower case, so a capital inside a sentence is a good witness.
#include <unordered_map>
#include <unordered_set>

#include "restructure/draft.h"

namespace calame {
namespace {

constexpr std::uint32_t never_in_a_name =
    bit(WordClass::definite) | bit(WordClass::indefinite) | bit(WordClass::pointing) | bit(WordClass::quantifier) |
    bit(WordClass::preposition) | bit(WordClass::pronoun) | bit(WordClass::conjunction) | bit(WordClass::adverb) |
    bit(WordClass::auxiliary) | bit(WordClass::personal) | bit(WordClass::role_head) | bit(WordClass::known_acronym);

bool name_word(const Draft& d, std::uint32_t i) {
  const Word& w = d.words[i];
  if (w.kind != TokenKind::word || !w.capital || w.lower.size() < 2) return false;
  if ((w.classes & never_in_a_name) != 0) return false;
  const std::string_view text = d.text(w);
  return text.find('@') == std::string_view::npos && text.find('/') == std::string_view::npos &&
         text.find('.') == std::string_view::npos && text.find('[') == std::string_view::npos;
}

// Capitalised inside a sentence somewhere: then a name at the start of another one too.
std::unordered_set<std::string_view> seen_inside(const Draft& d) {
  std::unordered_set<std::string_view> out;
  for (std::uint32_t i = 0; i < d.words.size(); ++i)
    if (name_word(d, i) && (!d.words[i].opens || d.words[i].caps)) out.insert(d.words[i].lower);
  return out;
}

bool continues(const Draft& d, std::uint32_t i, std::uint32_t end) {
  return i < end && name_word(d, i) && !d.words[i].opens && d.words[i].spaced;
}

}  // namespace

void find_names(Draft& d) {
  const auto inside = seen_inside(d);
  std::unordered_map<std::string, std::uint32_t> ids;
  d.mention_at.assign(d.words.size(), none);
  for (const Paragraph& p : d.paragraphs) {
    if (!p.kept()) continue;
    for (std::uint32_t i = p.first_word; i < p.word_end;) {
      std::uint32_t end = i + 1;
      while (name_word(d, i) && continues(d, end, p.word_end)) ++end;
      if (!name_word(d, i) || (d.words[i].opens && end == i + 1 && !inside.contains(d.words[i].lower))) {
        ++i;
        continue;
      }
      // A common noun that opens a sentence before a name: « Actionnaire Microsoft… ».
      if (d.words[i].opens && end > i + 1 && !inside.contains(d.words[i].lower) && end == i + 2 && d.words[i + 1].caps)
        ++i;
      const std::string text(d.text(d.span(i, end)));
      const auto [at, fresh] = ids.try_emplace(lower_case(text), static_cast<std::uint32_t>(d.names.size()));
      if (fresh) d.names.push_back({text, none, 0, static_cast<std::uint32_t>(d.mentions.size())});
      ++d.names[at->second].mentions;
      d.mention_at[i] = static_cast<std::uint32_t>(d.mentions.size());
      d.mentions.push_back({i, end, at->second});
      i = end;
    }
  }
  for (Name& short_name : d.names) {
    if (short_name.text.find(' ') != std::string::npos) continue;
    for (std::uint32_t k = 0; k < d.names.size(); ++k)
      if (d.names[k].text.ends_with(" " + short_name.text) && short_name.full == none) short_name.full = k;
  }
}

void draw_full_name(const Draft& d, Drawing& drawing, std::uint32_t first, std::uint32_t name_word_at) {
  const Name& full = d.names[d.names[d.mentions[d.mention_at[name_word_at]].name].full];
  const Mention& source = d.mentions[full.first_mention];
  const Word& before = d.words[name_word_at - 1];
  const bool elided = before.lower == "d’";
  const std::uint32_t until = elided ? name_word_at - 1 : name_word_at;
  if (until > first) drawing.copy(d.span(first, until));
  const char initial = lower_case(full.text)[0];
  const bool vowel =
      std::string_view("aeiouyh").find(initial) != std::string_view::npos || static_cast<signed char>(initial) < 0;
  if (elided)
    drawing.replace(before.span, vowel ? " d’" : " de ", "elide");
  else
    drawing.literal(d.words[name_word_at].spaced ? " " : "");
  drawing.replace(d.span(source.first, source.end), full.text, "full-name");
}

}  // namespace calame
