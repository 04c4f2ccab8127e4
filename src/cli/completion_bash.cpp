// Completion for bash 3.2 and later, with nothing but bash.
#include "cli/command_shape.h"

namespace calame {

namespace {

std::string quoted(const std::string& text) { return "'" + text + "'"; }  // words of ours hold no quote

// `'check --output-format') kind=words values='…' ;;`
void write_values(std::string& out, WordLists& lists, const CommandShape& command) {
  for (const auto* shapes : {&command.options, &command.positionals})
    for (const OptionShape& shape : *shapes) {
      if (!shape.takes_value) continue;
      std::vector<std::string> keys;
      const std::string at = joined(command.path, " ");
      // Positionals are looked up by their number, the last of them for all that follow.
      if (shapes == &command.positionals) {
        const bool last = &shape == &command.positionals.back();
        keys.push_back(quoted(at + " ") + (last ? "*" : std::to_string(&shape - command.positionals.data())));
      } else {
        for (const std::string& name : shape.names) keys.push_back(quoted(at + " " + name));
      }
      static constexpr std::string_view kinds[] = {"none", "words", "list", "file", "folder", "pack", "report"};
      out += "    " + joined(keys, " | ") + ") kind=" + std::string(kinds[static_cast<std::size_t>(shape.kind)]) +
             " values=\"" + lists.text_of(shape.values) + "\" ;;\n";
    }
  for (const CommandShape& below : command.commands) write_values(out, lists, below);
}

void write_options(std::string& out, const CommandShape& command) {
  std::vector<std::string> names, commands;
  for (const OptionShape& shape : command.options) names.insert(names.end(), shape.names.begin(), shape.names.end());
  for (const CommandShape& below : command.commands) commands.push_back(below.path.back());
  out += "    " + quoted(joined(command.path, " ")) + ") options=" + quoted(joined(names, " ")) +
         " commands=" + quoted(joined(commands, " ")) + " ;;\n";
  for (const CommandShape& below : command.commands) write_options(out, below);
}

void write_takers(std::string& out, const CommandShape& command) {
  std::vector<std::string> keys;
  for (const OptionShape& shape : command.options)
    for (const std::string& name : shape.names)
      if (shape.takes_value) keys.push_back(quoted(joined(command.path, " ") + " " + name));
  if (!keys.empty()) out += "    " + joined(keys, " | ") + ") return 0 ;;\n";
  for (const CommandShape& below : command.commands) write_takers(out, below);
}

void collect_paths(std::vector<std::string>& out, const CommandShape& command) {
  for (const CommandShape& below : command.commands) {
    out.push_back(quoted((command.path.empty() ? "" : joined(command.path, " ")) + " " + below.path.back()));
    collect_paths(out, below);
  }
}

constexpr std::string_view engine = R"bash(
_calame() {
  local line=${COMP_LINE:0:COMP_POINT} typed='' at='' option='' prefix='' kind=none values='' options='' commands=''
  local breaks='' i count=0 cut current
  local -a words=()
  read -ra words <<<"$line"
  if [[ $line != *[[:space:]] ]]; then
    typed=${words[${#words[@]} - 1]}
    unset "words[$((${#words[@]} - 1))]"
  fi
  for ((i = 1; i < ${#words[@]}; i++)); do
    if _calame_is_command "$at ${words[i]}"; then
      at=${at:+$at }${words[i]} count=0
    elif [[ ${words[i]} != -?* ]] && ! _calame_takes_value "$at ${words[i - 1]}"; then
      count=$((count + 1))
    fi
  done
  current=$typed
  if [[ $typed == --*=* ]]; then
    option=${typed%%=*} prefix=$option= current=${typed#*=}
  elif ((${#words[@]} > 1)) && _calame_takes_value "$at ${words[${#words[@]} - 1]}"; then
    option=${words[${#words[@]} - 1]}
  fi
  _calame_options "$at"
  COMPREPLY=()
  if [[ -z $option && $current == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  elif [[ -z $option && -n $commands ]]; then
    COMPREPLY=($(compgen -W "$commands" -- "$current"))
  else
    _calame_values "$at ${option:-$count}"
    case $kind in
      list)
        [[ $current == *,* ]] && prefix=$prefix${current%,*}, current=${current##*,}
        COMPREPLY=($(compgen -W "$values" -- "$current"))
        ;;
      report)
        if [[ $current == *=* ]]; then
          prefix=$prefix${current%%=*}= current=${current#*=} kind=file
        else
          COMPREPLY=($(compgen -W "$values" -- "$current"))
        fi
        ;;
      none) ;;
      *) COMPREPLY=($(compgen -W "$values" -- "$current")) ;;
    esac
    case $kind in
      file | pack)
        compopt -o filenames 2>/dev/null
        local IFS=$'\n'
        COMPREPLY+=($(compgen -f -- "$current"))
        ;;
      folder)
        compopt -o filenames 2>/dev/null
        local IFS=$'\n'
        COMPREPLY=($(compgen -d -- "$current"))
        ;;
    esac
  fi
  # Bash replaces what follows the last = or : alone.
  [[ $COMP_WORDBREAKS == *=* ]] && breaks+='='
  [[ $COMP_WORDBREAKS == *:* ]] && breaks+=':'
  cut=''
  [[ -n $breaks && $typed == *[$breaks]* ]] && cut=${typed%"${typed##*[$breaks]}"}
  for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do
    COMPREPLY[i]=$prefix${COMPREPLY[i]}
    COMPREPLY[i]=${COMPREPLY[i]#"$cut"}
  done
}
complete -F _calame calame
)bash";

}  // namespace

std::string bash_completion(const CommandShape& calame) {
  std::string out = "# bash completion of calame, written by: calame completion bash\n\n";
  std::vector<std::string> paths;
  collect_paths(paths, calame);
  out +=
      "_calame_is_command() {\n  case $1 in\n    " + joined(paths, " | ") + ") return 0 ;;\n  esac\n  return 1\n}\n\n";
  out += "_calame_takes_value() {\n  case $1 in\n";
  write_takers(out, calame);
  out += "  esac\n  return 1\n}\n\n_calame_options() {\n  case $1 in\n";
  write_options(out, calame);
  out += "  esac\n}\n\n_calame_values() {\n  case $1 in\n";
  WordLists lists;
  write_values(out, lists, calame);
  out += "  esac\n}\n\n";
  for (std::size_t i = 0; i < lists.all().size(); ++i)
    out += "_calame_words_" + std::to_string(i + 1) + "=" + quoted(lists.all()[i]) + "\n";
  return out + std::string(engine);
}

}  // namespace calame
