// What stands behind Fields: tables of TomlTrees.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "rules/fields.h"
#include "rules/toml_document.h"
#include "rules/toml_tree.h"

namespace calame {

struct Fields::Data {
  Data(const LoadContext& c, const std::string& file) : context(c), path(file) {}
  ~Data();
  Data(const Data&) = delete;
  Data& operator=(const Data&) = delete;

  LoadContext context;
  const std::string& path;  // the tree's
  LineColumn at;
  bool trusted = false;             // a built-in pack: our tests prove that its keys are known
  std::vector<TomlValue> layers;    // the last one wins; the first is the table itself
  mutable std::uint64_t kinds = 0;  // of keys that any of the first `kinds_of` layers has, a bit each
  mutable std::size_t kinds_of = 0;
  std::weak_ptr<Data> parent;
  std::map<std::string, std::vector<std::shared_ptr<Data>>> children;
  std::set<std::string, std::less<>> known;
  std::vector<std::string> missing;  // required keys: reported by finish(), unless one is misspelt
  bool failed = false, finished = false;
  AskedTable* asked = nullptr;                // where questions are written down, null: nowhere
  std::set<std::string, std::less<>> listed;  // keys that were told by keys(): read for what they are called

  TomlValue node(std::string_view key) const;
  TomlValue read(std::string_view key);                                // makes it known
  TomlValue text_node(std::string_view key, std::size_t index) const;  // of a text or an array of them
  void mark_failed();
  void report(TomlValue where, Message message);  // at the table without a value
  void wrong_type(std::string_view key, TomlValue where, const Message& expected);
  void finish();
  std::optional<Pattern> pattern(TomlValue where, std::string_view regex);
  void report_missing();
  void report_unknown(TomlValue key);
  void begin_asking(AskedTable*);
  void ask(std::string_view key, AskedType type, bool required = false) {
    if (asked) write_down(key, type, required);
  }
  void write_down(std::string_view key, AskedType, bool required);
  void ask_choice(std::string_view key, const std::vector<std::string_view>& allowed, bool open);
  AskedTable* asked_below(std::string_view key, TomlValue table);
};

// A new Fields over `table`, a value of `parent`.
std::shared_ptr<Fields::Data> child_data(const std::shared_ptr<Fields::Data>& parent, std::string_view key,
                                         std::size_t index, TomlValue table);

// A value on one line, what cannot be seen escaped.
std::string written_toml(TomlValue);

}  // namespace calame
