#!/usr/bin/env bash
# The command line from outside: exit codes, streams, what is written and what is left alone.
# usage: run.sh path/to/calame
source "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
nbsp=$'\u00A0'
nnbsp=$'\u202F'

printf 'Est-ce vrai ? Oui : « bien » !\n' >faulty.txt
cp faulty.txt faulty.orig

# Usage
expect "no command" 2 "$calame"; silent out "no command"
expect "help" 0 "$calame" --help; says out "check" help; silent err help
expect "help in French" 0 "$calame" check --help --ui-lang fr; says out "Commande de l’article" help
expect "version" 0 "$calame" --version; says out "calame " version
expect "unknown command" 2 "$calame" chek x; says err "did you mean check?" "unknown command"
expect "unknown option" 2 "$calame" check --outptu-format json faulty.txt; says err "did you mean --output-format?" "unknown option"
expect "unknown format" 2 "$calame" check --output-format jsn faulty.txt; says err "did you mean json?" "unknown format"
expect "unknown rule" 2 "$calame" explain TYP0001; says err "did you mean" "unknown rule"
expect "unknown selection" 2 "$calame" check --select typografy faulty.txt; says err "typography" "unknown selection"
expect "unknown preset" 2 "$calame" check --typography fr-FR/in2003 faulty.txt; says err "fr-FR/in2002" "unknown preset"
expect "bad number" 2 "$calame" check --min-score abc faulty.txt
expect "bad date" 2 "$calame" check --today 2026-02-30 faulty.txt
expect "missing value" 2 "$calame" check faulty.txt --lang
expect "missing path" 2 "$calame" check absent.md; says err "absent.md" "missing path"; silent out "missing path"
expect "mistyped path" 2 "$calame" check ./fautly.txt; says err "did you mean ./faulty.txt?" "mistyped path"
expect "nothing to check" 2 bash -c "mkdir -p bare && '$calame' check bare"
expect "stdin alone" 2 "$calame" check - faulty.txt

# check
expect "findings" 1 "$calame" check faulty.txt --select typography; silent err findings
expect "never fails" 0 "$calame" check faulty.txt --select typography --fail-on never
expect "exit zero" 0 "$calame" check faulty.txt --exit-zero
expect "exit zero hides no error" 2 "$calame" check absent.md --exit-zero
expect "minimum score" 1 "$calame" check faulty.txt --fail-on never --min-score 99; says err "99" "minimum score"
expect "json" 1 "$calame" check faulty.txt --output-format json; says out '"schema": "calame-report/1"' json; silent err json
expect "several reports" 1 "$calame" check faulty.txt --output json=r.json --output concise
says r.json '"calame-report/1"' "several reports"; says out "faulty.txt:1:" "several reports"
expect "a report for each reader" 1 "$calame" check faulty.txt --output sarif=r.sarif --output junit=r.xml --output full
says r.sarif '"version": "2.1.0"' "a report for each reader"; says out "TYP014" "a report for each reader"
says r.xml '<testsuite name="faulty.txt"' "a report for each reader"
says r.sarif '"help":{"text":"' "rules of SARIF have their help"
mkdir debt && cp faulty.txt debt/
expect "debt taken" 0 "$calame" check debt/faulty.txt --write-baseline debt.json
printf '\nEst-ce nouveau ?\n' >>debt/faulty.txt
expect "debt known" 1 "$calame" check debt/faulty.txt --baseline debt.json --select TYP014 --output sarif=r.sarif --output-format github
says r.sarif '"baselineState":"unchanged"' "debt known"; says r.sarif '"baselineState":"new"' "debt known"
[ "$(grep -c '^::warning' out)" = 1 ] || fail "debt known: $(cat out)"
mkdir -p repo/.git repo/docs && cp faulty.txt repo/docs/
expect "places from the root" 1 bash -c "cd repo/docs && '$calame' check faulty.txt --output-format gitlab"
says out '"path":"docs/faulty.txt"' "places from the root"
echo "# Before" >summary.md
expect "step summary" 1 env GITHUB_STEP_SUMMARY=summary.md "$calame" check faulty.txt --output-format github
says out "::warning file=faulty.txt,line=1" "step summary"; says summary.md "# Before" "step summary"
says summary.md "### faulty.txt" "step summary"
expect "no step summary" 1 env GITHUB_STEP_SUMMARY=none.md "$calame" check faulty.txt --output-format concise
[ ! -e none.md ] || fail "a step summary that nobody asked for"
expect "lost step summary" 2 env GITHUB_STEP_SUMMARY=absent/s.md "$calame" check faulty.txt --output-format github
says err "absent/s.md" "lost step summary"
truncate -s 1048000 full.md
expect "full step summary" 1 env GITHUB_STEP_SUMMARY=full.md "$calame" check faulty.txt --output-format github
[ "$(stat -c %s full.md)" -le 1048576 ] || fail "the step summary grew beyond what GitHub takes"

# Articles as JSON lines: one result each, in order; a bad line is a result too
cat >lines.jsonl <<'END'
{"id": 7, "text": "Est-ce vrai ?", "lang": "fr"}

{"id": "b", "texte": "x"}
no json
{"id": "c", "markdown": "# Titre", "keyphrase": 3}
[1]
{"id": "d", "text": "a", "html": "b"}
{"id": "e", "html": "<p>Est-ce vrai ?</p>", "path": "e.html", "min_words": 10}
END
for lines in lines.jsonl -; do
  expect "json lines $lines" 2 sh -c "'$calame' check --input-format jsonl --select typography $lines <lines.jsonl"
  [ "$(wc -l <out)" = 7 ] || fail "json lines: $(wc -l <out) results for 7 lines"
  for said in '{"id":7,"path":"7","format":"text","lang":"fr"' 'did you mean text?' '"id":"c"' 'field keyphrase: a string expected' \
    'two articles, text and html' '{"id":"e","path":"e.html","format":"html"'; do says out "$said" "json lines"; done
done
expect "json lines, good ones" 1 sh -c "head -1 lines.jsonl | '$calame' check --input-format jsonl -"; silent err "json lines"
expect "json lines, none" 0 sh -c "printf '' | '$calame' check --input-format jsonl -"; silent out "no json line"
expect "json lines, another report" 1 sh -c "head -1 lines.jsonl | '$calame' check --input-format jsonl --output-format concise -"
says out "7:1:" "json lines"
expect "json lines, own input" 2 "$calame" check --input-format jsonl lines.jsonl --write-baseline lines.jsonl
expect "json lines, absent" 2 "$calame" check --input-format jsonl absent.jsonl; says err "absent.jsonl" "json lines"
expect "own input" 2 "$calame" check faulty.txt -o faulty.txt
cmp -s faulty.txt faulty.orig || fail "check wrote its input"
expect "statistics" 1 "$calame" check faulty.txt --statistics; says out "TYP" statistics
: >empty.md
expect "empty file" 1 "$calame" check empty.md; says err "empty.md" "empty file"
expect "empty file, other rules" 1 "$calame" check empty.md --select typography
expect "stdin" 1 "$calame" check - --stdin-filename a.txt --select typography <faulty.txt; says out "a.txt" stdin
expect "colour never without a terminal" 1 "$calame" check faulty.txt; grep -q $'\e' out && fail "colour in a pipe"
expect "colour always" 1 "$calame" check faulty.txt --color always; grep -q $'\e' out || fail "no colour"
if [ -w /dev/full ]; then
  expect "full disk" 2 "$calame" check faulty.txt --output-format json -o /dev/full
  "$calame" check faulty.txt >/dev/full 2>err; [ $? = 2 ] || fail "full stdout"
  [ -s err ] || fail "full stdout: silent"
fi
"$calame" rules 2>err | head -c 1 >/dev/null
[ "${PIPESTATUS[0]}" -le 2 ] || fail "closed pipe: died"

# What is no article
mkfifo pipe.md
head -c 100000 /dev/urandom >binary.txt
truncate -s 17M large.txt
expect "fifo" 2 timeout 10 "$calame" check pipe.md
expect "device" 2 timeout 10 "$calame" check /dev/zero
expect "binary beside a good one" 2 "$calame" check binary.txt faulty.txt --output-format concise; says out "faulty.txt:1:" "binary"
expect "too large" 2 "$calame" check large.txt
rm -f pipe.md binary.txt large.txt

# Folders
mkdir -p tree/sub tree/.hidden tree/node_modules
for f in tree/b.md tree/a.txt tree/sub/c.html tree/.hidden/d.md tree/node_modules/e.md tree/code.py; do printf 'Vrai ?\n' >"$f"; done
ln -s .. tree/sub/loop
expect "folder" 1 "$calame" check tree --select TYP --output-format concise --jobs 1
for f in tree/a.txt tree/b.md tree/sub/c.html; do says out "$f:" folder; done
for f in hidden node_modules code.py loop; do grep -q "$f" out && fail "folder: $f was read"; done
cp out first
expect "threads" 1 "$calame" check tree --select TYP --output-format concise --jobs 4
cmp -s out first || fail "the order depends on the threads"
expect "pages" 1 "$calame" check tree -o pages/ --today 2026-01-01 --jobs 1; silent out pages
[ "$(find pages -name '*.html' | wc -l)" = 4 ] || fail "pages: $(ls pages)"
grep -o 'href="[^"#]*"' pages/index.html | cut -d'"' -f2 >links
[ "$(wc -l <links)" = 3 ] || fail "pages: the index has other links"
while read -r link; do [ -s "pages/$link" ] || fail "pages: $link is missing"; done <links
cp -r pages pages.before
expect "pages again" 1 "$calame" check tree --output-format html -o pages --today 2026-01-01 --jobs 4
diff -r pages.before pages >/dev/null || fail "pages depend on the threads"
expect "page by its name" 1 "$calame" check tree -o all.html; says all.html "<!DOCTYPE html>" "page by its name"
[ "$(grep -c '<details class="review">' all.html)" = 3 ] || fail "one page: not every review is on it"
expect "pages over an input" 2 "$calame" check pages/index.html -o pages/
expect "pages in a file" 2 "$calame" check tree -o first/; says err "first/" "pages in a file"
"$calame" check tree --output-format json --today 2026-01-01 >one 2>/dev/null
"$calame" check tree --output-format json --today 2026-01-01 --jobs 2 >two 2>/dev/null
cmp -s one two || fail "two runs differ"

# fix
cp faulty.orig f.txt; chmod 640 f.txt
expect "diff" 1 "$calame" fix --diff f.txt; says out "+++ f.txt" diff
cp out change.patch
cmp -s f.txt faulty.orig || fail "--diff wrote"
expect "fix" 0 "$calame" fix f.txt; silent out fix; says err "f.txt" fix
printf 'Est-ce vrai%s? Oui%s: «%sbien%s»%s!\n' "$nnbsp" "$nbsp" "$nbsp" "$nbsp" "$nnbsp" >wanted
cmp -s f.txt wanted || fail "fix: $(cat -A f.txt)"
[ "$(stat -c %a f.txt)" = 640 ] || fail "fix: mode $(stat -c %a f.txt)"
cp f.txt before; stamp=$(stat -c %i-%Y f.txt)
expect "fix again" 0 "$calame" fix f.txt
cmp -s f.txt before || fail "fix is not idempotent"
[ "$(stat -c %i-%Y f.txt)" = "$stamp" ] || fail "fix wrote a file that needed nothing"
expect "diff of a mended file" 0 "$calame" fix --diff f.txt; silent out "diff of a mended file"
if command -v patch >/dev/null; then
  cp faulty.orig f.txt; patch -s f.txt change.patch; cmp -s f.txt wanted || fail "the diff does not apply"
fi
expect "filter" 0 "$calame" fix - --stdin-filename a.txt <faulty.orig
cmp -s out wanted || fail "filter"
expect "filter of one category" 0 "$calame" fix - --stdin-filename a.txt --select structure <faulty.orig
cmp -s out faulty.orig || fail "filter of one category"
printf '\xEF\xBB\xBFVrai ?\r\n\r\nEt ?' >odd.txt
expect "mark and line ends" 0 "$calame" fix odd.txt
printf '\xEF\xBB\xBFVrai%s?\r\n\r\nEt%s?' "$nnbsp" "$nnbsp" | cmp -s - odd.txt || fail "mark and line ends"
cp faulty.orig target.txt; ln -s target.txt link.txt
expect "through a link" 0 "$calame" fix link.txt
[ -L link.txt ] || fail "the link is gone"
cmp -s target.txt wanted || fail "through a link"
cp faulty.orig hard.txt; ln hard.txt hard2.txt
expect "hard links" 2 "$calame" fix hard.txt; says err "--write-in-place" "hard links"
cmp -s hard.txt faulty.orig || fail "hard links: written"
expect "in place" 0 "$calame" fix --write-in-place hard.txt
cmp -s hard2.txt wanted || fail "in place"
if [ "$(id -u)" != 0 ]; then
  cp faulty.orig locked.txt; chmod 440 locked.txt
  expect "read-only" 2 "$calame" fix locked.txt
fi
expect "one bad path" 2 "$calame" fix absent.txt f.txt
ls -A | grep -q '^\.calame-' && fail "a temporary file is left"

# Suppressions
printf 'Vrai ?\n\n<!-- calame-disable-next-line TYP -- voulu -->\nFaux ?\n' >s.md
expect "suppressed" 1 "$calame" check s.md --select TYP --output-format concise
says out "s.md:1:" suppressed; grep -q "s.md:4:" out && fail "suppressed: line 4 is told"
expect "suppressed fix" 0 "$calame" fix s.md --select TYP; says s.md "Faux ?" "suppressed fix"

# Configuration
mkdir -p site/blog; printf '[score]\nmin = 100\n' >site/calame.toml; cp faulty.orig site/blog/a.txt
expect "nearest configuration" 1 "$calame" check site/blog/a.txt --fail-on never
expect "isolated" 0 "$calame" check site/blog/a.txt --fail-on never --isolated
printf '[scoer]\nmin = 100\n' >bad.toml
expect "bad configuration" 2 "$calame" check faulty.txt --config bad.toml; says err "bad.toml:1" "bad configuration"
mkdir -p other; printf '[score]\nmin = 1\n' >other/calame.toml; cp faulty.orig other/a.txt
expect "two configurations" 1 "$calame" check site other --fail-on never; says err "site/blog/a.txt" "two configurations"
grep -q other/a.txt err && fail "two configurations: that of another folder"

# Rules
expect "explain" 0 "$calame" explain TYP001; says out "TYP001" explain
expect "rules" 0 "$calame" rules --output-format json; says out '"calame-rules/1"' rules

# debug tokens
printf 'Le pont est vite fermé par le maire. Il pleut.\n' >words.txt
expect "tokens" 0 "$calame" debug tokens words.txt; says out "pont" tokens; says out "Sentence 2 <p>" tokens; silent err tokens
expect "tokens of stdin" 0 "$calame" debug tokens - --stdin-filename a.md <words.txt; says out "a.md · markdown" "tokens of stdin"
expect "tokens as JSON" 0 "$calame" debug tokens words.txt --format json; says out '"schema": "calame-tokens/1"' "tokens as JSON"
expect "tokens as JSON, the usual way" 0 "$calame" debug tokens words.txt --output-format json; says out '"calame-tokens/1"' "tokens as JSON, the usual way"
expect "tokens of a pattern" 0 "$calame" debug tokens words.txt --pattern 'le <pont> {}?'
says out "> 1:4" "tokens of a pattern"; says out "1 match" "tokens of a pattern"; grep -q pleut out && fail "tokens of a pattern: all is shown"
expect "bad pattern" 2 "$calame" debug tokens words.txt --pattern 'le {lema=pont}'; says err "column 5" "bad pattern"
says err "did you mean “lemma”?" "bad pattern"; silent out "bad pattern"
expect "bad expression in a pattern" 2 "$calame" debug tokens words.txt --pattern '{match=/(/}'
expect "tokens of nothing" 2 "$calame" debug tokens absent.txt; says err "absent.txt" "tokens of nothing"
expect "tokens of two files" 2 "$calame" debug tokens words.txt faulty.txt; says err "takes one article" "tokens of two files"
expect "debug what" 2 "$calame" debug; says err "debug tokens" "debug what"
expect "debug something else" 2 "$calame" debug tokns words.txt; says err "did you mean tokens?" "debug something else"
expect "unknown option of tokens" 2 "$calame" debug tokens words.txt --patern a; says err "did you mean --pattern?" "unknown option of tokens"
expect "help on tokens" 0 "$calame" debug tokens --help; says out "calame debug tokens" "help on tokens"; says out "--pattern" "help on tokens"
expect "help on debug in French" 0 "$calame" debug --help --ui-lang fr; says out "tokens" "help on debug in French"
expect "colour of tokens" 0 "$calame" debug tokens words.txt --color always; grep -q $'\e' out || fail "no colour of tokens"

# restructure
printf 'La mairie de Lyon a fermé le pont hier soir.\n\nLe maire a parlé aux habitants de la ville. Il a promis des travaux.\n' >raw.txt
expect "restructure" 0 "$calame" restructure raw.txt; says out "pont" restructure
expect "restructure to a file" 0 "$calame" restructure raw.txt -o article.md --report report.html; silent out "restructure to a file"
[ -s article.md ] && [ -s report.html ] || fail "restructure: files"
expect "plan" 0 "$calame" restructure raw.txt --output-format json; says out '"calame-restructure/1"' plan
expect "restructure onto its input" 2 "$calame" restructure raw.txt -o raw.txt

# The editor's loop
expect "plan to a file" 0 "$calame" restructure raw.txt --plan plan.toml; silent out "plan to a file"
says plan.toml 'schema = "calame-plan/1"' "plan to a file"
expect "plan and article" 0 "$calame" restructure raw.txt --plan plan.toml -o planned.md; cmp -s planned.md article.md || fail "plan and article"
expect "plan to stdout" 0 "$calame" restructure raw.txt --plan -; cmp -s out plan.toml || fail "plan to stdout"
expect "unchanged plan" 0 "$calame" restructure raw.txt --apply plan.toml; cmp -s out article.md || fail "unchanged plan"
sed 's/^text = "/text = "Nouveau /' plan.toml >edited.toml
expect "edited plan" 0 "$calame" restructure raw.txt --apply edited.toml; says out "# Nouveau" "edited plan"
sed 's/^choose/chose/' plan.toml >slip.toml
expect "slip in a plan" 2 "$calame" restructure raw.txt --apply slip.toml; says err "did you mean" "slip in a plan"; silent out "slip in a plan"
says err "slip.toml:" "slip in a plan"
cp edited.toml kept.toml
expect "an edited plan is not written over" 2 "$calame" restructure raw.txt --plan edited.toml; says err "may have been edited" "edited plan"
cmp -s edited.toml kept.toml || fail "an edited plan was written over"
expect "absent plan" 2 "$calame" restructure raw.txt --apply absent.toml; says err "absent.toml" "absent plan"
expect "plan and apply" 2 "$calame" restructure raw.txt --plan a.toml --apply plan.toml; says err "--apply" "plan and apply"
expect "plan onto its input" 2 "$calame" restructure raw.txt --plan raw.txt

# A message may only name what its kind gives.
cat >argument.toml <<'END'
[pack]
id = "argument"
[[rule]]
id = "HOU001"
name = "an-argument-too-many"
kind = "phrase"
words = ["mail"]
message = { fr = "{found} : {cure}", en = "{found}: {cure}" }
[[rule.test]]
text = "Un mail."
flags = ["mail"]
[[rule.test]]
text = "Un courriel."
flags = []
END
expect "an argument that the kind does not give" 1 "$calame" test argument.toml; says out "gives no “{cure}”" "unknown argument"

finish
