# Sourced by the scripts beside it: where the checkout is, how it is configured and built.
# shellcheck shell=bash
set -euo pipefail

zizhi_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$zizhi_root"

# The laws (rapidcheck) draw the same samples in every run, so that a run says something of the
# change that it is about. New samples, and more of them: scripts/verify laws.
export RC_PARAMS="${RC_PARAMS-seed=20261123}"

# Builds with as many jobs as there are processors, but not more than memory has room for.
zizhi_jobs() {
  local processors megabytes jobs
  processors=$(nproc 2>/dev/null || echo 1)
  megabytes=$(awk '/^MemAvailable:/ {print int($2 / 1024)}' /proc/meminfo 2>/dev/null || echo 2048)
  jobs=$((megabytes / 1200))
  [ "$jobs" -ge 1 ] || jobs=1
  [ "$jobs" -le "$processors" ] || jobs=$processors
  echo "$jobs"
}

# Configures a preset; a build folder that was made for another checkout is made anew.
zizhi_configure() {
  local preset=$1 cache="build/$1/CMakeCache.txt"
  local fresh=()
  if [ -f "$cache" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$zizhi_root" "$cache"; then
    fresh=(--fresh)
  fi
  local log
  log=$(mktemp)
  cmake "${fresh[@]}" --preset "$preset" >"$log" 2>&1 || {
    cat "$log" >&2
    rm -f "$log"
    return 1
  }
  rm -f "$log"
}

# zizhi_build PRESET [TARGET…]
zizhi_build() {
  local preset=$1 target arguments=()
  shift
  for target in "$@"; do
    arguments+=(--target "$target")
  done
  zizhi_configure "$preset"
  cmake --build --preset "$preset" --parallel "$(zizhi_jobs)" "${arguments[@]}"
}
