#include "cli/settings.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>

#include "cli/files.h"
#include "cli/texts.h"
#include "rules/did_you_mean.h"

namespace calame {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t pack_bytes = 1u << 20;

// Reads packs. One that another file names must lie, links followed, in the folder of the pack that
// the user named.
class PackReader {
 public:
  explicit PackReader(UiLanguage ui) : ui_(ui) {}

  Result<PackText> operator()(const std::string& path, const std::string& from) {
    const std::string place = from.empty() ? path : (fs::path(from).parent_path() / path).lexically_normal().string();
    auto content = read_file(place, pack_bytes, ui_);
    if (!content) return content.errors();
    const fs::path resolved = content->stamp.resolved;
    const fs::path root = from.empty() ? resolved.parent_path() : root_of(from);
    const auto [end, ignored] = std::mismatch(root.begin(), root.end(), resolved.begin(), resolved.end());
    if (end != root.end())
      return Error{
          displayed_path(place), {}, same(say(ui_, Say::pack_outside, {{"root", displayed_path(root.string())}}))};
    roots_.emplace(place, root);
    return PackText{place, std::move(content->bytes), false};
  }

 private:
  fs::path root_of(const std::string& from) {
    if (const auto known = roots_.find(from); known != roots_.end()) return known->second;
    std::error_code error;  // a calame.toml, which was not read here
    return fs::canonical(fs::path(from), error).parent_path();
  }

  UiLanguage ui_;
  std::map<std::string, fs::path> roots_;
};

// `--config FILE` and `--config key=value` share an option; a name with a `=` is a file only if it is there.
bool is_assignment(const std::string& given) {
  std::error_code error;
  return given.find('=') != std::string::npos && !fs::exists(given, error);
}

Result<std::string> discovered_config(const Options& options, const std::vector<std::string>& beside) {
  std::set<std::string> folders, configs;
  for (const std::string& path : beside) folders.insert(path == "-" ? "." : directory_of(path));
  if (folders.empty()) folders.insert(".");
  for (const std::string& folder : folders)
    if (std::string config = nearest_config(folder); !config.empty()) configs.insert(std::move(config));
  if (configs.size() > 1)
    return Error{"",
                 {},
                 same(say(options.ui, Say::several_configs,
                          {{"first", displayed_path(*configs.begin())},
                           {"second", displayed_path(*std::next(configs.begin()))}}))};
  return configs.empty() ? std::string() : *configs.begin();
}

Result<std::string> config_path(const Options& options, const std::vector<std::string>& beside) {
  std::string named;
  for (const std::string& given : options.config)
    if (!is_assignment(given)) named = given;
  if (!named.empty()) return named;
  if (options.isolated) return std::string();
  return discovered_config(options, beside);
}

// Packs of a folder stand for the folder, in the order of their names.
std::vector<std::string> expanded(const std::vector<std::string>& packs) {
  std::vector<std::string> files;
  for (const std::string& pack : packs) {
    std::error_code error;
    if (!fs::is_directory(pack, error)) {
      files.push_back(pack);
      continue;
    }
    std::vector<std::string> inside;
    for (fs::directory_iterator entry(pack, error), end; !error && entry != end; entry.increment(error))
      if (entry->path().extension() == ".toml" && entry->path().filename() != "calame.toml")
        inside.push_back(entry->path().string());
    std::sort(inside.begin(), inside.end());
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

std::optional<Error> unknown_preset(const Options& options, const Ruleset& ruleset) {
  const std::string& given = options.brief.typography;
  if (given.empty() || given == "infer" || ruleset.presets.contains(given)) return std::nullopt;
  std::vector<std::string_view> known = {"infer"};
  std::string allowed = "infer";
  for (const auto& [id, preset] : ruleset.presets) {
    known.push_back(id);
    allowed += (allowed.empty() ? "" : ", ") + id;
  }
  const auto near = did_you_mean(given, known);
  const std::string hint = near ? say(options.ui, Say::did_you_mean_suffix, {{"name", *near}}) : "";
  return Error{
      "",
      {},
      same(say(options.ui, Say::not_one_of,
               {{"option", std::string("--typography")}, {"given", given}, {"hint", hint}, {"allowed", allowed}}))};
}

}  // namespace

Result<Ruleset> load_rules(const Options& options, const std::vector<std::string>& beside, bool tests) {
  RulesetOptions wanted;
  wanted.packs = expanded(options.packs);
  wanted.select = options.select;
  wanted.ignore = options.ignore;
  wanted.tests = tests;
  wanted.help = std::any_of(options.outputs.begin(), options.outputs.end(),
                            [](const Output& o) { return o.format && o.format->help; });
  auto config = config_path(options, beside);
  if (!config) return config.errors();
  if (!config->empty()) {
    auto content = read_file(*config, pack_bytes, options.ui);
    if (!content) return content.errors();
    wanted.config = PackText{*config, std::move(content->bytes), false};
  }
  for (const std::string& given : options.config)
    if (is_assignment(given)) wanted.settings.push_back({"--config", given, false});
  const auto reader = std::make_shared<PackReader>(options.ui);
  wanted.read = [reader](const std::string& path, const std::string& from) { return (*reader)(path, from); };
  auto ruleset = load_ruleset(wanted);
  if (!ruleset) return ruleset.errors();
  if (auto error = unknown_preset(options, *ruleset)) return *std::move(error);
  if (options.min_score) ruleset->min_score = options.min_score;
  return ruleset;
}

}  // namespace calame
