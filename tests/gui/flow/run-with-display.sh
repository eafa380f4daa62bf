#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run-with-display.sh PROGRAM [ARGUMENT…]
#
# Runs a program with a display, a session bus and a home of its own. What the bus starts, as
# the accessibility registry, inherits the environment of the bus, so all of it is set before.
set -eu

home=$(mktemp -d)
mkdir -m 700 "$home/run" "$home/data" "$home/config" "$home/cache" "$home/state"

# The server picks the number of its display itself: two test runs never choose the same one.
# Without -noreset it starts anew, and drops who has just come, when its last client leaves.
mkfifo "$home/display"
Xvfb -displayfd 3 -screen 0 1280x1024x24 -nolisten tcp -noreset \
  3>"$home/display" >/dev/null 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -rf "$home"' EXIT
trap 'exit 1' HUP INT TERM
read -r number <"$home/display"

# What still slides into its place takes no click.
mkdir "$home/config/gtk-4.0"
printf '[Settings]\ngtk-enable-animations=false\n' >"$home/config/gtk-4.0/settings.ini"

unset LANGUAGE WAYLAND_DISPLAY XAUTHORITY
export DISPLAY=":$number"
export HOME="$home"
export XDG_RUNTIME_DIR="$home/run"
export XDG_DATA_HOME="$home/data"
export XDG_CONFIG_HOME="$home/config"
export XDG_CACHE_HOME="$home/cache"
export XDG_STATE_HOME="$home/state"
export LANG=C.UTF-8 LC_ALL=C.UTF-8
export GDK_BACKEND=x11 GDK_DEBUG=gl-disable GSK_RENDERER=cairo
export GSETTINGS_BACKEND=keyfile GIO_USE_VFS=local
export PYTHONDONTWRITEBYTECODE=1

# Only the program writes to our output; what the bus starts talks there too.
exec 3>&1
dbus-run-session -- sh -c 'exec "$@" >&3 3>&-' sh "$@" >/dev/null
