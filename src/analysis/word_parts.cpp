#include "analysis/word_parts.h"

#include <algorithm>

#include "analysis/characters.h"

namespace calame {
namespace {

// Bytes of `run` behind the first `size` bytes of its lower-case form: the two differ where an
// apostrophe or a hyphen has another form, never in the number of characters.
std::size_t bytes_behind(std::string_view run, std::string_view lower, std::size_t size) {
  std::size_t at = 0, i = 0;
  while (i < size && at < run.size()) {
    const CodePoint c = decode(run, at);
    at += c.size;
    if (c.value != 0xAD) i += decode(lower, i).size;  // soft hyphens have no lower form
  }
  return at;
}

}  // namespace

WordParts::WordParts(const Language& language) : language_(language) {
  const auto byte = [](char c) { return static_cast<unsigned char>(c); };
  for (const std::string& word : language.elisions) {
    if (!word.empty()) elisions_[byte(word.front())].push_back(word);
  }
  for (const std::string& word : language.enclitics) {
    if (!word.empty()) enclitics_[byte(word.back())].push_back(word);
  }
  for (const std::string& word : language.keep_whole) {
    if (word.starts_with('*')) {
      endings_.push_back(std::string_view(word).substr(1));
    } else if (!word.empty()) {
      whole_[byte(word.front())].set(word.size() % 64);
    }
  }
  // Of an unordered set: put in an order.
  std::sort(endings_.begin(), endings_.end(),
            [](std::string_view a, std::string_view b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
}

std::size_t WordParts::kept_ending(std::string_view text) {
  if (endings_.empty()) return 0;
  constexpr std::size_t longest = 24;
  const Classifier classify;
  std::size_t end = 0;  // letters, and the signs that an ending may hold between them
  while (end < text.size() && end < longest) {
    const CodePoint c = decode(text, end);
    if (!(classify(c.value) & char_class::letter) && c.value != '.' && c.value != '(' && c.value != ')') break;
    end += c.size;
  }
  lower_case(text.substr(0, end), lower_);
  for (const std::string_view ending : endings_) {
    if (!lower_.starts_with(ending)) continue;
    const std::size_t size = bytes_behind(text, lower_, ending.size());
    const bool whole = size >= text.size() || !(classify(decode(text, size).value) & char_class::alnum);
    if (whole) return size;
  }
  return 0;
}

bool WordParts::keeps_whole(std::string_view lower) {
  if (lower.empty() || !whole_[static_cast<unsigned char>(lower.front())].test(lower.size() % 64)) return false;
  key_.assign(lower);
  return language_.keep_whole.count(key_) != 0;
}

bool WordParts::is_known_elision(std::string_view lower) const {
  if (lower.empty()) return false;
  const auto& known = elisions_[static_cast<unsigned char>(lower.front())];
  return std::find(known.begin(), known.end(), lower) != known.end();
}

bool WordParts::is_elision(std::string_view text) {
  constexpr std::size_t longest = 16;
  if (text.size() > longest) return false;
  lower_case(text, lower_);
  return is_known_elision(lower_);
}

std::size_t WordParts::enclitic_size(std::string_view lower) const {
  std::size_t longest = 0;
  for (const std::string_view enclitic : enclitics_[static_cast<unsigned char>(lower.back())]) {
    if (enclitic.size() > longest && enclitic.size() < lower.size() && lower.ends_with(enclitic)) {
      longest = enclitic.size();
    }
  }
  return longest;
}

const std::vector<std::uint32_t>& WordParts::split(std::string_view run) {
  parts_.clear();
  tail_.clear();
  constexpr std::size_t longest = 256;  // beyond it is no word, and suffix tests would add up
  if (run.size() > longest) {
    parts_.push_back(static_cast<std::uint32_t>(run.size()));
    return parts_;
  }
  lower_case(run, lower_);
  std::string_view lower = lower_, rest = run;
  const std::string_view apostrophe = "’";
  // Elisions from the left: qu’ | aujourd’hui.
  for (;;) {
    const auto at = lower.find(apostrophe);
    if (at == std::string_view::npos || at + apostrophe.size() >= lower.size() || keeps_whole(lower)) break;
    const std::string_view elision = lower.substr(0, at + apostrophe.size());
    if (!is_known_elision(elision)) break;
    const std::size_t size = bytes_behind(rest, lower, elision.size());
    parts_.push_back(static_cast<std::uint32_t>(size));
    rest.remove_prefix(size);
    lower.remove_prefix(elision.size());
  }
  // Enclitics from the right: donne | -le | -moi.
  while (lower.find('-') != std::string_view::npos && !keeps_whole(lower)) {
    const std::size_t size = enclitic_size(lower);
    if (size == 0) break;
    const std::size_t head = bytes_behind(rest, lower, lower.size() - size);
    tail_.push_back(static_cast<std::uint32_t>(rest.size() - head));
    rest = rest.substr(0, head);
    lower.remove_suffix(size);
  }
  if (!rest.empty()) parts_.push_back(static_cast<std::uint32_t>(rest.size()));
  parts_.insert(parts_.end(), tail_.rbegin(), tail_.rend());
  return parts_;
}

}  // namespace calame
