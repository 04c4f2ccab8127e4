#include "cli/show_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "calame/report.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/rulebook.h"
#include "cli/terminal.h"
#include "cli/texts.h"
#include "rules/settings_in_force.h"
#include "rules/written_toml.h"

namespace calame {

namespace {

// A line of the block: what is set, and the comment that says where.
struct Line {
  std::string setting, comment;
};

std::string toml_list(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : ", ") + toml_text(item);
  return "[" + out + "]";
}

// Settings that exist whether anybody sets them or not, in the order in which they are shown.
struct Known {
  std::string_view table, key, by_default;  // "" = not set
};
constexpr Known known_settings[] = {
    {"", "select", ""},    {"", "ignore", ""},          {"", "preview", "false"},   {"", "fail-on", "\"warning\""},
    {"", "exclude", "[]"}, {"", "profile", ""},         {"brief", "keyphrase", ""}, {"brief", "keyphrases-from", ""},
    {"brief", "lang", ""}, {"brief", "max-signes", ""}, {"brief", "min-words", ""}, {"brief", "synonyms", ""},
    {"score", "min", ""},  {"typography", "preset", ""}};

std::string_view fail_on_name(FailOn fail_on) {
  constexpr std::string_view names[] = {"info", "warning", "error", "never"};
  return names[static_cast<std::size_t>(fail_on)];
}

class SettingsBlock {
 public:
  SettingsBlock(const Options& options, const Rulebook::Group& group)
      : options_(options), group_(group), settings_(settings_in_force(group.options, *group.ruleset)) {
    add_options();
  }

  std::string text() {
    std::string out = heading();
    out += table_text("", lines_of(""));
    std::vector<std::string> tables;
    for (const auto& [name, keys] : settings_) tables.push_back(name);
    for (const Known& known : known_settings) tables.emplace_back(known.table);
    std::sort(tables.begin(), tables.end());
    tables.erase(std::unique(tables.begin(), tables.end()), tables.end());
    const std::string profile = "score.profile.";
    for (const std::string& name : tables) {
      // What other kinds of article are weighed by is not in force here.
      const bool other = name.starts_with(profile) && !name.substr(profile.size()).starts_with(profile_in_force());
      if (!name.empty() && !(other || (name.starts_with(profile) && profile_in_force().empty())))
        out += table_text(name, lines_of(name));
    }
    return out;
  }

 private:
  void set(const std::string& table, const std::string& key, std::string value, const char* option) {
    settings_[table][key] = {std::move(value), {{option, {}, 0}}};
  }

  void add_options() {
    const Brief& brief = options_.brief;
    if (!options_.select.empty()) {
      settings_[""].erase("ignore");
      set("", "select", toml_list(options_.select), "--select");
    }
    add_list("ignore", options_.ignore, "--ignore");
    add_list("packs", group_.options.packs, "--rules");
    if (options_.fail_on) set("", "fail-on", toml_text(fail_on_name(*options_.fail_on)), "--fail-on");
    if (options_.min_score) set("score", "min", fmt::format("{}", *options_.min_score), "--min-score");
    if (!brief.profile.empty()) set("", "profile", toml_text(brief.profile), "--profile");
    if (!brief.typography.empty()) set("typography", "preset", toml_text(brief.typography), "--typography");
    if (!brief.lang.empty()) set("brief", "lang", toml_text(brief.lang), "--lang");
    if (!brief.keyphrase.empty()) set("brief", "keyphrase", toml_text(brief.keyphrase), "--keyphrase");
    if (!brief.synonyms.empty()) set("brief", "synonyms", toml_list(brief.synonyms), "--synonyms");
    if (brief.min_words) set("brief", "min-words", fmt::format("{}", *brief.min_words), "--min-words");
    if (brief.max_signs) set("brief", "max-signes", fmt::format("{}", *brief.max_signs), "--max-signs");
    if (!options_.keyphrases.empty())
      set("brief", "keyphrases-from", toml_text(displayed_path(options_.keyphrases)), "--keyphrases");
  }

  // Over what the configuration lists already.
  void add_list(const std::string& key, const std::vector<std::string>& items, const char* option) {
    if (items.empty()) return;
    SettingInForce& setting = settings_[""][key];
    std::string list = toml_list(items);
    if (setting.value.starts_with('['))
      list = setting.value.substr(0, setting.value.size() - 1) + (setting.value == "[]" ? "" : ", ") + list.substr(1);
    if (setting.value.starts_with('"')) list = "[" + setting.value + ", " + list.substr(1);
    setting.value = std::move(list);
    setting.places.push_back({option, {}, 0});
  }

  [[nodiscard]] std::string profile_in_force() const {
    const auto root = settings_.find("");
    if (root == settings_.end()) return "";
    const auto profile = root->second.find("profile");
    const std::string value = profile == root->second.end() ? "" : profile->second.value;
    return value.size() > 2 ? value.substr(1, value.size() - 2) : "";
  }

  [[nodiscard]] std::string heading() const {
    constexpr std::size_t most = 3;
    std::string paths;
    for (std::size_t i = 0; i < std::min(most, group_.paths.size()); ++i)
      paths += (i > 0 ? ", " : "") + displayed_path(group_.paths[i]);
    if (group_.paths.size() > most)
      paths = say(options_.ui, Say::settings_and_more, {{"paths", paths}, {"n", double(group_.paths.size() - most)}});
    const auto& rules = group_.ruleset->rules;
    const auto on = std::count_if(rules.begin(), rules.end(), [](const Rule& rule) { return rule.enabled; });
    return "# " + visible_controls(say(options_.ui, Say::settings_of, {{"paths", paths}})) + "\n# " +
           say(options_.ui, Say::settings_rules_on, {{"on", double(on)}, {"all", double(rules.size())}}) + "\n\n";
  }

  [[nodiscard]] std::string comment(const SettingInForce& setting) const {
    std::string out;
    for (const SettingPlace& from : setting.places) {
      const std::string place =
          from.at.line == 0 ? displayed_path(from.path) : fmt::format("{}:{}", displayed_path(from.path), from.at.line);
      const std::string one =
          from.override_number > 0
              ? say(options_.ui, Say::setting_override, {{"number", double(from.override_number)}, {"place", place}})
          : from.path.starts_with("--") ? say(options_.ui, Say::setting_option, {{"name", from.path}})
                                        : place;
      if (out.find(one) == out.npos) out += (out.empty() ? "" : "; ") + one;
    }
    return out;
  }

  [[nodiscard]] std::vector<Line> lines_of(const std::string& table) const {
    static const std::map<std::string, SettingInForce> none;
    const auto found = settings_.find(table);
    const auto& given = found == settings_.end() ? none : found->second;
    std::vector<Line> lines;
    for (const auto& [key, setting] : given) lines.push_back({key + " = " + setting.value, comment(setting)});
    for (const Known& known : known_settings) {
      if (known.table != table || given.contains(std::string(known.key))) continue;
      const std::string key(known.key);
      if (known.by_default.empty())
        lines.push_back({"# " + key, say(options_.ui, Say::setting_unset)});
      else
        lines.push_back({key + " = " + std::string(known.by_default), say(options_.ui, Say::setting_default)});
    }
    return lines;
  }

  static std::string table_text(const std::string& name, const std::vector<Line>& lines) {
    if (lines.empty()) return "";
    constexpr std::size_t widest = 60;
    std::size_t width = 0;
    for (const Line& line : lines)
      if (line.setting.size() <= widest) width = std::max(width, line.setting.size());
    std::string out = name.empty() ? "" : "\n[" + name + "]\n";
    for (const Line& line : lines) {
      const std::size_t gap = width > line.setting.size() ? width - line.setting.size() : 0;
      const bool unset = line.setting.starts_with('#');
      out += line.setting + std::string(gap, ' ') + (unset ? "    " : "  # ") + visible_controls(line.comment) + "\n";
    }
    return out;
  }

  const Options& options_;
  const Rulebook::Group& group_;
  Settings settings_;
};

}  // namespace

int show_settings(const Options& options, const std::vector<std::string>& paths) {
  const auto rulebook = load_rulebook(options, paths);
  if (!rulebook) {
    notice_errors(options.ui, rulebook.errors());
    return exit_failure;
  }
  std::string out;
  for (const Rulebook::Group& group : rulebook->groups())
    out += (out.empty() ? "" : "\n") + SettingsBlock(options, group).text();
  return put_out(options, out) ? exit_clean : exit_failure;
}

}  // namespace calame
