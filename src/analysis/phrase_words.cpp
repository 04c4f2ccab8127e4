#include "analysis/phrase_words.h"

#include <algorithm>

#include "analysis/characters.h"
#include "analysis/facts.h"
#include "analysis/tagger.h"

namespace calame {
namespace {

constexpr std::size_t longest_compound = 5;  // in words: arc-en-ciel, va-et-vient

std::string_view text_in(std::string_view text, TextSpan span) { return text.substr(span.begin.value, span.size()); }

TextSpan part_of(const Token& token, std::size_t begin, std::size_t end) {
  return TextSpan(token.span.begin.value + static_cast<std::uint32_t>(begin),
                  token.span.begin.value + static_cast<std::uint32_t>(end));
}

struct Part {
  std::size_t begin, end;
};

std::vector<Part> parts_between_hyphens(std::string_view word) {
  std::vector<Part> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint c = decode(word, i);
    if (is_hyphen(c.value)) {
      if (i > begin) parts.push_back({begin, i});
      begin = i + c.size;
    }
    i += c.size;
  }
  if (begin < word.size()) parts.push_back({begin, word.size()});
  return parts;
}

TokenKind kind_of(std::string_view part) {
  const bool number = std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  return number ? TokenKind::number : TokenKind::word;
}

// 1 000, 1 000 and 1000 are one number.
std::string without_group_marks(std::string_view number) {
  std::string out;
  for (const char c : fold(number))
    if (c != ' ' && c != '\'') out += c;
  return out;
}

// 1, 12, 123, or such a number with groups already: « 1 250 ».
bool is_group(std::string_view number) {
  const std::size_t space = number.find(' ');
  const std::string_view head = number.substr(0, space);
  return head.size() <= 3 && kind_of(head) == TokenKind::number;
}

std::uint32_t count_of_parts(std::string_view compound) {
  std::uint32_t parts = 1;
  for (std::size_t i = 0; i + 1 < compound.size();) {
    const CodePoint c = decode(compound, i);
    parts += is_hyphen(c.value) || is_apostrophe(c.value);
    i += c.size;
  }
  return parts;
}

// « porte » and « avions » as one compound would be written; "" when the words do not stand side by side.
std::string joined(std::string_view text, const TextWord* words, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    if (words[i].kind != TokenKind::word) return {};  // the number of Covid-19 is a word of its own
    if (i > 0) {
      const std::size_t end = words[i - 1].span.end.value, gap = words[i].span.begin.value - end;
      const CodePoint c = decode(text, end);
      const bool joint = gap == 0 || space_size(text, end) == gap || (is_hyphen(c.value) && c.size == gap);
      if (!joint) return {};
      if (!out.ends_with("’")) out += '-';
    }
    out += lower_case(text_in(text, words[i].span));
  }
  return out;
}

}  // namespace

bool has_hyphen(std::string_view word) {
  if (word.find('-') != std::string_view::npos) return true;
  const auto at = word.find('\xE2');  // the first byte of the two others
  return at != std::string_view::npos &&
         (word.find("\u2010", at) != std::string_view::npos || word.find("\u2011", at) != std::string_view::npos);
}

void add_words(WordKeyMemory& memory, std::string_view text, const Token& token, std::uint32_t index,
               std::vector<TextWord>& out) {
  const std::string_view word = text_in(text, token.span);
  constexpr std::size_t longest = 256;  // beyond it is no word
  const bool splits = token.kind == TokenKind::word && !word.starts_with('-') && word.size() <= longest;
  if (!splits || !has_hyphen(word)) {
    out.push_back({token.span, token.kind, index, nullptr});
    return;
  }
  const std::vector<Part> parts = parts_between_hyphens(word);
  for (std::size_t i = 0; i < parts.size();) {
    std::size_t count = std::min(longest_compound, parts.size() - i);
    const auto run = [&] { return word.substr(parts[i].begin, parts[i + count - 1].end - parts[i].begin); };
    const auto is_number = [&](std::size_t part) {
      return kind_of(word.substr(parts[part].begin, parts[part].end - parts[part].begin)) == TokenKind::number;
    };
    while (count > 1 && (is_number(i + count - 1) || !memory.is_known(run()))) --count;
    const TokenKind kind = count > 1 ? TokenKind::word : kind_of(run());
    out.push_back({part_of(token, parts[i].begin, parts[i + count - 1].end), kind, index, nullptr});
    i += count;
  }
}

void look_up(WordKeyMemory& memory, std::string_view text, bool plain, TextWord& word) {
  const std::string_view as_written = text_in(text, word.span);
  if (word.kind == TokenKind::number) {
    word.keys = &memory.of(without_group_marks(as_written));
  } else if (word.kind == TokenKind::word) {
    word.keys = plain ? &memory.of_plain(as_written) : &memory.of(as_written);
  }
}

void join_numbers(std::string_view text, std::vector<TextWord>& words) {
  for (std::size_t i = 0; i + 1 < words.size();) {
    const TextWord& next = words[i + 1];
    const bool group = words[i].kind == TokenKind::number && next.kind == TokenKind::number && next.span.size() == 3 &&
                       kind_of(text_in(text, next.span)) == TokenKind::number &&
                       words[i].span.end.value + 1 == next.span.begin.value && text[words[i].span.end.value] == ' ' &&
                       is_group(text_in(text, words[i].span));
    if (!group) {
      ++i;
      continue;
    }
    words[i].span.end = next.span.end;
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

bool is_stop_word(const Language& language, std::string_view word) {
  return language.stop_words.count(lower_case(word)) != 0;
}

bool is_content(const Language& language, std::string_view word, TokenKind kind) {
  if (kind == TokenKind::number) return true;
  if (kind != TokenKind::word) return false;
  const std::string lower = lower_case(word);
  if (lower.ends_with("’") || lower.starts_with('-')) return false;  // elisions and enclitics
  if (lower.ends_with("°") || lower.ends_with("º")) return false;    // n° 5
  return language.stop_words.count(lower) == 0;
}

bool is_address(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '/' || c == '.';
  });
}

bool lacks_accents(WordKeyMemory& memory, std::string_view text, const std::vector<TextWord>& words) {
  const Classifier classify;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    if (c.value >= 0x80 && (classify(c.value) & char_class::letter)) return false;
    i += c.size;
  }
  return std::any_of(words.begin(), words.end(), [&](const TextWord& word) {
    return word.kind == TokenKind::word && memory.misses_accents(text_in(text, word.span));
  });
}

std::vector<Upos> tag_tokens(const Language& language, std::string_view text, std::span<const Token> tokens) {
  std::vector<Upos> out;
  if (!language.tagger) return out;
  std::vector<Tagger::Word> words(tokens.size());
  std::vector<const Tagger::Word*> sentence;
  std::vector<Reading> readings;
  Spelling spelling;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view word = text_in(text, tokens[i].span);
    readings.clear();
    if (language.lexicon) language.lexicon->readings_of_token(word, lower_case(word), readings);
    language.tagger->prepare(word, readings, spelling, words[i]);
    sentence.push_back(&words[i]);
  }
  std::vector<Tagger::Choice> choices;
  language.tagger->tag(sentence, choices);
  for (const Tagger::Choice& choice : choices) out.push_back(choice.upos);
  return out;
}

namespace {

// Makes a phrase's text into words.
class PhraseReader {
 public:
  PhraseReader(const Language& language, WordKeyMemory& memory, std::string_view text)
      : language_(language), memory_(memory), text_(text), tokens_(tokens_of(text, language)) {
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      add_words(memory, text, tokens_[i], static_cast<std::uint32_t>(i), words_);
    join_numbers(text, words_);
    plain_ = lacks_accents(memory_, text_, words_);
  }

  std::vector<PhraseWord> read() {
    std::vector<PhraseWord> out = read(false);
    if (out.empty()) out = read(true);
    return out;
  }

 private:
  // `all_nouns`: stop words too when they are nouns elsewhere: « avions » by itself.
  std::vector<PhraseWord> read(bool all_nouns) {
    std::vector<PhraseWord> out;
    for (std::size_t i = 0; i < words_.size();) {
      std::size_t count = std::min(longest_compound, words_.size() - i);
      std::string compound;
      for (; count > 1; --count) {
        compound = joined(text_, &words_[i], count);
        if (!compound.empty() && memory_.is_known(compound)) break;
      }
      if (count > 1) {
        if (is_content(language_, compound, TokenKind::word)) add(out, compound, count_of_parts(compound));
      } else if (is_wanted(words_[i], all_nouns)) {
        const std::string_view word = text_in(text_, words_[i].span);
        add(out, word, has_hyphen(word) ? count_of_parts(word) : 1, i);
      }
      i += count;
    }
    return out;
  }

  bool is_wanted(const TextWord& word, bool all_nouns) {
    const std::string_view text = text_in(text_, word.span);
    if (is_content(language_, text, word.kind)) return true;
    if (word.kind != TokenKind::word || !is_stop_word(language_, text)) return false;
    if (!(memory_.of(text).ways & WordKeys::noun)) return false;
    if (all_nouns) return true;
    if (tags_.empty()) tags_ = tag_tokens(language_, text_, tokens_);
    return !tags_.empty() && tags_[word.token] == Upos::noun;
  }

  void add(std::vector<PhraseWord>& out, std::string_view text, std::uint32_t parts, std::size_t at = 0) {
    const bool number = parts == 1 && words_[at].kind == TokenKind::number;
    PhraseWord word{memory_.sought(number ? without_group_marks(text) : text, plain_, is_proper(at)), parts};
    const bool known = std::any_of(out.begin(), out.end(), [&](const PhraseWord& other) {
      return memory_.meet(other.sought, word.sought.keys) >= Meeting::as_noun;
    });
    if (known) return;
    // A stop word is there as a noun alone: « être humain » is not found in « est humain ».
    if (parts == 1 && !is_content(language_, text, words_[at].kind))
      std::erase_if(word.sought.keys.lemmas, [](const auto& lemma) { return !(lemma.ways & WordKeys::nominal); });
    out.push_back(std::move(word));
  }

  // « Paris sportifs » may begin like a sentence; « Paris », « Paris 2024 » and « vivre à Paris » name the town.
  [[nodiscard]] bool is_proper(std::size_t at) const {
    const auto is_lower = [](std::string_view word) { return word == lower_case(word); };
    if (is_lower(text_in(text_, words_[at].span))) return false;
    if (at > 0) return true;
    return words_.size() == 1 || words_[1].kind != TokenKind::word || !is_lower(text_in(text_, words_[1].span));
  }

  const Language& language_;
  WordKeyMemory& memory_;
  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<TextWord> words_;
  std::vector<Upos> tags_;
  bool plain_ = false;
};

}  // namespace

std::vector<PhraseWord> words_of_phrase(const Language& language, WordKeyMemory& memory, std::string_view phrase) {
  return PhraseReader(language, memory, phrase).read();
}

// Joining costs; the first letters stay through all inflection.
static bool may_begin(const PhraseWord& compound, std::string_view folded) {
  return compound.parts > 1 && compound.sought.keys.folded.starts_with(folded.substr(0, 2));
}

bool may_begin_compound(const std::vector<PhraseWord>& compounds, const WordKeys& keys) {
  return std::any_of(compounds.begin(), compounds.end(),
                     [&](const PhraseWord& compound) { return may_begin(compound, keys.folded); });
}

void join_compounds(WordKeyMemory& memory, std::string_view text, const std::vector<PhraseWord>& phrase,
                    std::vector<TextWord>& words) {
  for (const PhraseWord& compound : phrase) {
    const std::size_t count = compound.parts;
    if (count < 2) continue;
    for (std::size_t i = 0; i + count <= words.size(); ++i) {
      if (!words[i].keys || !may_begin(compound, words[i].keys->folded)) continue;
      const std::string whole = joined(text, &words[i], count);
      if (whole.empty()) continue;
      const WordKeys& keys = memory.of(whole);
      if (memory.meet(compound.sought, keys) == Meeting::no) continue;
      words[i].span.end = words[i + count - 1].span.end;
      words[i].keys = &keys;
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                  words.begin() + static_cast<std::ptrdiff_t>(i + count));
    }
  }
}

double words_in_common(const Language& language, std::string_view a, std::string_view b) {
  WordKeyMemory& memory = word_key_memory(language);
  const std::vector<PhraseWord> left = words_of_phrase(language, memory, a),
                                right = words_of_phrase(language, memory, b);
  if (left.empty() || right.empty()) return 0;
  const auto common = std::count_if(left.begin(), left.end(), [&](const PhraseWord& one) {
    return std::any_of(right.begin(), right.end(), [&](const PhraseWord& other) {
      return std::max(memory.meet(one.sought, other.sought.keys), memory.meet(other.sought, one.sought.keys)) >=
             Meeting::unless_noun;
    });
  });
  return double(common) / double(std::max<std::size_t>(1, left.size() + right.size() - std::size_t(common)));
}

}  // namespace calame
