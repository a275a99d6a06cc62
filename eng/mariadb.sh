#!/usr/bin/env bash
# Prints the path of MariaDB's server program (mariadbd) and installs it if it is missing. Starts no server.
# --find only looks, and exits with 1 if it is missing.
set -euo pipefail
. "$(dirname "$0")/programs.sh"

find_mariadb() {
  first_program "$(command -v mariadbd || true)" /usr/sbin/mariadbd /opt/homebrew/opt/mariadb/bin/mariadbd /usr/local/opt/mariadb/bin/mariadbd
}

# The programs without the service that the package mariadb-server would start. The client package has what mariadb-install-db needs.
provide find_mariadb "${1:-}" MariaDB "The rotation tests need" "mariadb-server-core mariadb-client-core" mariadb https://mariadb.org/download
