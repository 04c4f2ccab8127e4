# What the scripts of this folder share; sourced with the path to calame. They work in a folder of their own, in English
# unless they say otherwise, and end with `finish`.
set -u
calame=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
unset NO_COLOR CLICOLOR_FORCE SOURCE_DATE_EPOCH LC_MESSAGES LANG GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
export LC_ALL=en_GB.UTF-8 2>/dev/null  # the variable alone chooses the words; no such locale is needed
failures=0

fail() { echo "FAILED: $*" >&2; failures=$((failures + 1)); }
# expect NAME CODE COMMAND…: the exit code; streams are kept in out and err, above what the script makes.
expect() {
  local name=$1 code=$2
  shift 2
  "$@" >"$work/out" 2>"$work/err"
  local got=$?
  [ "$got" = "$code" ] || fail "$name: exit $got, expected $code ($(head -c 300 "$work/err"))"
}
stream() { case $1 in out | err) echo "$work/$1" ;; *) echo "$1" ;; esac; }
says() { grep -qF -- "$2" "$(stream "$1")" || fail "$3: $1 does not say \"$2\": $(head -c 400 "$(stream "$1")")"; }
lacks() { ! grep -qF -- "$2" "$(stream "$1")" || fail "$3: $1 says \"$2\": $(head -c 400 "$(stream "$1")")"; }
silent() { [ ! -s "$(stream "$1")" ] || fail "$2: $1 should be empty: $(head -c 300 "$(stream "$1")")"; }
finish() {
  [ "$failures" = 0 ] || exit 1
  echo "all right"
}
