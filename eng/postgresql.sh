#!/usr/bin/env bash
# Prints the folder with PostgreSQL's server programs (initdb, postgres); installs them where they are missing. Starts nothing.
set -euo pipefail

find_programs() {
  local candidates
  candidates=$(ls -d /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin 2>/dev/null | sort -V -r || true)
  for folder in $candidates $(dirname "$(command -v initdb || echo /nowhere/initdb)"); do
    if [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then
      echo "$folder"
      return
    fi
  done
  return 1
}

if ! find_programs; then
  echo "PostgreSQL is needed by the rotation drill and not on this machine: installing it." >&2
  if command -v apt-get >/dev/null; then
    sudo=$([ "$(id -u)" = 0 ] || echo sudo)
    # The drill runs a private cluster; the machine gets none of its own.
    $sudo mkdir -p /etc/postgresql-common/createcluster.d
    echo "create_main_cluster = false" | $sudo tee /etc/postgresql-common/createcluster.d/genie-drills.conf >/dev/null
    { $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends postgresql; } >&2
  elif command -v brew >/dev/null; then
    brew install postgresql >&2
  fi
  find_programs || { echo "Install PostgreSQL 13 or later and run this again: https://www.postgresql.org/download" >&2; exit 1; }
fi
