// The command line as data, read from the grammar that parses it: what completions and the manual page are made from.
#pragma once

#include <string>
#include <vector>

#include "calame/ruleset.h"
#include "cli/options.h"

namespace calame {

enum class ValueKind : std::uint8_t {
  none,   // free text, a number, a date
  words,  // one of `values`
  list,   // some of `values`, separated by commas
  file,
  folder,
  pack,   // one of `values`, or a file
  report  // one of `values`, and after a `=` a file
};

struct OptionShape {
  std::vector<std::string> names;  // "-o", "--output-file"; of a positional its metavariable
  std::string about, group, metavariable;
  bool takes_value = false, repeats = false, required = false;
  ValueKind kind = ValueKind::none;
  std::vector<std::string> values;
};

struct CommandShape {
  std::vector<std::string> path;  // {"debug", "tokens"}; empty for calame itself
  std::string about;
  std::vector<OptionShape> options, positionals;
  std::vector<CommandShape> commands;
};

// Rule ids, presets and packs are those of `ruleset`; closed sets are what the parser itself says it takes.
CommandShape command_shape(UiLanguage, const Ruleset&);

std::string joined(const std::vector<std::string>& words, std::string_view between);

// Long lists of words are written once, as variables: `_calame_words_1`.
class WordLists {
 public:
  // What stands for the words in a script: they themselves, or "$_calame_words_1".
  std::string text_of(const std::vector<std::string>& words);
  [[nodiscard]] const std::vector<std::string>& all() const { return lists_; }  // joined with spaces

 private:
  std::vector<std::string> lists_;
};

std::string bash_completion(const CommandShape&);
std::string zsh_completion(const CommandShape&);
std::string fish_completion(const CommandShape&);
std::string man_page(const CommandShape&, UiLanguage);

}  // namespace calame
