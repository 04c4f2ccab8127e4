// What the articles of a folder have in common: what `calame init` proposes settings from.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calame/ruleset.h"
#include "cli/options.h"

namespace calame {

struct RuleUse {
  std::size_t findings = 0, articles = 0;
};

struct Survey {
  std::size_t articles = 0, words_in_all = 0;
  std::map<std::string, std::size_t> formats, languages, habits, profiles;
  std::size_t declared_languages = 0;
  std::vector<double> words, scores;  // ascending
  std::size_t findings = 0, fixable = 0;
  std::size_t failing = 0;               // of severity warning or error
  std::map<std::string, RuleUse> rules;  // by id
  std::vector<Error> errors;
};

// The articles as `ruleset` and its default brief see them.
Survey survey(const std::vector<std::string>& paths, const Ruleset&, const Options&);

struct Leader {
  std::string name;
  std::size_t count = 0, of = 0;
};
// The most frequent, of all that say something; of equals the first by name.
std::optional<Leader> leader(const std::map<std::string, std::size_t>& counts);
// The value that nine tenths of them reach.
double reached_by_nine_tenths(const std::vector<double>& ascending);
double median(const std::vector<double>& ascending);

// What is put in force; the rest stands in comments.
struct Proposal {
  std::string lang, profile, typography;
  std::optional<std::uint32_t> min_words;
  std::optional<double> min_score;
};
Proposal proposal_of(const Survey&);
std::string config_text(const Survey&, const Proposal&, const Ruleset&, UiLanguage);

}  // namespace calame
