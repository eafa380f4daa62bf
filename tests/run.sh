#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing and runs every test, with no display of its own:
#   1. everything, the window under a display without a screen
#   2. the program without its window (-Dgui=false) under the address and undefined-behaviour
#      sanitizers: all of core and render, and the command line where it reads what others send
# The last line reads "N passed, N failed, N skipped"; the exit status is 0 when something
# ran and nothing failed.
#
# TANJIAN_BUILD names another build folder than .build; the other lies beside it.
set -uo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${TANJIAN_BUILD:-$top/.build}
mkdir -p "$build"
build=$(cd "$build" && pwd)

. "$top/src/install-packages.sh"

# The environment stands before the session bus starts: what the bus activates inherits it.
unset WAYLAND_DISPLAY DISPLAY
export GSK_RENDERER=cairo GDK_DEBUG=gl-disable GDK_BACKEND=x11
export XDG_DATA_DIRS=${XDG_DATA_DIRS:-/usr/local/share:/usr/share}

# The usual linker takes longer over the programs of a hundred tests than the compiler.
export CC_LD=gold

logs=()

# Builds in $1 and tests it; the first argument beyond "--" on belongs to meson test, what
# stands before it to meson setup. A build that fails leaves no log and counts as a failure.
build_and_test() {
  local folder=$1
  local -a setup=()
  shift
  while [ "$1" != -- ]; do
    setup+=("$1")
    shift
  done
  shift
  local log=$folder/meson-logs/testlog.json
  logs+=("$log")
  rm -f "$log"
  echo "== ${folder#"$top"/} ${setup[*]}"
  build_in "$folder" --prefix="$folder/prefix" "${setup[@]}" || return 0
  # Many tests wait for files, pages and the display, so that there is room for twice as many.
  "${wrapper[@]}" meson test -C "$folder" --no-rebuild --print-errorlogs \
    --num-processes $((2 * $(nproc))) "$@" || true
}

# What a failed set-up leaves to say, in the form of every other end.
give_up() {
  echo "$1" >&2
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
}

install_missing_packages base gui test || give_up "The packages could not be installed."
generate_chinese_locale || give_up "The locale zh_CN.UTF-8 could not be made."

wrapper=(xvfb-run --auto-servernum
         --server-args="-screen 0 1280x800x24 -nolisten tcp -noreset"
         dbus-run-session --)
build_and_test "$build" -Dgui=true -Dtests=true -- --timeout-multiplier 2

wrapper=()
build_and_test "$build-sanitize" -Dgui=false -Dtests=true \
  -Db_sanitize=address,undefined -Db_lundef=false -Doptimization=1 -- \
  --suite core --suite render --suite hostile --timeout-multiplier 3

"$top/tests/count-results.py" "${logs[@]}"
