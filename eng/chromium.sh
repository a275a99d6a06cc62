#!/usr/bin/env bash
# Prints the path of Chromium and installs it if it is missing. Starts no browser.
# --find only looks, and exits with 1 if it is missing.
set -euo pipefail

find_program() {
  local candidate
  for candidate in "$(command -v chromium || true)" "$(command -v chromium-browser || true)" "$(command -v google-chrome || true)" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
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
  echo "The tests of the catalogue need Chromium, which is not on this machine. Installing it." >&2
  if command -v apt-get >/dev/null; then
    sudo=$([ "$(id -u)" = 0 ] || echo sudo)
    { $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends chromium; } >&2
  elif command -v brew >/dev/null; then
    brew install chromium >&2
  fi
  find_program || { echo "error: Chromium cannot be installed here. Install it and run this again: https://www.chromium.org/getting-involved/download-chromium" >&2; exit 1; }
fi
