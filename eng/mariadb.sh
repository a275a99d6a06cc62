#!/usr/bin/env bash
# Prints the path of MariaDB's server program (mariadbd) and installs it if it is missing. Starts no server.
# --find only looks, and exits with 1 if it is missing.
set -euo pipefail

find_program() {
  local candidate
  for candidate in "$(command -v mariadbd || true)" /usr/sbin/mariadbd /opt/homebrew/opt/mariadb/bin/mariadbd /usr/local/opt/mariadb/bin/mariadbd; do
    if [ -x "$candidate" ]; then
      echo "$candidate"
      return
    fi
  done
  return 1
}

if [ "${1:-}" = --find ]; then
  find_program
elif ! find_program; then
  echo "The rotation tests need MariaDB, which is not on this machine. Installing it." >&2
  if command -v apt-get >/dev/null; then
    sudo=$([ "$(id -u)" = 0 ] || echo sudo)
    # The programs without the service that the package mariadb-server would start. The client package has what mariadb-install-db needs.
    { $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends mariadb-server-core mariadb-client-core; } >&2
  elif command -v brew >/dev/null; then
    brew install mariadb >&2
  fi
  find_program || { echo "error: MariaDB cannot be installed here. Install it and run this again: https://mariadb.org/download" >&2; exit 1; }
fi
