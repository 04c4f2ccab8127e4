// What the command line asks for, checked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "calame/audit.h"
#include "calame/brief.h"
#include "calame/report.h"
#include "calame/ruleset.h"

namespace calame {

enum class Command : std::uint8_t {
  check,
  fix,
  restructure,
  explain,
  rules,
  test,
  debug_tokens,
  try_pack,
  init,
  completion,
  man,
  schema
};
enum class Shell : std::uint8_t { bash, zsh, fish };
enum class SchemaOf : std::uint8_t { config, pack };
enum class ColorChoice : std::uint8_t { automatic, always, never };

enum class ListFormat : std::uint8_t { full, json, markdown };  // of `calame rules` and `calame try`

// One report of a run; an empty path is stdout.
struct Output {
  const ReportFormat* format = nullptr;
  std::string path;
};

struct Options {
  Command command = Command::check;
  std::vector<std::string> paths;  // articles, rule (explain) or packs (test)
  UiLanguage ui = UiLanguage::en;
  ColorChoice color = ColorChoice::automatic;
  Brief brief;
  // rules
  std::vector<std::string> select, ignore, packs;
  std::vector<std::string> config;  // a file, or key=value
  bool isolated = false;
  std::string keyphrases;  // a list of commissions, "" = none
  bool show_settings = false;
  // output
  std::vector<Output> outputs;  // at least one
  std::uint32_t max_findings = 1000;
  bool statistics = false;
  bool anonymous = false;
  std::optional<double> min_score;
  std::optional<FailOn> fail_on;  // none: that of the configuration, Ruleset::fail_on
  bool exit_zero = false;
  // fix
  Applicability minimum = Applicability::safe;
  bool diff = false;
  bool write_in_place = false;
  // restructure
  std::string article_path;  // "" = stdout
  std::string report_path;   // HTML, "" = none
  std::string plan_path;     // where the plan is written as TOML, "" = nowhere
  std::string apply_path;    // an edited plan to render, "" = none
  Format article_format = Format::markdown;
  bool plan_json = false;
  // try
  std::string tried;  // the pack
  std::uint32_t samples = 5;
  bool init_stdout = false;               // init: show, do not write
  Shell shell = Shell::bash;              // completion
  SchemaOf schema_of = SchemaOf::config;  // schema
  // debug tokens
  std::string pattern;  // "" = the whole file is shown
  bool tokens_json = false;
  bool json_lines = false;  // paths hold articles, one a line
  // rules
  ListFormat list_format = ListFormat::full;
  // run
  std::string today;  // "" = ask the environment
  unsigned jobs = 0;  // 0 = one a core
  std::string stdin_filename;
  // known debt
  std::string baseline, write_baseline;  // "" = none
  std::string changed_since;             // a commit, "" = all articles
  bool changed_lines = false;
};

// Nothing to run: text to print, and the exit code (help 0, bad usage 2).
struct Stop {
  std::string out, err;
  int code = 0;
  std::vector<std::string> allowed = {};  // of the option whose value was none of them
};

std::variant<Options, Stop> read_options(const std::vector<std::string>& arguments, UiLanguage ui);

}  // namespace calame
