#!/usr/bin/env bash
# House configuration from outside: calame.toml by folder, overrides, exclusions, lists of commissions.
# usage: config.sh path/to/calame
source "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
# The findings of a file, as rule ids.
rules_of() { grep -F "$1:" out | grep -oE '\b[A-Z]{3}[0-9]{3}\b' | sort -u | tr '\n' ' '; }

# Every article has the nearest calame.toml; its globs count from there.
mkdir -p press/blog/2026 press/guide elsewhere
for f in press/news.txt press/blog/a.txt press/blog/2026/b.txt press/guide/c.html elsewhere/d.txt; do
  printf 'Est-ce vrai ? Oui.\n' >$f
done
cat >press/calame.toml <<'TOML'
required-version = ">=0.1"
select = ["typography"]
[[overrides]]
paths = ["blog/**"]
[overrides.rules]
TYP014 = "off"
[[overrides]]
paths = ["*.html", "blog/2026/*"]
[overrides.rules]
TYP014 = "info"
TOML
printf 'select = ["typography"]\nfail-on = "never"\n' >elsewhere/calame.toml
one=$("$calame" rules --isolated | awk '/space-before-high/ { print $1; exit }')
sed -i "s/TYP014/$one/" press/calame.toml
expect "overrides" 1 "$calame" check press elsewhere --output-format json; silent err overrides
severity() { python3 - "$1" "$one" <<'PY'
import json, sys
for f in json.load(open("out"))["files"]:
    if f["path"] == sys.argv[1]:
        print(" ".join(x["severity"] for x in f["findings"] if x["rule"] == sys.argv[2]))
PY
}
if command -v python3 >/dev/null; then
  [ "$(severity press/news.txt)" = warning ] || fail "overrides: none: $(severity press/news.txt)"
  [ -z "$(severity press/blog/a.txt)" ] || fail "overrides: blog"
  [ "$(severity press/blog/2026/b.txt)" = info ] || fail "overrides: a later table wins"
  [ "$(severity press/guide/c.html)" = info ] || fail "overrides: *.html"
  [ "$(severity elsewhere/d.txt)" = warning ] || fail "overrides: another calame.toml"
fi
expect "from below" 0 bash -c "cd press/blog && '$calame' check 2026 --isolated --select $one --fail-on error"
expect "fail-on of the folder" 0 "$calame" check elsewhere
expect "fail-on of the command line" 1 "$calame" check elsewhere --fail-on info
expect "fix follows overrides" 0 "$calame" fix press
grep -q 'vrai ?' press/blog/a.txt || fail "fix follows overrides: blog"
grep -q 'vrai ?' press/news.txt && fail "fix follows overrides: news"
expect "stdin by its name" 0 "$calame" check - --stdin-filename press/blog/x.txt <press/blog/a.txt
expect "stdin by its name, no override" 1 "$calame" check - --stdin-filename press/x.txt <press/blog/a.txt

# Errors have their place and come before any article is read.
printf '[[overrides]]\npaths = ["{a"]\n' >bad.toml
expect "malformed glob" 2 "$calame" check press --config bad.toml; says err "bad.toml:2:10: “{a”: brace opened" "malformed glob"; silent out "malformed glob"
printf '[[overrides]]\npaths = ["nowhere/**"]\n[overrides.rules]\nTYP014 = "off"\n' >none.toml
expect "an override of nothing is silent" 1 "$calame" check elsewhere --config none.toml; silent err "an override of nothing"
printf 'required-version = ">=9"\nfuture = true\n' >new.toml
expect "required version" 2 "$calame" check press --config new.toml
says err "new.toml:1:20: asks for calame >=9" "required version"; [ "$(wc -l <err)" = 1 ] || fail "required version: $(cat err)"
mkdir -p broken/a broken/b; printf 'x = 1\n' >broken/a/calame.toml; printf 'y = 1\n' >broken/b/calame.toml
cp elsewhere/d.txt broken/a/d.txt; cp elsewhere/d.txt broken/b/d.txt
expect "errors of all configurations" 2 "$calame" check broken
says err "broken/a/calame.toml:1:1" "errors of all configurations"; says err "broken/b/calame.toml:1:1" "errors of all configurations"
[ "$(wc -l <err)" = 2 ] || fail "errors of all configurations: $(cat err)"

# Exclusions hold for what is found in folders, not for what is named.
mkdir -p site/brouillons site/pages/node
printf 'exclude = ["brouillons", "pages/*.txt"]\n' >site/calame.toml
for f in site/a.md site/brouillons/b.md site/pages/c.txt site/pages/d.md; do printf 'Est-ce vrai ?\n' >$f; done
expect "exclude" 1 "$calame" check site --output-format concise
says out "site/a.md" exclude; says out "site/pages/d.md" exclude; lacks out brouillons exclude; lacks out c.txt exclude
expect "a named file is checked" 1 "$calame" check site/brouillons/b.md --output-format concise; says out "b.md" "a named file"
expect "everything is excluded" 2 "$calame" check site/brouillons; says err "“exclude”" "everything is excluded"

# An article has one name.
cp elsewhere/d.txt one.txt; ln -s one.txt same.txt
expect "one article" 1 "$calame" check one.txt ./one.txt "$work/one.txt" same.txt one.txt --select $one --output-format concise
[ "$(grep -c "$one" out)" = 1 ] || fail "one article: $(cat out)"

# Languages and profiles
expect "malformed language" 2 "$calame" check one.txt --lang français; says err "write fr" "malformed language"
expect "malformed language, English" 2 "$calame" check one.txt --lang German; says err "write de" "malformed language"
expect "language without a pack" 0 "$calame" check one.txt --lang zz --fail-on never; says err "“zz”" "language without a pack"
expect "language with a pack" 0 "$calame" check one.txt --lang fr_CA --fail-on never; silent err "language with a pack"
expect "unknown profile" 2 "$calame" check one.txt --profile nws; says err "did you mean news?" "unknown profile"
printf 'profile = "dossier"\n[score.profile.dossier]\nweights = { style = 0 }\n' >profile.toml
expect "a profile of the house" 0 "$calame" check one.txt --config profile.toml --fail-on never
expect "a profile of the house, named" 0 "$calame" check one.txt --config profile.toml --fail-on never --profile dossier

# Lists of commissions
mkdir -p desk/articles
printf 'Chemin;Mot-clé;Synonymes;Mots\narticles/a.md;vélo cargo;biporteur|triporteur;9\narticles/b.md;pont;;\narticles/gone.md;x;;\n' >desk/list.csv
printf '# Le pont\n\nUn pont.\n' >desk/articles/a.md
printf -- '---\nkeyphrase: rivière\n---\n\n# Le pont\n\nUn pont.\n' >desk/articles/b.md
printf '[brief]\nkeyphrases-from = "list.csv"\n' >desk/calame.toml
expect "a listed keyphrase" 0 "$calame" check desk/articles/a.md --fail-on never --output-format full --select keyphrase
says out "vélo cargo" "a listed keyphrase"; says err 'desk/list.csv:4: “articles/gone.md” matches no file' "a listed keyphrase"
expect "front matter comes first" 0 "$calame" check desk/articles/b.md --fail-on never --select keyphrase
says out "rivière" "front matter comes first"
expect "an option comes first" 0 "$calame" check desk/articles/a.md --fail-on never --select keyphrase --keyphrase tunnel
says out "tunnel" "an option comes first"; lacks out "vélo" "an option comes first"
printf 'path,keyphrase\na.md,passerelle\n' >desk/articles/other.csv
expect "a list of the command line" 0 "$calame" check desk/articles/a.md --fail-on never --select keyphrase --keyphrases desk/articles/other.csv
says out "passerelle" "a list of the command line"
printf 'path,keyphrase\na.md\n' >desk/articles/other.csv
expect "a malformed list" 2 "$calame" check desk/articles/a.md --keyphrases desk/articles/other.csv; says err "other.csv:2: row without a keyphrase" "a malformed list"
expect "no such list" 2 "$calame" check desk/articles/a.md --keyphrases absent.csv; says err "absent.csv" "no such list"

# Deprecated and preview rules
cat >house.toml <<'TOML'
[pack]
id = "house"
[[rule]]
id = "STY990"
name = "no-widget"
kind = "phrase"
words = ["widget"]
message = { fr = "m", en = "m" }
[[rule]]
id = "STY991"
name = "no-gadget"
stability = "preview"
kind = "phrase"
words = ["gadget"]
message = { fr = "m", en = "m" }
[[rule]]
id = "STY989"
name = "widgets"
stability = "deprecated"
replaced-by = "STY990"
TOML
printf 'Un widget, un gadget.\n\n<!-- calame-disable-next-line STY989 -->\nUn widget.\n' >w.md; cp w.md v.md
expect "a former name" 1 "$calame" check v.md w.md --rules house.toml --select STY989 --output-format concise
[ "$(rules_of w.md)" = "STY990 " ] || fail "a former name: $(cat out)"; lacks out "w.md:4" "a former name"
[ "$(grep -c 'is now STY990' err)" = 1 ] || fail "a former name is told once: $(cat err)"
expect "a former name in comments" 1 "$calame" check v.md w.md --rules house.toml --select STY990
[ "$(cat err)" = "v.md:3:31: the rule “STY989” is now STY990 (no-widget)" ] || fail "a former name in comments: $(cat err)"
expect "explain a former name" 0 "$calame" explain STY989 --rules house.toml; says out "STY990 no-widget" "explain"; says err "is now STY990" "explain"
expect "preview is off" 0 "$calame" check w.md --rules house.toml --select STY99 --output-format concise --fail-on never; lacks out STY991 "preview is off"
expect "preview" 1 "$calame" check w.md --rules house.toml --select STY99 --config preview=true --output-format concise
says out STY991 preview

# --show-settings is a configuration that does the same.
cat >press/calame.toml <<'TOML'
ignore = ["STY"]
typography = "fr-FR/nbsp"
[brief]
min-words = 700
[protect]
names = ["Yahoo!"]
[rules]
MET003 = { over = 600 }
[[overrides]]
paths = ["blog/**"]
ignore = ["LNK"]
[overrides.brief]
min-words = 300
[overrides.protect]
names = ["iPhone"]
[overrides.rules]
MET003 = "error"
TOML
expect "settings" 0 "$calame" check press --show-settings --min-score 50 --config brief.keyphrase=\'pont\'; silent err settings
[ "$(grep -c '^# Settings of: ' out)" = 2 ] || fail "settings: $(cat out)"
says out "press/blog/2026/b.txt, press/blog/a.txt" settings
says out '# option --min-score' settings
says out '# option --config' settings
says out '# press/calame.toml:4' settings
says out 'overrides #1, press/calame.toml:13' settings
says out '"Yahoo!", "iPhone"]' settings
says out 'ignore = ["STY", "LNK"]' settings
says out 'MET003 = { default = true, over = 600, severity = "error" }' settings
says out 'fail-on = "warning"' settings
expect "settings of one" 0 "$calame" check press/blog/a.txt --show-settings; cp out shown.toml
expect "before" 0 "$calame" check press/blog/a.txt --fail-on never --output-format json; grep '"hash"' out >hash1
expect "after" 0 "$calame" check press/blog/a.txt --fail-on never --output-format json --config shown.toml; grep '"hash"' out >hash2
[ -s hash1 ] && cmp -s hash1 hash2 || fail "settings shown are not those in force: $(cat err shown.toml)"

finish
