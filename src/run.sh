#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and opens Tanjian on the sample round. With no display, the
# same job is done by tanjian-cli and its results are left in a folder.
#
#   src/run.sh [RESULTS-FOLDER]
#
# TANJIAN_BUILD names another build folder than .build.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${TANJIAN_BUILD:-$top/.build}
mkdir -p "$build"
build=$(cd "$build" && pwd)
prefix=$build/prefix
results=${1:-$build/results}

. "$top/src/install-packages.sh"

display_works() {
  if [ -n "${WAYLAND_DISPLAY:-}" ]; then
    case $WAYLAND_DISPLAY in
      /*) [ -S "$WAYLAND_DISPLAY" ] && return 0 ;;
      *) [ -S "${XDG_RUNTIME_DIR:-/nonexistent}/$WAYLAND_DISPLAY" ] && return 0 ;;
    esac
  fi
  [ -n "${DISPLAY:-}" ] || return 1
  case $DISPLAY in
    :*) local number=${DISPLAY#:}; [ -S "/tmp/.X11-unix/X${number%%.*}" ] ;;
    *) return 0 ;;
  esac
}

# Does one step of the job without a window and tells about it.
step() {
  local words=$1
  shift
  echo "$words"
  "$@" || {
    echo "This step failed: $*" >&2
    exit 1
  }
}

# Findings of severity error make tanjian-cli end with 1, which half of the round is there for.
check_round() {
  local package name status
  mkdir -p "$results/findings"
  for package in "$round"/*; do
    name=$(basename "$package" .zip)
    status=0
    "$cli" check "$package" --format=json > "$results/findings/$name.json" || status=$?
    [ "$status" -le 1 ] || return "$status"
    case $status in
      0) echo "  $name: no error" ;;
      1) echo "  $name: errors, see findings/$name.json" ;;
    esac
  done
}

work_without_display() {
  local sample=$round/03-玻璃熔窑富氧燃烧与余热利用技术
  cli=$prefix/bin/tanjian-cli
  local reviewer=样例评审人
  local password_file=$results/identity-password.txt
  mkdir -p "$results"
  rm -f "$results"/identity.{p12,pem} "$results"/{draft,signed-sheet}.xml
  (umask 077; echo "sample-only" > "$password_file")
  step "Checking the sample round" check_round
  step "Drawing the abatement cost curve as SVG" \
    "$cli" chart "$round" --kind=cost-curve --output="$results/cost-curve.svg"
  step "Drawing the abatement cost curve as PDF" \
    "$cli" chart "$round" --kind=cost-curve --output="$results/cost-curve.pdf"
  step "Drafting a review sheet; its scores stay open, for only a person can give them" \
    "$cli" draft "$sample" --reviewer-name="$reviewer" --output="$results/draft.xml"
  step "Making an identity for trying out; its password is in ${password_file##*/}" \
    "$cli" identity --name="$reviewer" --password-file="$password_file" \
    --output="$results/identity.p12" --certificate="$results/identity.pem"
  step "Signing the draft as an incomplete sheet" \
    "$cli" sign "$results/draft.xml" --key="$results/identity.p12" \
    --password-file="$password_file" --incomplete --output="$results/signed-sheet.xml"
  step "Verifying the signed sheet against the package, trusting that identity" \
    "$cli" verify "$results/signed-sheet.xml" --trust="$results/identity.pem" \
    --package="$sample"
  echo "There is no display, so no window was opened. The results are in $results:"
  ls -1 "$results"
}

install_missing_packages base gui
# Without the tests, whose tools are not needed to run the program.
build_in "$build" --prefix="$prefix" -Dgui=true -Dtests=false

# The round is put there anew: a package of an older version may not stay behind.
round=$prefix/share/tanjian/sample-round
rm -rf "$round"
meson install -C "$build" --no-rebuild --quiet
export XDG_DATA_DIRS=$prefix/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}
if display_works; then
  # A display without a session, as on a server: settings and screen readers want a bus.
  if [ -z "${DBUS_SESSION_BUS_ADDRESS:-}" ] && [ ! -S "${XDG_RUNTIME_DIR:-/nonexistent}/bus" ]; then
    exec dbus-run-session -- "$prefix/bin/tanjian" "$round"
  fi
  exec "$prefix/bin/tanjian" "$round"
fi
work_without_display
