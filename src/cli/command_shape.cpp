#include "cli/command_shape.h"

#include <algorithm>
#include <set>

#include "cli/option_grammar.h"

namespace calame {

namespace {

// Words that only the rules know.
struct RulesetWords {
  std::vector<std::string> rules;      // by id or name
  std::vector<std::string> selection;  // by id or category
  std::vector<std::string> presets, profiles, packs, languages;
};

RulesetWords words_of(const Ruleset& ruleset) {
  RulesetWords words;
  std::set<std::string> categories, names;
  for (const Rule& rule : ruleset.rules) {
    words.rules.push_back(rule.id);
    words.selection.push_back(rule.id);
    categories.emplace(rule.category());
    names.insert(rule.name);
  }
  words.selection.insert(words.selection.end(), categories.begin(), categories.end());
  words.rules.insert(words.rules.end(), names.begin(), names.end());
  words.presets.emplace_back("infer");
  for (const auto& [id, preset] : ruleset.presets) words.presets.push_back(id);
  for (const auto& [name, weights] : ruleset.profile_weights) words.profiles.push_back(name);
  for (const auto& [code, language] : ruleset.languages) words.languages.push_back(code);
  for (const PackText& pack : builtin_packs()) {
    if (!pack.on_demand) continue;
    const std::size_t slash = pack.path.rfind('/') + 1;
    words.packs.push_back("calame:" + pack.path.substr(slash, pack.path.rfind('.') - slash));
  }
  return words;
}

// What an option takes that the parser does not check word by word; the rest goes by its metavariable.
void add_ruleset_words(OptionShape& shape, const RulesetWords& words) {
  const auto is = [&](std::initializer_list<std::string_view> names) {
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
      return std::find(shape.names.begin(), shape.names.end(), name) != shape.names.end();
    });
  };
  const auto takes = [&](ValueKind kind, const std::vector<std::string>& values) {
    shape.kind = kind;
    shape.values = values;
  };
  if (is({"--select", "--ignore"})) return takes(ValueKind::list, words.selection);
  if (is({"RULE"})) return takes(ValueKind::words, words.rules);
  if (is({"--typography"})) return takes(ValueKind::words, words.presets);
  if (is({"--profile"})) return takes(ValueKind::words, words.profiles);
  if (is({"--lang"})) return takes(ValueKind::words, words.languages);
  if (is({"--rules", "PACK", "RULES"})) return takes(ValueKind::pack, words.packs);
  if (!shape.values.empty()) {
    shape.kind = shape.metavariable.find('=') == std::string::npos ? ValueKind::words : ValueKind::report;
  } else if (is({"FOLDER"})) {
    shape.kind = ValueKind::folder;
  } else if (is({"PATH", "FILE"}) || shape.metavariable.find("FILE") != std::string::npos) {
    shape.kind = ValueKind::file;
  }
}

class ShapeReader {
 public:
  ShapeReader(UiLanguage ui, const RulesetWords& words) : ui_(ui), words_(words) {}

  CommandShape read(const CLI::App& app, std::vector<std::string> path) {
    CommandShape shape;
    shape.path = std::move(path);
    shape.about = app.get_description();
    std::vector<std::string> line = shape.path;
    for (const CLI::Option* option : app.get_options())
      if (option->get_positional()) line.emplace_back("x");
    for (const CLI::Option* option : app.get_options()) {
      OptionShape one = option_shape(*option);
      if (one.takes_value) one.values = accepted(shape.path, line, *option);
      add_ruleset_words(one, words_);
      (option->get_positional() ? shape.positionals : shape.options).push_back(std::move(one));
    }
    for (const CLI::App* below : app.get_subcommands([](const CLI::App*) { return true; })) {
      std::vector<std::string> longer = shape.path;
      longer.push_back(below->get_name());
      shape.commands.push_back(read(*below, std::move(longer)));
    }
    return shape;
  }

 private:
  static OptionShape option_shape(const CLI::Option& option) {
    OptionShape shape;
    if (option.get_positional()) {
      shape.names.push_back(option.get_name(true));
      shape.metavariable = shape.names.front();
    } else {
      for (const std::string& name : option.get_snames()) shape.names.push_back("-" + name);
      for (const std::string& name : option.get_lnames()) shape.names.push_back("--" + name);
      shape.metavariable = option.get_type_name();
    }
    shape.about = option.get_description();
    shape.group = option.get_group();
    shape.takes_value = option.get_positional() || option.get_items_expected_max() > 0;
    shape.required = option.get_required();
    // The parser takes any number of words and then refuses a second article or folder.
    const bool single = shape.metavariable == "FOLDER" || (option.get_positional() && shape.metavariable == "FILE");
    shape.repeats = !single && (option.get_items_expected_max() > 1 ||
                                option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll);
    return shape;
  }

  // The words that the parser names when it is given one that is none of them.
  std::vector<std::string> accepted(const std::vector<std::string>& command, const std::vector<std::string>& line,
                                    const CLI::Option& option) const {
    constexpr std::string_view none = "?";
    if (command.empty()) return {};
    std::vector<std::string> words = option.get_positional() ? command : line;
    if (!option.get_positional()) words.push_back("--" + option.get_lnames().front());
    words.emplace_back(none);
    const auto read = read_options(words, ui_);
    const auto* stop = std::get_if<Stop>(&read);
    return stop ? stop->allowed : std::vector<std::string>();
  }

  UiLanguage ui_;
  const RulesetWords& words_;
};

}  // namespace

CommandShape command_shape(UiLanguage ui, const Ruleset& ruleset) {
  RawOptions raw;
  OptionGrammar grammar(ui, raw);
  const RulesetWords words = words_of(ruleset);
  return ShapeReader(ui, words).read(grammar.app(), {});
}

std::string WordLists::text_of(const std::vector<std::string>& words) {
  constexpr std::size_t longest = 200;
  std::string text = joined(words, " ");
  if (text.size() <= longest) return text;
  auto at = std::find(lists_.begin(), lists_.end(), text);
  if (at == lists_.end()) at = lists_.insert(at, std::move(text));
  return "$_calame_words_" + std::to_string(at - lists_.begin() + 1);
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += between;
    out += word;
  }
  return out;
}

}  // namespace calame
