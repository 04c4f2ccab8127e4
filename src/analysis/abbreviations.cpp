#include "analysis/abbreviations.h"

#include <algorithm>
#include <memory>

#include "analysis/characters.h"

namespace calame {
namespace {

constexpr std::uint32_t longest_chunk = 40;

// The longest stretch up to `at` of characters that `accepts` takes.
template <class Accepts>
std::string_view stretch_before(std::string_view text, std::uint32_t begin, std::uint32_t at, Accepts accepts) {
  std::uint32_t first = at;
  while (first > begin && at - first < longest_chunk) {
    const CodePoint c = decode_before(text, first);
    if (!accepts(c.value)) break;
    first -= c.size;
  }
  return text.substr(first, at - first);
}

}  // namespace

std::string_view letters_before(std::string_view text, std::uint32_t begin, std::uint32_t at) {
  return stretch_before(text, begin, at, [classify = Classifier()](char32_t c) {
    return (classify(c) & (char_class::letter | char_class::mark)) != 0;
  });
}

std::string_view chunk_before(std::string_view text, std::uint32_t begin, std::uint32_t at) {
  return stretch_before(text, begin, at, [classify = Classifier()](char32_t c) {
    return (classify(c) & (char_class::alnum | char_class::mark)) != 0 || c == '.' || is_hyphen(c) || c == 0xB0;
  });
}

Abbreviations::Abbreviations(const Language& language) {
  const auto add = [&](const auto& list, Abbreviation kind) {
    for (const std::string& a : list) {
      kinds_[a] = static_cast<std::uint32_t>(kind);
      longest_ = std::max(longest_, a.size());
      pairs_ = pairs_ || a.find(' ') != std::string::npos;
    }
  };
  add(language.abbreviations, Abbreviation::inner);
  add(language.final_abbreviations, Abbreviation::final);  // of one that is in both lists, this counts
}

Abbreviation Abbreviations::kind(std::string_view word, std::string_view before) {
  if (!may_be(word)) return Abbreviation::none;
  key_.assign(word) += '.';
  Abbreviation kind = listed();
  if (kind == Abbreviation::none && key_[0] >= 'A' && key_[0] <= 'Z') {  // Art. 5 at the beginning
    key_[0] = static_cast<char>(key_[0] + 32);
    kind = listed();
  }
  if (kind == Abbreviation::none || !pairs_ || before.empty()) return kind;
  key_.assign(before).append(" ").append(word) += '.';
  const Abbreviation pair = listed();
  return pair == Abbreviation::none ? kind : pair;
}

Abbreviations& abbreviations_of(const Language& language) {
  thread_local struct {
    const Language* language = nullptr;
    std::uint64_t serial = 0;
    std::unique_ptr<Abbreviations> abbreviations;
  } held;
  if (!held.abbreviations || held.language != &language || language.serial == 0 || language.serial != held.serial) {
    held.abbreviations = std::make_unique<Abbreviations>(language);
    held.language = &language;
    held.serial = language.serial;
  }
  return *held.abbreviations;
}

}  // namespace calame
