// Which keys the loader asks for, and as what: written down while it reads, so that a schema cannot say anything else.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace calame {

enum class AskedType : std::uint16_t {
  text = 1,
  number = 2,
  numbers = 4,
  flag = 8,
  texts = 16,    // a text or an array of them
  message = 32,  // { fr, en }
  table = 64,
  tables = 128,  // an array of tables, or one table
  any = 256
};

struct AskedTable;

struct AskedKey {
  std::uint16_t types = 0;
  bool required = false;          // an error when absent, so far as the built-in packs tell
  std::size_t present = 0;        // in so many of the built-in tables
  std::set<std::string> choices;  // words that are taken
  std::set<std::string> seen;     // words that built-in packs say there, taken before a choice is read
  bool open = false;              // other words may be defined by a pack
  std::map<std::string, std::unique_ptr<AskedTable>> tables;  // of rules by their kind, else at ""

  [[nodiscard]] bool is(AskedType type) const { return (types & static_cast<std::uint16_t>(type)) != 0; }
};

// "*" stands for the keys of a table that may have any.
struct AskedTable {
  std::map<std::string, AskedKey, std::less<>> keys;
  std::size_t instances = 0;  // built-in tables

  AskedKey& at(std::string_view key, AskedType);
  // Absent: the key's table was never read.
  [[nodiscard]] const AskedTable* below(std::string_view key) const;
};

struct AskedRoots {
  AskedTable pack, settings;
};

// What the loader asks of the built-in packs, and of texts made up from what it asked before.
AskedRoots asked_by_loader();

}  // namespace calame
