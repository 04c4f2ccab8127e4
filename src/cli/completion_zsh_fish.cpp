// Completion for zsh and fish, which show what each word means.
#include "cli/command_shape.h"

namespace calame {

namespace {

std::string escaped(const std::string& text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// Within '…' of zsh.
std::string zsh_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string fish_quoted(const std::string& text) { return "'" + escaped(text, "'\\") + "'"; }

std::string zsh_action(WordLists& lists, const OptionShape& shape) {
  const std::string words = lists.text_of(shape.values);
  switch (shape.kind) {
    case ValueKind::none:
      return " ";
    case ValueKind::words:
      return "(" + words + ")";
    case ValueKind::list:
      return "_values -s , " + shape.metavariable + " " + words;
    case ValueKind::file:
      return "_files";
    case ValueKind::folder:
      return "_files -/";
    case ValueKind::pack:
      return "_alternative " + zsh_quoted("packs:pack:(" + escaped(words, ":") + ")") + " " +
             zsh_quoted("files:file:_files -g \"*.toml\"");
    case ValueKind::report:
      break;
  }
  return "(" + words + ")";
}

std::string zsh_spec(WordLists& lists, const OptionShape& shape) {
  std::string others;
  for (const std::string& name : shape.names) others += (others.empty() ? "" : " ") + name;
  std::string out;
  for (const std::string& name : shape.names) {
    const bool is_long = name.starts_with("--");
    std::string spec = shape.repeats ? "*" : "(" + others + ")";
    spec += name + (shape.takes_value ? (is_long ? "=" : "+") : "") + "[" + escaped(shape.about, "[]\\") + "]";
    if (shape.takes_value) spec += ":" + escaped(shape.metavariable, ":") + ":" + zsh_action(lists, shape);
    out += " \\\n        " + zsh_quoted(spec);
  }
  return out;
}

std::string zsh_positional(WordLists& lists, const OptionShape& shape) {
  const std::string where = shape.repeats ? "*:" : shape.required ? ":" : "::";
  return " \\\n        " + zsh_quoted(where + escaped(shape.metavariable, ":") + ":" + zsh_action(lists, shape));
}

std::string zsh_function(const CommandShape& command) {
  return "_calame" + (command.path.empty() ? "" : "_" + joined(command.path, "_"));
}

void write_zsh(std::string& out, WordLists& lists, const CommandShape& command) {
  for (const CommandShape& below : command.commands) write_zsh(out, lists, below);
  out += zsh_function(command) + "() {\n";
  if (!command.commands.empty()) {
    out += "  local context state state_descr line\n  typeset -A opt_args\n  local -a commands\n  commands=(\n";
    for (const CommandShape& below : command.commands)
      out += "    " + zsh_quoted(below.path.back() + ":" + below.about) + "\n";
    out += "  )\n";
  }
  out += "  _arguments -s";
  if (!command.commands.empty()) out += " -C";
  for (const OptionShape& shape : command.options) out += zsh_spec(lists, shape);
  for (const OptionShape& shape : command.positionals) out += zsh_positional(lists, shape);
  if (command.commands.empty()) {
    out += "\n}\n\n";
    return;
  }
  out += " \\\n        '1: :->command' '*:: :->rest'\n  case $state in\n";
  out += "    command) _describe -t commands command commands ;;\n    rest)\n      case $words[1] in\n";
  for (const CommandShape& below : command.commands)
    out += "        " + below.path.back() + ") " + zsh_function(below) + " ;;\n";
  out += "      esac\n      ;;\n  esac\n}\n\n";
}

std::string fish_condition(const CommandShape& command) {
  if (command.path.empty()) return "__fish_use_subcommand";
  std::string out;
  for (const std::string& name : command.path)
    out += (out.empty() ? "" : "; and ") + ("__fish_seen_subcommand_from " + name);
  return out;
}

void write_fish_value(std::string& out, WordLists& lists, const OptionShape& shape) {
  const bool files = shape.kind == ValueKind::file || shape.kind == ValueKind::pack;
  if (files) out += " -r -F";
  if (!files) out += shape.kind == ValueKind::folder ? " -x -a '(__fish_complete_directories)'" : " -x";
  if (shape.values.empty()) return;
  std::string words = lists.text_of(shape.values);
  if (shape.kind != ValueKind::list && words.starts_with('$')) words = "(string join \\n " + words + ")";
  out += " -a " + fish_quoted(shape.kind == ValueKind::list ? "(__fish_append , " + words + ")" : words);
}

void write_fish(std::string& out, WordLists& lists, const CommandShape& command) {
  const std::string start = "complete -c calame -n " + fish_quoted(fish_condition(command));
  std::vector<std::string> below_names;
  for (const CommandShape& below : command.commands) below_names.push_back(below.path.back());
  for (const CommandShape& below : command.commands) {
    std::string condition = fish_condition(command);
    if (!command.path.empty()) condition += "; and not __fish_seen_subcommand_from " + joined(below_names, " ");
    out += "complete -c calame -n " + fish_quoted(condition) + " -f -a " + below.path.back() + " -d " +
           fish_quoted(below.about) + "\n";
  }
  for (const OptionShape& shape : command.options) {
    out += start;
    for (const std::string& name : shape.names)
      out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    if (shape.takes_value) write_fish_value(out, lists, shape);
    out += " -d " + fish_quoted(shape.about) + "\n";
  }
  for (const OptionShape& shape : command.positionals) {
    if (shape.values.empty() && shape.kind != ValueKind::file && shape.kind != ValueKind::folder) continue;
    out += start;
    if (shape.kind == ValueKind::file || shape.kind == ValueKind::pack) out += " -F";
    if (shape.kind == ValueKind::folder) out += " -f -a '(__fish_complete_directories)'";
    if (!shape.values.empty()) {
      const std::string words = lists.text_of(shape.values);
      out += " -a " + fish_quoted(words.starts_with('$') ? "(string join \\n " + words + ")" : words);
    }
    out += "\n";
  }
  for (const CommandShape& below : command.commands) write_fish(out, lists, below);
}

}  // namespace

std::string zsh_completion(const CommandShape& calame) {
  std::string out = "#compdef calame\n# zsh completion of calame, written by: calame completion zsh\n\n";
  WordLists lists;
  write_zsh(out, lists, calame);
  for (std::size_t i = 0; i < lists.all().size(); ++i)
    out += "typeset -ga _calame_words_" + std::to_string(i + 1) + "=(" + lists.all()[i] + ")\n";
  return out + "if [[ $funcstack[1] == _calame ]]; then\n  _calame \"$@\"\nelse\n  compdef _calame calame\nfi\n";
}

std::string fish_completion(const CommandShape& calame) {
  std::string out = "# fish completion of calame, written by: calame completion fish\n\ncomplete -c calame -f\n";
  WordLists lists;
  std::string body;
  write_fish(body, lists, calame);
  for (std::size_t i = 0; i < lists.all().size(); ++i)
    out += "set -g _calame_words_" + std::to_string(i + 1) + " " + lists.all()[i] + "\n";
  return out + body;
}

}  // namespace calame
