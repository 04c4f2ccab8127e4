// The words of the command line: commands, options, their help.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/texts.h"

namespace calame {

// The command line as CLI11 fills it: texts, so that our own words say what is wrong with them.
struct RawOptions {
  std::vector<std::string> paths, select, ignore, packs, output, synonyms, config;
  std::string format, input_format, file, fail_on, min_score, max_findings, keyphrase, min_words, max_signs, lang,
      profile, typography, ui_lang, color = "auto", today, jobs, stdin_filename, report, pattern, keyphrases, baseline,
                                    write_baseline, changed_since, tried, samples, what, plan, apply;
  bool exit_zero = false, statistics = false, isolated = false, unsafe = false, diff = false, write_in_place = false,
       show_settings = false, changed_lines = false, anonymous = false, init_stdout = false;
};

class OptionGrammar {
 public:
  // What is read goes into `raw`, which must outlive the grammar. `arguments`: what it will read; commands that none of
  // them names then have no options, as to make those of all commands takes as long as to read a short article.
  OptionGrammar(UiLanguage, RawOptions& raw, std::optional<std::span<const std::string>> arguments = std::nullopt);
  CLI::App& app() { return app_; }

 private:
  CLI::App* command(const char* name, Say about, CLI::App* parent = nullptr);
  [[nodiscard]] bool named(const CLI::App*) const;
  CLI::Option* text(CLI::App*, const char* name, std::string& target, Say about, Say group, const char* metavariable);
  CLI::Option* list(CLI::App*, const char* name, std::vector<std::string>& target, Say about, Say group,
                    const char* metavariable);
  void flag(CLI::App*, const char* name, bool& target, Say about, Say group);
  void positionals(CLI::App*, const char* name, Say about, bool required);
  void brief(CLI::App*);
  void ruleset(CLI::App*);
  void packs(CLI::App*);
  void run(CLI::App*);
  void interface(CLI::App*);
  void check();
  void fix();
  void restructure();
  void trial();
  void init();
  void explain();
  void rules();
  void test();
  void rest();
  void debug();
  void written_for_others();

  UiLanguage ui_;
  RawOptions& raw_;
  std::optional<std::span<const std::string>> arguments_;
  CLI::App app_;
};

}  // namespace calame
