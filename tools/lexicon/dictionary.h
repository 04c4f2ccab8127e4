// Reads a Hunspell dictionary with grammatical fields (po: is: st:) and writes out all its forms.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace calame::lexicon {

// One form of an entry, with the fields of the entry and those of the suffix that made it.
struct Form {
  std::string text;
  std::vector<std::string> entry_fields, suffix_fields;
};

class Dictionary {
 public:
  // Both throw std::runtime_error with the file's name and what is wrong.
  void read_affixes(const std::string& path);
  // Calls `use(lemma, forms)` for each entry. Elisions (l’, d’) are prefixes there: they are left out.
  template <class Use>
  void read_entries(const std::string& path, Use use) const;

 private:
  struct Suffix {
    std::string strip, add, condition;
    std::vector<std::string> fields;
  };
  [[nodiscard]] std::vector<Form> forms_of(const std::string& stem, std::string_view flags,
                                           const std::vector<std::string>& fields) const;

  std::unordered_map<std::string, std::vector<Suffix>> suffixes_;  // by flag
};

std::vector<std::string> lines_of(const std::string& path);
std::vector<std::string> words_of(std::string_view line);

template <class Use>
void Dictionary::read_entries(const std::string& path, Use use) const {
  const std::vector<std::string> lines = lines_of(path);
  for (std::size_t i = 1; i < lines.size(); ++i) {  // the first line is their number
    const std::vector<std::string> words = words_of(lines[i]);
    if (words.empty()) continue;
    // A slash in first place is the word itself.
    const std::size_t slash = words[0].find('/', 1);
    const std::string stem = words[0].substr(0, slash);
    const std::string_view flags =
        slash == std::string::npos ? std::string_view() : std::string_view(words[0]).substr(slash + 1);
    use(stem, forms_of(stem, flags, {words.begin() + 1, words.end()}));
  }
}

}  // namespace calame::lexicon
