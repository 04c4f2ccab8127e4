#include "dictionary.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace calame::lexicon {
namespace {

std::size_t character_size(std::string_view text, std::size_t at) {
  std::size_t size = 1;
  while (at + size < text.size() && (static_cast<unsigned char>(text[at + size]) & 0xC0) == 0x80) ++size;
  return size;
}

// Hunspell's conditions: characters, [sets] and [^sets], for the end of the stem.
bool ends_like(std::string_view stem, std::string_view condition) {
  if (condition == ".") return true;
  std::vector<std::string_view> parts;
  for (std::size_t i = 0; i < condition.size();) {
    const std::size_t size = condition[i] == '[' ? condition.find(']', i) + 1 - i : character_size(condition, i);
    parts.push_back(condition.substr(i, size));
    i += size;
  }
  std::size_t end = stem.size();
  for (std::size_t p = parts.size(); p-- > 0;) {
    if (end == 0) return false;
    std::size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(stem[begin]) & 0xC0) == 0x80) --begin;
    const std::string_view letter = stem.substr(begin, end - begin);
    end = begin;
    std::string_view part = parts[p];
    if (part == ".") continue;
    if (part.front() != '[') {
      if (part != letter) return false;
      continue;
    }
    part = part.substr(1, part.size() - 2);
    const bool negated = part.starts_with('^');
    if (negated) part.remove_prefix(1);
    bool found = false;
    for (std::size_t i = 0; i < part.size() && !found; i += character_size(part, i))
      found = part.substr(i, character_size(part, i)) == letter;
    if (found == negated) return false;
  }
  return true;
}

}  // namespace

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  std::istringstream in{std::string(line)};
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

void Dictionary::read_affixes(const std::string& path) {
  bool long_flags = false;
  for (const std::string& line : lines_of(path)) {
    const std::vector<std::string> words = words_of(line);
    if (words.size() == 2 && words[0] == "FLAG") long_flags = words[1] == "long";
    if (words.size() < 5 || words[0] != "SFX") continue;
    Suffix suffix{words[2] == "0" ? "" : words[2], words[3].substr(0, words[3].find('/')), words[4], {}};
    if (suffix.add == "0") suffix.add.clear();
    suffix.fields.assign(words.begin() + 5, words.end());
    suffixes_[words[1]].push_back(std::move(suffix));
  }
  if (!long_flags || suffixes_.empty())
    throw std::runtime_error(path + ": not the affix file that is expected (FLAG long, with suffixes)");
}

std::vector<Form> Dictionary::forms_of(const std::string& stem, std::string_view flags,
                                       const std::vector<std::string>& fields) const {
  bool needs_suffix = false;
  std::vector<Form> forms;
  for (std::size_t i = 0; i + 1 < flags.size(); i += 2) {
    const std::string flag(flags.substr(i, 2));
    if (flag == "{}") return {};  // forbidden
    needs_suffix |= flag == "()";
    const auto rules = suffixes_.find(flag);
    if (rules == suffixes_.end()) continue;  // a prefix
    for (const Suffix& s : rules->second) {
      if (!stem.ends_with(s.strip) || !ends_like(stem, s.condition)) continue;
      forms.push_back({stem.substr(0, stem.size() - s.strip.size()) + s.add, fields, s.fields});
    }
  }
  if (!needs_suffix) forms.push_back({stem, fields, {}});
  return forms;
}

}  // namespace calame::lexicon
