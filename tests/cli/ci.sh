#!/usr/bin/env bash
# What CI systems run: the steps of action.yml, the script of ci/gitlab.yml and the pre-commit entries, with the
# environment that they would have.
# usage: ci.sh path/to/calame
set -u
calame=$(realpath "$1")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
mkdir bin && ln -s "$calame" bin/calame
export PATH=$work/bin:$PATH
failures=0
fail() { echo "FAILED: $*" >&2; failures=$((failures + 1)); }
python3 -c 'import yaml' 2>/dev/null || { echo "skipped: no python3-yaml here"; exit 77; }

# The shell of each step and hook, and the inputs that the steps use.
python3 - "$root" <<'END' || fail "the YAML files"
import re, sys, yaml
root = sys.argv[1]
text = open(root + "/action.yml").read()
action = yaml.safe_load(text)
assert action["runs"]["using"] == "composite"
used = set(re.findall(r"inputs\.([a-z-]+)", text))
assert used == set(action["inputs"]), used ^ set(action["inputs"])
steps = [s for s in action["runs"]["steps"] if "run" in s]
for number, step in enumerate(steps):
    assert step["shell"] == "bash"
    assert "${{" not in step["run"], "an input is pasted into a script"
    open(f"step{number}.sh", "w").write(step["run"])
gitlab = yaml.safe_load(open(root + "/ci/gitlab.yml"))["calame"]
open("gitlab.sh", "w").write("\n".join(gitlab["script"]))
reports = gitlab["artifacts"]["reports"]
assert all(name in gitlab["script"][0] for name in reports.values())
hooks = yaml.safe_load(open(root + "/.pre-commit-hooks.yaml"))
for hook in hooks:
    assert hook["language"] == "system"
    re.compile(hook["files"])
    open(hook["id"] + ".sh", "w").write(hook["entry"] + ' "$@"\n')
END
for script in *.sh "$root"/ci/install "$root"/ci/github; do bash -n "$script" || fail "bash -n $script"; done

printf 'Est-ce vrai ? Oui : « bien » !\n' >'un article.txt'
printf 'Vrai ?\n' >b.txt
step() { (export CALAME_ACTION=$root; bash --noprofile --norc -e -o pipefail "$1") >out 2>err; }

step step0.sh || fail "install: $(cat err)"
grep -q '^calame ' out || fail "install tells no version"

echo 'before' >summary.md
export GITHUB_STEP_SUMMARY=$work/summary.md
CALAME_PATHS=b.txt CALAME_ARGS='--select typography' CALAME_SARIF=r.sarif step step1.sh
[ $? = 1 ] || fail "check: findings do not fail: $(cat err)"
grep -q '^::warning ' out || fail "no annotation: $(head -3 out)"
grep -q '"2.1.0"' r.sarif || fail "no SARIF"
head -1 summary.md | grep -qx before || fail "the summary of earlier steps is gone"
grep -q TYP014 summary.md || fail "no summary: $(cat summary.md)"
CALAME_PATHS=b.txt CALAME_FAIL_ON=never step step1.sh || fail "fail-on: $(cat err)"
CALAME_PATHS=b.txt CALAME_FAIL_ON=never CALAME_MIN_SCORE=100 step step1.sh && fail "min-score"
CALAME_PATHS=$'b.txt\nabsent.md' step step1.sh
[ $? = 2 ] || fail "an absent path is accepted"
step step1.sh
[ $? = 1 ] || fail "no paths: the folder is checked: $(cat err)"

CALAME_PATHS=. CALAME_ARGS='--select TYP' bash -e gitlab.sh >out 2>err
[ $? = 1 ] || fail "gitlab: exit: $(cat err)"
python3 -c 'import json; assert json.load(open("calame-codequality.json"))[0]["fingerprint"]' || fail "gitlab: code quality"
python3 -c 'import xml.dom.minidom as x; x.parse("calame-junit.xml")' || fail "gitlab: junit"

bash calame.sh 'un article.txt' b.txt >out 2>err
[ $? = 1 ] || fail "pre-commit: check"
grep -q '^b.txt:1:' out || fail "pre-commit: $(cat out)"
bash calame-fix.sh 'un article.txt' b.txt >out 2>err || fail "pre-commit: fix: $(cat err)"
[ "$(cat b.txt)" = $'Vrai\u202F?' ] || fail "pre-commit: nothing was mended"

[ "$failures" = 0 ] || exit 1
echo "all right"
