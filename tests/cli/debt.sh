#!/usr/bin/env bash
# Known debt from outside: baselines, what changed since a commit, ignored files, patterns of paths.
# usage: debt.sh path/to/calame
source "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_CEILING_DIRECTORIES=$work
check() { expect "$1" "$2" "$calame" check --output-format concise --select TYP014,TYP300,SUP "${@:3}"; }

# Baseline
mkdir -p site/posts; cd site || exit 2
printf 'Vrai ? Oui.\n\nUn mot , puis deux.\n' >posts/a.md
printf 'Faux ! Non.\n' >posts/b.md
check "debt" 1 posts
check "write" 0 posts --write-baseline base.json; says err "3 findings on record" write
cp base.json first.json
check "write again" 0 posts --write-baseline base.json; cmp -s base.json first.json || fail "a second baseline differs"
grep -c '"path": "posts/' base.json | grep -qx 3 || fail "baseline: an entry a line"
check "known" 0 posts --baseline base.json; lacks out ":1:" known; says out "2 already known" known; silent err known
expect "known, in full" 0 "$calame" check posts/a.md --baseline base.json --select TYP014,TYP300; says out "2 already known" "known, in full"
expect "known, as JSON" 0 "$calame" check posts --baseline base.json --select TYP014,TYP300 --output-format json
says out '"baselined": true' "known, as JSON"
(cd posts && check "from another folder" 0 a.md --baseline ../base.json); silent err "from another folder"
check "by its whole path" 0 "$work/site/posts/a.md" --baseline base.json
printf '\n\n# Titre\n\nUn mot , puis deux.\n\n\nVrai ? Oui.\n' >posts/a.md
check "moved lines" 0 posts --baseline base.json; silent err "moved lines"
printf 'Vrai ? Oui.\n\nUn mot , puis deux. Encore un , enfin.\n' >posts/a.md
check "one more" 1 posts --baseline base.json; says out "a.md:3:30:" "one more"; lacks out "a.md:1:" "one more"; lacks out "a.md:3:7:" "one more"
printf 'Un mot , puis deux.\n' >posts/a.md; rm posts/b.md
check "stale" 0 posts --baseline base.json; says err "2 known findings are gone" stale
expect "stale, another rule" 0 "$calame" check posts --baseline base.json --select TYP300; says err "1 known finding is gone" "stale, another rule"
check "refreshed" 0 posts --write-baseline base.json; grep -c '"path"' base.json | grep -qx 1 || fail "refreshed: gone entries stay"
printf 'Vrai ? Oui.\n' >posts/c.md
check "another article alone" 0 posts/c.md --write-baseline base.json; grep -c '"path"' base.json | grep -qx 2 || fail "the other article is forgotten"
expect "another rule alone" 0 "$calame" check posts --select TYP300 --write-baseline base.json; grep -c '"path"' base.json | grep -qx 2 || fail "the other rule is forgotten"
check "no baseline" 2 posts --baseline absent.json; says err "absent.json" "no baseline"
for bad in '' '{' '[]' '{"schema": "calame-baseline/1"}' '{"schema": "calame-baseline/9", "findings": []}' '{"schema": "calame-baseline/1", "findings": [{"path": "a", "rule": "b", "hash": "c", "count": -1}]}'; do
  printf '%s' "$bad" >bad.json
  check "bad baseline $bad" 2 posts --baseline bad.json; says err "bad.json: this baseline cannot be read" "bad baseline"
  [ "$(wc -l <"$work/err")" = 1 ] || fail "bad baseline: more than a sentence"
  check "bad baseline written over" 2 posts --write-baseline bad.json; [ "$(cat bad.json)" = "$bad" ] || fail "a bad baseline is written over"
done
cp posts/c.md c.orig; check "baseline over an article" 2 posts --write-baseline posts/c.md; cmp -s posts/c.md c.orig || fail "an article is written over"
check "two baselines" 2 posts --baseline base.json --write-baseline base.json
cd "$work" || exit 2

# Ignored files and patterns
mkdir -p web/drafts web/posts/2026 web/.hidden web/node_modules; cd web || exit 2
for f in drafts/a.md posts/a.md posts/b.txt posts/2026/c.md posts/2026/d.mdx .hidden/e.md node_modules/f.md; do printf 'Vrai ? Oui.\n' >$f; done
printf 'drafts/\n' >.gitignore; printf 'posts/*.txt\n!b.txt\n' >.calameignore
check "ignored" 1 .; says out "posts/2026/c.md" ignored; lacks out drafts ignored; lacks out hidden ignored; lacks out f.md ignored; says out "posts/b.txt" ignored
check "named all the same" 1 drafts/a.md; check "a folder named all the same" 1 drafts
check "pattern" 1 'posts/**/*.md'; says out "posts/a.md:1" pattern; says out "posts/2026/c.md:1" pattern; lacks out b.txt pattern
check "pattern with braces" 1 './posts/{a,b}.{md,txt}'; says out "posts/a.md" braces; says out "posts/b.txt" braces; lacks out c.md braces
check "pattern of a folder" 1 'pos*'; says out "posts/2026/c.md" "pattern of a folder"
check "pattern of another extension" 1 'posts/**/*.mdx'; says out "d.mdx" mdx
check "pattern of what is ignored" 2 '**/drafts/*.md'; says err "no article matches this pattern" "pattern of what is ignored"
check "pattern of nothing" 2 'absent/**/*.md'; says err 'absent/**/*.md' "pattern of nothing"
cd "$work" || exit 2

# Since a commit
mkdir plain; printf 'Vrai ? Oui.\n' >plain/a.md
if command -v git >/dev/null; then
  check "no repository" 2 plain --changed-since main; says err "not a git repository" "no repository"
  mkdir repo; cd repo || exit 2
  g() { git -c user.name=a -c user.email=a@example.org "$@" >/dev/null 2>&1 || fail "git $*"; }
  g init -b main; mkdir posts
  for f in a b c 'é d'; do printf 'Vrai ? Oui.\n\nDu texte en plus, assez long pour que git le reconnaisse.\n' >"posts/$f.md"; done
  g add .; g commit -m one; g branch work; printf 'De plus.\n' >>posts/c.md; g add .; g commit -m two; g checkout work
  check "nothing changed" 0 posts --changed-since main; says err "none of these articles has changed since main" "nothing changed"
  expect "nothing changed, as JSON" 0 "$calame" check posts --changed-since main --output-format json; says out '"files": []' "nothing changed, as JSON"
  expect "nothing to fix" 0 "$calame" fix posts --changed-since main
  printf 'Encore un mot , enfin.\n' >>posts/a.md; g add .; g commit -m three
  printf 'Vrai ? Oui.\n' >posts/new.md
  g mv posts/b.md posts/moved.md
  printf 'Et : voilà !\n' >>'posts/é d.md'
  check "changed" 1 posts --changed-since main
  for f in a new moved 'é d'; do says out "posts/$f.md:" changed; done; lacks out posts/c.md changed
  check "from a folder within" 1 --changed-since main "$work/repo/posts"; says out a.md: "from a folder within"
  check "changed lines" 1 posts/a.md --changed-since main --changed-lines; says out "a.md:4:" "changed lines"; lacks out "a.md:1:" "changed lines"; says out "1 already known" "changed lines"
  check "changed lines of a new file" 1 posts/new.md --changed-since main --changed-lines; says out "new.md:1:" "changed lines of a new file"
  check "no commit" 2 posts --changed-since mian; says err "“mian” is no commit, branch or tag" "no commit"
  check "an option for a commit" 2 posts --changed-since=--output=x; [ ! -e x ] || fail "git took an option"
  check "stdin since a commit" 2 - --changed-since main
  check "changed lines of what" 2 posts --changed-lines
  g checkout --orphan other; g commit -m four
  check "no common history" 2 posts --changed-since main; says err "no history in common" "no common history"
  expect "no git" 2 env PATH=/nonexistent "$calame" check posts --changed-since main; says err "needs git" "no git"
else
  echo "git is absent: --changed-since left out"
fi

finish
