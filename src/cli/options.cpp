#include "cli/options.h"

#include <algorithm>

#include "cli/option_grammar.h"
#include "cli/option_values.h"
#include "cli/texts.h"

namespace calame {

namespace {

// The command that the line names: « debug tokens » stands below « debug ».
const CLI::App& innermost(const CLI::App& app) {
  const auto subs = app.get_subcommands();
  return subs.empty() ? app : innermost(*subs.front());
}

// As it is typed: "debug tokens"; "" for none.
std::string command_name(const CLI::App& sub) {
  const CLI::App* parent = sub.get_parent();
  if (!parent) return "";
  const std::string above = command_name(*parent);
  return above.empty() ? sub.get_name() : above + " " + sub.get_name();
}

std::vector<std::string_view> option_names(const CLI::App& app, std::vector<std::string>& storage) {
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) storage.push_back("--" + name);
  return {storage.begin(), storage.end()};
}

// Words that no option took: a mistyped option first, else an argument too many.
void refuse_extras(UiLanguage ui, const CLI::App& sub) {
  const std::vector<std::string> extras = sub.remaining(true);
  if (extras.empty()) return;
  // A word after « debug » that names nothing to show.
  if (sub.get_require_subcommand_min() > 0 && sub.get_parent() && sub.get_subcommands().empty() &&
      !extras.front().starts_with('-')) {
    std::vector<std::string_view> names;
    std::vector<std::string> storage;
    for (const CLI::App* below : sub.get_subcommands([](const CLI::App*) { return true; }))
      storage.push_back(below->get_name());
    names.assign(storage.begin(), storage.end());
    throw UsageError{
        say(ui, Say::unknown_command, {{"name", extras.front()}, {"hint", hint_for(ui, extras.front(), names)}})};
  }
  const auto option =
      std::find_if(extras.begin(), extras.end(), [](const std::string& e) { return e.size() > 1 && e[0] == '-'; });
  if (option == extras.end()) throw UsageError{say(ui, Say::too_many, {{"name", extras.front()}})};
  const std::string name = option->substr(0, option->find('='));
  std::vector<std::string> storage;
  const auto known = option_names(sub, storage);
  throw UsageError{say(ui, Say::unknown_option, {{"name", name}, {"hint", hint_for(ui, name, known)}})};
}

const Names<const ReportFormat*>& output_formats() {
  static const auto names = [] {
    Names<const ReportFormat*> all;
    for (const ReportFormat& format : report_formats()) all.emplace_back(format.name, &format);
    return all;
  }();
  return names;
}

std::vector<Output> outputs_of(UiLanguage ui, const RawOptions& raw) {
  std::vector<Output> outputs;
  for (const std::string& pair : raw.output) {
    const std::size_t equals = std::min(pair.find('='), pair.size());
    if (equals == 0 || equals + 1 == pair.size()) throw UsageError{say(ui, Say::bad_output_pair, {{"given", pair}})};
    const auto format = one_of<const ReportFormat*>(ui, "--output", pair.substr(0, equals), output_formats());
    outputs.push_back({format, equals == pair.size() ? std::string() : pair.substr(equals + 1)});
  }
  if (!raw.format.empty() || !raw.file.empty() || outputs.empty()) {
    // Neither a page nor a folder of pages is meant to be a terminal's text.
    const bool page = raw.file.ends_with('/') || raw.file.ends_with(".html") || raw.file.ends_with(".htm");
    const std::string format = !raw.format.empty()           ? raw.format
                               : page                        ? "html"
                               : raw.input_format == "jsonl" ? "jsonl"
                                                             : "full";
    outputs.insert(outputs.begin(),
                   {one_of<const ReportFormat*>(ui, "--output-format", format, output_formats()), raw.file});
  }
  return outputs;
}

Brief brief_of(UiLanguage ui, const RawOptions& raw) {
  Brief brief;
  brief.keyphrase = raw.keyphrase;
  brief.synonyms = split_lists(raw.synonyms);
  if (!raw.min_words.empty())
    brief.min_words = static_cast<std::uint32_t>(number(ui, "--min-words", raw.min_words, 0, 1e9, true));
  if (!raw.max_signs.empty())
    brief.max_signs = static_cast<std::uint32_t>(number(ui, "--max-signs", raw.max_signs, 0, 1e9, true));
  brief.lang = raw.lang;
  brief.profile = raw.profile;
  brief.typography = raw.typography;
  return brief;
}

void read_formats(UiLanguage ui, const RawOptions& raw, Options& options) {
  switch (options.command) {
    case Command::restructure: {
      const std::string format = raw.format.empty() ? "markdown" : raw.format;
      enum class Kind : std::uint8_t { markdown, html, json };
      const auto kind = one_of<Kind>(ui, "--output-format", format,
                                     {{"markdown", Kind::markdown}, {"html", Kind::html}, {"json", Kind::json}});
      options.article_format = kind == Kind::html ? Format::html : Format::markdown;
      options.plan_json = kind == Kind::json;
      options.article_path = raw.file;
      options.report_path = raw.report;
      options.plan_path = raw.plan;
      options.apply_path = raw.apply;
      if (!raw.plan.empty() && !raw.apply.empty()) throw UsageError{say(ui, Say::plan_or_apply)};
      break;
    }
    case Command::rules:
      options.list_format = one_of<ListFormat>(
          ui, "--output-format", raw.format.empty() ? "full" : raw.format,
          {{"full", ListFormat::full}, {"json", ListFormat::json}, {"markdown", ListFormat::markdown}});
      break;
    case Command::completion:
      options.shell =
          one_of<Shell>(ui, "SHELL", raw.what, {{"bash", Shell::bash}, {"zsh", Shell::zsh}, {"fish", Shell::fish}});
      break;
    case Command::schema:
      options.schema_of =
          one_of<SchemaOf>(ui, "WHAT", raw.what, {{"config", SchemaOf::config}, {"pack", SchemaOf::pack}});
      break;
    case Command::try_pack:
      options.list_format = one_of<ListFormat>(ui, "--output-format", raw.format.empty() ? "full" : raw.format,
                                               {{"full", ListFormat::full}, {"json", ListFormat::json}});
      options.tried = raw.tried;
      break;
    case Command::debug_tokens:
      options.tokens_json = one_of<bool>(ui, "--output-format", raw.format.empty() ? "text" : raw.format,
                                         {{"text", false}, {"json", true}});
      options.pattern = raw.pattern;
      break;
    default:
      options.json_lines = one_of<bool>(ui, "--input-format", raw.input_format.empty() ? "files" : raw.input_format,
                                        {{"files", false}, {"jsonl", true}});
      options.outputs = outputs_of(ui, raw);
  }
}

void refuse_several(UiLanguage ui, const Options& options) {
  const bool dash = std::find(options.paths.begin(), options.paths.end(), "-") != options.paths.end();
  if (options.paths.size() < 2) return;
  if (options.command == Command::init) throw UsageError{say(ui, Say::too_many, {{"name", options.paths[1]}})};
  if (dash) throw UsageError{say(ui, Say::dash_alone)};
  if (options.json_lines)
    throw UsageError{say(ui, Say::one_file_only, {{"command", std::string("check --input-format jsonl")}})};
  for (const auto& [command, name] :
       {std::pair(Command::restructure, "restructure"), std::pair(Command::debug_tokens, "debug tokens")})
    if (options.command == command) throw UsageError{say(ui, Say::one_file_only, {{"command", std::string(name)}})};
}

Options checked(UiLanguage ui, Command command, RawOptions raw) {
  Options options;
  options.command = command;
  options.ui = raw.ui_lang.empty()
                   ? ui
                   : one_of<UiLanguage>(ui, "--ui-lang", raw.ui_lang, {{"fr", UiLanguage::fr}, {"en", UiLanguage::en}});
  options.color = one_of<ColorChoice>(
      ui, "--color", raw.color,
      {{"auto", ColorChoice::automatic}, {"always", ColorChoice::always}, {"never", ColorChoice::never}});
  options.brief = brief_of(ui, raw);
  options.select = split_lists(raw.select);
  options.ignore = split_lists(raw.ignore);
  options.packs = raw.packs;
  options.config = raw.config;
  options.isolated = raw.isolated;
  options.keyphrases = raw.keyphrases;
  options.show_settings = raw.show_settings;
  read_formats(ui, raw, options);
  if (!raw.max_findings.empty())
    options.max_findings = static_cast<std::uint32_t>(number(ui, "--max-findings", raw.max_findings, 0, 1e9, true));
  if (!raw.min_score.empty()) options.min_score = number(ui, "--min-score", raw.min_score, 0, 100, false);
  if (!raw.fail_on.empty())
    options.fail_on = one_of<FailOn>(
        ui, "--fail-on", raw.fail_on,
        {{"error", FailOn::error}, {"warning", FailOn::warning}, {"info", FailOn::info}, {"never", FailOn::never}});
  options.exit_zero = raw.exit_zero;
  options.statistics = raw.statistics;
  options.init_stdout = raw.init_stdout;
  options.anonymous = raw.anonymous;
  options.minimum = raw.unsafe ? Applicability::unsafe : Applicability::safe;
  options.diff = raw.diff;
  options.write_in_place = raw.write_in_place;
  if (options.diff && options.write_in_place)
    throw UsageError{say(ui, Say::diff_needs_fix, {{"option", std::string("--write-in-place")}})};
  options.today = date(ui, raw.today);
  if (!raw.jobs.empty()) options.jobs = static_cast<unsigned>(number(ui, "--jobs", raw.jobs, 1, 256, true));
  if (!raw.samples.empty())
    options.samples = static_cast<std::uint32_t>(number(ui, "--samples", raw.samples, 0, 1000, true));
  options.stdin_filename = raw.stdin_filename;
  options.baseline = raw.baseline;
  options.write_baseline = raw.write_baseline;
  options.changed_since = raw.changed_since;
  options.changed_lines = raw.changed_lines;
  if (options.changed_lines && options.changed_since.empty()) throw UsageError{say(ui, Say::changed_lines_alone)};
  if (!options.baseline.empty() && !options.write_baseline.empty()) throw UsageError{say(ui, Say::two_baselines)};
  options.paths = std::move(raw.paths);
  refuse_several(ui, options);
  const bool of_stdin = options.paths.size() == 1 && options.paths.front() == "-";
  if (!options.changed_since.empty() && of_stdin) throw UsageError{say(ui, Say::changed_since_stdin)};
  return options;
}

const Names<Command>& commands() {
  static const Names<Command> names = {
      {"check", Command::check},           {"fix", Command::fix},      {"restructure", Command::restructure},
      {"explain", Command::explain},       {"rules", Command::rules},  {"test", Command::test},
      {"debug", Command::debug_tokens},    {"try", Command::try_pack}, {"init", Command::init},
      {"completion", Command::completion}, {"man", Command::man},      {"schema", Command::schema}};
  return names;
}

// CLI11's sentences are English: each kind of error is said again in our words.
std::string usage_message(UiLanguage ui, const CLI::ParseError& error, const CLI::App& app) {
  const std::string what = error.what();
  const std::string name = what.substr(0, what.find(':'));
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error)) return say(ui, Say::missing_value, {{"name", name}});
  if (dynamic_cast<const CLI::RequiredError*>(&error)) {
    if (app.get_subcommands().empty()) return say(ui, Say::no_command);
    if (innermost(app).get_require_subcommand_min() > 0) return say(ui, Say::no_debug_command);
    return say(ui, Say::missing_argument, {{"name", what.substr(0, what.find(' '))}});
  }
  return say(ui, Say::bad_usage, {{"detail", what}});
}

Stop usage_stop(UiLanguage ui, const std::string& message, const std::string& command) {
  const std::string see = say(ui, Say::see_help, {{"command", command.empty() ? "" : command + " "}});
  return {"", message + "\n" + see, 2};
}

}  // namespace

namespace {

// What follows `--` is a path, whatever it looks like: `-x.txt` is `./-x.txt`.
std::vector<std::string> without_separator(const std::vector<std::string>& given) {
  const auto separator = std::find(given.begin(), given.end(), "--");
  std::vector<std::string> arguments(given.begin(), separator);
  if (separator == given.end()) return arguments;
  for (auto path = std::next(separator); path != given.end(); ++path)
    arguments.push_back(path->starts_with('-') && *path != "-" ? "./" + *path : *path);
  return arguments;
}

}  // namespace

std::variant<Options, Stop> read_options(const std::vector<std::string>& given, UiLanguage ui) {
  const std::vector<std::string> arguments = without_separator(given);
  RawOptions raw;
  OptionGrammar grammar(ui, raw, arguments);
  CLI::App& app = grammar.app();
  std::string command;
  try {
    // A first word that is no command would be reported as a missing one.
    if (!arguments.empty() && !arguments.front().starts_with('-')) {
      std::vector<std::string_view> known;
      for (const auto& [name, value] : commands()) known.push_back(name);
      if (std::find(known.begin(), known.end(), arguments.front()) == known.end())
        throw UsageError{say(ui, Say::unknown_command,
                             {{"name", arguments.front()}, {"hint", hint_for(ui, arguments.front(), known)}})};
    }
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    app.parse(reversed);
    const CLI::App& sub = innermost(app);
    command = command_name(sub);
    refuse_extras(ui, sub);
    refuse_extras(ui, app);
    return checked(ui, one_of<Command>(ui, "", app.get_subcommands().front()->get_name(), commands()), std::move(raw));
  } catch (const CLI::CallForHelp&) {
    const CLI::App& sub = innermost(app);
    if (!sub.get_parent()) return Stop{app.help(), "", 0};
    const std::string above = command_name(*sub.get_parent());
    return Stop{sub.help("calame" + (above.empty() ? "" : " " + above)), "", 0};
  } catch (const CLI::CallForVersion&) {
    return Stop{std::string("calame ") + CALAME_VERSION + "\n", "", 0};
  } catch (const CLI::ParseError& error) {
    const CLI::App& sub = innermost(app);
    command = command_name(sub);
    // A mistyped option leaves its value as the missing argument: name the option.
    if (!command.empty()) {
      try {
        refuse_extras(ui, sub);
      } catch (const UsageError& usage) {
        return usage_stop(ui, usage.message, command);
      }
    }
    return usage_stop(ui, usage_message(ui, error, app), command);
  } catch (const UsageError& error) {
    Stop stop = usage_stop(ui, error.message, command);
    stop.allowed = error.allowed;
    return stop;
  }
}

}  // namespace calame
