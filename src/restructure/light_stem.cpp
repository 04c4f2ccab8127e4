// J. Savoy, "A stemming procedure and stopword list for general French corpora" (1999), the light
// variant. The table of document frequencies is keyed by it, whatever the language pack stems with.
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "restructure/grammar.h"

namespace calame {
namespace {

using Text = icu::UnicodeString;

// The accents of a code unit, removed; French letters only.
char16_t plain(char16_t c) {
  static constexpr std::u16string_view from = u"àâäáãçéèêëíìîïñóòôöõúùûüýÿ";
  static constexpr std::u16string_view to = u"aaaaaceeeeiiiinooooouuuuyy";
  const std::size_t at = from.find(c);
  return at == std::u16string_view::npos ? c : to[at];
}

bool is_letter(char16_t c) { return (c >= u'a' && c <= u'z') || c >= 0xC0; }

void remove_accents(std::u16string& w) {
  std::u16string out;
  for (char16_t c : w) {
    if (c == u'œ')
      out += u"oe";
    else if (c == u'æ')
      out += u"ae";
    else
      out += plain(c);
  }
  w = std::move(out);
}

std::u16string finish(std::u16string w) {
  if (w.size() <= 4) return w;
  remove_accents(w);
  std::u16string out(1, w[0]);
  for (std::size_t i = 1; i < w.size(); ++i)
    if (!(is_letter(w[i]) && w[i] == out.back())) out += w[i];
  if (out.size() > 4 && out.ends_with(u"ie")) out.resize(out.size() - 2);
  if (out.size() > 4) {
    if (out.ends_with(u"r")) out.pop_back();
    if (out.ends_with(u"e")) out.pop_back();
    if (out.ends_with(u"e")) out.pop_back();
    if (out.size() > 1 && out[out.size() - 1] == out[out.size() - 2] && is_letter(out.back())) out.pop_back();
  }
  return out;
}

struct Ending {
  std::size_t over;  // the word is longer than this
  std::u16string_view ending;
  std::size_t cut;
  std::u16string_view add;
  bool last;  // no further rule applies
};

constexpr Ending first_endings[] = {{8, u"issement", 8, u"ir", true},     {7, u"issant", 6, u"ir", true},
                                    {10, u"ficatrice", 9, u"fier", true}, {9, u"ficateur", 8, u"fier", true},
                                    {8, u"catrice", 7, u"quer", true},    {7, u"cateur", 6, u"quer", true},
                                    {7, u"atrice", 6, u"er", true},       {6, u"ateur", 5, u"er", true},
                                    {5, u"trice", 5, u"teur", false},     {4, u"ième", 4, u"", true}};

constexpr Ending second_endings[] = {
    {6, u"teuse", 5, u"ter", false}, {5, u"teur", 4, u"ter", false}, {4, u"euse", 3, u"u", true},
    {7, u"ère", 3, u"er", false},    {6, u"ive", 3, u"if", false},   {4, u"folle", 2, u"", false},
    {4, u"molle", 2, u"", false},    {8, u"nnelle", 5, u"n", false}, {7, u"nnel", 3, u"", false},
    {4, u"ète", 3, u"et", false},    {8, u"ique", 4, u"", false},    {8, u"esse", 3, u"", false},
    {7, u"inage", 3, u"", false},    {9, u"isation", 7, u"", false}, {9, u"isateur", 7, u"", false},
    {8, u"ation", 5, u"", false},    {8, u"ition", 5, u"", false}};

const Ending* find_ending(const Ending* begin, const Ending* end, const std::u16string& w) {
  return std::find_if(begin, end, [&](const Ending& e) { return w.size() > e.over && w.ends_with(e.ending); });
}

void apply(const Ending& e, std::u16string& w) {
  w.resize(w.size() - e.cut);
  w += e.add;
}

std::u16string stem_of(std::u16string w) {
  if (w.size() > 5 && w.ends_with(u"x")) {
    if (w.substr(w.size() - 3, 2) == u"au" && w[w.size() - 4] != u'e')
      w.replace(w.size() - 2, 2, u"l");
    else
      w.pop_back();
  } else if (w.size() > 3 && w.ends_with(u"s")) {
    w.pop_back();
  }
  if (w.size() > 5 && w.ends_with(u"ement") && !(w.size() > 8 && w.ends_with(u"issement"))) {
    w.resize(w.size() - 4);
    if (w.size() > 2 && w.ends_with(u"ive")) w.replace(w.size() - 3, 3, u"if");
    return finish(std::move(w));
  }
  for (const Ending& e : first_endings) {
    if (w.size() <= e.over || !w.ends_with(e.ending)) continue;
    apply(e, w);
    if (e.last) return finish(std::move(w));
  }
  const Ending* e = find_ending(std::begin(second_endings), std::end(second_endings), w);
  if (e != std::end(second_endings)) {
    const bool ual = e->ending == u"isation" && w.size() > 12 && w.substr(w.size() - 10, 3) == u"ual";
    apply(*e, w);
    if (ual) w.replace(w.size() - 2, 2, u"el");
  }
  return finish(std::move(w));
}

struct Frequency {
  std::string_view stem;
  std::uint16_t documents;
};
constexpr Frequency frequencies[] = {
#include "restructure/document_frequency.inc"
};

}  // namespace

std::string light_stem(std::string_view lower) {
  const Text text = Text::fromUTF8(icu::StringPiece(lower.data(), static_cast<int32_t>(lower.size())));
  std::u16string w(text.getBuffer(), static_cast<std::size_t>(text.length()));
  while (!w.empty() && (w.back() == u'’' || w.back() == u'\'')) w.pop_back();
  if (w.empty()) return {};
  const std::u16string s = stem_of(std::move(w));
  std::string out;
  Text(s.data(), static_cast<int32_t>(s.size())).toUTF8String(out);
  return out;
}

double document_frequency(std::string_view stem) {
  const auto at = std::lower_bound(std::begin(frequencies), std::end(frequencies), stem,
                                   [](const Frequency& f, std::string_view s) { return f.stem < s; });
  if (at != std::end(frequencies) && at->stem == stem) return at->documents;
  return 4;  // below the table's threshold: about what the stems left out have
}

}  // namespace calame
