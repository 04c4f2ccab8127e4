#include "rules/asked_keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "rules/kind.h"
#include "rules/load_recorded.h"

namespace calame {
namespace {

// What a key that may be of several types is given in a round.
enum class Prefer : std::uint8_t { table, text, scalar };

std::string table_text(const AskedTable& table, Prefer prefer, int depth);

// No name, pattern or selector of ours is "x", and all three can be spelt so.
std::string value_text(const AskedKey& key, Prefer prefer, int depth) {
  const auto below = key.tables.find("");
  const AskedTable empty;
  const AskedTable& table = below == key.tables.end() ? empty : *below->second;
  // A table of any names that is empty so far: its values may be anything.
  if (key.types == 0) return prefer == Prefer::table ? "{ }" : prefer == Prefer::text ? "\"x\"" : "1";
  const bool tabular = key.is(AskedType::table) || key.is(AskedType::tables);
  const bool scalar = key.is(AskedType::number) || key.is(AskedType::flag);
  if (tabular && (prefer == Prefer::table || (!key.is(AskedType::text) && !scalar))) {
    const std::string inside = table_text(table, prefer, depth + 1);
    return key.is(AskedType::tables) ? "[ " + inside + " ]" : inside;
  }
  if (scalar && (prefer == Prefer::scalar || !key.is(AskedType::text))) return key.is(AskedType::number) ? "1" : "true";
  if (key.is(AskedType::text)) return "\"x\"";
  if (key.is(AskedType::texts)) return "[\"x\"]";
  if (key.is(AskedType::numbers)) return "[1, 2]";
  if (key.is(AskedType::message)) return "{ fr = \"x\", en = \"x\" }";
  return "\"x\"";
}

std::string table_text(const AskedTable& table, Prefer prefer, int depth) {
  std::string out;
  for (const auto& [name, key] : table.keys) {
    if (key.types == 0 && name != "*") continue;
    // What names other files, what ends the reading at once, and what is laid out otherwise at the root.
    constexpr std::string_view left_out[] = {"rule", "rules", "extends", "packs", "required-version", "overrides"};
    if (depth == 0 && std::find(std::begin(left_out), std::end(left_out), name) != std::end(left_out)) continue;
    // An id of a pack may have a dot, that of a criterion must.
    out += fmt::format("{}\"{}\" = {}", out.empty() ? "" : (depth == 0 ? "\n" : ", "), name == "*" ? "xx" : name,
                       name == "id" ? "\"x.x\"" : value_text(key, prefer, depth));
  }
  return depth == 0 ? out + "\n" : "{ " + out + " }";
}

// One rule of each kind, with every key that was asked for.
std::string rules_text(const AskedTable& pack, Prefer prefer) {
  std::string out;
  const auto rules = pack.keys.find("rule");
  if (rules == pack.keys.end()) return out;
  int number = 100;
  for (const auto& [kind, table] : rules->second.tables) {
    if (kind.empty()) continue;
    out += fmt::format("[[rule]]\nid = \"ZZZ{}\"\nname = \"made-up-{}\"\nkind = \"{}\"\n", number, number, kind);
    ++number;
    for (const auto& [name, key] : table->keys)
      if (name != "id" && name != "name" && name != "kind" && name != "*" && key.types != 0)
        out += fmt::format("\"{}\" = {}\n", name, value_text(key, prefer, 1));
  }
  return out;
}

}  // namespace

AskedKey& AskedTable::at(std::string_view name, AskedType type) {
  const auto found = keys.find(name);
  AskedKey& key = found == keys.end() ? keys.emplace(std::string(name), AskedKey()).first->second : found->second;
  key.types = static_cast<std::uint16_t>(key.types | static_cast<std::uint16_t>(type));
  return key;
}

const AskedTable* AskedTable::below(std::string_view name) const {
  const auto key = keys.find(name);
  if (key == keys.end()) return nullptr;
  const auto table = key->second.tables.find("");
  return table == key->second.tables.end() ? nullptr : table->second.get();
}

AskedRoots asked_by_loader() {
  AskedRoots asked;
  RulesetOptions options;
  options.tests = true;
  for (const PackText& pack : builtin_packs())
    if (pack.on_demand) options.packs.push_back(pack.path);
  options.config = PackText{"calame.toml", "", false};
  load_recorded(options, asked);
  // Some kinds are there for other people's rules alone.
  for (const RuleKind* kind : rule_kinds()) {
    auto& table = asked.pack.keys["rule"].tables[std::string(kind->name)];
    if (!table) table = std::make_unique<AskedTable>();
  }
  // Tables that no built-in pack has are asked into once they are there: each round goes one level deeper.
  constexpr int rounds = 4;
  for (int round = 0; round < rounds; ++round)
    for (const Prefer prefer : {Prefer::table, Prefer::text, Prefer::scalar}) {
      RulesetOptions made_up;
      made_up.tests = true;
      made_up.packs = {"made-up.toml"};
      made_up.read = [&](const std::string& path, const std::string&) {
        return PackText{path, table_text(asked.pack, prefer, 0) + rules_text(asked.pack, prefer), false};
      };
      made_up.config = PackText{"calame.toml", table_text(asked.settings, prefer, 0), false};
      load_recorded(made_up, asked);
    }
  return asked;
}

}  // namespace calame
