#!/usr/bin/env bash
# Prints the path of Chromium and installs it if it is missing. Starts no browser.
# --find only looks, and exits with 1 if it is missing.
set -euo pipefail
. "$(dirname "$0")/programs.sh"

find_chromium() {
  first_program "$(command -v chromium || true)" "$(command -v chromium-browser || true)" "$(command -v google-chrome || true)" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
}

provide find_chromium "${1:-}" Chromium "The tests of the catalog need" chromium chromium \
  https://www.chromium.org/getting-involved/download-chromium
