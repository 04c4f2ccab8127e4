#include "rules/kinds/phrases.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace calame {

// An alternation of this size still runs at the speed of a search; beyond it, hashing is steadier.
constexpr std::size_t most_alternatives = 1000;

struct Phrases::ByToken {
  std::vector<std::vector<std::string>> phrases;  // folded words, split as the text's tokens are
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_first;
};

namespace {

void add_escaped(std::string_view phrase, std::string& out) {
  constexpr std::string_view apostrophe = "’";
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    const char c = phrase[i];
    const bool curly = c == apostrophe[0] && phrase.substr(i).starts_with(apostrophe);
    if (c == ' ')
      out += "[ \\n\\x{A0}\\x{202F}]+";
    else if (c == '\'' || curly)
      out += "['’]", i += curly ? 2 : 0;
    else if (static_cast<unsigned char>(c) < 0x80 && !isalnum(static_cast<unsigned char>(c)))
      out += '\\', out += c;
    else
      out += c;
  }
}

bool is_letter_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  UChar32 c = 0;
  std::int32_t i = std::int32_t(at);
  U8_PREV(reinterpret_cast<const std::uint8_t*>(text.data()), 0, i, c);
  return c > 0 && u_isalnum(c);
}

bool is_letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  UChar32 c = 0;
  std::int32_t i = std::int32_t(at);
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), i, std::int32_t(text.size()), c);
  return c > 0 && u_isalnum(c);
}

// The words of a phrase or of a token: split at spaces, apostrophes kept with what they elide.
std::vector<std::string> folded_words(std::string_view phrase) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : fold(phrase)) {
    if (c == ' ' || c == '-') {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
      continue;
    }
    word += c;
    if (c == '\'') words.push_back(std::move(word)), word.clear();
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

}  // namespace

Phrases::Phrases(const std::vector<std::string>& phrases, bool inflect, bool match_case) {
  std::vector<std::string> sorted = phrases;
  sorted.erase(std::remove(sorted.begin(), sorted.end(), std::string()), sorted.end());
  if (sorted.empty()) return;
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;  // the longest wins where several start
  });
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  if (inflect) {
    inflected_ = std::make_shared<InflectedPhrases>(std::move(sorted));
    return;
  }
  if (sorted.size() > most_alternatives) {
    auto by_token = std::make_shared<ByToken>();
    for (const std::string& phrase : sorted) {
      std::vector<std::string> words = folded_words(phrase);
      if (words.empty()) continue;
      by_token->by_first[words.front()].push_back(std::uint32_t(by_token->phrases.size()));
      by_token->phrases.push_back(std::move(words));
    }
    by_token_ = std::move(by_token);
    return;
  }
  std::string regex;
  for (const std::string& phrase : sorted) {
    regex += regex.empty() ? "(?:" : "|";
    add_escaped(phrase, regex);
  }
  regex += ')';
  auto pattern = Pattern::compile(regex, {!match_case, true, false});
  if (!pattern) return;
  pattern_ = *pattern;
  triggers_.reserve(sorted.size());
  for (const std::string& phrase : sorted) {
    auto trigger = Trigger::part_of_phrase(phrase, match_case);
    if (!trigger) {
      triggers_.clear();
      return;
    }
    triggers_.push_back(*std::move(trigger));
  }
}

std::vector<TextSpan> Phrases::find(const Subject& subject, TextSpan block) const {
  if (pattern_) return find_by_pattern(subject, block);
  if (by_token_) return find_by_token(subject, block);
  if (inflected_) return inflected_->find(subject, block);
  return {};
}

std::vector<TextSpan> Phrases::find(const Subject& subject, TextSpan block,
                                    std::vector<const std::string*>& which) const {
  return inflected_ ? inflected_->find(subject, block, &which) : find(subject, block);
}

std::vector<TextSpan> Phrases::find_by_pattern(const Subject& subject, TextSpan block) const {
  std::vector<TextSpan> found;
  const std::string_view text = text_of(subject.document, block);
  std::size_t from = 0;
  while (const auto hit = pattern_->find(text, from)) {
    // Whole words only, where the phrase itself begins or ends with a letter or digit.
    const bool cut_left = is_letter_at(text, hit->begin) && is_letter_before(text, hit->begin);
    const bool cut_right = is_letter_before(text, hit->end) && is_letter_at(text, hit->end);
    if (cut_left || cut_right) {
      from = next_character(text, hit->begin);
      continue;
    }
    found.emplace_back(block.begin.value + std::uint32_t(hit->begin), block.begin.value + std::uint32_t(hit->end));
    from = hit->end;
  }
  return found;
}

std::vector<TextSpan> Phrases::find_by_token(const Subject& subject, TextSpan block) const {
  const ByToken& table = *by_token_;
  std::vector<std::string> words;  // of the block, with the span each came from
  std::vector<TextSpan> spans;
  for (const Token& token : subject.analysis.tokens_in(block))
    for (std::string& word : folded_words(text_of(subject.document, token.span))) {
      words.push_back(std::move(word));
      spans.push_back(token.span);
    }
  std::vector<TextSpan> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto at = table.by_first.find(words[i]);
    if (at == table.by_first.end()) continue;
    for (const std::uint32_t candidate : at->second) {  // longest first
      const auto& keys = table.phrases[candidate];
      if (i + keys.size() > words.size() || !std::equal(keys.begin(), keys.end(), words.begin() + std::ptrdiff_t(i)))
        continue;
      found.emplace_back(spans[i].begin, spans[i + keys.size() - 1].end);
      i += keys.size() - 1;
      break;
    }
  }
  return found;
}

}  // namespace calame
