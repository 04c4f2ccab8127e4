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
#include "calame/ruleset.h"

namespace calame {

enum class Command : std::uint8_t { check, fix, restructure, explain, rules, test, debug_tokens };
enum class OutputFormat : std::uint8_t { full, concise, json, markdown, html };
enum class ColorChoice : std::uint8_t { automatic, always, never };
enum class FailOn : std::uint8_t { info, warning, error, never };

// One report of a run; an empty path is stdout.
struct Output {
  OutputFormat format = OutputFormat::full;
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
  // output
  std::vector<Output> outputs;  // at least one
  std::uint32_t max_findings = 1000;
  bool statistics = false;
  std::optional<double> min_score;
  FailOn fail_on = FailOn::warning;
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
  // debug tokens
  std::string pattern;  // "" = the whole file is shown
  bool tokens_json = false;
  // run
  std::string today;  // "" = ask the environment
  unsigned jobs = 0;  // 0 = one a core
  std::string stdin_filename;
};

// Nothing to run: text to print, and the exit code (help 0, bad usage 2).
struct Stop {
  std::string out, err;
  int code = 0;
};

std::variant<Options, Stop> read_options(const std::vector<std::string>& arguments, UiLanguage ui);

}  // namespace calame
