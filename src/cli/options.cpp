#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/option_values.h"
#include "cli/texts.h"

namespace calame {

namespace {

// The command line as CLI11 fills it: texts, so that our own words say what is wrong with them.
struct Raw {
  std::vector<std::string> paths, select, ignore, packs, output, synonyms, config;
  std::string format, file, fail_on = "warning", min_score, max_findings, keyphrase, min_words, max_signs, lang,
                            profile, typography, ui_lang, color = "auto", today, jobs, stdin_filename, report;
  bool exit_zero = false, statistics = false, isolated = false, unsafe = false, diff = false, write_in_place = false;
};

// CLI11's own labels, in the language of the interface.
std::shared_ptr<CLI::Formatter> local_formatter(UiLanguage ui) {
  auto formatter = std::make_shared<CLI::Formatter>();
  formatter->label("Usage", say(ui, Say::help_usage));
  formatter->label("OPTIONS", say(ui, Say::help_options));
  formatter->label("SUBCOMMAND", say(ui, Say::help_commands));
  formatter->label("SUBCOMMANDS", say(ui, Say::help_commands));
  formatter->label("Positionals", say(ui, Say::help_positionals));
  formatter->label("REQUIRED", say(ui, Say::help_required));
  formatter->column_width(34);
  return formatter;
}

class Grammar {
 public:
  Grammar(UiLanguage ui, Raw& raw) : ui_(ui), raw_(raw), app_(say(ui, Say::about), "calame") {
    app_.formatter(local_formatter(ui));
    app_.set_help_flag("-h,--help", say(ui, Say::help_flag))->group(say(ui, Say::help_options));
    app_.set_version_flag("-V,--version", std::string("calame ") + CALAME_VERSION, say(ui, Say::help_version))
        ->group(say(ui, Say::help_options));
    app_.footer(say(ui, Say::help_footer));
    app_.require_subcommand(1);
    app_.allow_extras();
    check();
    fix();
    restructure();
    rest();
  }
  CLI::App& app() { return app_; }

 private:
  CLI::App* command(const char* name, Say about) {
    CLI::App* sub = app_.add_subcommand(name, say(ui_, about));
    sub->allow_extras();
    sub->group(say(ui_, Say::help_commands));
    sub->get_help_ptr()->group(say(ui_, Say::help_options));
    return sub;
  }
  CLI::Option* text(CLI::App* sub, const char* name, std::string& target, Say about, Say group,
                    const char* metavariable) {
    return sub->add_option(name, target, say(ui_, about))->group(say(ui_, group))->type_name(metavariable);
  }
  CLI::Option* list(CLI::App* sub, const char* name, std::vector<std::string>& target, Say about, Say group,
                    const char* metavariable) {
    return sub->add_option(name, target, say(ui_, about))
        ->group(say(ui_, group))
        ->type_name(metavariable)
        ->type_size(1)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);
  }
  void flag(CLI::App* sub, const char* name, bool& target, Say about, Say group) {
    sub->add_flag(name, target, say(ui_, about))->group(say(ui_, group));
  }
  void positionals(CLI::App* sub, const char* name, Say about, bool required) {
    auto* option = sub->add_option(name, raw_.paths, say(ui_, about))->type_name("");
    option->required(required);
  }
  void brief(CLI::App* sub) {
    const Say group = Say::group_brief;
    text(sub, "--keyphrase", raw_.keyphrase, Say::opt_keyphrase, group, "TEXT");
    list(sub, "--synonyms", raw_.synonyms, Say::opt_synonyms, group, "A,B");
    text(sub, "--min-words", raw_.min_words, Say::opt_min_words, group, "N");
    text(sub, "--max-signs", raw_.max_signs, Say::opt_max_signs, group, "N");
    text(sub, "--lang", raw_.lang, Say::opt_lang, group, "LANG");
    text(sub, "--profile", raw_.profile, Say::opt_profile, group, "NAME");
    text(sub, "--typography", raw_.typography, Say::opt_typography, group, "PRESET");
  }
  void ruleset(CLI::App* sub) {
    const Say group = Say::group_rules;
    list(sub, "--select", raw_.select, Say::opt_select, group, "A,B");
    list(sub, "--ignore", raw_.ignore, Say::opt_ignore, group, "A,B");
    packs(sub);
  }
  void packs(CLI::App* sub) {
    const Say group = Say::group_rules;
    list(sub, "--rules", raw_.packs, Say::opt_rules, group, "PACK");
    list(sub, "--config", raw_.config, Say::opt_config, group, "FILE");
    flag(sub, "--isolated", raw_.isolated, Say::opt_isolated, group);
  }
  void run(CLI::App* sub) {
    const Say group = Say::group_run;
    text(sub, "--today", raw_.today, Say::opt_today, group, "DATE");
    text(sub, "--stdin-filename", raw_.stdin_filename, Say::opt_stdin_filename, group, "NAME");
    interface(sub);
  }
  void interface(CLI::App* sub) {
    const Say group = Say::group_run;
    text(sub, "--ui-lang", raw_.ui_lang, Say::opt_ui_lang, group, "LANG");
    text(sub, "--color", raw_.color, Say::opt_color, group, "WHEN");
  }
  void check() {
    CLI::App* sub = command("check", Say::about_check);
    positionals(sub, "PATH", Say::arg_paths, true);
    const Say group = Say::group_output;
    text(sub, "--output-format", raw_.format, Say::opt_format, group, "FORMAT");
    text(sub, "-o,--output-file", raw_.file, Say::opt_output_file, group, "FILE");
    list(sub, "--output", raw_.output, Say::opt_output, group, "FORMAT=FILE");
    text(sub, "--fail-on", raw_.fail_on, Say::opt_fail_on, group, "SEVERITY");
    text(sub, "--min-score", raw_.min_score, Say::opt_min_score, group, "N");
    flag(sub, "--exit-zero", raw_.exit_zero, Say::opt_exit_zero, group);
    flag(sub, "--statistics", raw_.statistics, Say::opt_statistics, group);
    text(sub, "--max-findings", raw_.max_findings, Say::opt_max_findings, group, "N");
    ruleset(sub);
    brief(sub);
    text(sub, "-j,--jobs", raw_.jobs, Say::opt_jobs, Say::group_run, "N");
    run(sub);
  }
  void fix() {
    CLI::App* sub = command("fix", Say::about_fix);
    positionals(sub, "PATH", Say::arg_paths, true);
    flag(sub, "--unsafe", raw_.unsafe, Say::opt_unsafe, Say::group_output);
    flag(sub, "--diff", raw_.diff, Say::opt_diff, Say::group_output);
    flag(sub, "--write-in-place", raw_.write_in_place, Say::opt_write_in_place, Say::group_output);
    ruleset(sub);
    brief(sub);
    text(sub, "-j,--jobs", raw_.jobs, Say::opt_jobs, Say::group_run, "N");
    run(sub);
  }
  void restructure() {
    CLI::App* sub = command("restructure", Say::about_restructure);
    positionals(sub, "FILE", Say::arg_file, true);
    const Say group = Say::group_output;
    text(sub, "-o,--output-file", raw_.file, Say::opt_article_file, group, "FILE");
    text(sub, "--report", raw_.report, Say::opt_report, group, "FILE");
    text(sub, "--output-format", raw_.format, Say::opt_restructure_format, group, "FORMAT");
    ruleset(sub);
    brief(sub);
    run(sub);
  }
  void rest() {
    CLI::App* sub = command("explain", Say::about_explain);
    positionals(sub, "RULE", Say::arg_rule, true);
    packs(sub);
    interface(sub);
    sub = command("rules", Say::about_rules);
    text(sub, "--output-format", raw_.format, Say::opt_rules_format, Say::group_output, "FORMAT");
    ruleset(sub);
    interface(sub);
    sub = command("test", Say::about_test);
    positionals(sub, "PACK", Say::arg_packs, false);
    interface(sub);
  }

  UiLanguage ui_;
  Raw& raw_;
  CLI::App app_;
};

std::vector<std::string_view> option_names(const CLI::App& app, std::vector<std::string>& storage) {
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) storage.push_back("--" + name);
  return {storage.begin(), storage.end()};
}

// Words that no option took: a mistyped option first, else an argument too many.
void refuse_extras(UiLanguage ui, const CLI::App& sub) {
  const std::vector<std::string> extras = sub.remaining(true);
  if (extras.empty()) return;
  const auto option =
      std::find_if(extras.begin(), extras.end(), [](const std::string& e) { return e.size() > 1 && e[0] == '-'; });
  if (option == extras.end()) throw UsageError{say(ui, Say::too_many, {{"name", extras.front()}})};
  const std::string name = option->substr(0, option->find('='));
  std::vector<std::string> storage;
  const auto known = option_names(sub, storage);
  throw UsageError{say(ui, Say::unknown_option, {{"name", name}, {"hint", hint_for(ui, name, known)}})};
}

const Names<OutputFormat>& output_formats() {
  static const Names<OutputFormat> names = {{"full", OutputFormat::full},
                                            {"concise", OutputFormat::concise},
                                            {"json", OutputFormat::json},
                                            {"markdown", OutputFormat::markdown},
                                            {"html", OutputFormat::html}};
  return names;
}

std::vector<Output> outputs_of(UiLanguage ui, const Raw& raw) {
  std::vector<Output> outputs;
  for (const std::string& pair : raw.output) {
    const std::size_t equals = std::min(pair.find('='), pair.size());
    if (equals == 0 || equals + 1 == pair.size()) throw UsageError{say(ui, Say::bad_output_pair, {{"given", pair}})};
    const auto format = one_of<OutputFormat>(ui, "--output", pair.substr(0, equals), output_formats());
    outputs.push_back({format, equals == pair.size() ? std::string() : pair.substr(equals + 1)});
  }
  if (!raw.format.empty() || !raw.file.empty() || outputs.empty()) {
    const std::string format = raw.format.empty() ? "full" : raw.format;
    outputs.insert(outputs.begin(), {one_of<OutputFormat>(ui, "--output-format", format, output_formats()), raw.file});
  }
  return outputs;
}

Brief brief_of(UiLanguage ui, const Raw& raw) {
  Brief brief;
  brief.keyphrase = raw.keyphrase;
  brief.synonyms = split_lists(raw.synonyms);
  if (!raw.min_words.empty())
    brief.min_words = static_cast<std::uint32_t>(number(ui, "--min-words", raw.min_words, 0, 1e9, true));
  if (!raw.max_signs.empty())
    brief.max_signs = static_cast<std::uint32_t>(number(ui, "--max-signs", raw.max_signs, 0, 1e9, true));
  brief.lang = raw.lang;
  if (!raw.profile.empty())
    brief.profile = one_of<std::string>(
        ui, "--profile", raw.profile, {{"news", "news"}, {"blog", "blog"}, {"guide", "guide"}, {"product", "product"}});
  brief.typography = raw.typography;
  return brief;
}

void read_formats(UiLanguage ui, const Raw& raw, Options& options) {
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
      break;
    }
    case Command::rules:
      options.outputs = {{one_of<OutputFormat>(ui, "--output-format", raw.format.empty() ? "full" : raw.format,
                                               {{"full", OutputFormat::full}, {"json", OutputFormat::json}}),
                          ""}};
      break;
    default:
      options.outputs = outputs_of(ui, raw);
  }
}

Options checked(UiLanguage ui, Command command, Raw raw) {
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
  read_formats(ui, raw, options);
  if (!raw.max_findings.empty())
    options.max_findings = static_cast<std::uint32_t>(number(ui, "--max-findings", raw.max_findings, 0, 1e9, true));
  if (!raw.min_score.empty()) options.min_score = number(ui, "--min-score", raw.min_score, 0, 100, false);
  options.fail_on = one_of<FailOn>(
      ui, "--fail-on", raw.fail_on,
      {{"error", FailOn::error}, {"warning", FailOn::warning}, {"info", FailOn::info}, {"never", FailOn::never}});
  options.exit_zero = raw.exit_zero;
  options.statistics = raw.statistics;
  options.minimum = raw.unsafe ? Applicability::unsafe : Applicability::safe;
  options.diff = raw.diff;
  options.write_in_place = raw.write_in_place;
  if (options.diff && options.write_in_place)
    throw UsageError{say(ui, Say::diff_needs_fix, {{"option", std::string("--write-in-place")}})};
  options.today = date(ui, raw.today);
  if (!raw.jobs.empty()) options.jobs = static_cast<unsigned>(number(ui, "--jobs", raw.jobs, 1, 256, true));
  options.stdin_filename = raw.stdin_filename;
  options.paths = std::move(raw.paths);
  const bool dash = std::find(options.paths.begin(), options.paths.end(), "-") != options.paths.end();
  if (dash && options.paths.size() > 1) throw UsageError{say(ui, Say::dash_alone)};
  if (command == Command::restructure && options.paths.size() > 1) throw UsageError{say(ui, Say::one_file_only)};
  return options;
}

const Names<Command>& commands() {
  static const Names<Command> names = {
      {"check", Command::check},     {"fix", Command::fix},     {"restructure", Command::restructure},
      {"explain", Command::explain}, {"rules", Command::rules}, {"test", Command::test}};
  return names;
}

// CLI11's sentences are English: each kind of error is said again in our words.
std::string usage_message(UiLanguage ui, const CLI::ParseError& error, const CLI::App& app) {
  const std::string what = error.what();
  const std::string name = what.substr(0, what.find(':'));
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error)) return say(ui, Say::missing_value, {{"name", name}});
  if (dynamic_cast<const CLI::RequiredError*>(&error)) {
    if (app.get_subcommands().empty()) return say(ui, Say::no_command);
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
  Raw raw;
  Grammar grammar(ui, raw);
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
    const CLI::App* sub = app.get_subcommands().front();
    command = sub->get_name();
    refuse_extras(ui, *sub);
    refuse_extras(ui, app);
    return checked(ui, one_of<Command>(ui, "", command, commands()), std::move(raw));
  } catch (const CLI::CallForHelp&) {
    const auto subs = app.get_subcommands();
    return Stop{subs.empty() ? app.help() : subs.front()->help("calame"), "", 0};
  } catch (const CLI::CallForVersion&) {
    return Stop{std::string("calame ") + CALAME_VERSION + "\n", "", 0};
  } catch (const CLI::ParseError& error) {
    const auto subs = app.get_subcommands();
    if (!subs.empty()) command = subs.front()->get_name();
    // A mistyped option leaves its value as the missing argument: name the option.
    if (!subs.empty()) {
      try {
        refuse_extras(ui, *subs.front());
      } catch (const UsageError& usage) {
        return usage_stop(ui, usage.message, command);
      }
    }
    return usage_stop(ui, usage_message(ui, error, app), command);
  } catch (const UsageError& error) {
    return usage_stop(ui, error.message, command);
  }
}

}  // namespace calame
