# shellcheck shell=bash
# Sourced by the scripts that look for a program and install it. Needs bash; starts nothing.

has() { command -v "$1" >/dev/null; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# Installs packages of apt-get without what they only recommend. One call for all packages reads the index once.
install_packages() {
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

# Prints the first of some paths that is a program.
first_program() {
  local candidate
  for candidate in "$@"; do
    if [ -x "$candidate" ]; then
      echo "$candidate"
      return
    fi
  done
  return 1
}

# Prints what a function finds, and installs it if it is missing, unless the script was called with --find.
#   provide FUNCTION ARGUMENT NAME PURPOSE "PACKAGES OF APT-GET" "PACKAGES OF BREW" ADDRESS
provide() {
  local find=$1 argument=$2 name=$3 purpose=$4 address=$7 apt brew
  read -ra apt <<<"$5"
  read -ra brew <<<"$6"
  if "$find"; then
    return
  elif [ "$argument" = --find ]; then
    return 1
  fi

  echo "$purpose $name, which is not on this machine. Installing it." >&2
  if has apt-get; then
    install_packages "${apt[@]}" >&2
  elif has brew; then
    brew install "${brew[@]}" >&2
  fi

  "$find" || { echo "error: $name cannot be installed here. Install it and run this again: $address" >&2; return 1; }
}
