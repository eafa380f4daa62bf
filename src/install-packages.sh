# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by src/run.sh and tests/run.sh. Needs $top, the root of the source tree.

# Names in src/debian-packages.txt whose scope is one of the arguments.
packages_of_scopes() {
  local name scope reason wanted
  while IFS='|' read -r name scope reason; do
    case $name in '' | '#'*) continue ;; esac
    name=${name//[[:space:]]/}
    scope=${scope//[[:space:]]/}
    for wanted in "$@"; do
      [ "$scope" = "$wanted" ] && printf '%s\n' "$name"
    done
  done < "$top/src/debian-packages.txt"
  return 0
}

package_is_installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2> /dev/null)" = installed ]
}

# Runs a command as root: directly, or through sudo where there is one.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo > /dev/null; then
    sudo "$@"
  else
    echo "This needs root: $*. Run it as root, then start again." >&2
    return 1
  fi
}

# Installs what is missing of the scopes in the arguments; asks nothing, and does nothing when
# everything is there, so that a machine without a network can build again.
install_missing_packages() {
  local package
  local -a missing=()
  if ! command -v dpkg-query > /dev/null; then
    echo "This is not Debian; the packages of src/debian-packages.txt are expected to be there."
    return 0
  fi
  while IFS= read -r package; do
    package_is_installed "$package" || missing+=("$package")
  done < <(packages_of_scopes "$@")
  [ "${#missing[@]}" -eq 0 ] && return 0
  echo "Installing ${missing[*]}"
  as_root apt-get update || return 1
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends "${missing[@]}"
}

# Chinese collation and messages need the locale; containers come without it.
generate_chinese_locale() {
  locale -a 2> /dev/null | grep -qi '^zh_CN\.utf-\?8$' && return 0
  command -v localedef > /dev/null || return 0
  as_root localedef -i zh_CN -f UTF-8 zh_CN.UTF-8
}

# Configures $1 with the further arguments, once or again, and builds it.
build_in() {
  local build=$1
  shift
  if [ -f "$build/build.ninja" ]; then
    meson setup --reconfigure "$build" "$top" "$@" || return 1
  else
    meson setup "$build" "$top" "$@" || return 1
  fi
  ninja -C "$build"
}
