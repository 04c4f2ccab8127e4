# shellcheck shell=bash
# Sourced by the other scripts, from the project root: build PRESET [TARGET…] configures build/PRESET
# when needed and builds. The full log goes to build/PRESET/build.log and is shown when it fails.
build() {
  local preset=$1 directory=build/$1 started=$SECONDS
  shift
  mkdir -p "$directory"
  local options=()
  if command -v ccache > /dev/null; then options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache); fi
  if [[ ! -f $directory/build.ninja ]]; then
    echo "build: configuring $directory"
    cmake --preset "$preset" "${options[@]}" > "$directory/build.log" 2>&1 || { tail -n 40 "$directory/build.log" >&2; return 1; }
  fi
  local targets=()
  (($# > 0)) && targets=(--target "$@")
  if ! cmake --build "$directory" -j "$(jobs_here)" "${targets[@]}" > "$directory/build.log" 2>&1; then
    grep -E -A 12 'error|FAILED|warning: unused' "$directory/build.log" | head -n 80 >&2 || true
    echo "build: $directory failed; the whole log is in $directory/build.log" >&2
    return 1
  fi
  echo "build: $directory, $((SECONDS - started)) s"
}

# One compiler takes up to 1 GB here: no more of them than the memory holds.
jobs_here() {
  local cores memory
  cores=$(nproc)
  memory=$(awk '/MemAvailable/ {print int($2 / 1048576)}' /proc/meminfo 2>/dev/null || true)
  [[ -n $memory ]] || memory=$cores
  ((memory < 1)) && memory=1
  echo $((cores < memory ? cores : memory))
}
