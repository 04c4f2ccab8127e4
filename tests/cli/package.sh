#!/usr/bin/env bash
# A .deb, unpacked into a scratch root and run from there.
# usage: package.sh calame_VERSION_ARCH.deb
set -u
package=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
failures=0
fail() { echo "FAILED: $*" >&2; failures=$((failures + 1)); }
dpkg -x "$package" root || fail "dpkg -x"
for file in bin/calame share/man/man1/calame.1.gz share/man/fr/man1/calame.1.gz \
  share/bash-completion/completions/calame share/zsh/vendor-completions/_calame \
  share/fish/vendor_completions.d/calame.fish share/doc/calame/copyright share/doc/calame/changelog.gz \
  share/calame/calame.schema.json share/calame/pack.schema.json; do
  [ -s "root/usr/$file" ] || fail "no /usr/$file"
done
[ ! -e root/usr/include ] || fail "the headers are no part of the program"
dpkg -I "$package" | grep -q '^ Depends: .*libc6' || fail "no dependencies"
printf 'Vrai ?\n' >a.txt
root/usr/bin/calame fix a.txt --isolated 2>/dev/null || fail "fix"
[ "$(cat a.txt)" = $'Vrai\u202F?' ] || fail "fix: $(cat a.txt)"
zcat root/usr/share/man/man1/calame.1.gz | grep -q 'calame check' || fail "manual"
if command -v lintian > /dev/null; then lintian --fail-on error "$package" || fail "lintian"; fi
[ "$failures" = 0 ] || exit 1
echo "$(basename "$package"): all right"
