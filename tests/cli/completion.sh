#!/usr/bin/env bash
# Completions and manual: complete, well formed, and bash’s answers as a reader at the prompt gets them.
# usage: completion.sh path/to/calame
source "$(dirname "${BASH_SOURCE[0]}")/harness.sh"

for shell in bash zsh fish; do "$calame" completion $shell --ui-lang en >$shell || fail "completion $shell"; done
for ui in en fr; do "$calame" man --ui-lang $ui >$ui.1 || fail "man $ui"; done
bash -n bash || fail "bash cannot read its completion"
if command -v zsh >/dev/null; then zsh -n zsh || fail "zsh cannot read its completion"; fi
if command -v fish >/dev/null; then fish -n fish || fail "fish cannot read its completion"; fi
if command -v groff >/dev/null; then
  for ui in en fr; do
    groff -Kutf8 -Tutf8 -man -ww $ui.1 >/dev/null 2>warnings
    [ ! -s warnings ] || fail "man page $ui: $(head -3 warnings)"
  done
fi

# What --help tells is the yardstick: every command, every option.
commands=$("$calame" --help --ui-lang en | sed -n '/^Commands/,$p' | sed -n 's/^  \([a-z]\+\) .*/\1/p')
[ "$(wc -w <<<"$commands")" -ge 12 ] || fail "too few commands: $commands"
while read -r command; do
  options=$("$calame" $command --help --ui-lang en | grep -o -- '--[a-z][a-z-]*' | sort -u)
  [ -n "$options" ] || fail "$command: no options"
  bash_options=$(sed -n "/^_calame_options/,/^}/s/^ *'$command') options='\([^']*\)'.*/\1/p" bash)
  for option in $options; do
    grep -qw -- "$option" <<<"$bash_options" || fail "bash: $command $option"
    grep -q -- "-l ${option#--} " fish || fail "fish: $option"
    grep -qF -- "$option" zsh || fail "zsh: $option"
    [ "$option" = --help ] || grep -qF -- "${option//-/\\-}" en.1 || fail "man: $option"
  done
done <<<"$(sed 's/^debug$/debug tokens/' <<<"$commands")"

# complete LINE: what bash would offer for it, one a line.
complete_line() {
  COMP_LINE=$1 COMP_POINT=${#1}
  COMPREPLY=()
  _calame
  printf '%s\n' "${COMPREPLY[@]}"
}
source ./bash
COMP_WORDBREAKS=$' \t\n"\'><=;|&(:'
touch article.md
mkdir folder
offers() { [ "$(complete_line "$1" | paste -sd' ')" = "$2" ] || fail "« $1 »: $(complete_line "$1" | head -5 | paste -sd' ')"; }
offers_among() { complete_line "$1" | grep -qxF -- "$2" || fail "« $1 » lacks $2: $(complete_line "$1" | head -5 | paste -sd' ')"; }
offers 'calame che' check
offers 'calame check --min-w' --min-words
offers_among 'calame check --output-format ' json
offers 'calame check --output-format=sar' sarif
offers_among 'calame check --output-format js' json
offers 'calame check --output json=art' article.md
offers 'calame check --fail-on e' error
offers 'calame fix --select TYP001,TYP003' TYP001,TYP003
offers_among 'calame fix --select typo' typography
offers_among 'calame fix --rules calame:cl' clair
offers_among 'calame check --typography fr-FR/in' fr-FR/in2002
offers_among 'calame check --profile ' news
offers 'calame debug ' tokens
offers_among 'calame explain straight-apo' straight-apostrophe
offers 'calame completion ' 'bash zsh fish'
offers 'calame schema c' config
offers 'calame check art' article.md
offers 'calame check --jobs ' ''
offers 'calame init fol' folder

finish
