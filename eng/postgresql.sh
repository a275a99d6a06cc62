#!/usr/bin/env bash
# Prints the folder with PostgreSQL's server programs (initdb, postgres) and installs them if they are missing. Starts no server.
# --find only looks, and exits with 1 if they are missing.
set -euo pipefail
. "$(dirname "$0")/programs.sh"

find_postgresql() {
  local folder
  for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin | sort -V -r) \
    "$(dirname "$(command -v initdb || echo /nowhere/initdb)")"; do
    if [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then
      echo "$folder"
      return
    fi
  done
  return 1
}

if [ "${1:-}" != --find ] && has apt-get && ! find_postgresql >/dev/null; then
  # The tests run a cluster of their own; the package must not create and start one.
  as_root mkdir -p /etc/postgresql-common/createcluster.d
  echo "create_main_cluster = false" | as_root tee /etc/postgresql-common/createcluster.d/genie-tests.conf >/dev/null
fi

provide find_postgresql "${1:-}" PostgreSQL "The rotation tests need" postgresql postgresql https://www.postgresql.org/download
