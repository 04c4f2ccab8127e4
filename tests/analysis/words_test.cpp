#include "analysis/words.h"

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/syllables.h"
#include "catch.h"
#include "french.h"

namespace calame {

TEST_CASE("words and signs") {
  const struct {
    std::string_view text;
    std::uint32_t words, signs;
  } cases[] = {
      {"", 0, 0},
      {"mot", 1, 3},
      {"deux mots", 2, 9},
      {"deux  \n mots", 2, 9},
      {"oui !", 1, 5},
      {"oui\u202F! non\u00A0: 12", 3, 14},
      {"« oui »", 1, 7},
      {"l’été — aujourd’hui", 2, 19},
      {"- * ... !", 0, 9},
      {"20 %", 1, 4},
      {"東京 Ελλάδα", 2, 9},
      {"e\u0301te\u0301", 1, 5},
      {"a\u200Bb", 1, 3},
      {"un\u00A0\u2009deux\u3000trois\v\n", 3, 14},
      {"«été»,œuvre—peut-être…", 1, 22},
      {"a\x80\x80z\xE2 b\xC3", 2, 8},  // bytes that begin no character count as one each
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(count_words(c.text) == c.words);
    CHECK(count_signs(c.text) == c.signs);
  }
  CHECK(end_of_words("un deux trois", 2) == 7);
  CHECK(end_of_words("un deux !", 2) == 7);
  CHECK(end_of_words("un", 5) == 2);
}

TEST_CASE("a map of letters says of each byte what the bytes say") {
  // Every pair of what makes a difference, at each place of a register and at both ends of a text.
  const std::string_view parts[] = {"a", "Z", "0", " ", ".",    "é",    "É", "ß",
                                    "×", "÷", "’", "œ", "\xC3", "\x80", "@", "{"};
  std::string text;
  for (const std::string_view a : parts)
    for (const std::string_view b : parts) text.append(a).append(b);
  for (std::size_t cut = 0; cut < 130; ++cut) {
    for (const auto digits : {LetterMap::Digits::no, LetterMap::Digits::yes}) {
      const std::string_view whole = std::string_view(text).substr(cut, text.size() - 2 * cut);
      const LetterMap map(whole, digits);
      std::vector<bool> letters(whole.size() + 1, false);
      std::uint32_t of_two_bytes = 0;
      for (std::size_t i = 0; i < whole.size(); ++i) {
        const auto byte = [&](std::size_t at) -> unsigned { return static_cast<unsigned char>(whole[at]); };
        const unsigned lower = byte(i) | 0x20U;
        if ((lower >= 'a' && lower <= 'z') || (digits == LetterMap::Digits::yes && byte(i) >= '0' && byte(i) <= '9'))
          letters[i] = true;
        if (byte(i) != 0xC3 || i + 1 == whole.size()) continue;
        const unsigned second = byte(i + 1);
        if ((second & 0xC0) != 0x80 || second == 0x97 || second == 0xB7) continue;
        letters[i] = letters[i + 1] = true;
        ++of_two_bytes;
      }
      std::size_t end = whole.size();
      bool right = map.of_two_bytes(0, whole.size()) == of_two_bytes;
      for (std::size_t i = whole.size(); i-- > 0;) {
        if (!letters[i]) end = i;
        right = right && map.at(i) == letters[i] && map.end(i) == end;
      }
      CAPTURE(cut);
      CHECK(right);
    }
  }
}

TEST_CASE("a part of a text counts as it would alone") {
  const std::string text = "L’été 2026 — « œuvre » : 12 %, aujourd’hui\u00A0!  Où ça ?\nĲssel, Éric×2 a\u0301 b";
  const LetterMap letters(text, LetterMap::Digits::yes);
  for (std::uint32_t begin = 0; begin < text.size(); ++begin) {
    if ((static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) continue;
    std::vector<std::uint32_t> words;
    const auto size = static_cast<std::uint32_t>(text.size());
    const TextCounts counts = count_text(text, TextSpan(begin, size), letters, words);
    CAPTURE(begin);
    CHECK(counts.words == count_words(text.substr(begin)));
    CHECK(counts.signs == count_signs(text.substr(begin)));
    CHECK(words.size() == counts.words);
  }
}

TEST_CASE("mending spaces never changes a count") {
  CHECK(count_words("Oui!Non") == 1);
  CHECK(count_words("Quoi ?") == count_words("Quoi\u202F?"));
  CHECK(count_words("Quoi?") == count_words("Quoi ?"));
}

TEST_CASE("pixel widths") {
  // Advances of Liberation Sans by hand: a 1139, i 455, space 569, é 1139, € 1139, W 1933, … 2048.
  const struct {
    std::string_view text;
    double size, width;
  } cases[] = {
      {"", 20, 0},
      {"a", 2048, 1139},
      {"ai", 2048, 1594},
      {"a a", 2048, 2847},
      {"a\u00A0a", 2048, 2847},
      {"W", 20, 1933 * 20 / 2048.0},
      {"été", 14, (1139 + 569 + 1139) * 14 / 2048.0},
      {"…", 2048, 2048},
      {"’", 2048, 455},
      {"€", 2048, 1139},
      {"œ", 2048, 1933},
      {"\u202F", 2048, 410},
      {"a\u0301", 2048, 1139},
      {"東", 2048, 2048},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(pixel_width(c.text, c.size) == Approx(c.width));
  }
}

TEST_CASE("fold") {
  const struct {
    std::string_view text, folded;
  } cases[] = {
      {"Éviction", "eviction"},
      {"ÀÇÈÎÔÙŸ", "aceiouy"},
      {"L’Œuvre ÆØ", "l'oeuvre aeo"},
      {"e\u0301te\u0301", "ete"},
      {"oui\u00A0non\u202Foui", "oui non oui"},
      {"Straße", "strasse"},
      {"co‑fondateur", "co-fondateur"},
      {"cor\u00ADrect", "correct"},
      {"ﬁn", "fin"},
      {"Ἀθῆναι", "αθηναι"},
      {"МОСКВА́", "москва"},
      {"İ", "i"},
      {"한국", "한국"},
      {"東京", "東京"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(fold(c.text) == c.folded);
    CHECK(fold(fold(c.text)) == c.folded);
  }
  // Runs of marks: those of Latin vanish, others are cut.
  std::string zalgo = "a";
  for (int i = 0; i < 10000; ++i) zalgo += "\u0301";
  CHECK(fold(zalgo) == "a");
  std::string points = "ש";
  for (int i = 0; i < 10000; ++i) points += "\u05B0";
  CHECK(fold(points).size() <= 2 + 2 * 31);
}

TEST_CASE("stem") {
  const Language none;
  CHECK(stem(french(), "voitures") == stem(french(), "Voiture"));
  CHECK(stem(french(), "électriques") == stem(french(), "électrique"));
  CHECK(stem(french(), "chevaux") == stem(french(), "cheval"));
  CHECK(stem(french(), "chat") != stem(french(), "chien"));
  CHECK(stem(none, "Mots") == "mots");
  CHECK(stem(english(), "cats") == "cat");
  const std::string long_word(1000, 'a');
  CHECK(stem(french(), long_word) == long_word);
}

TEST_CASE("syllables of French words") {
  const struct {
    std::string_view word;
    std::uint32_t syllables;
  } cases[] = {
      {"océan", 3},       {"poème", 2},    {"opéra", 3},       {"pays", 2},
      {"ennui", 2},       {"oignon", 2},   {"août", 1},        {"second", 2},
      {"aiguille", 2},    {"l’", 0},       {"qu’", 0},         {"jusqu’", 1},
      {"lorsqu’", 1},     {"-t-il", 1},    {"-ce", 1},         {"le", 1},
      {"les", 1},         {"une", 1},      {"table", 1},       {"tables", 1},
      {"maison", 2},      {"oiseau", 2},   {"eau", 1},         {"oui", 1},
      {"nuit", 1},        {"pluie", 1},    {"voyage", 2},      {"payer", 2},
      {"essuyer", 3},     {"yeux", 1},     {"lycée", 2},       {"idées", 2},
      {"vie", 1},         {"armée", 2},    {"quatre", 1},      {"question", 2},
      {"presque", 1},     {"longue", 1},   {"langues", 1},     {"linguistique", 3},
      {"guerre", 1},      {"naïf", 2},     {"maïs", 2},        {"Noël", 2},
      {"égoïste", 3},     {"aérien", 3},   {"théâtre", 2},     {"réel", 2},
      {"créer", 2},       {"européen", 4}, {"européenne", 4},  {"réunion", 3},
      {"vidéo", 3},       {"chaos", 2},    {"cacao", 3},       {"coopération", 5},
      {"client", 2},      {"ouvrier", 3},  {"février", 3},     {"quatrième", 3},
      {"triangle", 2},    {"bien", 1},     {"nation", 2},      {"monsieur", 2},
      {"femme", 1},       {"elles", 1},    {"aujourd’hui", 3}, {"cœur", 1},
      {"œuvre", 1},       {"rythme", 1},   {"système", 2},     {"moyen", 2},
      {"coefficient", 4}, {"parlent", 1},  {"mangent", 1},     {"peuvent", 1},
      {"souvent", 2},     {"content", 2},  {"vraiment", 2},    {"récent", 2},
      {"président", 3},   {"montent", 1},  {"donnent", 1},     {"étaient", 2},
      {"restent", 1},     {"moment", 2},   {"argent", 2},      {"finissent", 2},
      {"SNCF", 4},        {"IA", 2},       {"OpenAI", 4},      {"PDG", 3},
      {"12", 2},          {"a", 1},        {"à", 1},           {"anticonstitutionnellement", 9},
  };
  STATIC_REQUIRE(std::size(cases) >= 80);
  const SyllableCounter counter(french());
  for (const auto& c : cases) {
    CAPTURE(c.word);
    CHECK(counter.count(c.word) == c.syllables);
  }
}

// syllables.tsv: careful diction, without the mute e at the end; two readings of the list agreed.
TEST_CASE("syllables of a list of French words") {
  std::ifstream file(std::string(CALAME_SOURCE_DIR) + "/tests/analysis/syllables.tsv");
  REQUIRE(file);
  const SyllableCounter counter(french());
  std::string word, wrong;
  std::uint32_t syllables = 0, words = 0, right = 0;
  while (file >> word >> syllables) {
    ++words;
    const std::uint32_t counted = counter.count(word);
    right += counted == syllables;
    if (counted != syllables) wrong += word + " " + std::to_string(counted) + "\n";
  }
  CAPTURE(wrong);
  CHECK(words >= 300);
  CHECK(100 * right >= 98 * words);
}

}  // namespace calame
