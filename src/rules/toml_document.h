// One TOML text, parsed and bounded; its root as Fields.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "calame/ruleset.h"
#include "rules/asked_keys.h"
#include "rules/builtin_packs.h"
#include "rules/error_sink.h"
#include "rules/fields.h"
#include "rules/toml_tree.h"

namespace calame {

// Patterns of a load, together: a thousand large ones would each be within RE2's own limit.
inline constexpr std::size_t most_pattern_instructions = 2'000'000;

// What every Fields of one load shares.
struct LoadContext {
  ErrorSink& errors;
  const Ruleset& ruleset;       // as far as it is built
  std::size_t& pattern_budget;  // instructions that patterns may still take, all together
  bool incomplete = false;      // a file could not be read: names it may have defined are not "unknown"
};

class TomlDocument {
 public:
  static constexpr std::size_t most_bytes = 1u << 20;

  // nullopt after one error in the sink: too large, too deep, or no TOML.
  static std::optional<TomlDocument> parse(const PackText&, ErrorSink&);
  static TomlDocument of(const BuiltinPack&, ErrorSink&);

  // The `index`-th table of the array `key`, as a document of its own; nullopt when there is none.
  [[nodiscard]] std::optional<TomlDocument> nested(std::string_view key, std::size_t index) const;
  // Valid as long as the document and the context.
  // `asked`: where its questions are written down.
  [[nodiscard]] Fields root(const LoadContext&, AskedTable* asked = nullptr) const;

 private:
  std::shared_ptr<const TomlTree> tree_;
  TomlValue shown_;  // none: the root
  bool builtin_ = false;
};

}  // namespace calame
