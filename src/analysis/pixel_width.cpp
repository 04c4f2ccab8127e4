// Width on a results page: search engines cut titles and descriptions by pixels, not characters.
#include <algorithm>
#include <cstdint>
#include <iterator>

#include "analysis/characters.h"
#include "calame/analysis.h"

namespace calame {
namespace {

// Advance widths of Liberation Sans Regular 2.1.5 (SIL OFL 1.1), metric-compatible with Arial, in
// units of 1/2048 em. U+0020…U+017F; 0 for controls.
constexpr double units_per_em = 2048;
constexpr char32_t latin_begin = 0x20;
constexpr std::uint16_t latin[] = {
    569,  569,  727,  1139, 1139, 1821, 1366, 391,  682,  682,  797,  1196, 569,  682,  569,  569,  1139, 1139, 1139,
    1139, 1139, 1139, 1139, 1139, 1139, 1139, 569,  569,  1196, 1196, 1196, 1139, 2079, 1366, 1366, 1479, 1479, 1366,
    1251, 1593, 1479, 569,  1024, 1366, 1139, 1706, 1479, 1593, 1366, 1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366,
    1366, 1251, 569,  569,  569,  961,  1139, 682,  1139, 1139, 1024, 1139, 1139, 569,  1139, 1139, 455,  455,  1024,
    455,  1706, 1139, 1139, 1139, 1139, 682,  1024, 569,  1139, 1024, 1479, 1024, 1024, 1024, 684,  532,  684,  1196,
    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,
    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    569,  682,  1139, 1139, 1139,
    1139, 532,  1139, 682,  1509, 758,  1139, 1196, 0,    1509, 1131, 819,  1124, 682,  682,  682,  1180, 1100, 682,
    682,  682,  748,  1139, 1708, 1708, 1708, 1251, 1366, 1366, 1366, 1366, 1366, 1366, 2048, 1479, 1366, 1366, 1366,
    1366, 569,  569,  569,  569,  1479, 1479, 1593, 1593, 1593, 1593, 1593, 1196, 1593, 1479, 1479, 1479, 1479, 1366,
    1366, 1251, 1139, 1139, 1139, 1139, 1139, 1139, 1821, 1024, 1139, 1139, 1139, 1139, 569,  569,  569,  569,  1139,
    1139, 1139, 1139, 1139, 1139, 1139, 1124, 1251, 1139, 1139, 1139, 1139, 1024, 1139, 1024, 1366, 1139, 1366, 1139,
    1366, 1139, 1479, 1024, 1479, 1024, 1479, 1024, 1479, 1024, 1479, 1259, 1479, 1139, 1366, 1139, 1366, 1139, 1366,
    1139, 1366, 1139, 1366, 1139, 1593, 1139, 1593, 1139, 1593, 1139, 1593, 1139, 1479, 1139, 1479, 1139, 569,  569,
    569,  569,  569,  569,  569,  455,  569,  569,  1505, 909,  1024, 455,  1366, 1024, 1024, 1139, 455,  1139, 455,
    1139, 597,  1139, 684,  1139, 455,  1479, 1139, 1479, 1139, 1479, 1139, 1237, 1481, 1139, 1593, 1139, 1593, 1139,
    1593, 1139, 2048, 1933, 1479, 682,  1479, 682,  1479, 682,  1366, 1024, 1366, 1024, 1366, 1024, 1366, 1024, 1251,
    569,  1251, 768,  1251, 569,  1479, 1139, 1479, 1139, 1479, 1139, 1479, 1139, 1479, 1139, 1479, 1139, 1933, 1479,
    1366, 1024, 1366, 1251, 1024, 1251, 1024, 1251, 1024, 455,
};

struct Advance {
  std::uint16_t code_point, advance;
};
constexpr Advance others[] = {
    {0x2010, 682},  {0x2012, 1139}, {0x2013, 1139}, {0x2014, 2048}, {0x2015, 2048}, {0x2016, 846},  {0x2017, 1131},
    {0x2018, 455},  {0x2019, 455},  {0x201A, 455},  {0x201B, 455},  {0x201C, 682},  {0x201D, 682},  {0x201E, 682},
    {0x201F, 682},  {0x2020, 1139}, {0x2021, 1139}, {0x2022, 717},  {0x2026, 2048}, {0x202F, 410},  {0x2030, 2048},
    {0x2032, 384},  {0x2033, 725},  {0x2034, 725},  {0x2039, 682},  {0x203A, 682},  {0x20AC, 1139}, {0x2122, 2048},
    {0x2190, 2048}, {0x2191, 1024}, {0x2192, 2048}, {0x2193, 1024}, {0x2212, 1196},
};

// A character without its own figure: ideographs, syllables and emoji fill the em; any other letter
// is as wide as the mean of a…z; marks and format characters have no width.
constexpr double unknown_letter = 1003;

double advance_of(char32_t c, const Classifier& classify) {
  if (c >= latin_begin && c < latin_begin + std::size(latin)) return latin[c - latin_begin];
  if (c < latin_begin) return latin[0];  // a line break or tab is shown as a space
  const auto* found = std::lower_bound(std::begin(others), std::end(others), c,
                                       [](const Advance& a, char32_t cp) { return a.code_point < cp; });
  if (found != std::end(others) && found->code_point == c) return found->advance;
  if (classify(c) & char_class::mark) return 0;
  if (c == 0x2007) return latin['0' - latin_begin];
  if (c == 0x2009 || c == 0x2006) return units_per_em / 6;
  const bool wide = (c >= 0x1100 && c < 0x1200) || (c >= 0x2E80 && c < 0xD7B0) || (c >= 0xF900 && c < 0xFB00) ||
                    (c >= 0xFF00 && c < 0xFF61) || c >= 0x1F000;
  return wide ? units_per_em : unknown_letter;
}

}  // namespace

double pixel_width(std::string_view text, double font_size) {
  const Classifier classify;
  double units = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    i += c.size;
    // The typewriter’s apostrophe is as wide as what it stands for: mending it must not make a title too long.
    units += advance_of(c.value == U'\'' ? U'’' : c.value, classify);
  }
  return units * font_size / units_per_em;
}

}  // namespace calame
