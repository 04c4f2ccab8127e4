#include "cli/baseline.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>

#include "audit/snippet_hash.h"
#include "cli/atomic_write.h"
#include "cli/files.h"
#include "cli/texts.h"

namespace calame {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view schema = "calame-baseline/1";
constexpr std::uint64_t most_bytes = 1u << 28;

Error bad_file(const std::string& path, UiLanguage ui, const std::string& reason) {
  return {displayed_path(path), {}, same(say(ui, Say::bad_baseline, {{"reason", reason}}))};
}

using Entry = std::pair<KnownFindings::key_type, std::uint32_t>;

std::optional<Entry> entry_of(simdjson::dom::object entry) {
  std::string_view rule, hash;
  std::uint64_t count = 0;
  if (entry["rule"].get(rule) != simdjson::SUCCESS || entry["hash"].get(hash) != simdjson::SUCCESS ||
      entry["count"].get(count) != simdjson::SUCCESS || count == 0 || count > 0xFFFFFFFFu)
    return std::nullopt;
  return Entry{{std::string(rule), std::string(hash)}, static_cast<std::uint32_t>(count)};
}

// What is wrong with it; "" when nothing is. An entry that two branches both brought stands for one.
std::string read_entries(std::string_view text, std::map<std::string, KnownFindings>& articles, UiLanguage ui) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (const auto error = parser.parse(text.data(), text.size(), true).get(root); error != simdjson::SUCCESS)
    return say(ui, Say::baseline_no_json, {{"detail", std::string(simdjson::error_message(error))}});
  std::string_view version;
  simdjson::dom::array entries;
  if (root["schema"].get(version) != simdjson::SUCCESS || version != schema ||
      root["findings"].get(entries) != simdjson::SUCCESS)
    return say(ui, Say::baseline_no_schema, {{"schema", std::string(schema)}});
  std::size_t number = 0;
  for (const simdjson::dom::element element : entries) {
    ++number;
    if (element.is_null()) continue;
    simdjson::dom::object object;
    std::string_view path;
    std::optional<Entry> known;
    if (element.get(object) == simdjson::SUCCESS && object["path"].get(path) == simdjson::SUCCESS)
      known = entry_of(object);
    if (!known) return say(ui, Say::baseline_bad_entry, {{"number", double(number)}});
    std::uint32_t& count = articles[std::string(path)][known->first];
    count = std::max(count, known->second);
  }
  return {};
}

// A rule that is off says nothing, which does not mean that its findings are gone.
bool is_asked(const Ruleset& ruleset, const std::string& id) {
  const Rule* rule = ruleset.find(id);
  return !rule || rule->enabled;
}

std::string quoted(const std::string& text) { return nlohmann::json(text).dump(); }

}  // namespace

Result<Baseline> Baseline::read(const std::string& path, UiLanguage ui) {
  auto content = read_file(path, most_bytes, ui);
  if (!content) return content.errors();
  Baseline baseline;
  baseline.path_ = path;
  baseline.folder_ = directory_of(settled_path(path));
  const std::string wrong = read_entries(content->bytes, baseline.articles_, ui);
  if (!wrong.empty()) return bad_file(path, ui, wrong);
  return baseline;
}

Result<Baseline> Baseline::begin(const std::string& path, UiLanguage ui) {
  std::error_code error;
  if (fs::exists(path, error)) return read(path, ui);
  Baseline baseline;
  baseline.path_ = path;
  baseline.folder_ = directory_of(settled_path(path));
  return baseline;
}

std::string Baseline::key_of(const std::string& path) const {
  if (path == "-") return path;
  return displayed_path(fs::path(settled_path(path)).lexically_relative(folder_).generic_string());
}

std::size_t Baseline::mark(const std::string& path, const Ruleset& ruleset, const Document& document,
                           const Source& source, std::vector<Diagnostic>& diagnostics) const {
  const auto article = articles_.find(key_of(path));
  if (article == articles_.end()) return 0;
  KnownFindings left = article->second;
  for (Diagnostic& d : diagnostics) {
    if (d.suppressed) continue;
    const auto known = left.find({ruleset.rules[d.rule].id, snippet_hash(document, source, d)});
    if (known == left.end() || known->second == 0) continue;
    --known->second;
    d.baselined = true;
  }
  std::size_t gone = 0;
  for (const auto& [key, count] : left)
    if (is_asked(ruleset, key.first)) gone += count;
  return gone;
}

std::size_t Baseline::of_missing_files() const {
  std::size_t gone = 0;
  for (const auto& [path, known] : articles_) {
    std::error_code error;
    if (path == "-" || fs::exists(fs::path(folder_) / path, error)) continue;
    for (const auto& [key, count] : known) gone += count;
  }
  return gone;
}

std::size_t Baseline::take(const std::string& path, const Ruleset& ruleset, const Document& document,
                           const Source& source, std::vector<Diagnostic>& diagnostics) {
  KnownFindings& known = articles_[key_of(path)];
  std::erase_if(known, [&](const auto& entry) { return is_asked(ruleset, entry.first.first); });
  std::size_t count = 0;
  for (Diagnostic& d : diagnostics) {
    if (d.suppressed) continue;
    ++known[{ruleset.rules[d.rule].id, snippet_hash(document, source, d)}];
    d.baselined = true;
    ++count;
  }
  return count;
}

// An entry a line, each with its comma: two branches that add lines can be merged line by line.
std::string Baseline::text() const {
  std::string out = fmt::format("{{\"schema\": \"{}\", \"findings\": [\n", schema);
  for (const auto& [path, known] : articles_) {
    std::error_code error;
    if (path != "-" && !fs::exists(fs::path(folder_) / path, error)) continue;
    for (const auto& [key, count] : known)
      out += fmt::format("{{\"path\": {}, \"rule\": {}, \"hash\": {}, \"count\": {}}},\n", quoted(path),
                         quoted(key.first), quoted(key.second), count);
  }
  return out + "null\n]}\n";
}

std::optional<Error> Baseline::write(UiLanguage ui) const { return write_output(path_, text(), ui); }

}  // namespace calame
