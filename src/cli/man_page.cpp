// The manual page, from the same grammar as the command line.
#include <string_view>

#include "calame/version.h"
#include "cli/command_shape.h"
#include "cli/texts.h"
#include "report/summary.h"

namespace calame {

namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// Text as roff takes it: no control line, no hyphen for a minus, no-break spaces in its own spelling.
std::string roff(std::string text) {
  replace_all(text, "\\", "\\e");
  replace_all(text, "-", "\\-");
  replace_all(text, "\u00A0", "\\~");
  replace_all(text, "\u202F", "\\~");
  if (text.starts_with('.') || text.starts_with('\'')) text.insert(0, "\\&");
  return text;
}

std::string bold(const std::string& text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(const std::string& text) { return "\\fI" + roff(text) + "\\fR"; }

class ManPage {
 public:
  ManPage(const CommandShape& calame, UiLanguage ui) : calame_(calame), ui_(ui) {}

  std::string text() {
    out_ = "'\\\" -*- coding: UTF-8 -*-\n.TH CALAME 1 \"\" \"calame " + roff(std::string(calame_version)) + "\" \"" +
           roff(say(ui_, Say::man_manual)) + "\"\n.nh\n";
    section(Say::man_name);
    out_ += "calame \\- " + roff(say(ui_, Say::man_one_line)) + "\n";
    section(Say::man_synopsis);
    for (const CommandShape& command : calame_.commands) synopsis(command);
    section(Say::man_description);
    paragraph(say(ui_, Say::man_about));
    section(Say::man_commands);
    for (const CommandShape& command : calame_.commands) describe(command);
    section(Say::man_exit);
    paragraph(say(ui_, Say::help_footer));
    section(Say::man_environment);
    item(bold("LC_ALL") + ", " + bold("LC_MESSAGES") + ", " + bold("LANG"), say(ui_, Say::man_env_locale));
    item(bold("NO_COLOR") + ", " + bold("CLICOLOR_FORCE") + ", " + bold("TERM"), say(ui_, Say::man_env_color));
    item(bold("SOURCE_DATE_EPOCH"), say(ui_, Say::man_env_date));
    section(Say::man_files);
    item(bold("calame.toml"), say(ui_, Say::man_config));
    section(Say::man_examples);
    example("calame check articles/", Say::man_example_check);
    example("calame fix --diff article.md", Say::man_example_fix);
    example("calame restructure depeche.txt -o article.md --report rapport.html", Say::man_example_restructure);
    example("calame check --output-format json article.html", Say::man_example_json);
    return std::move(out_);
  }

 private:
  void section(Say title) { out_ += ".SH " + roff(say(ui_, title)) + "\n"; }
  void paragraph(const std::string& text) { out_ += roff(text) + "\n"; }
  void item(const std::string& term, const std::string& text) { out_ += ".TP\n" + term + "\n" + roff(text) + "\n"; }
  void example(const std::string& line, Say what) { item(bold(line), say(ui_, what)); }

  static std::string line_of(const CommandShape& command) {
    std::string line = bold("calame " + joined(command.path, " "));
    if (!command.options.empty()) line += " [" + italic("OPTIONS") + "]";
    for (const OptionShape& shape : command.positionals) {
      const std::string name = italic(shape.metavariable) + (shape.repeats ? "..." : "");
      line += shape.required ? " " + name : " [" + name + "]";
    }
    return line;
  }

  void synopsis(const CommandShape& command) {
    if (command.commands.empty()) out_ += line_of(command) + "\n.br\n";
    for (const CommandShape& below : command.commands) synopsis(below);
  }

  void describe(const CommandShape& command) {
    if (!command.commands.empty()) {
      for (const CommandShape& below : command.commands) describe(below);
      return;
    }
    out_ += ".SS " + roff("calame " + joined(command.path, " ")) + "\n";
    paragraph(capital(command.about) + ".");
    for (const OptionShape& shape : command.positionals)
      item(italic(shape.metavariable), shape.about + closed_set(shape));
    for (const OptionShape& shape : command.options) {
      if (shape.names.front() == "-h") continue;
      std::vector<std::string> names;
      for (const std::string& name : shape.names) names.push_back(bold(name));
      item(joined(names, ", ") + (shape.takes_value ? " " + italic(shape.metavariable) : ""),
           shape.about + closed_set(shape));
    }
  }

  // Of what the help does not name already.
  std::string closed_set(const OptionShape& shape) const {
    const bool small = shape.kind == ValueKind::words && shape.values.size() <= 20;
    if (!small || shape.values.empty() || shape.about.find(shape.values.back()) != std::string::npos) return {};
    return say(ui_, Say::man_values, {{"values", joined(shape.values, ", ")}});
  }

  const CommandShape& calame_;
  UiLanguage ui_;
  std::string out_;
};

}  // namespace

std::string man_page(const CommandShape& calame, UiLanguage ui) { return ManPage(calame, ui).text(); }

}  // namespace calame
