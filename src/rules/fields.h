// The keys of one TOML table, read by type. Reading a key makes it known; finish() reports every
// key that nobody asked for, with a did-you-mean among those that were. All errors of a pack go to
// one sink, each with file, line and column; reading goes on after an error with the fallback.
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calame/ruleset.h"
#include "rules/pattern.h"

namespace calame {

class Fields {
 public:
  bool has(std::string_view key) const;  // does not make it known
  std::optional<std::string> text(std::string_view key);
  std::string text(std::string_view key, std::string_view fallback);
  std::string required_text(std::string_view key);     // an error when absent or empty
  std::optional<double> number(std::string_view key);  // finite; integers too
  std::vector<double> numbers(std::string_view key);   // an array of finite numbers
  bool flag(std::string_view key, bool fallback);
  std::vector<std::string> texts(std::string_view key);    // a string or an array of strings
  std::vector<std::string> words(std::string_view key);    // as texts(), "@name" replaced by that list
  std::optional<Message> message(std::string_view key);    // { fr, en }, both required, checked
  std::optional<Message> bilingual(std::string_view key);  // likewise, plain text and no pattern
  Selector selector(std::string_view key, std::string_view fallback);
  std::optional<Pattern> pattern(std::string_view key);  // RE2, never matching the empty string
  std::vector<Pattern> patterns(std::string_view key);   // a string or an array
  // One regex that stands inside the `index`-th text of `key`; errors go there.
  std::optional<Pattern> pattern_within(std::string_view key, std::size_t index, std::string_view regex);
  std::optional<Fields> table(std::string_view key);
  std::vector<Fields> tables(std::string_view key);  // an array of tables, or one table
  std::vector<std::string> keys() const;             // in file order, known or not
  bool is_text(std::string_view key) const;          // where a key may be a text or a table
  bool is_table(std::string_view key) const;
  bool is_number(std::string_view key) const;
  bool is_flag(std::string_view key) const;

  // A closed set: error with the allowed names and a did-you-mean.
  template <class E>
  E one_of(std::string_view key, std::initializer_list<std::pair<std::string_view, E>> names, E fallback) {
    const auto given = text(key);
    if (!given) return fallback;
    for (const auto& [name, value] : names)
      if (name == *given) return value;
    std::vector<std::string_view> allowed;
    for (const auto& [name, value] : names) allowed.push_back(name);
    not_one_of(key, *given, allowed);
    return fallback;
  }

  // The same table with the keys of `top` over its own: errors in those point at `top`'s file.
  Fields overridden_by(const Fields& top) const;
  bool overridden(std::string_view key) const;  // given by such a top table

  // An error at the value of `key` (at the table when the key is absent).
  void error(std::string_view key, Message message);
  void error(std::string_view key, std::size_t index, Message message);  // at one of the texts of an array
  bool failed() const;                                                   // an error was reported through this table
  LineColumn at(std::string_view key = {}) const;
  LineColumn at(std::string_view key, std::size_t index) const;  // of one of the texts of an array
  const std::string& path() const;                               // of the file that holds the table
  bool proved() const;                                           // of a built-in pack: its patterns may be lazy
  const Ruleset& ruleset() const;                                // lists and presets are complete before rules are read
  void finish();                    // unknown keys become errors; else when the last copy goes
  void skip(std::string_view key);  // known, whatever it holds
  void give_up();                   // they do not: the table was not read to its end
  // A normal form of the values, keys sorted, without those of `skip`: equal for equal settings,
  // however they are written.
  std::string canonical(std::initializer_list<std::string_view> skip = {}) const;

  // The value of `key` as TOML on one line; the elements, each so, of what may be one value or an array.
  std::string written(std::string_view key) const;
  std::vector<std::string> written_elements(std::string_view key) const;
  bool is_array(std::string_view key) const;

  // An error about a name that is none of `allowed`, with a did-you-mean: "critère inconnu…".
  void unknown_name(std::string_view key, Message what, std::string_view given,
                    const std::vector<std::string_view>& allowed);

  struct Data;  // defined in fields_data.h over TomlTree
  explicit Fields(std::shared_ptr<Data>);

 private:
  friend class TomlDocument;
  enum class Wording { pattern, plain };
  std::optional<Message> read_message(std::string_view key, Wording);
  void not_one_of(std::string_view key, const std::string& given, std::vector<std::string_view> allowed);
  std::shared_ptr<Data> data_;
};

}  // namespace calame
