#!/usr/bin/env bash
# Prints the folder with PostgreSQL's server programs (initdb, postgres) and installs them if they are missing. Starts no server.
# --find only looks, and exits with 1 if they are missing.
set -euo pipefail

find_programs() {
  local candidates
  candidates=$(printf '%s\n' /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin | sort -V -r)
  for folder in $candidates $(dirname "$(command -v initdb || echo /nowhere/initdb)"); do
    if [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then
      echo "$folder"
      return
    fi
  done
  return 1
}

if [ "${1:-}" = --find ]; then
  find_programs
elif ! find_programs; then
  echo "The rotation tests need PostgreSQL, which is not on this machine. Installing it." >&2
  if command -v apt-get >/dev/null; then
    sudo=$([ "$(id -u)" = 0 ] || echo sudo)
    # The tests run a cluster of their own; the machine must get none.
    $sudo mkdir -p /etc/postgresql-common/createcluster.d
    echo "create_main_cluster = false" | $sudo tee /etc/postgresql-common/createcluster.d/genie-drills.conf >/dev/null
    { $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends postgresql; } >&2
  elif command -v brew >/dev/null; then
    brew install postgresql >&2
  fi
  find_programs || { echo "error: PostgreSQL cannot be installed here. Install version 13 or later and run this again: https://www.postgresql.org/download" >&2; exit 1; }
fi
