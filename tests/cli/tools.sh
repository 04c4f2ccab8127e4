#!/usr/bin/env bash
# try, init, completion, man and schema from outside.
# usage: tools.sh path/to/calame
source "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
# ---- try
cat >house.toml <<'END'
[pack]
id = "house"
lang = "fr"
[[rule]]
id = "STY990"
name = "said-impact"
kind = "phrase"
words = ["impacter"]
inflect = false
message = { fr = "« {found} » : écrivez « toucher »", en = "“{found}”: write “toucher”" }
[[rule.test]]
text = "Cela va impacter la ville."
flags = ["impacter"]
[[rule.test]]
text = "Cela va toucher la ville."
flags = []
[[rule]]
id = "STY991"
name = "said-process"
kind = "phrase"
words = ["process"]
default = false
severity = "info"
message = { fr = "« {found} » : écrivez « procédé »", en = "“{found}”: write “procédé”" }
[[rule.test]]
text = "Un procédé."
flags = ["process"]
[[rule]]
id = "STY992"
name = "never-said"
kind = "phrase"
words = ["ornithorynque"]
message = { fr = "« {found} »", en = "“{found}”" }
END
mkdir articles
for i in 1 2 3; do
  for _ in 1 2 3 4; do printf 'Cette décision va impacter la ville et tout le quartier.\n\n'; done >articles/a$i.md
done
printf 'Un process, rien de plus dans cette phrase.\n' >articles/b.md
expect "try" 0 "$calame" try house.toml articles; silent err try
says out "3 rules, tried on 4 articles" try
says out "12 findings in 3 articles of 4" try
says out "5 shown of 12, evenly spread" "try: samples"
for f in a1 a2 a3; do says out "articles/$f.md:" "try: samples of each article"; done
says out "| Cette décision va·impacter·la ville" "try: frame"
says out "^^^^^^^^" "try: frame"
says out "Its 2 examples are right" "try: examples"
says out "STY991 said-process (info, off by default)" "try: a rule that is off"
says out " failures in its examples:" "try: failing example"
says out "Flag nothing:" "try: silence"
says out "STY992 never-said, looked for in 4 articles; it has no example" "try: silence"
cp out first
expect "try on one thread" 0 "$calame" try house.toml articles --jobs 1
cmp -s out first || fail "try depends on the threads"
expect "try, samples" 0 "$calame" try house.toml articles --samples 0; lacks out "articles/a1.md" "try without samples"
expect "try, json" 0 "$calame" try house.toml articles --output-format json; silent err "try, json"
says out '"schema": "calame-try/1"' "try, json"
python3 - <<'END' || fail "try, json: figures"
import json
t = json.load(open("out"))
r = {x["id"]: x for x in t["rules"]}
assert list(r) == ["STY990", "STY991", "STY992"], list(r)
assert (r["STY990"]["findings"], r["STY990"]["articles"], len(r["STY990"]["samples"])) == (12, 3, 5)
assert abs(r["STY990"]["per_1000_words"] - 12000 / t["words"]) < 0.01
assert not r["STY991"]["enabled"] and r["STY991"]["findings"] == 1
assert r["STY991"]["tests"]["count"] == 1 and r["STY991"]["tests"]["failures"]
for s in r["STY990"]["samples"]:
    assert open(s["path"], "rb").read()[s["start"]:s["end"]].decode() == s["text"] == "impacter", s
END
expect "try of some" 0 "$calame" try house.toml articles --select STY992; lacks out STY990 "try of some"
printf 'extends = ["house.toml"]\n' >calame.toml
expect "try of an adopted pack" 0 "$calame" try house.toml articles; says out "12 findings" "try of an adopted pack"
rm calame.toml
expect "try of a built-in pack" 0 "$calame" try calame:anglicismes articles; says out "calame:anglicismes: " "try of a built-in pack"
expect "try of no pack" 2 "$calame" try absent.toml articles; says err absent.toml "try of no pack"
expect "try of a bad pack" 2 "$calame" try <(printf '[pack]\nid = 3\n') articles
printf '[pack]\nid = "none"\n' >none.toml
expect "try of an empty pack" 2 "$calame" try none.toml articles; says err "no rule to try" "try of an empty pack"
expect "try of no article" 2 "$calame" try house.toml absent.md
expect "try without articles" 2 "$calame" try house.toml
expect "try, bad number" 2 "$calame" try house.toml articles --samples x

# ---- init
mkdir -p site/blog
nnbsp=$'\u202F' nbsp=$'\u00A0'
for i in $(seq 1 12); do
  {
    printf -- '---\ntitle: Article %s\n---\n\n' "$i"
    for _ in $(seq 1 "$((i + 9))"); do
      printf 'Est-ce vrai%s? Oui%s: «%sc’est bien vrai%s»%s! On le sait depuis longtemps ici.\n\n' "$nnbsp" "$nbsp" "$nbsp" "$nbsp" "$nnbsp"
    done
  } >"site/blog/a$i.md"
done
expect "init, shown" 0 "$calame" init site --stdout; silent err "init, shown"
[ ! -e site/calame.toml ] || fail "init --stdout wrote"
cp out shown
expect "init" 0 "$calame" init site; silent out init
cmp -s shown site/calame.toml || fail "init writes something else than it shows"
says err "wrote site/calame.toml" init; says err "calame check site" init
says shown 'profile = "blog"' "init: profile"
says shown 'typography = "fr-FR/in2002"' "init: typography"
says shown "12 articles of 12 keep to this usage" "init: typography"
says shown 'lang = "fr' "init: language"
grep -q '^min-words = [1-9]' shown || fail "init: length"
grep -q '^min = [1-9]' shown || fail "init: score"
grep -q '^# [A-Z]\{3\}[0-9]\{3\} = "off"' shown || fail "init: rules"
expect "check with what init wrote" 0 "$calame" check site --fail-on never --min-score 0 --output-format json
"$calame" check site --fail-on never >out 2>err
[ "$(grep -c 'under the minimum' err)" -le 1 ] || fail "init: more than one article of ten is under its minimum"
sed 's/^# \([A-Z]\{3\}[0-9]\{3\} = "off"\)/\1/' shown >all.toml
expect "check with every proposal" 0 "$calame" check site --fail-on never --min-score 0 --config all.toml
echo '# ours' >site/calame.toml
expect "init again" 2 "$calame" init site; says err "exists and is left as it is" "init again"
[ "$(cat site/calame.toml)" = '# ours' ] || fail "init overwrote"
ln -s nowhere site/blog/calame.toml
expect "init over a link" 2 "$calame" init site/blog
mkdir bare
expect "init without articles" 0 "$calame" init bare
grep -v '^#' bare/calame.toml | grep -q = && fail "init without articles proposes something"
expect "check of a bare configuration" 0 "$calame" check site/blog/a1.md --config bare/calame.toml --fail-on never
mkdir many; for i in 1 2 3; do for _ in 1 2 3 4 5 6 7 8 9; do printf 'Vrai ? Et : « bon » !\n\n'; done >many/$i.txt; done
expect "init with many findings" 0 "$calame" init many; says err "--write-baseline" "init with many findings"
expect "init of a file" 2 "$calame" init shown
expect "init of two" 2 "$calame" init site bare
expect "init in French" 0 "$calame" init site --stdout --ui-lang fr; says out "Réglages proposés" "init in French"

finish
