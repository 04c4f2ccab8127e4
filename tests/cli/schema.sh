#!/usr/bin/env bash
# The JSON Schemas: every built-in pack and every pack of the tests is right by them, slips are not, and what they
# refuse the loader refuses too.
# usage: schema.sh path/to/calame
set -u
calame=$(realpath "$1")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
python3 -c 'import tomllib' 2>/dev/null || { echo "skipped: no python 3.11 here"; exit 77; }
"$calame" schema pack >pack.json && "$calame" schema config >config.json || exit 1
"$calame" init "$root/corpus" --stdout >init.toml || exit 1
export CALAME=$calame ROOT=$root
exec python3 - <<'END'
import copy, glob, json, os, subprocess, sys, tomllib
root, calame = os.environ["ROOT"], os.environ["CALAME"]
failures = 0
def fail(text):
    global failures
    failures += 1
    print("FAILED:", text, file=sys.stderr)

# The words of draft-07 that the schemas use; another one is a failure of its own.
known = {"$schema", "title", "description", "definitions", "$ref", "type", "properties", "required",
         "additionalProperties", "anyOf", "oneOf", "enum", "const", "items"}
types = {"object": dict, "array": list, "string": str, "boolean": bool, "number": (int, float)}
def fits(value, schema, top):
    if schema is True or schema is False: return schema
    assert set(schema) <= known, set(schema) - known
    if "$ref" in schema: return fits(value, top["definitions"][schema["$ref"].split("/")[-1]], top)
    if "type" in schema:
        names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        if not any(isinstance(value, types[n]) and (n != "number" or value is not True and value is not False) for n in names): return False
    if "enum" in schema and value not in schema["enum"]: return False
    if "const" in schema and value != schema["const"]: return False
    if "anyOf" in schema and not any(fits(value, s, top) for s in schema["anyOf"]): return False
    if "oneOf" in schema and sum(fits(value, s, top) for s in schema["oneOf"]) != 1: return False
    if isinstance(value, dict):
        if not set(schema.get("required", [])) <= set(value): return False
        for key, one in value.items():
            below = schema.get("properties", {}).get(key, schema.get("additionalProperties", True))
            if not fits(one, below, top): return False
    if isinstance(value, list) and "items" in schema: return all(fits(one, schema["items"], top) for one in value)
    return True

pack, config = (json.load(open(n)) for n in ("pack.json", "config.json"))
kinds = {}
files = glob.glob(root + "/rules/**/*.toml", recursive=True) + glob.glob(root + "/tests/kinds/*.toml")
for path in files:
    data = tomllib.load(open(path, "rb"))
    data.setdefault("pack", {"id": "tried"})
    if not fits(data, pack, pack):
        rules = [r["id"] for r in data.get("rule", []) if not fits(r, pack["definitions"]["rule"], pack)]
        fail(f"{path}: {rules or 'outside its rules'}")
    for rule in data.get("rule", []): kinds.setdefault(rule["kind"], rule)
if len(files) < 40: fail("too few packs")

# Each kind: a key or a type that is none is refused, by the schema and by the loader.
offered = pack["definitions"]["rule"]["properties"]["kind"]["enum"]
if set(offered) != set(kinds): fail(f"kinds {set(offered) ^ set(kinds)}")
for kind, rule in kinds.items():
    for name, slip in (("zzz", 1), ("severity", "grave"), ("default", "no"), ("test", {"txt": ""}), ("message", {"fr": "x"})):
        wrong = copy.deepcopy(rule)
        wrong[name] = slip
        if fits(wrong, pack["definitions"]["rule"], pack): fail(f"{kind}: {name} = {slip} passes")

def toml(value):
    if isinstance(value, dict): return "{" + ", ".join(f"{json.dumps(k)} = {toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list): return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value)
def loads(settings):
    open("try.toml", "w").write("".join(f"{k} = {toml(v)}\n" for k, v in settings.items()))
    run = subprocess.run([calame, "check", root + "/corpus/aide-logement.md", "--config", "try.toml", "--fail-on", "never"],
                         capture_output=True, text=True)
    return run.returncode != 2
right = [tomllib.load(open("init.toml", "rb")), {}, {"profile": "news"}, {"typography": "infer"},
         {"typography": {"preset": "infer", "spelled": "entity", "attributes": True}},
         {"brief": {"min-words": 700, "lang": "fr"}}, {"score": {"min": 1, "category-min": {"typography": 1}}},
         {"rules": {"MET003": {"over": {"warning": 600, "error": 700}}, "STR016": {"severity": "info"}, "TYP001": "off", "straight-apostrophe": "error"}},
         {"exclude": ["old/**"], "overrides": [{"paths": ["blog/**"], "profile": "blog", "rules": {"TYP001": "off"}}]},
         {"extends": ["calame:clair"], "required-version": ">=0.1"}, {"protect": {"names": ["Yahoo!"]}}]
wrong = [{"profil": "news"}, {"typography": 3}, {"typography": {"preset": "infer", "spelled": "no"}},
         {"brief": {"min-word": 700}}, {"brief": {"min-words": "700"}}, {"score": {"min": "1"}}, {"score": {"mn": 1}},
         {"rules": {"TYP001": "of"}}, {"rules": {"MET003": {"ovr": 700}}}, {"rules": {"MET003": {"kind": "phrase"}}},
         {"overrides": [{"profile": "blog"}]}, {"protect": {"names": 3}}, {"rules": {"TYP001": {"id": "TYP002"}}}]
for some, verdict in ((right, True), (wrong, False)):
    for settings in some:
        if fits(settings, config, config) != verdict: fail(f"schema, {settings}: expected {verdict}")
        if loads(settings) != verdict: fail(f"loader, {settings}: expected {verdict}")
print("all right" if not failures else f"{failures} failures")
sys.exit(bool(failures))
END
