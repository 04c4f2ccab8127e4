#include "analysis/word_keys.h"

#include <algorithm>
#include <map>
#include <utility>

#include "analysis/characters.h"
#include "calame/analysis.h"

namespace calame {
namespace {

std::uint8_t ways_of(const Reading& r) {
  switch (r.upos) {
    case Upos::adj:
      return WordKeys::adjective;
    case Upos::noun:
    case Upos::propn:
      return WordKeys::noun;
    case Upos::verb:
    case Upos::aux:
      break;
    default:
      return WordKeys::other;
  }
  const std::uint8_t auxiliary = r.upos == Upos::aux ? WordKeys::auxiliary : 0;
  if (r.features.has(Features::participle))
    return auxiliary | (r.features.has(Features::present) ? WordKeys::present_participle : WordKeys::past_participle);
  return auxiliary | (r.features.has(Features::infinitive) ? WordKeys::infinitive : WordKeys::finite);
}

// FNV-1a. Two lemmas of a text with one hash: once in some 10^12 articles.
std::uint64_t id_of(std::string_view lemma, std::uint8_t ways) {
  const auto group = ways & WordKeys::nominal ? 'n' : ways & WordKeys::verbal ? 'v' : 'o';
  std::uint64_t hash = 0xCBF29CE484222325u;
  const auto add = [&hash](char c) { hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u; };
  for (const char c : lemma) add(c);
  add(group);
  return hash;
}

// IA, OPENAI, ÉTAT: two letters at least and none in lower case.
bool is_in_capitals(std::string_view token) {
  const Classifier classify;
  int letters = 0;
  for (std::size_t i = 0; i < token.size();) {
    const CodePoint c = decode(token, i);
    const std::uint8_t cls = classify(c.value);
    if (cls & char_class::lower) return false;
    letters += (cls & char_class::letter) != 0;
    i += c.size;
  }
  return letters > 1;
}

// What is longer is no word, and must not fill the memory.
std::string_view beginning_of(std::string_view token) {
  constexpr std::size_t longest = 128;
  if (token.size() <= longest) return token;
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(token[end]) & 0xC0) == 0x80) --end;
  return token.substr(0, end);
}

// S.N.C.F is SNCF; "" for what are no initials.
std::string initials_in(std::string_view token) {
  std::string out;
  for (std::size_t i = 0; i < token.size(); i += 2) {
    const char c = token[i];
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (!letter || (i + 1 < token.size() && token[i + 1] != '.')) return {};
    out += c;
  }
  return out.size() > 1 ? out : std::string();
}

std::string without_hyphens(std::string word) {
  std::erase(word, '-');
  return word;
}

// étudiant·es, étudiant(e)s: the word before its second ending; 0 when there is none.
std::size_t size_before_ending(std::string_view lower) {
  constexpr std::size_t shortest = 3;
  for (const std::string_view mark : {"·", "‧", "⋅", "•", "(", "."}) {
    const auto at = lower.find(mark);
    if (at != std::string_view::npos && at >= shortest) return at;
  }
  return 0;
}

}  // namespace

WordKeyMemory::WordKeyMemory(const Language& language) : lexicon_(language.lexicon) {
  stemming_.stemmer = language.stemmer;
}

bool WordKeyMemory::is_spelled(std::string_view token) const {
  return lexicon_ && (lexicon_->contains(token) || lexicon_->contains(lower_case(token)));
}

bool WordKeyMemory::is_known(std::string_view token) const {
  if (is_spelled(token)) return true;
  std::vector<std::string> forms;
  if (lexicon_) lexicon_->accented(fold(token), forms);
  return !forms.empty();
}

bool WordKeyMemory::misses_accents(std::string_view token) const {
  if (!lexicon_ || is_spelled(token)) return false;
  std::vector<std::string> forms;
  lexicon_->accented(fold(token), forms);
  return !forms.empty() && std::all_of(forms.begin(), forms.end(), [](const std::string& form) {
    return std::any_of(form.begin(), form.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  });
}

// The 1990 spelling where a dictionary has both, each with a lemma of its own: coût and cout, événement and
// évènement. What they are must be the same: mûr is no mur, jeûne no jeune.
std::string WordKeyMemory::usual_spelling(std::string lemma) const {
  static constexpr std::pair<std::string_view, std::string_view> letters[] = {{"î", "i"}, {"û", "u"}, {"è", "é"}};
  if (lemma.find('\xC3') == std::string::npos) return lemma;  // the first byte of all three
  std::string other = lemma;
  for (const auto& [from, to] : letters)
    for (auto at = other.find(from); at != std::string::npos; at = other.find(from, at))
      other.replace(at, from.size(), to);
  if (other == lemma) return lemma;
  const auto nature = [this](const std::string& form) {
    std::vector<Reading> readings;
    lexicon_->readings(form, readings);
    std::vector<std::pair<Upos, std::uint32_t>> out;
    for (const Reading& r : readings) out.emplace_back(r.upos, r.features.bits);
    std::sort(out.begin(), out.end());
    return out;
  };
  const auto one = nature(other);
  return !one.empty() && one == nature(lemma) ? other : lemma;
}

void WordKeyMemory::add(const Reading& reading, std::string lemma, WordKeys& keys) const {
  const std::uint8_t ways = ways_of(reading);
  const std::uint64_t id = id_of(usual_spelling(std::move(lemma)), ways);
  keys.ways |= ways;
  const auto known =
      std::find_if(keys.lemmas.begin(), keys.lemmas.end(), [id](const WordKeys::Lemma& l) { return l.id == id; });
  if (known != keys.lemmas.end())
    known->ways |= ways;
  else
    keys.lemmas.push_back({id, ways});
}

void WordKeyMemory::read_accented(std::string_view folded, WordKeys& keys) const {
  // « marche » may stand for marché, a noun as well; that « poste » stands for posté is less likely than the noun.
  const bool as_nouns = keys.ways & WordKeys::nominal;
  std::vector<std::string> forms;
  lexicon_->accented(folded, forms);
  std::vector<Reading> readings;
  for (const std::string& form : forms) {
    readings.clear();
    lexicon_->readings(form, readings);
    for (const Reading& r : readings)
      if (!as_nouns || (ways_of(r) & WordKeys::nominal)) add(r, lexicon_->lemma(form, form, r), keys);
  }
}

void WordKeyMemory::read(std::string_view token, bool plain, bool proper, WordKeys& keys) const {
  const std::string initials = initials_in(token);
  if (!initials.empty()) token = initials;
  keys.word = lower_case(token);
  const std::string folded = fold(token);
  keys.folded = without_hyphens(folded);
  if (!lexicon_) return;
  std::vector<Reading> readings;
  lexicon_->readings_of_token(token, keys.word, readings);
  const bool as_written = !readings.empty() && !readings.front().lowered;
  for (const Reading& r : readings) {
    std::string lemma = lexicon_->lemma(token, keys.word, r);
    if (proper && as_written && r.lowered && lemma != keys.word) continue;
    add(r, std::move(lemma), keys);
  }
  const bool capitals = !as_written && token != keys.word && is_in_capitals(token);
  if (plain || capitals || keys.ways == 0) read_accented(folded, keys);
  const std::size_t size = keys.ways == 0 ? size_before_ending(keys.word) : 0;
  if (size == 0) return;
  const std::string head = keys.word.substr(0, size);
  readings.clear();
  lexicon_->readings(head, readings);
  for (const Reading& r : readings) add(r, lexicon_->lemma(head, head, r), keys);
}

const WordKeys& WordKeyMemory::in(Table& table, std::string_view token, bool plain) {
  token = beginning_of(token);
  if (const auto known = table.find(token); known != table.end()) return known->second;
  WordKeys& keys = table[std::string(token)];
  read(token, plain, false, keys);
  return keys;
}

const WordKeys& WordKeyMemory::of(std::string_view token) { return in(as_written_, token, false); }
const WordKeys& WordKeyMemory::of_plain(std::string_view token) { return in(plain_, token, true); }

void WordKeyMemory::find_stems(const WordKeys& keys) const {
  if (!keys.stem_folded.empty() || keys.word.empty()) return;
  keys.stem_folded = fold(stem(stemming_, without_hyphens(keys.word)));
  keys.folded_stem = fold(stem(stemming_, keys.folded));
}

WordSignature WordKeyMemory::signature(std::string_view token) {
  token = beginning_of(token);
  if (const auto known = as_written_.find(token); known != as_written_.end()) return signature_of(known->second);
  WordKeys keys;
  read(token, false, false, keys);
  return signature_of(keys);
}

Sought WordKeyMemory::sought(std::string_view token, bool plain, bool proper) {
  Sought out;
  read(beginning_of(token), plain, proper, out.keys);
  WordKeys& keys = out.keys;
  find_stems(keys);
  constexpr std::size_t longest_beginning = 3;
  out.beginning = keys.folded_stem.substr(
      0, std::min({longest_beginning, keys.stem_folded.size(), keys.folded_stem.size(), keys.folded.size()}));
  if (!(keys.ways & WordKeys::nominal)) return out;
  // A noun is looked for as a noun: « livre » is not « livrer ». But « impacté » is what « impacter » does, and an
  // infinitive stays one though it names things too (dîner, poster).
  std::erase_if(keys.lemmas, [&keys](const WordKeys::Lemma& lemma) {
    if (!(lemma.ways & WordKeys::verbal)) return false;
    const bool verb =
        (lemma.ways & WordKeys::infinitive) || ((lemma.ways & WordKeys::participle) && !(keys.ways & WordKeys::noun));
    return !verb;
  });
  return out;
}

namespace {

Meeting meet_as_verbs(const Sought& sought, const WordKeys& keys, const WordKeys::Lemma& lemma) {
  if (!(keys.ways & WordKeys::nominal) || (lemma.ways & WordKeys::auxiliary)) return Meeting::yes;
  if (lemma.ways & WordKeys::participle) {
    if (!(keys.ways & WordKeys::noun)) return Meeting::yes;
    // « perdu » is seldom a noun, « étudiant » hardly ever anything else.
    return lemma.ways & WordKeys::past_participle ? Meeting::unless_noun : Meeting::if_verb;
  }
  return sought.keys.ways & WordKeys::nominal ? Meeting::no : Meeting::if_verb;
}

}  // namespace

Meeting WordKeyMemory::meet(const Sought& sought, const WordKeys& keys) {
  if (sought.keys.ways != 0 && keys.ways != 0) {
    Meeting best = Meeting::no;
    for (const WordKeys::Lemma& lemma : keys.lemmas) {
      for (const WordKeys::Lemma& wanted : sought.keys.lemmas) {
        if (lemma.id != wanted.id) continue;
        const Meeting here = lemma.ways & WordKeys::nominal  ? Meeting::as_noun
                             : lemma.ways & WordKeys::verbal ? meet_as_verbs(sought, keys, lemma)
                                                             : Meeting::yes;
        best = std::max(best, here);
      }
    }
    return best;
  }
  if (!keys.folded.starts_with(sought.beginning)) return Meeting::no;
  if (keys.folded == sought.keys.folded) return Meeting::yes;
  find_stems(keys);
  const bool same = keys.stem_folded == sought.keys.stem_folded || keys.folded_stem == sought.keys.folded_stem;
  return same ? Meeting::yes : Meeting::no;
}

namespace {

constexpr std::uint32_t any_letter = 0xFFFFFFFFu;

std::uint32_t letter_of(std::string_view folded) {
  return folded.empty() ? any_letter : std::uint32_t{1} << (static_cast<unsigned char>(folded[0]) & 31);
}

}  // namespace

WordSignature signature_of(const WordKeys& keys) {
  WordSignature out;
  for (const WordKeys::Lemma& lemma : keys.lemmas) out.lemmas |= std::uint64_t{1} << (lemma.id >> 58);
  out.letters = letter_of(keys.folded);
  return out;
}

void WordFilter::add(const Sought& sought) {
  lemmas_ |= signature_of(sought.keys).lemmas;
  const std::uint32_t letter = letter_of(sought.beginning);
  all_letters_ |= letter;
  if (sought.keys.ways == 0) letters_ |= letter;
}

void WordFilter::add_beginning(const WordKeys& keys) {
  letters_ |= letter_of(keys.folded);
  all_letters_ |= letter_of(keys.folded);
}

WordKeyMemory& word_key_memory(const Language& language) {
  constexpr std::size_t most_words = 32768;  // some 15 MB
  thread_local std::map<std::pair<const Lexicon*, std::string>, WordKeyMemory> memories;
  const auto key = std::pair(language.lexicon.get(), language.stemmer);
  auto found = memories.find(key);
  if (found != memories.end() && found->second.size() > most_words) found = (memories.erase(found), memories.end());
  return found != memories.end() ? found->second : memories.try_emplace(key, language).first->second;
}

}  // namespace calame
