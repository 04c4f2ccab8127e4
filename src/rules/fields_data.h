// What stands behind Fields: toml++ tables. Only for the two files that know toml++.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "document/toml_guard.h"
#include "rules/fields.h"
#include "rules/toml_document.h"

namespace calame {

struct Fields::Data {
  Data(const LoadContext& c, std::string file) : context(c), path(std::move(file)) {}
  ~Data();
  Data(const Data&) = delete;
  Data& operator=(const Data&) = delete;

  LoadContext context;
  std::string path;
  LineColumn at;
  bool trusted = false;                    // a built-in pack, proved by our tests
  std::vector<const toml::table*> layers;  // the last one wins; the first is the table itself
  std::weak_ptr<Data> parent;
  std::map<std::string, std::vector<std::shared_ptr<Data>>> children;
  std::set<std::string, std::less<>> known;
  std::vector<std::string> missing;  // required keys: reported by finish(), unless one is misspelt
  bool failed = false, finished = false;
  AskedTable* asked = nullptr;                // where questions are written down, null: nowhere
  std::set<std::string, std::less<>> listed;  // keys that were told by keys(): read for what they are called

  const toml::node* node(std::string_view key) const;
  const toml::node* read(std::string_view key);                                // makes it known
  const toml::node* text_node(std::string_view key, std::size_t index) const;  // of a text or an array of them
  void mark_failed();
  void report(const toml::node* where, Message message);  // at the table without a node
  void report_at(const toml::source_region&, Message message);
  void wrong_type(std::string_view key, const toml::node&, const Message& expected);
  void finish();
  std::optional<Pattern> pattern(const toml::node& where, std::string_view regex);
  void report_missing();
  void report_unknown(const toml::key&);
  void begin_asking(AskedTable*);
  void ask(std::string_view key, AskedType, bool required = false);
  void ask_choice(std::string_view key, const std::vector<std::string_view>& allowed, bool open);
  AskedTable* asked_below(std::string_view key, const toml::table& table);
};

// A new Fields over `table`, a value of `parent`.
std::shared_ptr<Fields::Data> child_data(const std::shared_ptr<Fields::Data>& parent, std::string_view key,
                                         std::size_t index, const toml::table& table);

// A value on one line, what cannot be seen escaped.
std::string written_toml(const toml::node&);

}  // namespace calame
