#include "cli/settings.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>

#include "cli/config_files.h"
#include "cli/files.h"
#include "cli/language_names.h"
#include "cli/option_values.h"
#include "cli/texts.h"
#include "rules/settings_reader.h"

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

Error not_one_of(const Options& options, const char* option, const std::string& given,
                 const std::vector<std::string_view>& known) {
  std::string allowed;
  for (const std::string_view name : known) allowed += (allowed.empty() ? "" : ", ") + std::string(name);
  return {"",
          {},
          same(say(options.ui, Say::not_one_of,
                   {{"option", std::string(option)},
                    {"given", given},
                    {"hint", hint_for(options.ui, given, known)},
                    {"allowed", allowed}}))};
}

std::optional<Error> unknown_preset(const Options& options, const Ruleset& ruleset) {
  const std::string& given = options.brief.typography;
  if (given.empty() || given == "infer" || ruleset.presets.contains(given)) return std::nullopt;
  std::vector<std::string_view> known = {"infer"};
  for (const auto& [id, preset] : ruleset.presets) known.push_back(id);
  return not_one_of(options, "--typography", given, known);
}

std::optional<Error> unknown_profile(const Options& options, const Ruleset& ruleset) {
  const std::string& given = options.brief.profile;
  if (given.empty() || ruleset.profile_weights.contains(given)) return std::nullopt;
  return not_one_of(options, "--profile", given, profiles_of(ruleset));
}

}  // namespace

RulesetOptions ruleset_options(const Options& options, bool tests) {
  RulesetOptions wanted;
  wanted.packs = expanded(options.packs);
  wanted.select = options.select;
  wanted.ignore = options.ignore;
  wanted.tests = tests;
  wanted.help = std::any_of(options.outputs.begin(), options.outputs.end(),
                            [](const Output& o) { return o.format && o.format->help; });
  // What a person reads at a terminal does not tell it.
  wanted.hash =
      options.outputs.empty() || std::any_of(options.outputs.begin(), options.outputs.end(),
                                             [](const Output& o) { return !o.format || !o.format->terminal; });
  for (const std::string& given : options.config)
    if (is_assignment(given)) wanted.settings.push_back({"--config", given, false});
  const auto reader = std::make_shared<PackReader>(options.ui);
  wanted.read = [reader](const std::string& path, const std::string& from) { return (*reader)(path, from); };
  return wanted;
}

std::vector<Error> apply_options(const Options& options, Ruleset& ruleset) {
  std::vector<Error> errors;
  if (auto error = unknown_preset(options, ruleset)) errors.push_back(*std::move(error));
  if (auto error = unknown_profile(options, ruleset)) errors.push_back(*std::move(error));
  if (auto error = malformed_language(options, ruleset)) errors.push_back(*std::move(error));
  const std::string& lang = options.brief.lang.empty() ? ruleset.default_brief.lang : options.brief.lang;
  if (errors.empty() && !lang.empty() && !has_language_pack(ruleset, lang))
    ruleset.notices.push_back({"", {}, same(say(options.ui, Say::no_language_pack, {{"lang", lang}}))});
  if (options.min_score) ruleset.min_score = options.min_score;
  if (options.fail_on) ruleset.fail_on = *options.fail_on;
  return errors;
}

Result<Ruleset> load_rules(const Options& options, const std::vector<std::string>& beside, bool tests) {
  ConfigFiles configs(options);
  const ConfigFiles::Place place = configs.place_of(beside.empty() ? "./article" : beside.front());
  RulesetOptions wanted = ruleset_options(options, tests);
  if (place.config) {
    if (place.config->text.path.empty()) return place.config->errors;
    wanted.config = place.config->text;
    if (!beside.empty()) wanted.overrides = place.config->overrides_for(place.path);
  }
  auto ruleset = load_ruleset(wanted);
  if (!ruleset) return ruleset.errors();
  if (auto errors = apply_options(options, *ruleset); !errors.empty()) return errors;
  return ruleset;
}

}  // namespace calame
